"""Danish public holidays and customary days by name; the only importer of `holidays` (source: its country class).

Store bededag is in the list until 2023 (lov nr. 214 af 6.3.2023), which the package knows.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

DAY_NAMES: dict[str, str] = {
    "nytaarsdag": "Nytårsdag",
    "skaertorsdag": "Skærtorsdag",
    "langfredag": "Langfredag",
    "paaskedag": "Påskedag",
    "anden_paaskedag": "Anden påskedag",
    "store_bededag": "Store bededag",
    "kristi_himmelfartsdag": "Kristi himmelfartsdag",
    "pinsedag": "Pinsedag",
    "anden_pinsedag": "Anden pinsedag",
    "foerste_maj": "Arbejdernes kampdag",
    "grundlovsdag": "Grundlovsdag",
    "juleaftensdag": "Juleaftensdag",
    "juledag": "Juledag",
    "anden_juledag": "Anden juledag",
    "nytaarsaftensdag": "Nytårsaften",
}
_KEY_OF = {name: key for key, name in DAY_NAMES.items()}


@lru_cache(maxsize=1)
def _denmark() -> type[Any]:
    """The package's Danish class from its own file: importing it by name would load some 200 other countries first."""
    package = find_spec("holidays")
    file = Path(package.origin).parent / "countries" / "denmark.py" if package and package.origin else None
    spec = spec_from_file_location("holidays_denmark", file) if file and file.is_file() else None
    if spec is None or spec.loader is None:  # a packaged program keeps no source files
        from holidays.countries.denmark import Denmark

        return Denmark
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: type[Any] = module.Denmark
    return found


@lru_cache(maxsize=64)
def named_days(year: int) -> dict[date, tuple[str, ...]]:
    """The year's named days: date -> keys of DAY_NAMES. Two can fall on one date (1 May and Ascension in 2008)."""
    days = _denmark()(years=year, categories=("public", "optional"), language="da", observed=False)
    return {day: tuple(_KEY_OF[name] for name in days.get_list(day) if name in _KEY_OF) for day in sorted(days.keys())}


def day_titles(day: date) -> tuple[str, ...]:
    """What the calendar calls this date, for people: ("Skærtorsdag",), usually ()."""
    return tuple(DAY_NAMES[key] for key in named_days(day.year).get(day, ()))
