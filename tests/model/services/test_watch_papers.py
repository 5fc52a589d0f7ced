"""The pages for the binder: what is found with what was decided about it, and the exceptions to rest rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.model.checks.working_time import GROUNDS
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding, Severity
from app.model.domain.watch import FindingMark, MarkKind, RestGround
from app.model.services import watch
from app.model.services.binder import Binder
from app.model.services.findings import find_all
from app.model.services.list_papers import Asked
from app.model.services.rest_papers import NO_EXCEPTIONS, NO_LONG_SHIFTS, NOT_WRITTEN
from app.model.services.scheme import save_scheme, scheme_draft
from app.model.services.watch_papers import (
    NOTHING_FOUND,
    document_pdf,
    document_text,
    findings_list,
    mark_text,
    save_document,
)

AddShift = Callable[..., str]
at = datetime.fromisoformat
OCTOBER = Asked(first=date(2026, 10, 1), last=date(2026, 10, 31))


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def tired(staffed: Binder, add: AddShift) -> Finding:
    """Anna works until 23 and begins again at 7: 8 hours of rest."""
    add("2026-10-12T15:00", "2026-10-12T23:00")
    add("2026-10-13T07:00", "2026-10-13T15:00")
    (found,) = (f for f in find_all(staffed, staffed.today) if f.code == "daily-rest")
    return found


def test_a_finding_is_told_with_day_helper_advice_and_who_decides(staffed: Binder, tired: Finding) -> None:
    text = plain(document_text(staffed, "tjek", Asked()))
    assert "Det skal du holde øje med, 21.11.2026" in text
    assert "Borger: Karla Prøve" in text
    assert "13.10.2026 kl. 07:00: For lidt hvile – Anna Prøve" in text
    assert f"{tired.message} Gør dette: {tired.advice} Kilde: {tired.reason.source} (bestemt af loven)" in text
    assert "Besluttet" not in text


def test_the_worst_comes_first_and_each_kind_is_counted(staffed: Binder, tired: Finding, add: AddShift) -> None:
    add("2026-11-02T07:00", "2026-11-02T15:00", "h2")  # Bent's contract ended in October
    printed = findings_list(staffed, Asked())
    titles = [section.title.split(" (")[0] for section in printed.sections]
    assert titles[:2] == ["Fejl", "Advarsler"]
    assert [len(section.entries) for section in printed.sections[:2]] == [
        sum(f.severity is s for f in find_all(staffed, staffed.today)) for s in (Severity.ERROR, Severity.WARNING)
    ]
    assert dict(printed.about)["I alt"].startswith("1 fejl, ")


def test_what_was_decided_is_told_in_the_line(staffed: Binder, tired: Finding) -> None:
    watch.put_off(staffed, tired, date(2026, 12, 1), "Taler med Anna.")
    assert "Besluttet: Udsat til 01.12.2026: Taler med Anna." in plain(document_text(staffed, "tjek", Asked()))
    watch.settle(staffed, tired, "Hun fik hvilen dagen efter.")
    assert "Besluttet: Afsluttet: Hun fik hvilen dagen efter." in plain(document_text(staffed, "tjek", Asked()))


@pytest.mark.parametrize(
    ("kind", "until", "severity", "told"),
    [
        (MarkKind.PUT_OFF, date(2026, 11, 22), "warning", "Udsat til 22.11.2026"),
        (MarkKind.PUT_OFF, date(2026, 11, 21), "warning", ""),
        (MarkKind.PUT_OFF, date(2026, 12, 1), "notice", ""),
        (MarkKind.SETTLED, None, "warning", "Afsluttet: Ja."),
        (MarkKind.SETTLED, None, "error", "Afsluttet: Ja."),
        (MarkKind.SETTLED, None, "notice", ""),
    ],
)
def test_a_decision_holds_until_its_day_and_until_it_gets_worse(
    tired: Finding, kind: MarkKind, until: date | None, severity: str, told: str
) -> None:
    note = "Ja." if kind is MarkKind.SETTLED else None
    mark = FindingMark("p1", tired.key, kind, severity, date(2026, 11, 1), until, note, extent=tired.extent)
    assert mark_text(mark, tired, date(2026, 11, 21)) == told
    assert mark_text(None, tired, date(2026, 11, 21)) == ""
    assert mark_text(mark, replace(tired, extent=tired.extent * 2), date(2026, 11, 21)) == ""


def test_one_helper_can_be_asked_for(staffed: Binder, tired: Finding, add: AddShift) -> None:
    add("2026-11-02T07:00", "2026-11-02T15:00", "h2")
    text = document_text(staffed, "tjek", Asked(helper_id="h2"))
    assert "Kun for: Bent Åse" in text
    assert "Vagt uden kontrakt – Bent Åse" in text
    assert "Anna" not in text
    with pytest.raises(Refused, match="h99"):
        document_text(staffed, "tjek", Asked(helper_id="h99"))


def test_nothing_found_lists_what_was_looked_at(binder: Binder) -> None:
    text = plain(document_text(binder, "tjek", Asked()))
    assert NOTHING_FOUND in text
    assert "I alt: ingenting" in text
    assert "Vagter og hviletid: Hvile hver dag I de 24 timer" in text
    assert text.count("Vagter og hviletid:") == 1
    after = text.split("DET HOLDER PROGRAMMET IKKE ØJE MED")[1]
    assert "Arbejdspladsvurdering" in after
    assert "Hvile hver dag" not in after


# --- Exceptions to rest --------------------------------------------------------------------------


def test_an_exception_is_told_with_rule_ground_explanation_and_rest(staffed: Binder, tired: Finding) -> None:
    assert isinstance(tired.at, datetime)
    draft = watch.ExceptionDraft("h1", "daily-rest", tired.at, RestGround.UNFORESEEN, "Afløseren\nkom ikke.")
    watch.record_exception(staffed, draft)
    text = plain(document_text(staffed, "undtagelser", OCTOBER))
    assert "Undtagelser fra hviletid, 01.10.2026–31.10.2026" in text
    assert "13.10.2026 kl. 07:00: Anna Prøve – Hvile hver dag Regel: I de 24 timer" in text
    assert "Grund: En uforudset hændelse. Forklaring: Afløseren kom ikke." in text
    assert f"Hvile i stedet: {NOT_WRITTEN} Skrevet ned: 21.11.2026" in text
    ((exception),) = watch.exceptions(staffed, date(2026, 10, 1), date(2026, 10, 31))
    rest = replace(draft, rest_start=at("2026-10-13T15:00"), rest_end=at("2026-10-14T07:00"))
    watch.record_exception(staffed, rest, exception.id)
    rested = "Hvile i stedet: fra 13.10.2026 kl. 15:00 til 14.10.2026 kl. 07:00"
    assert rested in plain(document_text(staffed, "undtagelser", OCTOBER))
    assert NO_EXCEPTIONS in document_text(staffed, "undtagelser", Asked(first=date(2026, 11, 1)))
    assert NO_EXCEPTIONS in document_text(staffed, "undtagelser", replace(OCTOBER, helper_id="h2"))
    assert "Hvilerum: nej" in text
    assert "LANGE VAGTER" not in text


def test_long_shifts_with_a_rest_room_are_listed_with_the_ground(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T08:00", "2026-10-13T08:00")  # a whole day and night
    add("2026-10-14T08:00", "2026-10-14T20:59")  # just short enough to need no ground
    save_scheme(staffed, replace(scheme_draft(staffed), rest_room=True))
    text = plain(document_text(staffed, "undtagelser", OCTOBER))
    assert "LANGE VAGTER MED HVILERUM (1)" in text
    assert "12.10.2026 kl. 08:00: Anna Prøve" in text
    assert "Vagten: fra 12.10.2026 kl. 08:00 til 13.10.2026 kl. 08:00, 24 timer Fri bagefter: 24 timer" in text
    assert "Det er ikke skrevet ned, hvilken aftale eller dispensation" in text
    draft = scheme_draft(staffed)
    save_scheme(staffed, replace(draft, rest_ground=RestGround.DISPENSATION, rest_ground_note="nr. 123 af 01.02.2026"))
    text = plain(document_text(staffed, "undtagelser", OCTOBER))
    assert f"Vagterne bygger på: {GROUNDS[RestGround.DISPENSATION]}: Nr. 123 af 01.02.2026." in text
    save_scheme(staffed, replace(scheme_draft(staffed), rest_ground_note=""))
    text = plain(document_text(staffed, "undtagelser", OCTOBER))
    assert f"{GROUNDS[RestGround.DISPENSATION]}. Hvilken er ikke skrevet ned." in text
    add("2026-10-19T08:00", "2026-10-20T08:00")
    assert "Fri bagefter: ingen vagt bagefter endnu" in plain(document_text(staffed, "undtagelser", OCTOBER))


def test_a_short_shift_after_too_little_rest_is_no_long_shift(staffed: Binder, add: AddShift) -> None:
    add("2026-10-05T08:00", "2026-10-05T20:00")
    add("2026-10-06T02:00", "2026-10-06T08:00")
    add("2026-10-12T08:00", "2026-10-12T21:00")
    add("2026-10-14T08:00", "2026-10-14T21:01")  # alone too long for 11 hours of rest in the same 24
    save_scheme(staffed, replace(scheme_draft(staffed), rest_room=True))
    text = plain(document_text(staffed, "undtagelser", OCTOBER))
    assert "LANGE VAGTER MED HVILERUM (1)" in text
    assert "14.10.2026 kl. 08:00" in text


def test_no_long_shifts_is_said(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T08:00", "2026-10-13T08:00")
    save_scheme(staffed, replace(scheme_draft(staffed), rest_room=True))
    november = Asked(first=date(2026, 11, 1), last=date(2026, 11, 30))
    assert NO_LONG_SHIFTS in document_text(staffed, "undtagelser", november)
    assert NO_LONG_SHIFTS in document_text(staffed, "undtagelser", replace(OCTOBER, helper_id="h2"))


def test_a_period_that_ends_before_it_begins_is_refused(staffed: Binder) -> None:
    with pytest.raises(Refused, match=r"01\.11\.2026"):
        document_text(staffed, "undtagelser", Asked(first=date(2026, 11, 1), last=date(2026, 10, 31)))


@pytest.mark.parametrize("name", ["tjek", "undtagelser"])
def test_a_period_after_the_last_shift_is_refused(staffed: Binder, add: AddShift, name: str) -> None:
    add("2026-12-02T07:00", "2026-12-02T15:00")
    assert "02.12.2026" in document_text(staffed, name, Asked(first=date(2026, 12, 2)))
    with pytest.raises(Refused, match=r"Fra: ligger efter 02\.12\.2026, og der er ingen vagter senere"):
        document_text(staffed, name, Asked(first=date(2026, 12, 3)))


# --- Both ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["tjek", "undtagelser"])
def test_the_file_holds_what_the_text_says_and_no_cpr_number(example: Binder, tmp_path: Path, name: str) -> None:
    save_scheme(example, replace(scheme_draft(example), citizen_cpr="010150-1234"))
    save_document(example, name, Asked(), tmp_path / "ud.pdf")
    content = (tmp_path / "ud.pdf").read_bytes()
    assert content == document_pdf(example, name, Asked())
    pages = [plain(page.extract_text()) for page in PdfReader(BytesIO(content), strict=True).pages]
    text = plain(document_text(example, name, Asked()))
    assert all("Karla Eksempelsen" in page for page in pages)
    assert "010150" not in text.join(pages)
    assert text.split(", ")[0] in pages[0]
    assert pages[-1].endswith(f"Side {len(pages)} af {len(pages)}")


def test_a_document_never_replaces_the_scheme_file(staffed: Binder) -> None:
    before = staffed.database.path.stat()
    with pytest.raises(Refused, match="ordningens egen fil"):
        save_document(staffed, "tjek", Asked(), staffed.database.path)
    assert staffed.database.path.stat() == before
