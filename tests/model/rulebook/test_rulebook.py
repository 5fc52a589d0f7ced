"""The closed format: a new municipality in one file, what a rulebook answers, and what each mistake is told as."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.model.domain.errors import Refused
from app.model.domain.reasons import Certainty, Layer, Source
from app.model.rulebook.profiles import load_rulebook, profiles
from app.model.rulebook.rulebook import UnknownRule
from app.model.rulebook.toml_reader import RuleFileFault
from app.model.rulebook.values import Number

RESOURCES = Path(__file__).resolve().parents[3] / "ressourcer"
TODAY = date(2026, 11, 21)

KILDE = 'fra = 2025-01-01\nsikkerhed = "A"\nkilde = { titel = "Prøvekommunens håndbog" }\n'
HEAD = 'navn = "Prøve Kommune"\narver = "standard"\n'
NUMBER = 'navn = "Et tal"\nenhed = "timer"\nfravigelse = "frit"\ninterval = [0, 24]\nefterset = 2026-11-21\n'
DEADLINE = 'navn = "En frist"\nefter = "maanedens_udgang"\nfravigelse = "frit"\nefterset = 2026-11-21\n'
BASE = '{ navn = "grundtid", dage = "alle", kl = "00-24", procent = 0 }'


def number(value: str, key: str = "et_tal") -> str:
    return f"{HEAD}[{key}]\n{NUMBER}[[{key}.vaerdi]]\n{KILDE}{value}\n"


def deadline(value: str) -> str:
    return f"{HEAD}[en_frist]\n{DEADLINE}[[en_frist.vaerdi]]\n{KILDE}{value}\n"


def only_values(key: str, value: str) -> str:
    """A layer that leaves the key's head out."""
    return f"{HEAD}[[{key}.vaerdi]]\n{KILDE}{value}\n"


def table(*windows: str, more: str = "") -> str:
    head = 'afrunding = "minut"\nraadighed_giver_tillaeg = false\nsygdom_giver_tillaeg = false\n'
    return f"{HEAD}[[tillaeg]]\n{KILDE}{head}{more}vinduer = [\n  {', '.join(windows)}\n]\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the shipped rules, to add files to."""
    shutil.copy(RESOURCES / "ordliste.toml", tmp_path)
    return Path(shutil.copytree(RESOURCES / "regler", tmp_path / "regler"))


def add(rules: Path, text: str, file: str = "999_proeve.toml") -> Path:
    path = rules / "kommune" / file
    path.write_text(text, encoding="utf-8")
    return path


# --- A new municipality -------------------------------------------------------------------------

NEW = """navn = "Prøve Kommune"
arver = "standard"

[[tillaeg]]
fra = 2025-01-01
sikkerhed = "A"
kilde = { titel = "Prøvekommunens håndbog", paragraf = "kapitel 4" }
afrunding = "paabegyndt_halv_time"
raadighed_giver_tillaeg = true
sygdom_giver_tillaeg = true
vinduer = [
  { navn = "aften", dage = "hverdage", kl = "17.30-23", kroner = 25.50 },
  { navn = "nat", dage = "alle", kl = "23-07", kroner = 40 },
  { navn = "loerdag", dage = "loerdag", kl = "06-24", kroner = 30.75 },
  { navn = "soendag", dage = "soendag", kl = "00-24", procent = 50, erstatter = ["nat", "morgen"] },
  { navn = "morgen", titel = "Tidlig morgen", kolonne = "early_morning", dage = ["mandag", "soendag"], kl = "05-07", kroner = 12 },
  { navn = "grundtid", dage = "alle", kl = "00-24", procent = 0 },
]

[[daglig_hvile.vaerdi]]
fra = 2025-01-01
vaerdi = 12
sikkerhed = "A"
kilde = { titel = "Prøvekommunens håndbog" }

[timeseddel_frist]
navn = "Timesedlen hos kommunen"
efter = "maanedens_udgang"
fravigelse = "frit"
efterset = 2026-11-21
[[timeseddel_frist.vaerdi]]
fra = 2025-01-01
antal = 5
enhed = "dage"
sikkerhed = "A"
kilde = { titel = "Prøvekommunens håndbog" }
"""


