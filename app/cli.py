"""The command line: the same services as the window, without a screen. Messages in Danish; see --help.

Exit status: 0 done (findings or not); 2 the input or the call is wrong; 3 the scheme file can't be opened.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from app import paths
from app.model.domain.danish import plural
from app.model.domain.entities import Month
from app.model.domain.errors import KnownFault, Mistake, Refused, os_reason
from app.model.domain.validity import day_mistake

DONE, WRONG_CALL, CANNOT_OPEN = 0, 2, 3


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
    )
    _help(top)
    top.add_argument("--mappe", type=Path, metavar="FIL", help="ordningens fil (ellers din egen i datamappen)")
    commands = top.add_subparsers(dest="command", metavar="KOMMANDO", title="kommandoer")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text, add_help=False)
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
    backup = command("sikkerhedskopi", "tag en sikkerhedskopi nu; skriver, hvor den ligger")
    backup.add_argument("--ud", type=Path, metavar="FIL", help="en ny fil (ellers i mappen sikkerhedskopier)")
    command("gendan", "sæt en sikkerhedskopi i stedet for ordningens fil, som kopieres først").add_argument(
        "file", type=Path, metavar="FIL"
    )
    return top


def _help(sub: argparse.ArgumentParser) -> None:
    sub._positionals.title, sub._optionals.title = "argumenter", "valg"  # noqa: SLF001 - argparse has no other way
    sub.add_argument("-h", "--help", "--hjaelp", action="help", help="vis denne hjælp")


def run(arguments: argparse.Namespace, now: Callable[[], datetime]) -> int:
    """Runs one command; every fault becomes one Danish line on stderr and the promised status."""
    try:
        _COMMANDS[arguments.command](arguments, now)
    except Refused as refused:
        more = len(refused.mistakes) - 1
        print(_one_line(refused.mistakes[0]) + (f" (og {more} fejl mere)" if more else ""), file=sys.stderr)
        return WRONG_CALL
    except KnownFault as fault:
        print(" ".join(str(fault).split()), file=sys.stderr)
        return CANNOT_OPEN
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        print(" ".join(f"{fault.filename or 'Disken'}: {os_reason(fault)}.".split()), file=sys.stderr)
        return CANNOT_OPEN
    return DONE


def _one_line(mistake: Mistake) -> str:
    return " ".join(str(mistake).split())


def _file(arguments: argparse.Namespace) -> Path:
    return arguments.mappe or paths.default_scheme_file()


def _password(path: Path, *, new: bool) -> str | None:
    """From the environment, or asked for when an encrypted file is to be opened by a person."""
    from app.model.services.binder import PASSWORD_VARIABLE, is_encrypted

    found = os.environ.get(PASSWORD_VARIABLE)
    if found or new or not is_encrypted(path) or not sys.stdin.isatty():
        return found or None
    import getpass

    return getpass.getpass("Adgangskode: ")


class _Open:
    """The binder of a command, closed at its end. A new file that ends in a fault is taken away, with its folders."""

    def __init__(self, path: Path, now: Callable[[], datetime], *, create: bool = False) -> None:
        from app.model.services.binder import Resources, create_binder, open_binder

        self._path, self._created = path, create
        self._new_folders = [folder for folder in path.parents if create and not folder.exists()]
        make = create_binder if create else open_binder
        try:
            self._binder = make(path, Resources(paths.resources()), now, password=_password(path, new=create))
        except Exception:
            self._take_away_folders()
            raise

    def __enter__(self) -> Any:
        return self._binder

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._binder.close()
        if kind is not None and self._created:
            self._path.unlink(missing_ok=True)
            self._take_away_folders()

    def _take_away_folders(self) -> None:
        with suppress(OSError):
            for folder in self._new_folders:
                folder.rmdir()


def _example(arguments: argparse.Namespace, now: Callable[[], datetime]) -> None:
    from app.model.services.example import create_example

    path = _file(arguments)
    if path.exists():
        raise Refused(Mistake(str(path), "filen findes allerede; eksemplet laves kun i en ny fil"))
    with _Open(path, now, create=True) as binder:
        create_example(binder)
    print(f"Eksemplet er oprettet: {path}")


def _import(arguments: argparse.Namespace, now: Callable[[], datetime]) -> None:
    from app.model.services.binder import Resources
    from app.model.services.exchange import add_content, read_exchange_file

    content = read_exchange_file(arguments.file, Resources(paths.resources()))
    path = _file(arguments)
    with _Open(path, now, create=not path.exists()) as binder:
        add_content(binder, content)
    helpers = plural(len(content.helpers), "hjælper", "hjælpere")
    counts = f"{helpers}, {plural(len(content.shifts), 'vagt', 'vagter')} og {len(content.absences)} fravær"
    print(f"Importeret til {path}: {counts}")


def _export(arguments: argparse.Namespace, now: Callable[[], datetime]) -> None:
    from app.model.services.exchange import write_exchange_file

    with _Open(_file(arguments), now) as binder:
        write_exchange_file(binder, arguments.file)
    print(f"Eksporteret til {arguments.file}")


def _check(arguments: argparse.Namespace, now: Callable[[], datetime]) -> None:
    from app.model.services.findings import find_all, finding_json, finding_text

    if arguments.fra and arguments.til and arguments.til < arguments.fra:
        raise Refused(Mistake("--til", "ligger før --fra"))
    with _Open(_file(arguments), now) as binder:
        found = find_all(binder, arguments.dato or binder.today, arguments.fra, arguments.til)
    if arguments.json:
        print(json.dumps([finding_json(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(finding_text, found)) or "Der er ingen anmærkninger.")


def _timesheet(arguments: argparse.Namespace, now: Callable[[], datetime]) -> None:
    from app.model.services import timesheets

    with _Open(_file(arguments), now) as binder:
        if arguments.hjaelper:
            sheets = [timesheets.month_timesheet(binder, arguments.hjaelper, arguments.maaned)]
        else:
            sheets = timesheets.month_timesheets(binder, arguments.maaned)
        if arguments.json:
            print(json.dumps([timesheets.timesheet_json(sheet) for sheet in sheets], ensure_ascii=False, indent=1))
            return
        from app.model.services.documents import issue_timesheet, prepare_folder

        folder = arguments.ud or Path()
        prepare_folder(folder)
        for sheet in sheets:
            print(issue_timesheet(binder, sheet.helper.id, arguments.maaned, folder))
        if not sheets:
            print("Ingen hjælpere har kontrakt eller vagter i den måned.")


def _backup(arguments: argparse.Namespace, now: Callable[[], datetime]) -> None:
    from app.model.services import backups

    if arguments.ud and (arguments.ud.exists() or not arguments.ud.parent.is_dir()):
        raise Refused(Mistake(str(arguments.ud), "skal være et nyt navn i en mappe, der findes; intet er rørt"))
    path = _file(arguments)
    with _Open(path, now) as binder:
        if arguments.ud:
            binder.database.backup_to(arguments.ud)
        elif faults := backups.backup_now(binder, backups.folders(path)).faults:
            raise KnownFault(faults[0])
    newest = backups.newest_backup(path, backups.folders(path))
    print(arguments.ud or (newest.path if newest else ""))


def _restore(arguments: argparse.Namespace, now: Callable[[], datetime]) -> None:
    from app.model.services import backups

    path, chosen = _file(arguments), arguments.file
    if not chosen.is_file():
        raise Refused(Mistake(str(chosen), "findes ikke eller er ikke en fil"))
    if path.exists() and path.samefile(chosen):
        raise Refused(Mistake(str(chosen), "er ordningens egen fil; vælg en sikkerhedskopi"))
    if not path.parent.is_dir():
        raise Refused(Mistake(str(path.parent), "mappen findes ikke"))
    password = _password(chosen, new=False) or _password(path, new=False)
    done = backups.restore(path, chosen, now, password=password)
    print(f"Gendannet: {path} er nu som {chosen}")
    if done.kept:
        print(f"Filen, som den var før, er kopieret til {done.kept}")


_COMMANDS: dict[str, Callable[[argparse.Namespace, Callable[[], datetime]], None]] = {
    "eksempel": _example,
    "importer": _import,
    "eksporter": _export,
    "tjek": _check,
    "timeseddel": _timesheet,
    "sikkerhedskopi": _backup,
    "gendan": _restore,
}


def parse(argv: Sequence[str]) -> argparse.Namespace:
    return parser().parse_args(argv)
