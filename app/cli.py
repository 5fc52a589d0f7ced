"""The command line: the same services as the window, without a screen. Messages in Danish; see --help.

Exit status: 0 done (findings or not); 2 the input or the call is wrong; 3 the scheme file can't be opened.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import paths
from app.arguments import WRONG_CALL
from app.model.domain.danish import day_text, plural
from app.model.domain.errors import KnownFault, Mistake, Refused, os_reason

if TYPE_CHECKING:
    from app.model.services.paper_list import Paper

DONE, CANNOT_OPEN = 0, 3


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
    from app.model.services.findings import find_all, finding_json
    from app.model.services.list_papers import Asked
    from app.model.services.watch_papers import finding_lines, findings_span

    _refuse_before_from(arguments)
    with _Open(_file(arguments), now) as binder:
        span = findings_span(binder, Asked(arguments.dato, arguments.fra, arguments.til))
        _refuse_before_first(arguments, span.first)
        found = find_all(binder, span.as_of, span.first, span.last)
        lines = [] if arguments.json else finding_lines(binder, found, span.as_of)
    if arguments.json:
        print(json.dumps([finding_json(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines) or "Der er ingen anmærkninger.")


def _refuse_before_from(arguments: argparse.Namespace) -> None:
    if arguments.fra and arguments.til and arguments.til < arguments.fra:
        raise Refused(Mistake("--til", "ligger før --fra"))


def _refuse_before_first(arguments: argparse.Namespace, first: date) -> None:
    """Where nothing would be looked at, because the first day is the usual one."""
    if arguments.til and arguments.til < first:
        raise Refused(
            Mistake("--til", f"ligger før {day_text(first)}, som er den første dag uden --fra; vælg også --fra")
        )


def _document(arguments: argparse.Namespace, now: Callable[[], datetime]) -> None:
    from app.model.services.list_papers import Asked
    from app.model.services.paper_list import papers, save_paper
    from app.model.services.watch_papers import DOCUMENTS

    known = papers()
    options = {name: getattr(arguments, name) for name in ("ud", "hjaelper", "om", "dato", "fra", "til")}
    if arguments.name is None and not any(options.values()):
        for paper in known.values():
            used = ", ".join(f"--{option}" for option in paper.options)
            print(f"{paper.name:{max(map(len, known))}}  {paper.title} ({used})")
        return
    _refuse_document(arguments, known, options)
    with _Open(_file(arguments), now) as binder:
        asked = Asked(arguments.dato, arguments.fra, arguments.til, arguments.hjaelper)
        if arguments.name in DOCUMENTS:
            _refuse_before_first(arguments, DOCUMENTS[arguments.name].span(binder, asked).first)
        notes = save_paper(binder, arguments.name, asked, arguments.ud, arguments.om)
    for line in notes:
        print(line, file=sys.stderr)
    print(arguments.ud)


def _refuse_document(arguments: argparse.Namespace, known: Mapping[str, Paper], options: Mapping[str, object]) -> None:
    """What is wrong with the call itself, before the file is opened."""
    names = f"vælg mellem {', '.join(known)}"
    if arguments.name not in known:
        raise Refused(
            Mistake("NAVN", f"»{arguments.name}« kendes ikke; {names}" if arguments.name else f"mangler; {names}")
        )
    if arguments.ud is None:
        raise Refused(Mistake("--ud", "mangler; skriv den fil, som dokumentet skal skrives i"))
    paper = known[arguments.name]
    for name, value in options.items():
        if value and name != "ud" and name not in paper.options:
            raise Refused(Mistake(f"--{name}", f"bruges ikke til {arguments.name}"))
        if not value and name in paper.needs:
            raise Refused(Mistake(f"--{name}", f"mangler; {arguments.name} skal have det"))
    _refuse_before_from(arguments)


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
    "dokument": _document,
    "sikkerhedskopi": _backup,
    "gendan": _restore,
}