def test_a_new_municipality_is_one_new_file(rules: Path) -> None:
    before = {profile.key for profile in profiles(rules)}
    add(rules, NEW)
    after = {profile.key: profile.title for profile in profiles(rules)}
    assert after.keys() - before == {"proeve"}
    assert after["proeve"] == load_rulebook(rules, "proeve").title == "Prøve Kommune"


def test_a_new_municipality_has_kroner_and_its_own_hours(rules: Path) -> None:
    add(rules, NEW)
    found = load_rulebook(rules, "proeve").supplements(TODAY)
    assert found is not None
    windows = {window.name: window for window in found.windows}
    assert {name: window.kroner for name, window in windows.items()} == {
        "aften": Decimal("25.50"),
        "nat": Decimal(40),
        "loerdag": Decimal("30.75"),
        "soendag": None,
        "morgen": Decimal(12),
        "grundtid": None,
    }
    assert windows["aften"].spans == ((17 * 60 + 30, 23 * 60),)
    assert windows["aften"].weekdays == frozenset(range(5))
    assert windows["nat"].spans == ((0, 7 * 60), (23 * 60, 24 * 60))
    assert windows["loerdag"].spans == ((6 * 60, 24 * 60),)
    assert (windows["loerdag"].title, windows["loerdag"].rate_text) == ("Lørdag", "30,75 kr. i timen")
    assert (windows["soendag"].title, windows["soendag"].rate_text) == ("Søndag", "50 %")
    assert windows["soendag"].replaces == frozenset({"nat", "morgen"})
    assert [window.name for window in found.windows if not window.pays] == ["grundtid"]
    assert (found.rounding.value, found.on_call_earns, found.sick_earns) == ("paabegyndt_halv_time", True, True)


def test_a_new_municipality_can_have_a_window_of_its_own(rules: Path) -> None:
    add(rules, NEW)
    found = load_rulebook(rules, "proeve").supplements(TODAY)
    assert found is not None
    morning = next(window for window in found.windows if window.name == "morgen")
    assert (morning.column, morning.title, morning.weekdays) == ("early_morning", "Tidlig morgen", frozenset({0, 6}))


def test_a_new_municipality_keeps_the_law_and_answers_for_itself(rules: Path) -> None:
    add(rules, NEW)
    rulebook = load_rulebook(rules, "proeve")
    rest, due = rulebook.number("daglig_hvile", TODAY), rulebook.deadline("timeseddel_frist", TODAY)
    assert (rest.value, rest.unit, rest.layer) == (Decimal(12), "timer", Layer.MUNICIPALITY)
    assert (due.amount, due.event) == (5, "maanedens_udgang")
    assert rulebook.number("gennemsnit_uge", TODAY).layer is Layer.LAW
    assert load_rulebook(rules, "faxe").number("daglig_hvile", TODAY).value == 11


@pytest.mark.parametrize("agreement", sorted(path.stem for path in (RESOURCES / "regler/overenskomst").glob("*.toml")))
def test_a_municipality_can_follow_each_shipped_agreement(rules: Path, agreement: str) -> None:
    add(rules, f'{HEAD}overenskomst = "{agreement}"\n')
    found = load_rulebook(rules, "proeve").supplements(TODAY)
    assert found is not None
    assert found.layer is Layer.AGREEMENT


