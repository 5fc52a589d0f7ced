"""Reads the exchange file's JSON safely: size, encoding, numbers, unknown keys, shape - each mistake in Danish.

The shape is ressourcer/udveksling/skema-1.json (JSON Schema); this module only makes its verdicts readable.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from app.model.domain.errors import Mistake, Refused, os_reason

LARGEST_FILE = 500 * 1024 * 1024  # scanned papers are most of it
LONGEST_NUMBER = 15
MOST_MISTAKES = 20
TOO_DEEP = "er ikke en udvekslingsfil: den er pakket ind i for mange lag"


def load_json(path: Path) -> Any:
    """The file's JSON; numbers with decimals as Decimal.

    Raises:
        Refused: not there, too large, not UTF-8, not JSON, a key twice, a number without bounds.

    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise Refused(Mistake(path.name, f"filen er større end {LARGEST_FILE // 1024**2} MB"))
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(Mistake(path.name, "filen er ikke UTF-8-tekst")) from None
    except OSError as fault:
        raise Refused(Mistake(str(path), f"filen kan ikke læses: {os_reason(fault)}")) from None
    try:
        return json.loads(
            text,
            parse_int=_whole,
            parse_float=_decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_no_twins,
        )
    except json.JSONDecodeError as fault:
        raise Refused(Mistake(path.name, f"er ikke gyldig JSON: linje {fault.lineno}, tegn {fault.colno}")) from None
    except RecursionError:
        raise Refused(Mistake(path.name, TOO_DEEP)) from None


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise Refused(Mistake(f"tallet {text[:12]}…", f"har {len(text)} cifre; det kan ikke være rigtigt"))
    return int(text)


def _decimal(text: str) -> Decimal:
    if len(text) > 2 * LONGEST_NUMBER or "e" in text.lower():
        raise Refused(Mistake(f"tallet {text[:12]}…", "skriv tallet uden potens og med højst 4 decimaler"))
    return Decimal(text)


def _no_constant(text: str) -> None:
    raise Refused(Mistake(text, "er ikke et tal, der kan bruges"))


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise Refused(Mistake(_key(twin), "nøglen står der to gange"))
    return content


def check_shape(content: Any, schema: Path) -> None:
    """Against the JSON Schema.

    Raises:
        Refused: with up to MOST_MISTAKES mistakes, each naming its place, e.g. `helpers[3].born_on`.

    """
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    try:
        mistakes = [_mistake(_deepest(error)) for error in islice(validator.iter_errors(content), MOST_MISTAKES)]
    except RecursionError:
        raise Refused(Mistake("filen", TOO_DEEP)) from None
    if mistakes:
        raise Refused(*mistakes)


def _deepest(error: Any) -> Any:
    """Of an anyOf (something or null), the complaint about the something."""
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error


def place(path: Iterable[str | int]) -> str:
    """("helpers", 3, "born_on") -> "helpers[3].born_on"."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = "".join(sign if sign.isprintable() else " " for sign in text[:100])
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - one readable line


def _key(name: str) -> str:
    """A key as part of a place; one of blanks in quotes, so that it can be seen."""
    shown = _shown(name)
    return shown if shown.strip() else f"»{shown}«"


_TYPES = {
    "string": "tekst",
    "number": "et tal",
    "integer": "et helt tal",
    "boolean": "true eller false",
    "object": "et objekt",
    "array": "en liste",
    "null": "null",
}
_PATTERNS = {
    "^\\d{4}-\\d{2}$": "en måned som 2026-10",
    "^\\d{4}-\\d{2}-\\d{2}$": "en dato som 2026-10-31",
    "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$": "en lokal tid som 2026-10-31T22:00",
    "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$": "en dato som 2026-10-31 eller en tid som 2026-10-31T22:00",
    "^\\d{2}:\\d{2}$": "et klokkeslæt som 07:00",
    "^d\\d{1,9}$": "et dokuments id som d12",
    "^\\d{1,7}(\\.\\d{1,2})?$": 'kroner som tekst, fx "150.25"',
}
_SAID = {
    "minLength": "må ikke være tom",
    "minItems": "må ikke være tom",
    "uniqueItems": "nævner det samme to gange",
}


def _mistake(error: Any) -> Mistake:
    where, value, rule = place(error.absolute_path), error.instance, error.validator_value
    match error.validator:
        case "additionalProperties":
            known = error.schema["properties"]
            stranger = next(key for key in value if key not in known)
            where = place((*error.absolute_path, _key(stranger)))
            text = f"ukendt nøgle; kendte er {', '.join(known)}"
        case "required":
            missing = next(key for key in rule if key not in value)
            where, text = place((*error.absolute_path, missing)), "mangler"
        case "type":
            kinds = [rule] if isinstance(rule, str) else rule
            text = f"skal være {' eller '.join(_TYPES[kind] for kind in kinds)}, ikke {_shown(value)}"
        case "enum":
            text = f"»{_shown(value)}« kendes ikke; vælg mellem {', '.join(v for v in rule if v is not None)}"
        case "const":
            text = f"skal være {_shown(rule)}, ikke {_shown(value)}"
        case "pattern":
            text = f"skal være {_PATTERNS[rule]}, ikke »{_shown(value)}«"
        case "maxLength":
            text = f"er på {len(value)} tegn; højst {rule} er tilladt"
        case "minimum" | "maximum":
            text = f"{_shown(value)} ligger uden for det tilladte ({'mindst' if error.validator == 'minimum' else 'højst'} {rule})"
        case _:
            text = _SAID.get(error.validator, "har ikke den rigtige form")
    return Mistake(where or "filen", text)
