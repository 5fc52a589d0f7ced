"""The house's own rules, where no linter knows them: size, clocks, floats, numbers of law, words, who imports what."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sysconfig
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app"
MODULES = sorted(APP.rglob("*.py"))
PURE = [path for path in MODULES if path.parent.name in {"calc", "checks"}]
NO_FLOATS = [*PURE, *(APP / "model" / "rulebook").glob("*.py")]
PRESENTERS = [path for path in MODULES if path.name == "presenter.py"]

LONGEST_MODULE, LONGEST_OPENING, LONGEST_FUNCTION = 300, 5, 45
# Zero, one, months a year, hours a day, half and whole hours, per cent: arithmetic. Any other number is a rule's and
# belongs in ressourcer/regler.
ARITHMETIC = {0, 1, 12, 24, 30, 60, 100}
STANDARD_LIBRARY = {"__future__", "collections", "dataclasses", "datetime", "decimal", "enum", "itertools", "typing"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _calls_clock(node: ast.AST) -> bool:
    """date.today, datetime.now, datetime.utcnow, time.time - called or handed on."""
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
        return False
    return (node.value.id, node.attr) in {
        ("date", "today"),
        ("datetime", "today"),
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("time", "time"),
    }


def _is_float(node: ast.AST) -> bool:
    return (isinstance(node, ast.Constant) and isinstance(node.value, float)) or (
        isinstance(node, ast.Name) and node.id == "float"
    )


def _is_number_of_law(node: ast.AST) -> bool:
    """A number, also as text ("8", "0.5"), that is not plain arithmetic."""
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool | complex | bytes):
        return False
    if isinstance(node.value, int | float):
        return node.value not in ARITHMETIC
    return bool(re.fullmatch(r"-?\d+([.,]\d+)?", str(node.value)))


def _found(paths: list[Path], wrong: Callable[[ast.AST], bool]) -> list[str]:
    return [
        f"{_name(path)}:{getattr(node, 'lineno', 0)}" for path in paths for node in ast.walk(_tree(path)) if wrong(node)
    ]


def test_the_rules_look_at_the_whole_program() -> None:
    assert len(MODULES) > 70
    assert len(PURE) >= 7
    assert len(PRESENTERS) >= 4


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_opens_with_a_few_lines_and_is_not_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    opening = ast.get_docstring(_tree(path))
    assert opening, "the module does not say what it is"
    assert len(opening.split("\n\n")[0].splitlines()) <= LONGEST_OPENING
    assert len(text.splitlines()) <= LONGEST_MODULE


def test_no_function_is_long() -> None:
    """Without its docstring; migrations are lists of columns, not functions to follow."""
    long = []
    for path in MODULES:
        if path.parent.name == "versions":
            continue
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                first = body[0].lineno if body else node.lineno
                lines = (node.end_lineno or 0) - first + 1 + (node.body[0].lineno - node.lineno)
                if lines > LONGEST_FUNCTION:
                    long.append(f"{_name(path)}: {node.name} has {lines} lines")
    assert long == []


def test_only_the_composition_root_asks_what_time_it_is() -> None:
    assert _found([path for path in MODULES if path != APP / "main.py"], _calls_clock) == []
    assert _found([APP / "main.py"], _calls_clock) != []


def test_money_and_time_are_never_floats() -> None:
    assert _found(NO_FLOATS, _is_float) == []


def test_no_number_of_law_stands_in_code() -> None:
    assert _found(PURE, _is_number_of_law) == []


@pytest.mark.parametrize(
    ("code", "wrong"), [("48", True), ("Decimal('0.33')", True), ("'17'", True), ("x * 60", False), ("'kl. 17'", False)]
)
def test_the_rule_about_numbers_can_fail(code: str, *, wrong: bool) -> None:
    assert any(_is_number_of_law(node) for node in ast.walk(ast.parse(code))) is wrong


def test_pure_functions_import_no_file_no_screen_and_no_database() -> None:
    strangers = [
        f"{_name(path)}: {module}"
        for path in PURE
        for module in _imports(path)
        if module.split(".")[0] not in STANDARD_LIBRARY | {"app"}
    ]
    assert strangers == []


@pytest.mark.parametrize(
    ("package", "places"),
    [
        ("holidays", {"app/model/domain/calendar_dk.py"}),
        ("stdnum", {"app/model/services/cpr.py"}),
        ("platformdirs", {"app/paths.py"}),
        ("keyring", {"app/model/services/security.py"}),
        ("icalendar", {"app/model/services/calendar_file.py"}),
        ("jsonschema", {"app/model/store/exchange_format.py"}),
    ],
)
def test_a_package_has_one_importer(package: str, places: set[str]) -> None:
    assert {_name(path) for path in MODULES for module in _imports(path) if module.split(".")[0] == package} == places


@pytest.mark.parametrize("path", PRESENTERS, ids=_name)
def test_a_presenter_knows_neither_qt_nor_the_database(path: Path) -> None:
    forbidden = {"PySide6", "sqlalchemy", "sqlcipher3", "alembic"}
    assert [module for module in _imports(path) if module.split(".")[0] in forbidden] == []
    assert [module for module in _imports(path) if module.startswith("app.model.store")] == []


def test_a_screen_does_not_import_another() -> None:
    screens = {path.parent.name for path in PRESENTERS}
    crossing = [
        f"{_name(path)}: {module}"
        for path in MODULES
        if path.parent.name in screens and path.parent.parent.name == "ui"
        for module in _imports(path)
        for other in screens - {path.parent.name}
        if module.startswith(f"app.ui.{other}")
    ]
    assert crossing == []


def _texts() -> Iterator[Path]:
    for folder in ("app", "ressourcer", "pakning", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".toml", ".md", ".json", ".sh", ".txt"} and path != Path(__file__).resolve():
                yield path
    yield ROOT / "README.md"


def test_nothing_is_put_off_to_later_and_nothing_outside_is_needed() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|/work/|\bshared/")
    found = [
        f"{_name(path)}:{number}"
        for path in _texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def test_every_test_file_says_what_it_is_for() -> None:
    silent = [_name(path) for path in (ROOT / "tests").rglob("*.py") if not ast.get_docstring(_tree(path))]
    assert silent == []


def test_the_glossary_has_each_word_and_each_column_once() -> None:
    glossary = tomllib.loads((ROOT / "ressourcer" / "ordliste.toml").read_text(encoding="utf-8"))
    assert set(glossary) == {"begreber", "vinduer"}
    for table in glossary.values():
        assert len(set(table.values())) == len(table)
        assert all(re.fullmatch(r"[a-z_]+", word) for word in table)
    assert set(glossary["vinduer"]) >= {"aften", "nat", "loerdag", "soendag", "helligdag", "grundtid"}


def _schema_words(part: object) -> Iterator[str]:
    """Every key and every choice that the JSON Schema of the exchange file has."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        yield from (choice for choice in part.get("enum", ()) if isinstance(choice, str))
        for inner in part.values():
            yield from _schema_words(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _schema_words(inner)


def test_the_exchange_files_description_names_every_key_and_choice() -> None:
    folder = ROOT / "ressourcer" / "udveksling"
    described = (folder / "LAESMIG.md").read_text(encoding="utf-8")
    schema = json.loads((folder / "skema-1.json").read_text(encoding="utf-8"))
    words = set(_schema_words(schema))
    assert len(words) > 70
    assert [word for word in sorted(words) if not re.search(rf'[`".]{re.escape(word)}[`".]', described)] == []


def test_imports_point_down_only() -> None:
    """What pyproject.toml says in import-linter's contracts."""
    program = Path(sysconfig.get_path("scripts")) / "lint-imports"
    done = subprocess.run([program], cwd=ROOT, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
