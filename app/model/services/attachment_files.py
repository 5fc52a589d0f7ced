"""Which files may be taken in as scanned papers: PDF, JPEG and PNG of at most 20 MB, told by their content and whole.

A name is only a name: where the file came from is not kept.
"""

from __future__ import annotations

import re
import stat
import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.model.domain.errors import Mistake, Refused, os_reason
from app.model.domain.people_validity import LARGEST_ATTACHMENT

if TYPE_CHECKING:
    from pypdf import PageObject

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
_STARTS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, PNG_START: PNG}
_ENDINGS = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png"}
MOST_PIXELS = 60_000_000  # A4 at 600 dots an inch is 35 million; a small file can unfold to far more
MOST_PAGES = 2000
ENDS_LOOKED_AT = 2048  # bytes in which a PDF's last word stands
LONGEST_NAME, LONGEST_SHOWN = 120, 60
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)  # no names of files on Windows
MEGABYTE = 1024 * 1024


def read_file(path: Path) -> tuple[bytes, str]:
    """A file's bytes and what it is. Raises Refused in one line: not there, too large, another kind, broken."""
    name = shown_name(path)
    try:
        facts = path.stat()
        if not (stat.S_ISREG(facts.st_mode) or stat.S_ISDIR(facts.st_mode)):
            raise refused(name, "er ikke en almindelig fil")
        if facts.st_size > LARGEST_ATTACHMENT:
            raise refused(
                name, f"er på mere end {LARGEST_ATTACHMENT // MEGABYTE} MB; scan den mindre, eller del den op"
            )
        content = path.read_bytes()
    except OSError as fault:
        raise refused(name, f"kan ikke læses: {os_reason(fault)}") from None
    except ValueError:  # a name that no file system can have
        raise refused(name, "kan ikke læses: navnet kan ikke bruges") from None
    if not content:
        raise refused(name, "er tom")
    media = next((kind for start, kind in _STARTS.items() if content.startswith(start)), None)
    if media is None:
        raise refused(name, "er ikke en PDF, en JPEG eller en PNG; gem den som en af dem først")
    if text := content_mistake(content, media):
        raise refused(name, text)
    return content, media


def content_mistake(content: bytes, media: str) -> str:
    """What is wrong with bytes that are said to be a PDF, a JPEG or a PNG; "" for nothing."""
    start = next(start for start, kind in _STARTS.items() if kind == media)
    if not content.startswith(start):
        return "er ikke, hvad den siger"
    return _pdf_fault(content) if media == PDF else _image_fault(content)


def _pdf_fault(content: bytes) -> str:
    from pypdf import PdfReader

    broken = "er en PDF, der er beskadiget; åbn den i et andet program, og gem den igen"
    if b"%%EOF" not in content[-ENDS_LOOKED_AT:]:
        return broken
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            return "er en PDF med adgangskode; gem den uden først"
        count = len(reader.pages)
        if count > MOST_PAGES:
            return f"er en PDF på {count} sider; højst {MOST_PAGES} kan lægges ind"
        whole = count > 0 and all(_is_whole(page) for page in reader.pages)
    except Exception:  # noqa: BLE001 - a broken file makes its reader fail in any way there is
        return broken
    return "" if whole else broken


def _is_whole(page: PageObject) -> bool:
    """It has a size, and what it is drawn from is there."""
    page.get_contents()
    return bool(page.mediabox.width > 0 and page.mediabox.height > 0)


def _image_fault(content: bytes) -> str:
    from PIL import Image

    too_many = "er et billede med for mange punkter; scan det med højst 600 punkter pr. tomme"
    broken = "er et billede, der er beskadiget; åbn det i et andet program, og gem det igen"
    if content.startswith(PNG_START) and PNG_END not in content[-ENDS_LOOKED_AT:]:
        return broken
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as image:
                if image.width * image.height > MOST_PIXELS:
                    return too_many
                image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return too_many
    except Exception:  # noqa: BLE001 - as above
        return broken
    return ""


def plain_file_name(name: str, media: str) -> str:
    """A name that every file system takes, with the ending of what the file is: no path, no control characters."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(sign if sign.isprintable() and sign not in '<>:"|?*' else "_" for sign in last).strip(" .")
    stem = (clean.rsplit(".", 1)[0] if "." in clean else clean)[:LONGEST_NAME].strip(" .") or "papir"
    return f"papir-{stem}{_ENDINGS[media]}" if DEVICES.fullmatch(stem) else f"{stem}{_ENDINGS[media]}"


def shown_name(path: Path) -> str:
    """A file's name, which may be of somebody else's making, in one line of a message."""
    shown = "".join(sign if sign.isprintable() else "_" for sign in path.name)
    return f"{shown[:LONGEST_SHOWN]} …" if len(shown) > LONGEST_SHOWN else shown


def refused(name: str, text: str) -> Refused:
    """One line that names the file."""
    return Refused(Mistake(name, text))