def test_the_agreement_from_2011_begins_saturday_at_eleven_and_says_that_it_is_old(rules: Path) -> None:
    add(rules, f'{HEAD}overenskomst = "de_foa_bpa"\n')
    found = load_rulebook(rules, "proeve").supplements(TODAY)
    assert found is not None
    windows = {window.name: (window.spans[0][0] // 60, window.percent) for window in found.windows}
    assert windows["loerdag"] == (11, Decimal(28))
    assert windows["nat"][1] == Decimal("31.5")
    assert found.note is not None
    assert found.note.startswith("Gamle satser fra 2011")


def test_the_examples_of_the_guide_are_a_municipality_that_works(rules: Path) -> None:
    guide = (RESOURCES / "regler" / "LAESMIG.md").read_text("utf-8")
    add(rules, "\n".join(block.split("```")[0] for block in guide.split("```toml\n")[1:]))
    rulebook = load_rulebook(rules, "proeve")
    found = rulebook.supplements(TODAY)
    assert found is not None
    assert {window.name for window in found.windows} > {"grundtid", "helligdag"}
    assert rulebook.number("raadighed_hjemme", TODAY).value == 25
    assert rulebook.number("daglig_hvile", TODAY).value == 12
    assert rulebook.deadline("timeseddel_frist", TODAY).amount == 5
    assert rulebook.deadline("aarsregnskab_frist", TODAY).month_day == (3, 1)
    assert len(rulebook.deadline("opsigelsesvarsel", TODAY).steps) == 2
    assert len(rulebook.special_days(TODAY).entries) == 3


# --- What a rulebook answers --------------------------------------------------------------------


def test_the_more_specific_layer_wins_from_its_own_first_day(rules: Path) -> None:
    add(rules, only_values("daglig_hvile", "vaerdi = 12"))
    rulebook = load_rulebook(rules, "proeve")
    found = [rulebook.number("daglig_hvile", day) for day in (date(2024, 12, 31), date(2025, 1, 1))]
    assert [(value.value, value.layer) for value in found] == [
        (Decimal(11), Layer.LAW),
        (Decimal(12), Layer.MUNICIPALITY),
    ]


def test_the_municipality_wins_over_the_agreement_and_the_heir_over_the_one_it_inherits_from(rules: Path) -> None:
    own = '{ navn = "grundtid", dage = "alle", kl = "00-24", procent = 7 }'
    add(rules, table(own).replace('arver = "standard"', 'arver = "kl-foa"'))
    add(
        rules,
        'navn = "Arving"\narver = "faxe"\n' + only_values("raadighed_hjemme", "vaerdi = 30").split(HEAD)[1],
        "998_arving.toml",
    )
    found = load_rulebook(rules, "proeve").supplements(TODAY)
    assert found is not None
    assert [window.percent for window in found.windows] == [7]
    heir = load_rulebook(rules, "arving")
    assert heir.number("raadighed_hjemme", TODAY).value == 30
    assert heir.number("raadighed_arbejdssted", TODAY).value == 40


def test_a_contract_stands_on_top_and_keeps_the_floors(rules: Path) -> None:
    rulebook = load_rulebook(rules, "faxe")
    better = Number(date(2026, 1, 1), Source("Kontrakt"), Certainty.A, Layer.CONTRACT, Decimal(12), "timer")
    worse = Number(date(2026, 1, 1), Source("Kontrakt"), Certainty.A, Layer.CONTRACT, Decimal(10), "timer")
    mine = rulebook.with_contract({"daglig_hvile": (better,)}, "Kontrakten")
    assert mine.number("daglig_hvile", TODAY).layer is Layer.CONTRACT
    with pytest.raises(RuleFileFault, match="Daglig hviletid må kun sættes op"):
        rulebook.with_contract({"daglig_hvile": (worse,)}, "Kontrakten")


def test_before_the_first_day_the_answer_names_both_dates(rules: Path) -> None:
    with pytest.raises(UnknownRule) as unknown:
        load_rulebook(rules, "faxe").number("barn_syg_timer_pr_dag", date(2020, 10, 31))
    assert unknown.value.key == "barn_syg_timer_pr_dag"
    assert str(unknown.value) == (
        "Barns sygedag, højst pr. dag: Faxe Kommune er kun kendt fra 01.11.2020, ikke 31.10.2020"
    )


def test_a_key_that_nobody_knows_is_unknown(rules: Path) -> None:
    with pytest.raises(UnknownRule, match="det siger Ingen kommune valgt ikke noget om; spørg kommunen"):
        load_rulebook(rules, "standard").number("findes_ikke", TODAY)


def test_a_number_is_not_a_deadline(rules: Path) -> None:
    with pytest.raises(UnknownRule):
        load_rulebook(rules, "faxe").deadline("daglig_hvile", TODAY)


def test_a_repealed_value_is_told_with_its_note_and_holds_until_then(rules: Path) -> None:
    text = number("vaerdi = 8") + '[[et_tal.vaerdi]]\nfra = 2026-01-01\nophaevet = true\nsikkerhed = "A"\n'
    add(rules, text + 'kilde = { titel = "Håndbog" }\nnote = "Afskaffet i 2026."\n')
    rulebook = load_rulebook(rules, "proeve")
    assert rulebook.number("et_tal", date(2025, 12, 31)).value == 8
    assert rulebook.find("et_tal", date(2026, 1, 1)) is None
    with pytest.raises(UnknownRule, match=r"^Et tal: Afskaffet i 2026\.$"):
        rulebook.number("et_tal", date(2026, 1, 1))


def test_a_repealed_value_of_the_municipality_hides_the_law(rules: Path) -> None:
    add(rules, only_values("gennemsnit_uge", "ophaevet = true"))
    with pytest.raises(UnknownRule, match=r"gælder ikke fra 01\.01\.2025"):
        load_rulebook(rules, "proeve").number("gennemsnit_uge", TODAY)


def test_numbers_are_exact_decimals(rules: Path) -> None:
    add(rules, number("vaerdi = 7.4"))
    found = load_rulebook(rules, "proeve").number("et_tal", TODAY).value
    assert isinstance(found, Decimal)
    assert found == Decimal("7.4")


def test_an_unknown_municipality_is_refused_with_the_known_ones(rules: Path) -> None:
    with pytest.raises(Refused, match=r"scheme\.municipality: ukendt kommune »solroed«; kendte er aarhus, .*standard$"):
        load_rulebook(rules, "solroed")


# --- The fingerprint ----------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["lov/ferie.toml", "kommune/000_standard.toml", "kommune/320_faxe.toml"])
def test_the_version_changes_with_every_file_that_is_read(rules: Path, file: str) -> None:
    shipped = load_rulebook(RESOURCES / "regler", "faxe").version
    changed = rules / file
    changed.write_text(changed.read_text("utf-8") + "# Rettet.\n", encoding="utf-8")
    assert load_rulebook(rules, "faxe").version != shipped


def test_the_version_is_the_same_for_the_same_files_wherever_they_lie(rules: Path) -> None:
    other = rules / "kommune" / "751_aarhus.toml"
    other.write_text(other.read_text("utf-8") + "# En anden kommune.\n", encoding="utf-8")
    standard = rules / "kommune" / "000_standard.toml"
    standard.write_bytes(standard.read_bytes().replace(b"\n", b"\r\n"))
    assert load_rulebook(rules, "faxe").version == load_rulebook(RESOURCES / "regler", "faxe").version


# --- Mistakes, each one sentence ----------------------------------------------------------------

NIGHT = '{ navn = "nat", dage = "alle", kl = "22-06", procent = 30 }'
MISTAKES = {
    "unknown key in a value": (
        number("vaerdi = 8\nfarve = 1"),
        "et_tal.vaerdi[0]: ukendt nøgle »farve«; formatet er lukket (se regler/LAESMIG.md)",
    ),
    "unknown key in a definition": (
        number("vaerdi = 8").replace(NUMBER, f"{NUMBER}farve = 1\n"),
        "et_tal: ukendt nøgle »farve«; formatet er lukket (se regler/LAESMIG.md)",
    ),
    "unknown key in the file": (
        f"farve = 1\n{HEAD}",
        "ukendt nøgle »farve«; formatet er lukket (se regler/LAESMIG.md)",
    ),
    "misspelt table": (
        table(BASE).replace("[[tillaeg]]", "[[tilaeg]]"),
        "ukendt nøgle »tilaeg«; formatet er lukket (se regler/LAESMIG.md)",
    ),
    "key without values": (f"{HEAD}[et_tal]\n{NUMBER}", "et_tal: »vaerdi« mangler"),
    "missing source": (
        number("vaerdi = 8").replace('kilde = { titel = "Prøvekommunens håndbog" }\n', ""),
        "et_tal.vaerdi[0]: »kilde« mangler",
    ),
    "missing title": (number("vaerdi = 8").replace('navn = "Et tal"\n', ""), "et_tal: »navn« mangler"),
    "text for a number": (number('vaerdi = "8"'), "et_tal.vaerdi[0]: »vaerdi« skal være et tal, ikke '8'"),
    "true for a number": (number("vaerdi = true"), "et_tal.vaerdi[0]: »vaerdi« skal være et tal, ikke true"),
    "text for a date": (
        number("vaerdi = 8").replace("fra = 2025-01-01", 'fra = "2025-01-01"'),
        "et_tal.vaerdi[0]: »fra« skal være en dato som 2020-11-01, ikke '2025-01-01'",
    ),
    "a time for a date": (
        number("vaerdi = 8").replace("fra = 2025-01-01", "fra = 2025-01-01T08:00:00"),
        "et_tal.vaerdi[0]: »fra« skal være en dato som 2020-11-01, ikke 2025-01-01 08:00:00",
    ),
    "decimals for days": (
        deadline('antal = 7.5\nenhed = "dage"'),
        "en_frist.vaerdi[0]: »antal« skal være et helt tal, ikke 7.5",
    ),
    "number above the interval": (
        number("vaerdi = 110"),
        "et_tal.vaerdi[0]: »vaerdi« 110 ligger uden for interval [0, 24]",
    ),
    "number below the interval": (
        number("vaerdi = -1"),
        "et_tal.vaerdi[0]: »vaerdi« -1 ligger uden for interval [0, 24]",
    ),
    "interval of one": (
        number("vaerdi = 8").replace("[0, 24]", "[24]"),
        "et_tal: »interval« skal være to tal, fx [0, 24]",
    ),
    "values out of order": (
        number("vaerdi = 8") + f"[[et_tal.vaerdi]]\n{KILDE.replace('2025', '2024')}vaerdi = 7\n",
        "et_tal: værdierne skal stå i datoorden; 01.01.2024 kommer for sent",
    ),
    "two values of one day": (
        number("vaerdi = 8") + f"[[et_tal.vaerdi]]\n{KILDE}vaerdi = 7\n",
        "et_tal: værdierne skal stå i datoorden; 01.01.2025 kommer for sent",
    ),
    "deadline below zero": (
        deadline('antal = -1\nenhed = "dage"'),
        "en_frist.vaerdi[0]: »antal« kan ikke være under 0",
    ),
    "impossible date": (
        deadline('dato = "02-30"'),
        "en_frist.vaerdi[0]: »dato« skal være en dato som \"02-01\" (måned-dag), ikke '02-30'",
    ),
    "steps without an end": (
        deadline('trin = [{ under_maaneder = 3, antal = 7, enhed = "dage" }]'),
        "en_frist.vaerdi[0]: »trin«: alle undtagen det sidste skal have »under_maaneder«",
    ),
    "neither percent nor kroner": (
        table('{ navn = "grundtid", dage = "alle", kl = "00-24" }'),
        "tillaeg[0].vinduer[0]: giv enten »procent« eller »kroner« (0 = intet tillæg)",
    ),
    "both percent and kroner": (
        table(BASE.replace("}", ", kroner = 1 }")),
        "tillaeg[0].vinduer[0]: giv enten »procent« eller »kroner« (0 = intet tillæg)",
    ),
    "rate too high": (
        table(BASE.replace("procent = 0", "procent = 3000")),
        "tillaeg[0].vinduer[0]: satsen skal ligge mellem 0 og 1000",
    ),
    "replaces an unknown window": (
        table(BASE.replace("}", ', erstatter = ["natt"] }')),
        "tillaeg[0]: »grundtid« erstatter »natt«, som ikke findes i tabellen",
    ),
    "same window twice": (table(BASE, BASE), "tillaeg[0]: vinduet »grundtid« står der to gange"),
    "same column twice": (
        table(BASE, '{ navn = "ny", kolonne = "base", dage = "alle", kl = "05-06", procent = 1 }'),
        "tillaeg[0]: kolonnen »base« bruges af to vinduer",
    ),
    "new window without a column": (
        table(BASE, '{ navn = "morgen", dage = "alle", kl = "05-06", procent = 1 }'),
        "tillaeg[0].vinduer[1]: vinduet »morgen« er nyt: giv det »kolonne« (navn i udvekslingsfilen) og »titel«",
    ),
    "over midnight on one day": (
        table(BASE, '{ navn = "nat", dage = "mandag", kl = "22-06", procent = 1 }'),
        'tillaeg[0].vinduer[1]: »kl« over midnat går kun, når »dage« er "alle"; del ellers vinduet i to',
    ),
    "another unit than below": (
        number("vaerdi = 8", "gennemsnit_periode"),
        "gennemsnit_periode: findes allerede med en anden enhed, fravigelse eller interval; giv kun »vaerdi« her",
    ),
}


@pytest.mark.parametrize(("text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_in_one_sentence_with_file_and_key(rules: Path, text: str, expected: str) -> None:
    add(rules, text)
    with pytest.raises(RuleFileFault) as fault:
        load_rulebook(rules, "proeve")
    assert str(fault.value) == f"999_proeve.toml: {expected}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            number("vaerdi = 8").replace('sikkerhed = "A"', 'sikkerhed = "D"'),
            "»sikkerhed« kender ikke 'D'; vælg mellem A, B, C",
        ),
        (
            number("vaerdi = 8").replace('"frit"', '"noget"'),
            "»fravigelse« kender ikke 'noget'; vælg mellem frit, ingen, kun_nedad, kun_opad",
        ),
        (
            number("vaerdi = 8").replace('enhed = "timer"', 'enhed = "time"'),
            "et_tal: »enhed« kender ikke 'time'; vælg mellem aar, ",
        ),
        (
            deadline('antal = 7\nenhed = "dage"').replace("maanedens_udgang", "fuldmaane"),
            "en_frist: »efter« kender ikke 'fuldmaane'; vælg mellem ",
        ),
        (
            deadline('antal = 7\nenhed = "timer"'),
            "en_frist.vaerdi[0]: »enhed« kender ikke 'timer'; vælg mellem aar, dage, maaneder, uger",
        ),
        (table(BASE, more='rundt = "op"\n'), "tillaeg[0]: ukendt nøgle »rundt«"),
        (
            table(BASE.replace('"alle"', '"hverdag"')),
            "»dage« kender ikke 'hverdag'; brug en ugedag, alle, hverdage, weekend eller helligdage",
        ),
        (
            f'{HEAD}[[helligdage]]\n{KILDE}dage = [{{ dag = "fastelavn" }}]\n',
            "helligdage[0].dage[0]: »dag« kender ikke 'fastelavn'; vælg mellem ",
        ),
        (
            f'{HEAD}[[helligdage]]\n{KILDE}dage = [{{ dag = "juledag", kl = "22-02" }}]\n',
            "helligdage[0].dage[0]: »kl« på en dag kan ikke gå over midnat",
        ),
    ],
)
def test_an_unknown_word_is_refused_with_the_known_ones(rules: Path, text: str, named: str) -> None:
    add(rules, text)
    with pytest.raises(RuleFileFault) as fault:
        load_rulebook(rules, "proeve")
    assert str(fault.value).startswith("999_proeve.toml: ")
    assert named in str(fault.value)


@pytest.mark.parametrize(
    "clock", ["8-17", "08", "08:00-17:00", "08-25", "08-08", "24-06", "08.60-17", "08.5-17", "08-17-20", ""]
)
def test_a_clock_that_does_not_exist_is_refused(rules: Path, clock: str) -> None:
    add(rules, table(BASE, f'{{ navn = "aften", dage = "alle", kl = "{clock}", procent = 1 }}'))
    with pytest.raises(RuleFileFault) as fault:
        load_rulebook(rules, "proeve")
    assert str(fault.value).startswith("999_proeve.toml: tillaeg[0].vinduer[1]: »kl« ")
    assert repr(clock) in str(fault.value)


@pytest.mark.parametrize(
    ("windows", "gap"),
    [
        ((NIGHT, '{ navn = "grundtid", dage = "alle", kl = "06-21.30", procent = 0 }'), "mandag kl. 21.30"),
        ((NIGHT, '{ navn = "grundtid", dage = "hverdage", kl = "06-22", procent = 0 }'), "lørdag kl. 06.00"),
        (
            (
                NIGHT.replace("22-06", "22-05"),
                '{ navn = "grundtid", dage = ["weekend", "mandag", "tirsdag"], kl = "05-22", procent = 0 }',
            ),
            "onsdag kl. 05.00",
        ),
        (('{ navn = "grundtid", dage = "alle", kl = "00-23.59", procent = 0 }',), "mandag kl. 23.59"),
    ],
)
def test_a_gap_in_the_week_is_refused_with_weekday_and_minute(rules: Path, windows: tuple[str, ...], gap: str) -> None:
    add(rules, table(*windows))
    with pytest.raises(RuleFileFault) as fault:
        load_rulebook(rules, "proeve")
    assert str(fault.value) == (
        f"999_proeve.toml: tillaeg[0]: intet vindue dækker {gap}; "
        "tilføj et vindue med procent = 0, hvis der ikke er tillæg"
    )


def test_a_holiday_window_does_not_cover_the_week(rules: Path) -> None:
    add(rules, table('{ navn = "helligdag", dage = "helligdage", kl = "00-24", procent = 50 }'))
    with pytest.raises(RuleFileFault, match=r"intet vindue dækker mandag kl\. 00\.00"):
        load_rulebook(rules, "proeve")


def test_a_holiday_window_needs_a_list_of_days(rules: Path) -> None:
    add(rules, table(BASE, '{ navn = "helligdag", dage = "helligdage", kl = "00-24", procent = 50 }'))
    with pytest.raises(RuleFileFault) as fault:
        load_rulebook(rules, "proeve")
    assert str(fault.value) == (
        "Prøve Kommune: tillaeg: et vindue gælder helligdage, men der er ingen liste »helligdage« den 01.01.2025; tilføj den"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            only_values("daglig_hvile", "vaerdi = 10.5"),
            "daglig_hvile: Daglig hviletid må kun sættes op; hviletid.toml siger 11 timer den 01.01.2025, her står 10,5 timer",
        ),
        (
            only_values("gennemsnit_uge", "vaerdi = 50"),
            (
                "gennemsnit_uge: Højeste gennemsnitlige arbejdstid på en uge må kun sættes ned; "
                "arbejdstid.toml siger 48 timer den 01.01.2025, her står 50 timer"
            ),
        ),
        (
            only_values("ferie_uden_loen_procent", "vaerdi = 4"),
            (
                "ferie_uden_loen_procent: Fradrag i månedslønnen for en feriedag uden løn må ikke fraviges; "
                "ferie.toml siger 4,8 procent den 01.01.2025, her står 4 procent"
            ),
        ),
        (
            only_values("ferievarsel_hovedferie", 'antal = 8\nenhed = "uger"'),
            (
                "ferievarsel_hovedferie: Varsel for hovedferie må kun sættes op; "
                "ferie.toml siger 3 maaneder den 01.01.2025, her står 8 uger"
            ),
        ),
        (
            only_values("hovedferie_slutter", 'dato = "10-31"'),
            (
                "hovedferie_slutter: Hovedferieperioden slutter må ikke fraviges; "
                "ferie.toml siger 30. september den 01.01.2025, her står 31. oktober"
            ),
        ),
    ],
)
def test_the_floors_and_ceilings_of_the_law_hold(rules: Path, text: str, expected: str) -> None:
    add(rules, text)
    with pytest.raises(RuleFileFault) as fault:
        load_rulebook(rules, "proeve")
    assert str(fault.value) == f"Prøve Kommune: {expected}"


