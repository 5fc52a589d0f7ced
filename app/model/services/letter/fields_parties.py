"""The fields about who is who: the citizen, the employer, the helper, the scheme and its handbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.model.checks.due import municipality_runs_payroll
from app.model.domain.entities import Helper, Party, Scheme, WorkLeader
from app.model.services.blanks import Kind
from app.model.services.choices import PARAGRAPHS, TAX_CARDS
from app.model.services.employment.hiring_step import HANDBOOK, ITS_MUNICIPALITY
from app.model.services.letter.context import Context
from app.model.services.letter.field import LetterField, day, yes

NO_MUNICIPALITY = frozenset({"standard", "kl-foa"})  # profiles that are nobody's: their titles are no names


def _is_citizen(c: Context) -> bool:
    return c.scheme.employer is Party.SELF


def _leader(c: Context) -> str:
    """Who leads the daily work and signs for it: the citizen, or the relative by the employer's name where it is one."""
    if c.scheme.work_leader is WorkLeader.CITIZEN:
        return c.scheme.citizen_name
    return c.scheme.employer_name or "" if c.scheme.employer is Party.RELATIVE else ""


def _scheme(title: str, name: str, tell: Callable[[Scheme], str | None]) -> LetterField:
    return LetterField(title, lambda c: tell(c.scheme) or "", Kind.SCHEME, name)


def _helper(title: str, name: str, tell: Callable[[Helper], str | None], *, needed: bool = True) -> LetterField:
    def value(c: Context) -> str:
        return "" if c.helper is None else tell(c.helper) or ""

    return LetterField(title, value, Kind.HELPER, name, needed)


def _seen(title: str, name: str, tell: Callable[[Helper], date | None]) -> LetterField:
    return _helper(title, name, lambda h: day(tell(h)), needed=False)


def _employer(
    title: str,
    name: str,
    own: Callable[[Scheme], str | None],
    citizens: Callable[[Scheme], str | None],
    *,
    needed: bool = True,
) -> LetterField:
    """Written as the citizen's where the citizen is the employer, else as the employer's own; both on one screen."""

    def value(c: Context) -> str:
        return (citizens(c.scheme) if _is_citizen(c) else own(c.scheme)) or ""

    return LetterField(title, value, Kind.SCHEME, name, needed)


def _other(title: str, tell: Callable[[Scheme], str | None]) -> LetterField:
    """Of another employer than the citizen; what is written before the role is handed over is used too."""
    return LetterField(title, lambda c: tell(c.scheme) or "", needed=False)


def _tax(helper: Helper) -> str:
    return TAX_CARDS[helper.tax_card] if helper.tax_card is not None else ""


def _pension_proof(helper: Helper) -> str:
    return (
        ""
        if helper.pension_proof_on is None
        else f"{helper.pension_proof or 'vist'} (set {day(helper.pension_proof_on)})"
    )


def _municipality(c: Context) -> str:
    return "" if c.rules.profile in NO_MUNICIPALITY else c.rules.title


def _paragraph(c: Context) -> str:
    return f"servicelovens {PARAGRAPHS[c.scheme.paragraph]}"


def _grant(c: Context) -> str:
    municipality = _municipality(c)
    return f"{_paragraph(c)}, bevilget af {municipality}" if municipality else _paragraph(c)


def _handbook(c: Context) -> str:
    """The handbook that advice comes from; in other municipalities it is said to be another's."""
    return HANDBOOK if c.scheme.municipality == ITS_MUNICIPALITY else f"{HANDBOOK} (en anden kommunes håndbog)"


