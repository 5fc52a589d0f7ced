"""Finds the profiles in ressourcer/regler and builds the rulebook of one: a new municipality is one new file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.model.domain.errors import Mistake, Refused
from app.model.domain.reasons import Layer
from app.model.rulebook.parsing import Definition, parse_rules
from app.model.rulebook.rulebook import Rulebook, RuleLayer, check_floors, check_special_days
from app.model.rulebook.toml_reader import RuleFileFault, Table, read_toml


@dataclass(frozen=True)
class Profile:
    """A municipality (or a baseline) that a scheme can follow; `key` is what the exchange file calls it."""

    key: str
    title: str


def profiles(rules: Path) -> tuple[Profile, ...]:
    """All profiles by title, the files' own order of codes."""
    return tuple(Profile(key, read_toml(path).take("navn", str)) for key, path in _paths(rules).items())


@lru_cache(maxsize=8)
def load_rulebook(rules: Path, profile: str) -> Rulebook:
    """The rulebook of a profile.

    Args:
        rules: the folder ressourcer/regler.
        profile: its key, e.g. "faxe".

    Raises:
        Refused: there is no such profile.
        RuleFileFault: a file is not well formed; its text names file, key and what to do.

    """
    paths = _paths(rules)
    if profile not in paths:
        raise Refused(
            Mistake("scheme.municipality", f"ukendt kommune »{profile}«; kendte er {', '.join(sorted(paths))}")
        )
    read: list[Path] = []
    columns = _columns(rules.parent / "ordliste.toml")
    definitions: dict[str, Definition] = {}
    layers: list[RuleLayer] = []

    def add(path: Path, file: Table, layer: Layer, title: str) -> None:
        parsed = parse_rules(file, layer, columns, definitions)
        definitions.update({key: d for key, d in parsed.definitions.items() if key not in definitions})
        layers.append(RuleLayer(layer, title, parsed.values))
        read.append(path)

    for path in sorted((rules / "lov").glob("*.toml")):
        add(path, read_toml(path), Layer.LAW, path.name)
    chain = _chain(paths, profile)
    for agreement in dict.fromkeys(name for _, _, names in chain for name in names):
        path = rules / "overenskomst" / f"{agreement}.toml"
        if not path.is_file():
            raise RuleFileFault(
                f"{paths[profile].name}: overenskomsten »{agreement}« findes ikke i {path.parent.name}/"
            )
        file = read_toml(path)
        add(path, file, Layer.AGREEMENT, file.take("navn", str))
    title = profile
    for path, file, _ in chain:
        title = file.take("navn", str)
        file.take_or("note", str, "")
        add(path, file, Layer.MUNICIPALITY, title)
    check_floors(layers, definitions)
    check_special_days(layers)
    return Rulebook(profile, title, _version(read), tuple(layers), definitions)


def _chain(paths: dict[str, Path], profile: str) -> list[tuple[Path, Table, list[str]]]:
    """The profile's file and those it inherits from, the most general first, with the agreements they name."""
    chain: list[tuple[Path, Table, list[str]]] = []
    seen: set[str] = set()
    name = profile
    while name:
        if name in seen:
            raise RuleFileFault(f"{paths[profile].name}: »arver« går i ring")
        if name not in paths:
            raise RuleFileFault(f"{paths[profile].name}: arver fra »{name}«, som ikke findes")
        seen.add(name)
        file = read_toml(paths[name])
        agreement = file.take_or("overenskomst", str, "")
        chain.insert(0, (paths[name], file, [agreement] if agreement else []))
        name = file.take_or("arver", str, "")
    return chain


def _paths(rules: Path) -> dict[str, Path]:
    paths: dict[str, Path] = {}
    for path in sorted((rules / "kommune").glob("*.toml")):
        other = paths.setdefault(_key(path), path)
        if other is not path:
            raise RuleFileFault(f"{path.name}: »{_key(path)}« findes allerede i {other.name}; giv filen et andet navn")
    return paths


def _key(path: Path) -> str:
    """The file 320_faxe.toml has the key "faxe"."""
    return path.stem.partition("_")[2] or path.stem


@lru_cache(maxsize=2)
def _columns(glossary: Path) -> dict[str, str]:
    """Window name -> column in the exchange file, from the glossary's table of windows."""
    return {name: str(column) for name, column in read_toml(glossary).take("vinduer", dict).items()}


def _version(paths: list[Path]) -> str:
    """A short fingerprint of the files read: the same rules give the same version on every machine."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:10]
