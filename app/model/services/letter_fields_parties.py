"""The fields about who is who: the citizen, the employer, the helper, the scheme."""

from __future__ import annotations

from app.model.domain.entities import Helper, Party, Scheme, WorkLeader
from app.model.services.blanks import Kind
from app.model.services.choices import PARAGRAPHS, TAX_CARDS
from app.model.services.letter_context import Context
from app.model.services.letter_field import LetterField, day, yes


def _is_citizen(c: Context) -> bool:
    return c.scheme.employer is Party.SELF


def _employer(c: Context, own: str | None, citizens: str | None) -> str:
    """The citizen's own where the citizen is the employer."""
    return (citizens if _is_citizen(c) else own) or ""


def _leader(c: Context) -> str:
    """Who leads the daily work and signs for it: the citizen, or the relative by the employer's name where it is one."""
    if c.scheme.work_leader is WorkLeader.CITIZEN:
        return c.scheme.citizen_name
    return c.scheme.employer_name or "" if c.scheme.employer is Party.RELATIVE else ""


def _scheme(title: str, name: str) -> LetterField:
    def value(c: Context) -> str:
        return getattr(c.scheme, name) or ""

    return LetterField(title, value, Kind.SCHEME, name)


def _helper(title: str, name: str, *, needed: bool = True) -> LetterField:
    def value(c: Context) -> str:
        return "" if c.helper is None else getattr(c.helper, name) or ""

    return LetterField(title, value, Kind.HELPER, name, needed)


def _employer_field(title: str, own: str, citizens: str, *, needed: bool = True) -> LetterField:
    """Written as the citizen's where the citizen is the employer, else as the employer's own; both on one screen."""

    def value(c: Context) -> str:
        return _employer(c, getattr(c.scheme, own), getattr(c.scheme, citizens))

    return LetterField(title, value, Kind.SCHEME, own, needed)


def _tax(helper: Helper | None) -> str:
    return TAX_CARDS[helper.tax_card] if helper is not None and helper.tax_card is not None else ""


def _pension_proof(c: Context) -> str:
    helper = c.helper
    if helper is None or helper.pension_proof_on is None:
        return ""
    return f"{helper.pension_proof or 'vist'} (set {day(helper.pension_proof_on)})"


def _own_name(scheme: Scheme, name: str) -> str:
    """Of another employer than the citizen; what is written before the role is handed over is used too."""
    return getattr(scheme, name) or ""


PARTY_FIELDS: dict[str, LetterField] = {
    "dato": LetterField("Dato", lambda c: day(c.on)),
    "borger.navn": _scheme("Borgerens navn", "citizen_name"),
    "borger.adresse": _scheme("Borgerens adresse", "citizen_address"),
    "borger.cpr": _scheme("Borgerens CPR-nummer", "citizen_cpr"),
    "borger.telefon": _scheme("Borgerens telefon", "citizen_phone"),
    "arbejdsgiver.navn": _employer_field("Arbejdsgiverens navn", "employer_name", "citizen_name"),
    "arbejdsgiver.adresse": _employer_field("Arbejdsgiverens adresse", "employer_address", "citizen_address"),
    "arbejdsgiver.telefon": _employer_field("Arbejdsgiverens telefon", "employer_phone", "citizen_phone", needed=False),
    "arbejdsgiver.cvr": LetterField(
        "CVR-nummer", lambda c: c.scheme.employer_cvr or "", Kind.SCHEME, "employer_cvr", needed=False
    ),
    "arbejdsgiver.leder": LetterField("Den, der leder arbejdet", _leader, Kind.SCHEME, "citizen_name", needed=False),
    "arbejdsgiver.er_borgeren": LetterField("Borgeren er selv arbejdsgiver", lambda c: yes(_is_citizen(c))),
    "arbejdsgiver.andens_navn": LetterField(
        "Den nye arbejdsgivers navn", lambda c: _own_name(c.scheme, "employer_name"), needed=False
    ),
    "arbejdsgiver.andens_adresse": LetterField(
        "Den nye arbejdsgivers adresse", lambda c: _own_name(c.scheme, "employer_address"), needed=False
    ),
    "arbejdsgiver.andens_cvr": LetterField(
        "Den nye arbejdsgivers CVR-nummer", lambda c: _own_name(c.scheme, "employer_cvr"), needed=False
    ),
    "ordning.paragraf": LetterField("Bestemmelsen", lambda c: f"servicelovens {PARAGRAPHS[c.scheme.paragraph]}"),
    "ordning.kommune": LetterField("Kommunen", lambda c: c.rules.title),
    "ordning.respiration": LetterField("Der er respirationshjælp", lambda c: yes(c.scheme.respiration)),
    "ordning.arbejdsleder": LetterField(
        "Hvem der leder arbejdet",
        lambda c: "borgeren" if c.scheme.work_leader is WorkLeader.CITIZEN else "en nærtstående til borgeren",
    ),
    "hjælper.navn": _helper("Hjælperens navn", "name"),
    "hjælper.adresse": _helper("Hjælperens adresse", "address"),
    "hjælper.cpr": _helper("Hjælperens CPR-nummer", "cpr"),
    "hjælper.telefon": _helper("Hjælperens telefon", "phone", needed=False),
    "hjælper.email": _helper("Hjælperens e-mail", "email", needed=False),
    "hjælper.konto": _helper("Hjælperens bankkonto", "bank_account"),
    "hjælper.født": LetterField(
        "Hjælperens fødselsdato", lambda c: day(c.helper.born_on) if c.helper else "", Kind.HELPER, "born_on"
    ),
    "hjælper.skat": LetterField("Skattekort", lambda c: _tax(c.helper), Kind.HELPER, "tax_card"),
    "hjælper.pensionsbevis": LetterField(
        "Bevis for pension", _pension_proof, Kind.HELPER, "pension_proof_on", needed=False
    ),
}