def test_a_value_that_a_later_law_has_overtaken_is_refused(rules: Path) -> None:
    law = rules / "lov" / "hviletid.toml"
    later = "[[daglig_hvile.vaerdi]]\nfra = 2026-07-01\nvaerdi = 13\n" + KILDE.split("\n", 1)[1]
    text = law.read_text("utf-8").replace("[daglig_hvile_vindue]", f"{later}\n[daglig_hvile_vindue]", 1)
    law.write_text(text, encoding="utf-8")
    add(rules, only_values("daglig_hvile", "vaerdi = 12"))
    with pytest.raises(RuleFileFault, match=r"hviletid\.toml siger 13 timer den 01\.07\.2026, her står 12 timer"):
        load_rulebook(rules, "proeve")


def test_what_the_law_leaves_free_may_go_either_way(rules: Path) -> None:
    add(rules, only_values("region_andel_procent", "vaerdi = 50"))
    assert load_rulebook(rules, "proeve").number("region_andel_procent", TODAY).value == 50


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('navn = "Prøve"\narver = "solroed"\n', "999_proeve.toml: arver fra »solroed«, som ikke findes"),
        ('navn = "Prøve"\narver = "proeve"\n', "999_proeve.toml: »arver« går i ring"),
        (
            f'{HEAD}overenskomst = "findes_ikke"\n',
            "999_proeve.toml: overenskomsten »findes_ikke« findes ikke i overenskomst/",
        ),
        ('navn = "Prøve\n', "999_proeve.toml: er ikke gyldig TOML i linje 1; se eksemplerne i regler/LAESMIG.md"),
        ("navn = [", "999_proeve.toml: er ikke gyldig TOML ved filens slutning; se eksemplerne i regler/LAESMIG.md"),
        ("a = 1\na = 2\n", "999_proeve.toml: er ikke gyldig TOML i linje 2; se eksemplerne i regler/LAESMIG.md"),
        ('arver = "standard"\n', "999_proeve.toml: »navn« mangler"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(rules: Path, text: str, expected: str) -> None:
    add(rules, text)
    with pytest.raises(RuleFileFault) as fault:
        load_rulebook(rules, "proeve")
    assert str(fault.value) == expected


def test_a_longer_ring_is_refused_too(rules: Path) -> None:
    add(rules, 'navn = "Prøve"\narver = "anden"\n')
    add(rules, 'navn = "Anden"\narver = "proeve"\n', "998_anden.toml")
    with pytest.raises(RuleFileFault, match="»arver« går i ring"):
        load_rulebook(rules, "proeve")


def test_a_file_in_another_encoding_is_refused(rules: Path) -> None:
    add(rules, "").write_bytes('navn = "Prøve"\n'.encode("latin-1"))
    with pytest.raises(RuleFileFault, match=r"999_proeve\.toml: er ikke gemt som UTF-8"):
        load_rulebook(rules, "proeve")


def test_two_files_with_the_same_name_after_the_code_are_refused(rules: Path) -> None:
    add(rules, HEAD, "999_faxe.toml")
    with pytest.raises(RuleFileFault, match=r"999_faxe\.toml: »faxe« findes allerede i 320_faxe\.toml"):
        profiles(rules)
