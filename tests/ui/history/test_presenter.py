"""Searching the log: every word, helpers and periods, what is said of a line, and how much is shown."""

from __future__ import annotations

from time import perf_counter

import pytest

from app.model.domain.entities import Shift
from app.model.services import history
from app.model.services.binder import Binder
from app.model.services.history import LogLine, LogSearch, change_log
from app.model.store import queries
from app.ui.history.presenter import HistoryPresenter, details, spoken
from app.ui.history.register_presenter import RegisterPresenter


def found(presenter: HistoryPresenter, **texts: str) -> list[LogLine]:
    assert presenter.search(texts) == {}
    lines: list[LogLine] = []
    while not presenter.is_over:
        lines += presenter.step()
    return lines


@pytest.fixture
def presenter(changed_binder: Binder) -> HistoryPresenter:
    made = HistoryPresenter(changed_binder)
    made.load()
    return made


def test_everything_newest_first(presenter: HistoryPresenter) -> None:
    lines = found(presenter)
    assert [line.number for line in lines] == sorted((line.number for line in lines), reverse=True)
    assert lines[0].label == "Fortryd: opret vagt 02.11.2026"
    assert lines[0].what == "Vagt 02.11.2026 kl. 07:00"
    assert lines[0].after == ""
    assert lines[2].what == "Måned oktober 2026"
    assert "begrundelse: Glemt vagt" in lines[2].after
    assert presenter.status == f"{len(lines)} ændringer."
    assert presenter.nothing == ""


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("glemt", 1),
        ("PLANLAGT arbejdet", 1),
        ("bo åse", 3),
        ("ÅSE fortryd", 1),
        ("kl. 07:00", 4),
        ("12.10.2026", 2),
        ("genåbnet;", 1),
        ("anna zebra", 0),
    ],
)
def test_all_words_wherever_they_stand(words: str, count: int, presenter: HistoryPresenter) -> None:
    assert len(found(presenter, words=words)) == count


def test_a_helper_and_a_period(presenter: HistoryPresenter) -> None:
    assert list(presenter.helpers.values()) == ["Alle hjælpere", "Anna Prøve", "Bo Åse"]
    assert {line.helper for line in found(presenter, helper="h2")} == {"Bo Åse"}
    assert presenter.helper_id == "h2"
    assert found(presenter, first="22.11.2026") == []
    assert presenter.nothing.startswith("Ingen ændringer svarer")
    assert found(presenter, last="20.11.2026") == []
    assert len(found(presenter, first="21.11.2026", last="21.11.2026")) == len(found(presenter))


def test_days_that_can_not_be_read_leave_the_former_search(presenter: HistoryPresenter) -> None:
    before = found(presenter, words="glemt")
    assert presenter.search({"first": "31.02.2026"}) == {"first": "31.02.2026 findes ikke i kalenderen"}
    assert list(presenter.search({"first": "02.01.2026", "last": "01.01.2026"})) == ["last"]
    assert presenter.status == "1 ændring."
    assert len(before) == 1


def test_a_cpr_number_is_never_shown_or_found(presenter: HistoryPresenter) -> None:
    assert found(presenter, words="010190") == []
    assert any("CPR-nummer: ••••••-••••" in line.after for line in found(presenter))


def test_lines_in_full_sentences(presenter: HistoryPresenter) -> None:
    (line,) = found(presenter, words="planlagt arbejdet")
    assert details(line) == (
        "Markér oktober 2026 som færdig.\n"
        "Det skete lørdag 21. november 2026 kl. 12:00.\n"
        "Det gælder: Vagt 12.10.2026 kl. 07:00, Anna Prøve.\n\n"
        "Før: status: planlagt.\n\nEfter: status: arbejdet."
    )
    assert spoken(line) == (
        "21.11.2026 kl. 12:00: Markér oktober 2026 som færdig. "
        "Det gælder: Vagt 12.10.2026 kl. 07:00, Anna Prøve. Før: status: planlagt. Efter: status: arbejdet."
    )
    gone = found(presenter, words="fortryd")[0]
    assert "Slettet. Der stod: hjælper: Bo Åse;\nfra: 02.11.2026 kl. 07:00;" in details(gone)
    made = found(presenter, words="helper opret")
    assert made == []


def test_an_empty_file_has_no_history(binder: Binder) -> None:
    presenter = HistoryPresenter(binder)
    presenter.load()
    assert found(presenter) == []
    assert presenter.nothing.startswith("Der er ikke ændret noget endnu.")


def test_no_more_than_so_many_and_it_says_so(example: Binder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_LINES", 700)
    presenter = HistoryPresenter(example)
    assert len(found(presenter)) == 700
    assert "og der er flere" in presenter.status
    assert len(change_log(example)) == 700


def test_no_step_holds_the_window_up(example: Binder) -> None:
    """Twelve thousand lines of a shift each; a step is far below what is felt, also on a busy machine."""
    with example.database.change("Ret alle") as work:
        for number in range(10):
            for shift in queries.everything(work.session, Shift):
                shift.note = f"Nummer {number}"
            work.session.flush()
    search, times = LogSearch(example, "findes ikke"), []
    while not search.is_over:
        start = perf_counter()
        search.step()
        times.append(perf_counter() - start)
    assert len(times) > 20
    assert sorted(times)[len(times) // 2] < 0.1


def test_the_register_is_of_the_helper_who_was_searched_for(changed_binder: Binder) -> None:
    presenter = RegisterPresenter(changed_binder, "h2")
    assert presenter.texts() == {"helper": "h2", "first": "01.07.2026", "last": "31.10.2026"}
    presenter.show({**presenter.texts(), "helper": "h1"})
    assert presenter.status == "Anna Prøve: 8:00 timer på 1 dag."
    assert "Ret" not in presenter.text().split("Rettelser")[0]
