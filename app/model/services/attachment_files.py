"""Which files may be taken in as scanned papers: PDF, JPEG and PNG of at most 20 MB, told by their content and whole.

A name is only a name: where the file came from is not kept.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from app.model.domain.errors import Mistake, Refused, os_reason
from app.model.domain.people_validity import LARGEST_ATTACHMENT

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
_STARTS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, PNG_START: PNG}
_ENDINGS = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png"}
MOST_PIXELS = 100_000_000  # a page of A4 at 1200 dots an inch is more than anybody scans
ENDS_LOOKED_AT = 2048  # bytes in which a PDF's last word stands
LONGEST_NAME = 120
MEGABYTE = 1024 * 1024


def read_file(path: Path) -> tuple[bytes, str]:
    """A file's bytes and what it is. Raises Refused in one line: not there, too large, another kind, broken."""
    name = path.name
    try:
        if path.stat().st_size > LARGEST_ATTACHMENT:
            raise refused(
                name, f"er på mere end {LARGEST_ATTACHMENT // MEGABYTE} MB; scan den mindre, eller del den op"
            )
        content = path.read_bytes()
    except OSError as fault:
        raise refused(name, f"kan ikke læses: {os_reason(fault)}") from None
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
    from pypdf.errors import PyPdfError

    broken = "er en PDF, der er beskadiget; åbn den i et andet program, og gem den igen"
    if b"%%EOF" not in content[-ENDS_LOOKED_AT:]:
        return broken
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            return "er en PDF med adgangskode; gem den uden først"
        if not len(reader.pages):
            return broken
        reader.pages[0].mediabox  # noqa: B018 - reads the page itself
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return broken
    return ""


def _image_fault(content: bytes) -> str:
    from PIL import Image, UnidentifiedImageError

    broken = "er et billede, der er beskadiget; åbn det i et andet program, og gem det igen"
    if content.startswith(PNG_START) and PNG_END not in content[-ENDS_LOOKED_AT:]:
        return broken
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_PIXELS:
                return "er et billede med for mange punkter; gem det mindre"
            image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return broken
    return ""


def plain_file_name(name: str, media: str) -> str:
    """A name that every file system takes, with the ending of what the file is: no path, no control characters."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(sign if sign.isprintable() and sign not in '<>:"|?*' else "_" for sign in last).strip(" .")
    stem = clean.rsplit(".", 1)[0] if "." in clean else clean
    return f"{(stem or 'papir')[:LONGEST_NAME]}{_ENDINGS[media]}"


def refused(name: str, text: str) -> Refused:
    """One line that names the file."""
    return Refused(Mistake(name, text))
