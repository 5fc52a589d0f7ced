"""What is said to an employer before an employment ends, and what each step of the list asks for."""

from __future__ import annotations

from app.model.domain.people import TerminationKind

SOURCE = "Rådene er fra Faxe Kommunes håndbog, 5.14. Er du i tvivl, så spørg en juridisk rådgiver."
BY_NOTICE = (
    "Grunden skal være tydelig, rimelig og gyldig, og opsigelsen skal være skriftlig.",
    "Prøv først at rette op på det i samtaler, og skriv dem ned. Hjælperen skriver under og får en kopi.",
    "Er hjælperen gravid eller på barsel, kan en opsigelse koste en erstatning. Søg råd først.",
    "Er grunden sygefravær, så tal først med hjælperen om, hvad hjælperen kan, og hvor længe det ventes at vare.",
    "Spørg ikke, hvilken sygdom det er, og skriv det ikke her.",
    SOURCE,
)
SUMMARY = (
    "Bortvis kun ved grov misligholdelse, fx beviseligt tyveri. Det bør helst undgås.",
    "Lad en juridisk rådgiver vurdere det, før du bortviser. Ellers kan du få et erstatningskrav.",
    "Er det tyveri, skal det også meldes til politiet.",
    "Det er dig, der skal kunne bevise, hvad der er sket.",
    SOURCE,
)
WARNINGS = {
    TerminationKind.DISMISSAL: BY_NOTICE,
    TerminationKind.SUMMARY: SUMMARY,
    TerminationKind.DEATH: (
        "Kommunen dækker hjælperne en tid efter dødsfaldet, men ikke ud over deres opsigelsesvarsel.",
        "Stopper alle hjælpere, så brug »Ordningen slutter« under Ordning; så regnes alle på én gang.",
    ),
    TerminationKind.GRANT_LOST: (
        "Stopper alle hjælpere, så brug »Ordningen slutter« under Ordning; så regnes alle på én gang.",
    ),
    TerminationKind.AGREEMENT: ("Skriv aftalen ned, og lad begge skrive under. Så kan ingen være i tvivl om dagen.",),
}
TALKED = "Samtaler før opsigelsen: {}."
NOT_TALKED = (
    "Der er ikke skrevet nogen samtale eller tilrettevisning ned fra før opsigelsen. "
    "Er den holdt, så skriv den under Samtaler."
)
NO_G_DAYS = "Der er ingen G-dage, når hjælperen selv siger op."
TELL = (
    "Fortæl hjælperens navn, den sidste dag, hvem der har sagt op, hvornår den sidste timeseddel kommer, og om der "
    "skal betales G-dage."
)
