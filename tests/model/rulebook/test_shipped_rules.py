"""The figures in ressourcer/regler, as tables of cases: what holds on which day, and who says so."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.model.domain.calendar_dk import named_days
from app.model.domain.reasons import Certainty, Layer
from app.model.rulebook.profiles import load_rulebook, profiles
from app.model.rulebook.rulebook import UnknownRule
from app.model.rulebook.values import DayList, Deadline, Number, Rounding, Value, WindowTable

RULES = Path(__file__).resolve().parents[3] / "ressourcer" / "regler"
PROFILES = [profile.key for profile in profiles(RULES)]
HANDBOOK = "Håndbog om hjælperordninger, Faxe Kommune, november 2020"
FIRST_DAY = date(2020, 11, 1)

# Faxe's own figures: key, what it says, the handbook's sections.
FAXE = [
    ("loentrin", "11 trin", "5.3.1 og 11.3.1"),
    ("raadighed_hjemme", "20 minutter", "5.3.1 og 11.3.1"),
    ("raadighed_arbejdssted", "40 minutter", "5.3.1 og 11.3.1"),
    ("pension_tidligere_maaneder", "10 maaneder", "5.3.1 og 11.3.1"),
    ("maanedsloen_fra_timer", "8 timer", "5.3.4 og 11.3.4"),
    ("loen_hoejst_uge", "48 timer", "5.3.4 og 11.3.4"),
    ("loen_hoejst_periode", "4 maaneder", "5.3.4 og 11.3.4"),
    ("mindstealder", "18 aar", "5.3.4 og 11.3.4"),
    ("omsorgsdage", "0 dage", "5.3.4 og 11.3.4"),
    ("timeseddel_frist", "7 dage efter maanedens_udgang", "5.3.2 og 11.3.2"),
    ("timeseddel_for_sen", "1 maaneder", "5.3.2 og 11.3.2"),
    ("kontrakt_til_kommune_frist", "7 dage efter ansaettelsesmaanedens_udgang", "5.3.4 og 11.3.4"),
    ("maanedsloen_udbetaling", "0 dage efter maanedens_udgang", "5.3.2 og 11.3.2"),
    ("tillaeg_udbetaling_senere", "1 maaneder", "5.3.2 og 11.3.2"),
    ("timeloen_udbetaling", "15 dage efter maanedens_udgang", "5.3.2 og 11.3.2"),
    ("barn_syg_dage", "2 dage", "5.11 og 11.11"),
    ("barn_syg_timer_pr_dag", "8 timer", "5.11 og 11.11"),
    ("barn_syg_alder_under", "18 aar", "5.11 og 11.11"),
    ("vagtplan_varsel", "4 uger efter foer_vagten", "4.2, 5.5, 10.2 og 11.5"),
    ("vagt_hoejst", "24 timer", "4.3 og 10.3"),
    ("fridoegn_yderste", "12 doegn", "5.5 og 11.5"),
    ("sygemelding_frist", "0 dage efter foerste_sygedag", "5.7 og 11.7"),
    ("opsigelsesvarsel", "under 3: 7 dage, 1 maaneder til udgang efter opsigelsen_gives", "5.14 og 11.14"),
    ("doedsfald_daekning", "1 maaneder efter doedsmaanedens_udgang", "5.4, 5.14, 11.4 og 11.14"),
    ("leverandoer_opsigelse_hoejst", "3 maaneder", "3.4.2 og 9.4.2"),
    ("arbejdsgivertilskud_procent", "4 procent", "3.4.3 og 9.4.3"),
    ("timer_gaar_op_over", "3 maaneder", "3.5.2 og 9.5.2"),
    ("aarsregnskab_frist", "1.2. efter aarets_udgang", "3.5.2, 3.5.3, 9.5.2 og 9.5.3"),
    ("kvartalsrapport_frist", "0 dage efter kvartalets_udgang", "3.4.2 og 9.4.2"),
    ("tilsyn_frist", "1 aar efter forrige_tilsyn", "3.5.2, 4.3.1, 9.5.2 og 10.3.1"),
    ("opfoelgning_frist", "1 aar efter forrige_opfoelgning", "3.5.1 og 9.5.1"),
    ("tavshedserklaering_kraeves", "1 ja_nej", "5.2, 5.3.4, 11.2 og 11.3.4"),
    ("opsigelsesvarsel_timeloennet", "0 dage efter opsigelsen_gives", "5.14 og 11.14"),
    ("opsigelse_skriftlig_begrundet", "1 ja_nej", "5.14 og 11.14"),
    ("opsigelse_samtale_foer", "1 ja_nej", "5.14 og 11.14"),
    ("fratraedelse_besked_kommune", "1 ja_nej", "5.14 og 11.14"),
    ("barsel_besked_kommune", "1 ja_nej", "5.12 og 11.12"),
    ("barsel_arbejdsgiver_betaler", "0 ja_nej", "5.12 og 11.12"),
    ("barselsfond_egen_loen", "1 ja_nej", "5.12 og 11.12"),
    ("mus_frist", "1 aar efter forrige_samtale", "2.1.1 og 8.1.1"),
    ("indlaeggelse_besked_frist", "1 dage efter indlaeggelsen", "3.6 og 9.6"),
    ("indlaeggelse_loen_uger", "4 uger", "3.6 og 9.6"),
    ("indlaeggelse_uaendret_under", "14 dage", "5.3.4 og 11.3.4"),
    ("indlaeggelse_kun_efter_aftale", "1 ja_nej", "5.3.4 og 11.3.4"),
    ("indlaeggelse_planlagt_ferie", "1 ja_nej", "3.6 og 9.6"),
    ("indlaeggelse_besoeg_koersel", "0 ja_nej", "3.6 og 9.6"),
    ("respiration_flere_moedesteder", "1 ja_nej", "3.6 og 9.6"),
    ("paragraf_95_ferie_i_danmark", "1 ja_nej", "3.7"),
    ("borgerens_ferie_kun_loen", "1 ja_nej", "9.7"),
    ("borgerens_ferie_ekstra_timer", "1 ja_nej", "9.7"),
    ("borgerens_ferie_uden_indtjening", "1 ja_nej", "9.7"),
    ("rejseforsikring_dage", "14 dage", "3.10, 9.7 og 9.10"),
    ("ferie_danmark_maaneder", "1 maaneder", "9.7"),
    ("paragraf_95_kun_i_hjemmet", "1 ja_nej", "4.1.1"),
    ("paragraf_96_stk_3", "0 ja_nej", "7.1, note 1"),
]

# The law's figures: key, a day, what it says on that day, how sure that is.
LAW = [
    ("daglig_hvile", "2002-07-01", "11 timer", "A"),
    ("daglig_hvile_vindue", "2026-11-21", "24 timer", "A"),
    ("fridoegn_hvile", "2002-07-01", "35 timer", "A"),
    ("fridoegn_periode", "2026-11-21", "7 doegn", "A"),
    ("fridoegn_mellemrum", "2026-11-21", "6 doegn", "B"),
    ("fridoegn_yderste", "2026-11-21", "12 doegn", "B"),
    ("gennemsnit_uge", "2026-11-21", "48 timer", "B"),
    ("gennemsnit_periode", "2026-11-21", "4 maaneder", "B"),
    ("arbejdstid_opbevaring", "2024-07-01", "5 aar efter referenceperiodens_udgang", "B"),
    ("kontrakt_graense_timer", "2023-06-30", "8 timer", "B"),
    ("kontrakt_graense_timer", "2023-07-01", "3 timer", "B"),
    ("kontrakt_kerne_frist", "2023-06-30", "1 maaneder efter ansaettelsens_start", "B"),
    ("kontrakt_kerne_frist", "2023-07-01", "7 dage efter ansaettelsens_start", "B"),
    ("kontrakt_rest_frist", "2023-07-01", "1 maaneder efter ansaettelsens_start", "B"),
    ("proevetid_hoejst", "2023-07-01", "6 maaneder", "B"),
    ("ferie_optjening_pr_maaned", "2020-09-01", "2.08 dage", "A"),
    ("ferie_optjening_pr_dag", "2020-09-01", "0.07 dage", "A"),
    ("ferie_optjening_uden_loen", "2020-09-01", "0 ja_nej", "A"),
    ("sygeferiegodtgoerelse_fra_dag", "2020-09-01", "2 dage", "A"),
    ("ferie_dage_pr_aar", "2020-09-01", "25 dage", "A"),
    ("ferieaar_begynder", "2020-09-01", "1.9. efter aarets_begyndelse", "A"),
    ("ferie_holdes_senest", "2020-09-01", "31.12. efter aarets_begyndelse", "A"),
    ("hovedferie_dage", "2020-09-01", "15 dage", "A"),
    ("hovedferie_sammenhaengende", "2020-09-01", "10 dage", "B"),
    ("hovedferie_begynder", "2020-09-01", "1.5. efter aarets_begyndelse", "A"),
    ("hovedferie_slutter", "2020-09-01", "30.9. efter aarets_begyndelse", "A"),
    ("oevrig_ferie_sammenhaengende", "2020-09-01", "5 dage", "A"),
    ("sygdom_under_ferie_dage", "2020-09-01", "5 dage", "A"),
    ("sygdom_udskyder_ferie", "2020-09-01", "1 ja_nej", "A"),
    ("ferie_aeldste_foerst", "2020-09-01", "1 ja_nej", "B"),
    ("ferie_forskud_kraever_aftale", "2020-09-01", "1 ja_nej", "A"),
    ("ferie_turnus_dage_pr_uge", "2020-09-01", "5 dage", "A"),
    ("ferie_turnus_uger", "2020-09-01", "12 uger", "C"),
    ("ferie_overfoersel_frist", "2020-09-01", "31.12. efter aarets_begyndelse", "A"),
    ("ferie_overfoersel_uger", "2020-09-01", "1 uger", "A"),
    ("feriehindring_uger", "2020-09-01", "4 uger", "A"),
    ("feriehindring_indberettes", "2020-09-01", "31.1. efter aarets_udgang", "B"),
    ("feriehindring_igen_udbetales", "2020-09-01", "1 ja_nej", "B"),
    ("ferie_udbetales_ud_over_uger", "2020-09-01", "4 uger", "A"),
    ("ferie_udbetales_ved_fratraeden", "2020-09-01", "1 ja_nej", "A"),
    ("ferie_bortfaldet_afregnes", "2020-09-01", "15.11. efter aarets_udgang", "A"),
    ("ferie_rest_under", "2020-09-01", "1 dage", "A"),
    ("ferievarsel_hovedferie", "2020-09-01", "3 maaneder efter foer_foerste_feriedag", "B"),
    ("ferievarsel_oevrig", "2020-09-01", "1 maaneder efter foer_foerste_feriedag", "B"),
    ("ferie_uden_loen_procent", "2020-09-01", "4.8 procent", "A"),
    ("ferietillaeg_procent", "2020-09-01", "1 procent", "A"),
    ("feriegodtgoerelse_procent", "2020-09-01", "12.5 procent", "A"),
    ("store_bededag_tillaeg_procent", "2024-01-01", "0.45 procent", "A"),
    ("sygdom_arbejdsgiverperiode", "2024-01-01", "30 dage efter foerste_sygedag", "B"),
    ("sygesamtale_frist", "2024-01-01", "4 uger efter foerste_sygedag", "A"),
    ("sygerefusion_frist", "2024-01-01", "5 uger efter foerste_sygedag", "A"),
    ("sygdom_ansat_uger", "2024-01-01", "8 uger", "A"),
    ("sygdom_ansat_timer", "2024-01-01", "74 timer", "A"),
    ("sygedagpenge_hoejst_uge", "2023-12-31", "4550 kroner", "B"),
    ("sygedagpenge_hoejst_uge", "2024-12-31", "4695 kroner", "B"),
    ("sygedagpenge_hoejst_time", "2023-01-01", "122.97 kroner", "B"),
    ("sygedagpenge_hoejst_time", "2024-01-01", "126.89 kroner", "B"),
    ("g_dage_antal", "2020-11-01", "2 dage", "B"),
    ("g_dage_timer", "2020-11-01", "74 timer", "B"),
    ("g_dage_uger", "2020-11-01", "4 uger", "B"),
    ("g_dage_loft", "2024-01-01", "16 dage", "B"),
    ("g_dag_hel_sats", "2022-12-31", "893 kroner", "B"),
    ("g_dag_hel_sats", "2023-01-01", "911 kroner", "B"),
    ("g_dag_hel_sats", "2024-01-01", "940 kroner", "B"),
    ("g_dag_halv_sats", "2022-01-01", "447 kroner", "B"),
    ("g_dag_halv_sats", "2023-01-01", "456 kroner", "B"),
    ("g_dag_halv_sats", "2024-01-01", "470 kroner", "B"),
    ("barsel_varsel_mor", "2022-08-02", "3 maaneder efter foer_forventet_foedsel", "B"),
    ("barsel_varsel_medforaelder", "2022-08-02", "4 uger efter foer_forventet_foedsel", "B"),
    ("barsel_plan_frist", "2022-08-01", "8 uger efter foedslen", "B"),
    ("barsel_plan_frist", "2022-08-02", "6 uger efter foedslen", "B"),
    ("barsel_udskudt_besked", "2022-08-02", "8 uger efter foedslen", "B"),
    ("barsel_udskudt_varsel", "2022-08-02", "8 uger efter foer_udskudt_orlov", "B"),
    ("barsel_udskudt_uger", "2022-08-02", "5 uger", "B"),
    ("barsel_mor_foer", "2022-08-02", "4 uger", "B"),
    ("barsel_mor_lige_efter", "2022-08-02", "2 uger", "B"),
    ("barsel_mor_foerste_ti", "2022-08-02", "8 uger", "B"),
    ("barsel_mor_senere", "2022-08-02", "14 uger", "B"),
    ("barsel_medforaelder_foedsel", "2022-08-02", "2 uger", "B"),
    ("barsel_medforaelder_senere", "2022-08-02", "22 uger", "C"),
    ("ulykke_anmeldes", "2025-03-03", "14 dage efter foerste_fravaersdag_efter_ulykke", "A"),
    ("ulykke_uden_fravaer_anmeldes", "2025-03-03", "14 dage efter ulykken", "A"),
    ("ulykke_mindste_fravaer", "2025-03-02", "1 dage", "B"),
    ("ulykke_mindste_fravaer", "2025-03-03", "1 dage", "A"),
    ("ulykke_egen_anmeldelse", "2025-03-03", "1 aar efter ulykken", "B"),
    ("apv_frist", "2020-11-01", "3 aar efter forrige_apv", "A"),
    ("apv_elementer", "2024-01-31", "5 antal", "B"),
    ("apv_elementer", "2024-02-01", "4 antal", "A"),
    ("arbejdsmiljoedroeftelse_frist", "2024-02-01", "1 aar efter forrige_droeftelse", "A"),
    ("atp_aar", "2024-01-01", "3564 kroner", "A"),
    ("atp_maaned_fuldt", "2024-01-01", "297 kroner", "B"),
    ("atp_maaned_fuldt_hjaelper", "2024-01-01", "99 kroner", "B"),
    ("atp_timer_maaned_fuldt", "2024-01-01", "117 timer", "A"),
    ("atp_timer_maaned_to_tredjedele", "2024-01-01", "78 timer", "A"),
    ("atp_timer_maaned_en_tredjedel", "2024-01-01", "39 timer", "A"),
    ("barsel_dk_aar", "2024-01-01", "1350 kroner", "A"),
    ("loenindberetning_frist", "2020-11-01", "31.1. efter aarets_udgang", "B"),
    ("nedsaettelse_varsel", "2018-01-01", "14 uger efter afgoerelsen_modtages", "A"),
    ("klage_frist", "2020-11-01", "4 uger efter afgoerelsen_modtages", "B"),
    ("doedsfald_daekning", "2020-11-01", "1 maaneder efter doedsmaanedens_udgang", "C"),
    ("naertstaaende_uge", "2020-11-01", "48 timer", "B"),
    ("paragraf_95_timer_uge", "2020-11-01", "20 timer", "B"),
    ("borger_mindstealder", "2020-11-01", "18 aar", "B"),
    ("udland_paragraf_96_maaneder", "2020-11-01", "1 maaneder", "B"),
    ("udland_paragraf_95", "2020-11-01", "0 ja_nej", "B"),
    ("region_andel_procent", "2015-01-01", "67 procent", "A"),
    ("kompensation_maaned", "2025-09-01", "1105 kroner", "B"),
]


def said(value: Value | None) -> str:
    """What a value says, in short."""
    if isinstance(value, Number):
        return f"{value.value} {value.unit}"
    assert isinstance(value, Deadline)
    if value.steps:
        steps = [
            f"{'' if step.below_months is None else f'under {step.below_months}: '}{step.amount} {step.unit.value}"
            f"{' til udgang' if step.to_month_end else ''}"
            for step in value.steps
        ]
        return f"{', '.join(steps)} efter {value.event}"
    if value.month_day is not None:
        return f"{value.month_day[1]}.{value.month_day[0]}. efter {value.event}"
    assert value.unit is not None
    return f"{value.amount} {value.unit.value} efter {value.event}"


def test_the_promised_profiles_are_there() -> None:
    assert {"standard", "kl-foa", "faxe", "aarhus"} <= set(PROFILES)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_loads_and_every_value_names_its_source(profile: str) -> None:
    rules = load_rulebook(RULES, profile)
    assert rules.title == next(p.title for p in profiles(RULES) if p.key == profile)
    values = [value for layer in rules.layers for found in layer.values.values() for value in found]
    assert values
    assert [value for value in values if not value.source.title] == []
    assert [value for value in values if value.certainty is Certainty.C and not value.note] == []


@pytest.mark.parametrize("profile", PROFILES)
def test_every_key_of_a_profile_has_been_checked_against_its_source(profile: str) -> None:
    definitions = load_rulebook(RULES, profile).definitions.values()
    assert min(definition.checked or date.min for definition in definitions) >= date(2026, 11, 21)


def test_a_key_stands_in_one_file_of_the_law_only() -> None:
    keys = [key for path in sorted((RULES / "lov").glob("*.toml")) for key in tomllib.loads(path.read_text("utf-8"))]
    assert sorted(keys) == sorted(set(keys))


def test_a_key_means_the_same_in_every_profile() -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for profile in PROFILES:
        for key, definition in load_rulebook(RULES, profile).definitions.items():
            meanings.setdefault(key, set()).add((definition.kind, definition.title))
    assert {key: found for key, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", sorted(RULES.glob("*/*.toml")), ids=lambda path: str(path.stem))
def test_a_figure_that_is_worked_out_or_unconfirmed_is_not_marked_official(path: Path) -> None:
    values = path.read_text("utf-8").split("[[")
    unsure = [value for value in values if "Udregnet" in value or "Ikke bekræftet" in value]
    assert [value for value in unsure if 'sikkerhed = "A"' in value] == []


@pytest.mark.parametrize(("key", "expected", "section"), FAXE, ids=[case[0] for case in FAXE])
def test_faxe_says_what_the_handbook_says(key: str, expected: str, section: str) -> None:
    value = load_rulebook(RULES, "faxe").find(key, FIRST_DAY)
    assert said(value) == expected
    assert value is not None
    assert (str(value.source), value.layer) == (f"{HANDBOOK}, {section}", Layer.MUNICIPALITY)
    assert value.certainty is Certainty.A


def test_the_table_of_cases_holds_every_figure_of_faxe() -> None:
    own = load_rulebook(RULES, "faxe").layers[-1]
    assert {key for key, _, _ in FAXE} == own.values.keys() - {"tillaeg", "helligdage"}


@pytest.mark.parametrize(("key", "day", "expected", "certainty"), LAW)
def test_the_law_says(key: str, day: str, expected: str, certainty: str) -> None:
    value = load_rulebook(RULES, "standard").find(key, date.fromisoformat(day))
    assert said(value) == expected
    assert value is not None
    assert (value.layer, value.certainty.value) == (Layer.LAW, certainty)


@pytest.mark.parametrize("key", sorted({case[0] for case in FAXE} - {"fridoegn_yderste", "doedsfald_daekning"}))
def test_what_faxe_has_decided_is_not_told_as_law(key: str) -> None:
    rules = load_rulebook(RULES, "standard")
    assert rules.find(key, FIRST_DAY) is None


def test_a_law_that_the_handbook_quotes_gives_way_when_the_law_changes() -> None:
    rules = load_rulebook(RULES, "faxe")
    plan = [rules.deadline("barsel_plan_frist", day) for day in (date(2022, 8, 1), date(2022, 8, 2))]
    assert [(value.amount, value.layer) for value in plan] == [(8, Layer.LAW), (6, Layer.LAW)]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("key", ["sygedagpenge_hoejst_uge", "g_dag_hel_sats", "g_dag_halv_sats"])
def test_a_yearly_rate_that_was_not_found_is_not_guessed(profile: str, key: str) -> None:
    with pytest.raises(UnknownRule, match="Satsen for 2025 og senere er ikke fundet"):
        load_rulebook(RULES, profile).number(key, date(2025, 1, 1))


WEEKDAYS, SUNDAY = frozenset(range(7)), frozenset({6})
FAXE_WINDOWS = [
    ("aften", "evening", WEEKDAYS, ((17 * 60, 23 * 60),), Decimal(30)),
    ("nat", "night", WEEKDAYS, ((0, 6 * 60), (23 * 60, 24 * 60)), Decimal(33)),
    ("loerdag", "saturday", frozenset({5}), ((8 * 60, 24 * 60),), Decimal(28)),
    ("soendag", "sunday", SUNDAY, ((0, 24 * 60),), Decimal(50)),
    ("helligdag", "public_holiday", None, ((0, 24 * 60),), Decimal(50)),
    ("grundtid", "base", WEEKDAYS, ((6 * 60, 17 * 60),), Decimal(0)),
]


def supplements(profile: str, day: date) -> WindowTable:
    table = load_rulebook(RULES, profile).supplements(day)
    assert table is not None
    return table


def test_the_supplements_of_faxe() -> None:
    table = supplements("faxe", FIRST_DAY)
    assert [(w.name, w.column, w.weekdays, w.spans, w.percent) for w in table.windows] == FAXE_WINDOWS
    assert (table.rounding, table.on_call_earns, table.sick_earns) == (Rounding.MINUTE, False, False)
    assert {w.name: w.replaces for w in table.windows if w.replaces} == {"soendag": frozenset({"helligdag"})}
    assert (str(table.source), table.certainty) == (f"{HANDBOOK}, 5.3.1 og 11.3.1", Certainty.A)


def test_a_supplement_is_not_known_before_its_first_day() -> None:
    with pytest.raises(UnknownRule, match=r"01\.11\.2020.*31\.10\.2020"):
        load_rulebook(RULES, "faxe").supplements(date(2020, 10, 31))


def days_of(profile: str, year: int) -> dict[date, tuple[int, int]]:
    """The dates of a year that are on the list, with the part of the day that counts."""
    entries = load_rulebook(RULES, profile).special_days(date(year, 12, 31)).entries
    return {day: entry.span for day, names in named_days(year).items() for entry in entries if entry.name in names}


def test_the_public_holidays_of_faxe_in_2026() -> None:
    whole, noon = (0, 24 * 60), (12 * 60, 24 * 60)
    assert days_of("faxe", 2026) == {
        date(2026, 1, 1): whole,
        date(2026, 4, 2): whole,
        date(2026, 4, 3): whole,
        date(2026, 4, 6): whole,
        date(2026, 5, 1): noon,
        date(2026, 5, 14): whole,
        date(2026, 5, 25): whole,
        date(2026, 6, 5): noon,
        date(2026, 12, 24): whole,
        date(2026, 12, 25): whole,
        date(2026, 12, 26): whole,
        date(2026, 12, 31): noon,
    }


def test_store_bededag_counts_until_2023_only() -> None:
    assert date(2023, 5, 5) in days_of("faxe", 2023)
    assert date(2024, 4, 26) not in days_of("faxe", 2024)
    with pytest.raises(UnknownRule, match=r"01\.01\.2024"):
        load_rulebook(RULES, "faxe").number("store_bededag_tillaeg_procent", date(2023, 12, 31))


def test_without_a_municipality_there_are_no_supplements_and_nothing_is_made_up() -> None:
    rules = load_rulebook(RULES, "standard")
    assert rules.supplements(date(2026, 11, 21)) is None
    with pytest.raises(UnknownRule, match="spørg kommunen"):
        rules.deadline("timeseddel_frist", date(2026, 11, 21))


def test_kl_foa_has_its_own_percentages_and_rounds_to_a_started_half_hour() -> None:
    table = supplements("kl-foa", date(2020, 10, 1))
    assert {w.name: w.percent for w in table.windows} == {
        "aften": 30,
        "nat": 35,
        "loerdag": 30,
        "soendag": 50,
        "helligdag": 50,
        "grundtid": 0,
    }
    assert (table.rounding, table.layer, table.certainty) == (
        Rounding.STARTED_HALF_HOUR,
        Layer.AGREEMENT,
        Certainty.B,
    )
    late = load_rulebook(RULES, "kl-foa").number("vagtaendring_kroner", date(2020, 10, 1))
    assert late.value == Decimal("44.07")
    assert days_of("kl-foa", 2026) == days_of("faxe", 2026)


def test_aarhus_says_what_is_its_own_and_what_is_assumed() -> None:
    table = supplements("aarhus", date(2020, 10, 1))
    assert {w.name: w.percent for w in table.windows if w.pays} == {
        "aften": 30,
        "nat": 35,
        "loerdag": 30,
        "soendag": 50,
        "helligdag": 50,
    }
    assert table.certainty is Certainty.C
    assert table.note is not None
    assert "antaget" in table.note


@pytest.mark.parametrize(
    ("step", "day", "kroner"),
    [
        (11, "2020-10-01", "132.96"),
        (12, "2021-04-01", "136.59"),
        (13, "2021-10-01", "140.33"),
        (11, "2021-12-31", "135.60"),
    ],
)
def test_the_hourly_wages_of_aarhus(step: int, day: str, kroner: str) -> None:
    wage = load_rulebook(RULES, "aarhus").number(f"timeloen_trin_{step}", date.fromisoformat(day))
    assert (wage.value, wage.certainty) == (Decimal(kroner), Certainty.A)


def test_an_hourly_wage_of_aarhus_is_unconfirmed_after_the_last_one_found() -> None:
    wage = load_rulebook(RULES, "aarhus").number("timeloen_trin_11", date(2026, 11, 21))
    assert wage.certainty is Certainty.C


@pytest.mark.parametrize("key", ["raadighed_hjemme", "raadighed_arbejdssted"])
def test_on_call_in_aarhus_is_75_per_cent_of_the_wage(key: str) -> None:
    assert load_rulebook(RULES, "aarhus").number(key, date(2020, 10, 1)).value == 45


def test_the_hospital_rules_of_faxe_send_the_reader_to_the_municipality() -> None:
    rules = load_rulebook(RULES, "faxe")
    for key in ("indlaeggelse_loen_uger", "indlaeggelse_uaendret_under", "indlaeggelse_kun_efter_aftale"):
        rule = rules.number(key, FIRST_DAY)
        assert rule.note is not None
        assert "Spørg kommunen" in rule.note
        assert rule.source.words.endswith("."), "what the handbook says stands there word for word"


def test_a_day_list_can_carry_a_note() -> None:
    days = load_rulebook(RULES, "aarhus").special_days(date(2020, 10, 1))
    assert isinstance(days, DayList)
    assert days.note == "Kilden har ingen liste over dagene; de er antaget som hos KL–FOA."