PARTY_FIELDS: dict[str, LetterField] = {
    "dato": LetterField("Dato", lambda c: day(c.on)),
    "borger.navn": _scheme("Borgerens navn", "citizen_name", lambda s: s.citizen_name),
    "borger.adresse": _scheme("Borgerens adresse", "citizen_address", lambda s: s.citizen_address),
    "borger.cpr": _scheme("Borgerens CPR-nummer", "citizen_cpr", lambda s: s.citizen_cpr),
    "borger.telefon": _scheme("Borgerens telefon", "citizen_phone", lambda s: s.citizen_phone),
    "arbejdsgiver.navn": _employer(
        "Arbejdsgiverens navn", "employer_name", lambda s: s.employer_name, lambda s: s.citizen_name
    ),
    "arbejdsgiver.adresse": _employer(
        "Arbejdsgiverens adresse", "employer_address", lambda s: s.employer_address, lambda s: s.citizen_address
    ),
    "arbejdsgiver.telefon": _employer(
        "Arbejdsgiverens telefon",
        "employer_phone",
        lambda s: s.employer_phone,
        lambda s: s.citizen_phone,
        needed=False,
    ),
    "arbejdsgiver.cvr": LetterField(
        "CVR-nummer", lambda c: c.scheme.employer_cvr or "", Kind.SCHEME, "employer_cvr", needed=False
    ),
    "arbejdsgiver.leder": LetterField("Den, der leder arbejdet", _leader, Kind.SCHEME, "citizen_name", needed=False),
    "arbejdsgiver.er_borgeren": LetterField("Borgeren er selv arbejdsgiver", lambda c: yes(_is_citizen(c))),
    "arbejdsgiver.andens_navn": _other("Den nye arbejdsgivers navn", lambda s: s.employer_name),
    "arbejdsgiver.andens_adresse": _other("Den nye arbejdsgivers adresse", lambda s: s.employer_address),
    "arbejdsgiver.andens_cvr": _other("Den nye arbejdsgivers CVR-nummer", lambda s: s.employer_cvr),
    "ordning.paragraf": LetterField("Bestemmelsen", _paragraph),
    "ordning.kommune": LetterField("Kommunen", _municipality, Kind.SCHEME, "municipality"),
    "ordning.bevilling": LetterField("Bestemmelsen og kommunen", _grant),
    "ordning.kommunen_fører_løn": LetterField(
        "Kommunen udbetaler lønnen", lambda c: yes(municipality_runs_payroll(c.scheme))
    ),
    "ordning.respiration": LetterField("Der er respirationshjælp", lambda c: yes(c.scheme.respiration)),
    "ordning.arbejdsleder": LetterField(
        "Hvem der leder arbejdet",
        lambda c: "borgeren" if c.scheme.work_leader is WorkLeader.CITIZEN else "en nærtstående til borgeren",
    ),
    "håndbogen.navn": LetterField("Håndbogen, som rådet kommer fra", _handbook),
    "hjælper.navn": _helper("Hjælperens navn", "name", lambda h: h.name),
    "hjælper.adresse": _helper("Hjælperens adresse", "address", lambda h: h.address),
    "hjælper.cpr": _helper("Hjælperens CPR-nummer", "cpr", lambda h: h.cpr),
    "hjælper.telefon": _helper("Hjælperens telefon", "phone", lambda h: h.phone, needed=False),
    "hjælper.email": _helper("Hjælperens e-mail", "email", lambda h: h.email, needed=False),
    "hjælper.konto": _helper("Hjælperens bankkonto", "bank_account", lambda h: h.bank_account),
    "hjælper.født": _helper("Hjælperens fødselsdato", "born_on", lambda h: day(h.born_on)),
    "hjælper.skat": _helper("Skattekort", "tax_card", _tax),
    "hjælper.pensionsbevis": _helper("Bevis for pension", "pension_proof_on", _pension_proof, needed=False),
    "hjælper.straffeattest_set": _seen(
        "Straffeattest set den", "criminal_record_seen_on", lambda h: h.criminal_record_seen_on
    ),
    "hjælper.børneattest_set": _seen("Børneattest set den", "child_record_seen_on", lambda h: h.child_record_seen_on),
}
