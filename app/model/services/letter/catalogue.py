"""The letters there are: what each is called, what it is about, and when it is used. Names are those of `dokument NAVN`."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.domain.people import TalkKind, TerminationKind
from app.model.domain.stays import StayKind
from app.model.services.blanks import Kind


@dataclass(frozen=True)
class Letter:
    """`help` is one sentence; `talks`, `endings` and `stays` are the records that it fits, all where empty.

    `of_employer`: it is the employer's to write, so where another employs, that one does.
    """

    name: str
    title: str
    kind: Kind
    subject: str
    help: str
    talks: frozenset[TalkKind] = frozenset()
    endings: frozenset[TerminationKind] = frozenset()
    stays: frozenset[StayKind] = frozenset()
    of_employer: bool = True

    @property
    def called(self) -> str:
        """The title inside a sentence."""
        return self.title if self.title.startswith("MUS") else f"{self.title[:1].lower()}{self.title[1:]}"


HIRE, WORK, ABSENCE, VACATION, LEAVE, OUTSIDE = (
    "Ansættelse",
    "Samtaler og oplæring",
    "Fravær",
    "Ferie",
    "Når en hjælper stopper",
    "Til kommunen og andre",
)
_TRIPS = frozenset({StayKind.VACATION})
_RESIGNED = frozenset({TerminationKind.RESIGNATION})
_DISMISSED = frozenset({TerminationKind.DISMISSAL, TerminationKind.GRANT_LOST, TerminationKind.DEATH})

LETTERS: dict[str, Letter] = {
    letter.name: letter
    for letter in (
        Letter("jobopslag", "Jobopslag", Kind.HIRING, HIRE, "Opslaget, der fortæller om den ledige stilling."),
        Letter(
            "samtaleguide",
            "Guide til ansættelsessamtalen",
            Kind.SCHEME,
            HIRE,
            "Hvad ansøgeren skal have at vide, og hvad du må og ikke må spørge om.",
            of_employer=False,
        ),
        Letter("afslag", "Svar til en ansøger", Kind.APPLICANT, HIRE, "Til dem, der ikke fik stillingen."),
        Letter(
            "ansaettelseskontrakt",
            "Ansættelseskontrakt",
            Kind.CONTRACT,
            HIRE,
            "Alle vilkår på skrift, til underskrift af begge.",
        ),
        Letter(
            "tavshedserklaering",
            "Tavshedserklæring",
            Kind.CONTRACT,
            HIRE,
            "Underskrives ved hver ansættelse.",
        ),
        Letter("beskatning", "Besked om skat", Kind.CONTRACT, HIRE, "Hjælperen vælger skattekort og konto."),
        Letter(
            "tillaeg-til-kontrakt",
            "Tillæg til ansættelseskontrakt",
            Kind.CONTRACT,
            HIRE,
            "Når vilkårene ændres fra en dato.",
        ),
        Letter("noeglekvittering", "Nøglekvittering", Kind.HELPER, HIRE, "For nøgler og andet, der lånes ud."),
        Letter(
            "instruktion",
            "Instruktion",
            Kind.TALK,
            WORK,
            "Hvordan en opgave skal gøres, skrevet ned og underskrevet.",
            talks=frozenset({TalkKind.INSTRUCTION}),
            of_employer=False,
        ),
        Letter(
            "referat",
            "Referat",
            Kind.TALK,
            WORK,
            "Af en samtale eller et personalemøde.",
            talks=frozenset({TalkKind.SICK, TalkKind.APPRAISAL, TalkKind.STAFF_MEETING, TalkKind.OTHER}),
            of_employer=False,
        ),
        Letter(
            "tilrettevisning",
            "Tilrettevisning",
            Kind.TALK,
            WORK,
            "Når noget skal gøres anderledes; før en opsigelse.",
            talks=frozenset({TalkKind.REPRIMAND}),
            of_employer=False,
        ),
        Letter(
            "advarsel",
            "Skriftlig advarsel",
            Kind.TALK,
            WORK,
            "Når en tilrettevisning ikke har hjulpet.",
            talks=frozenset({TalkKind.WARNING}),
        ),
        Letter(
            "mus-hjaelper",
            "MUS: hjælperens forberedelse",
            Kind.TALK,
            WORK,
            "Hjælperen skriver til samtalen.",
            talks=frozenset({TalkKind.APPRAISAL}),
            of_employer=False,
        ),
        Letter(
            "mus-arbejdsgiver",
            "MUS: din forberedelse",
            Kind.TALK,
            WORK,
            "Du skriver til samtalen.",
            talks=frozenset({TalkKind.APPRAISAL}),
            of_employer=False,
        ),
        Letter(
            "ulykke",
            "Arbejdsulykke",
            Kind.ACCIDENT,
            ABSENCE,
            "Hvad der skete, hvem der har fået besked hvornår, og hvad der gøres. Til mappen.",
            of_employer=False,
        ),
        Letter(
            "kvittering-barsel",
            "Kvittering for besked om barsel",
            Kind.PARENTAL,
            ABSENCE,
            "Når en hjælper har fortalt om barsel: datoerne, og hvad hjælperen skal oplyse hvornår.",
        ),
        Letter(
            "feriebrev",
            "Feriebrev",
            Kind.HELPER,
            VACATION,
            "Hvad hjælperen har optjent, holdt og tilbage, og hvornår ferien helst skal ligge.",
        ),
        Letter(
            "ferievarsel",
            "Varsling af ferie",
            Kind.ABSENCE,
            VACATION,
            "Giver besked om ferie med det varsel, der gælder.",
        ),
        Letter(
            "aftale-kortere-varsel",
            "Aftale om kortere varsel",
            Kind.ABSENCE,
            VACATION,
            "Når I er enige om ferie, der ikke kan varsles i tide. Begge skriver under.",
        ),
        Letter(
            "svar-paa-ferieoenske",
            "Svar på et ferieønske",
            Kind.WISH,
            VACATION,
            "Ja med dagene, eller nej med grunden.",
        ),
        Letter(
            "aftale-overfoersel",
            "Aftale om overførsel af ferie",
            Kind.HELPER,
            VACATION,
            "Når den 5. ferieuge ikke bliver holdt i år. Begge skriver under inden nytår.",
        ),
        Letter(
            "besked-borgerens-ferie",
            "Besked om borgerens ferie",
            Kind.STAY_HELPER,
            VACATION,
            "Til en hjælper, der ikke tager med: dagene, varslet, og hvad det betyder.",
            stays=_TRIPS,
        ),
        Letter(
            "opsigelse",
            "Opsigelse",
            Kind.TERMINATION,
            LEAVE,
            "Når du siger en hjælper op, med grund og sidste dag.",
            endings=_DISMISSED,
        ),
        Letter(
            "kvittering-for-opsigelse",
            "Kvittering for opsigelse",
            Kind.TERMINATION,
            LEAVE,
            "Når hjælperen selv siger op.",
            endings=_RESIGNED,
        ),
        Letter(
            "bortvisning",
            "Bortvisning",
            Kind.TERMINATION,
            LEAVE,
            "Uden varsel, kun ved grov forsømmelse. Få juridisk rådgivning først.",
            endings=frozenset({TerminationKind.SUMMARY}),
        ),
        Letter(
            "fratraedelsesaftale",
            "Aftale om at stoppe",
            Kind.TERMINATION,
            LEAVE,
            "Når I er enige om den sidste dag. Begge skriver under.",
            endings=frozenset({TerminationKind.AGREEMENT}),
        ),
        Letter(
            "tjenesteattest", "Tjenesteattest", Kind.HELPER, LEAVE, "Hvornår hjælperen har været ansat, og med hvad."
        ),
        Letter(
            "frigoerelsesattest",
            "Frigørelsesattest",
            Kind.CONTRACT,
            LEAVE,
            "Giver hjælperen lov til at stoppe med dags varsel. Kun som nødløsning.",
        ),
        Letter(
            "kommune-fratraedelse",
            "Besked til kommunen: fratrædelse",
            Kind.TERMINATION,
            OUTSIDE,
            "Når en hjælper stopper, og kommunen udbetaler lønnen. Send det som Digital Post.",
        ),
        Letter(
            "kommune-ny-hjaelper",
            "Besked til kommunen: ny hjælper",
            Kind.CONTRACT,
            OUTSIDE,
            "Med de oplysninger, som lønnen kræver. Send det som Digital Post.",
        ),
        Letter(
            "kommune-barsel",
            "Besked til kommunen: barsel",
            Kind.PARENTAL,
            OUTSIDE,
            "Når en hjælper skal på barsel. Send det som Digital Post.",
        ),
        Letter(
            "kommune-indlaeggelse",
            "Besked til kommunen: indlæggelse",
            Kind.STAY,
            OUTSIDE,
            "Senest dagen efter, at borgeren er indlagt. Send det som Digital Post.",
            stays=frozenset(StayKind) - _TRIPS,
            of_employer=False,
        ),
        Letter(
            "ansoegning-ekstra-timer",
            "Ansøgning til kommunen: borgerens ferie",
            Kind.STAY,
            OUTSIDE,
            "Om ekstra timer på ferien, en længere rejse eller rejseforsikring. Send det som Digital Post.",
            stays=_TRIPS,
            of_employer=False,
        ),
        Letter(
            "overdragelse",
            "Aftale om overdragelse af arbejdsgiveransvar",
            Kind.SCHEME,
            OUTSIDE,
            "Når en nærtstående, en forening eller en virksomhed skal være arbejdsgiver.",
            of_employer=False,
        ),
    )
}
