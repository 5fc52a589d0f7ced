"""What the command line takes, in Danish; the public interface that stays as it is (see README)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from app.model.domain.entities import Month
from app.model.domain.validity import day_mistake

WRONG_CALL = 2  # exit status


class _Help(argparse.HelpFormatter):
    """argparse's help with a Danish first word."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "brug: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse in Danish; a wrong call is one line on stderr and status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_CALL, f"{self.prog}: {' '.join(_in_danish(message).split())}; se {self.prog} --help\n")


_ARGPARSE = (
    ("the following arguments are required:", "der mangler"),
    ("unrecognized arguments:", "ukendt:"),
    ("expected one argument", "mangler sin værdi"),
    ("invalid choice:", "kendes ikke:"),
    ("choose from", "vælg mellem"),
    ("not allowed with argument", "kan ikke bruges sammen med"),
    ("ignored explicit argument", "skal stå uden værdi, ikke"),
    ("ambiguous option:", "flertydigt:"),
    ("could match", "kan være"),
    ("argument ", ""),
)


def _in_danish(message: str) -> str:
    for english, danish in _ARGPARSE:
        message = message.replace(english, danish)
    return message


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise argparse.ArgumentTypeError(f"»{text[:40]}« er ikke en dato; skriv den som 2026-10-31")
    if mistake := day_mistake(day):
        raise argparse.ArgumentTypeError(mistake)
    return day


def _month(text: str) -> Month:
    try:
        month = Month.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"»{text[:40]}« er ikke en måned; skriv den som 2026-10") from None
    if mistake := day_mistake(month.first):
        raise argparse.ArgumentTypeError(mistake)
    return month


def parser() -> argparse.ArgumentParser:
    """The whole command line, as the public interface describes it."""
    top = _Parser(
        prog="hjaelpermappen",
        description="Ringbindet til en hjælperordning. Uden kommando åbnes vinduet.",
        add_help=False,
        formatter_class=_Help,
    )
    _help(top)
    top.add_argument("--mappe", type=Path, metavar="FIL", help="ordningens fil (ellers din egen i datamappen)")
    commands = top.add_subparsers(dest="command", metavar="KOMMANDO", title="kommandoer")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text, add_help=False, formatter_class=_Help)
        _help(sub)
        return sub

    command("eksempel", "opret FIL med eksempelordningen")
    command("importer", "læg en udvekslingsfils indhold i FIL, alt eller intet").add_argument(
        "file", type=Path, metavar="FIL.json"
    )
    command("eksporter", "skriv alt som en udvekslingsfil").add_argument("file", type=Path, metavar="FIL.json")
    check = command("tjek", "vis, hvad der er galt, og hvad der skal gøres hvornår")
    check.add_argument("--dato", type=_day, metavar="D", help="se frister fra denne dag (ellers i dag)")
    check.add_argument("--fra", type=_day, metavar="D", help="første dag i vagtplanen (ellers 4 måneder før)")
    check.add_argument("--til", type=_day, metavar="D", help="sidste dag i vagtplanen (ellers sidste vagt)")
    check.add_argument("--json", action="store_true", help="som JSON")
    sheet = command("timeseddel", "lav timesedler for en måned, en for hver hjælper")
    sheet.add_argument("--maaned", type=_month, metavar="AAAA-MM", required=True, help="måneden")
    sheet.add_argument("--hjaelper", metavar="ID", help="kun denne hjælper")
    sheet.add_argument("--ud", type=Path, metavar="MAPPE", help="mappen, som PDF-filerne lægges i (ellers denne mappe)")
    sheet.add_argument("--json", action="store_true", help="skriv tallene som JSON i stedet for PDF")
    document = command("dokument", "skriv et dokument som PDF; uden NAVN: vis, hvilke der er")
    document.add_argument("name", metavar="NAVN", nargs="?", help="dokumentets navn")
    document.add_argument("--ud", type=Path, metavar="FIL.pdf", help="filen, som dokumentet skrives i")
    document.add_argument("--hjaelper", metavar="ID", help="hjælperen, det er om")
    document.add_argument("--om", metavar="ID", help="kontrakten, samtalen, fratrædelsen … (ellers den nyeste)")
    document.add_argument("--dato", type=_day, metavar="D", help="dokumentets dato, eller dagen, frister ses fra")
    document.add_argument("--fra", type=_day, metavar="D", help="første dag, der ses på")
    document.add_argument("--til", type=_day, metavar="D", help="sidste dag, der ses på")
    backup = command("sikkerhedskopi", "tag en sikkerhedskopi nu; skriver, hvor den ligger")
    backup.add_argument("--ud", type=Path, metavar="FIL", help="en ny fil (ellers i mappen sikkerhedskopier)")
    command("gendan", "sæt en sikkerhedskopi i stedet for ordningens fil, som kopieres først").add_argument(
        "file", type=Path, metavar="FIL"
    )
    return top


def _help(sub: argparse.ArgumentParser) -> None:
    sub._positionals.title, sub._optionals.title = "argumenter", "valg"  # noqa: SLF001 - argparse has no other way
    sub.add_argument("-h", "--help", "--hjaelp", action="help", help="vis denne hjælp")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    return parser().parse_args(argv)
