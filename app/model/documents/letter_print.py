"""What a letter or contract says, word for word: the blocks that stand on paper, and the snapshot that is stored of it.

Made from a wording (wording.py); drawn by letter_pdf.py and told as text by letter_text.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, TypeAlias

Pairs = tuple[tuple[str, str], ...]
SOURCE = "Kilde"
GAP = "____________"  # in a text, room to write what is not known yet


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Line breaks in it are kept."""

    text: str


@dataclass(frozen=True)
class Bullet:
    text: str


@dataclass(frozen=True)
class Row:
    """A label and its value; without a value, a line to write on."""

    label: str
    value: str


@dataclass(frozen=True)
class Check:
    """A box to tick, on the screen or on paper."""

    text: str


@dataclass(frozen=True)
class WriteIn:
    """Room of so many lines for someone else to write in, on the screen or on paper; across the page without a label."""

    label: str
    lines: int


@dataclass(frozen=True)
class Signature:
    """A box to date and sign in; without a name, a line for it."""

    role: str
    name: str


@dataclass(frozen=True)
class Source:
    """Where what stands above it comes from, in small type."""

    text: str


@dataclass(frozen=True)
class NewPage:
    pass


Block: TypeAlias = Heading | Paragraph | Bullet | Row | Check | WriteIn | Signature | Source | NewPage

_KINDS: dict[str, type[Block]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "bullet": Bullet,
    "row": Row,
    "check": Check,
    "write": WriteIn,
    "signature": Signature,
    "source": Source,
    "page": NewPage,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@dataclass(frozen=True)
class LetterPrint:
    """All texts of one letter.

    `subtitle` (a date, a period) stands beside the title; `name` says whom it is about, in the head of every page but
    the first. `citizen` and `about` are two blocks of labels and values above the text, both optional. `rulebook` and
    the wording's version stand in the foot.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    name: str = ""
    citizen: Pairs = ()
    about: Pairs = ()
    rulebook: str = ""
    wording_version: str = ""

    @property
    def foot(self) -> str:
        """What it was made by."""
        version = f"tekst {self.wording_version}" if self.wording_version else ""
        return ", ".join(text for text in (self.rulebook, version) if text)

    def as_json(self) -> dict[str, Any]:
        content = {each.name: getattr(self, each.name) for each in fields(self)}
        return {**content, "blocks": [{"kind": _NAMES[type(block)], **asdict(block)} for block in self.blocks]}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> LetterPrint:
        """The way back from a stored snapshot."""
        values: dict[str, Any] = {each.name: content[each.name] for each in fields(cls) if each.name in content}
        for name in ("citizen", "about"):
            values[name] = tuple((str(label), str(text)) for label, text in content.get(name, ()))
        values["blocks"] = tuple(_block(dict(block)) for block in content["blocks"])
        return cls(**values)

    def with_texts(self, change: Callable[[str], str]) -> LetterPrint:
        """The same with every line of every text changed alike."""

        def lines(text: str) -> str:
            return "\n".join(map(change, text.split("\n")))

        return replace(
            self,
            title=lines(self.title),
            blocks=tuple(_changed(block, lines) for block in self.blocks),
            subtitle=lines(self.subtitle),
            name=lines(self.name),
            citizen=tuple((lines(label), lines(value)) for label, value in self.citizen),
            about=tuple((lines(label), lines(value)) for label, value in self.about),
            rulebook=lines(self.rulebook),
            wording_version=lines(self.wording_version),
        )


def _block(content: dict[str, Any]) -> Block:
    return _KINDS[content.pop("kind")](**content)


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    texts: dict[str, Any] = {
        each.name: change(value) for each in fields(block) if isinstance(value := getattr(block, each.name), str)
    }
    return replace(block, **texts)
