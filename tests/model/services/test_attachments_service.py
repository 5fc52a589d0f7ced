"""Scanned papers: what may be taken in, what is refused in one line, and that they come out as they went in."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from pypdf import PdfReader, PdfWriter

from app.model.domain.errors import Refused
from app.model.services import archive, attachments, history, letters, people
from app.model.services.attachment_files import plain_file_name, read_file
from app.model.services.attachments import AttachmentDraft
from app.model.services.binder import Binder
from app.model.services.letters import About
from app.model.services.people import HelperDraft

MEGABYTES = 1024 * 1024


def _pdf(*, password: str = "") -> bytes:
    writer, target = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password)
    writer.write(target)
    return target.getvalue()


def _picture(kind: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 30), "white").save(target, kind)
    return target.getvalue()


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("kontrakt.pdf", _pdf(), "application/pdf"),
        ("foto.jpg", _picture("JPEG"), "image/jpeg"),
        ("uden-endelse", _picture("PNG"), "image/png"),
    ],
)
def test_a_paper_comes_out_as_it_went_in(binder: Binder, tmp_path: Path, name: str, content: bytes, media: str) -> None:
    attachments.add_attachment(binder, _file(tmp_path, name, content), AttachmentDraft("Et papir"))
    (row,) = archive.rows(binder)
    assert attachments.attachment_content(binder, row.id)[:2] == (content, media)
    attachments.save_attachment(binder, row.id, tmp_path / "kopi")
    assert (tmp_path / "kopi").read_bytes() == content


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("brev.docx", b"PK\x03\x04resten", "er ikke en PDF, en JPEG eller en PNG"),
        ("tom.pdf", b"", "er tom"),
        ("stor.pdf", b"%PDF-" + b"x" * 21 * MEGABYTES, "er på mere end 20 MB"),
        ("afkortet.pdf", _pdf()[:-60], "er en PDF, der er beskadiget"),
        ("vrøvl.pdf", b"%PDF-1.7\nintet\n%%EOF", "er en PDF, der er beskadiget"),
        ("låst.pdf", _pdf(password="kode"), "er en PDF med adgangskode"),
        ("halv.png", _picture("PNG")[:-20], "er et billede, der er beskadiget"),
        ("halv.jpg", _picture("JPEG")[:60], "er et billede, der er beskadiget"),
    ],
)
def test_what_can_not_be_kept_is_refused_in_one_line(
    binder: Binder, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        attachments.add_attachment(binder, _file(tmp_path, name, content), AttachmentDraft("Et papir"))
    assert str(refused.value).startswith(f"{name}: {says}")
    assert "\n" not in str(refused.value)
    assert archive.rows(binder) == []


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="kan ikke læses: det er en mappe"):
        read_file(tmp_path)
    with pytest.raises(Refused, match="kan ikke læses: den findes ikke"):
        read_file(tmp_path / "væk.pdf")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\hemmeligt\\brev.pdf", "brev.pdf"),
        ("a\x00b\nc.pdf", "a_b_c.pdf"),
        ("zażółć gęślą.pdf", "zażółć gęślą.pdf"),
        ("...", "papir.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(name: str, plain: str) -> None:
    assert plain_file_name(name, "application/pdf") == plain


def test_a_deleted_paper_is_brought_back_whole_by_undo(binder: Binder, tmp_path: Path) -> None:
    attachments.add_attachment(binder, _file(tmp_path, "kontrakt.pdf", _pdf()), AttachmentDraft("Kontrakt"))
    (row,) = archive.rows(binder)
    attachments.delete_attachment(binder, row.id)
    assert archive.rows(binder) == []
    history.undo(binder)
    assert attachments.attachment_content(binder, row.id)[0] == _pdf()


def test_a_paper_needs_a_title_and_a_helper_who_is_there(binder: Binder, tmp_path: Path) -> None:
    path = _file(tmp_path, "kontrakt.pdf", _pdf())
    with pytest.raises(Refused, match="Hvad er det: må ikke være tom"):
        attachments.add_attachment(binder, path, AttachmentDraft("  "))
    with pytest.raises(Refused, match="hjælperen findes ikke længere"):
        attachments.add_attachment(binder, path, AttachmentDraft("Kontrakt", "h99"))


def test_a_photo_takes_the_place_of_the_one_before(binder: Binder, tmp_path: Path) -> None:
    helper_id = people.add_helper(binder, HelperDraft("Anna Eksempel"))
    assert attachments.photo(binder, helper_id) is None
    attachments.set_photo(binder, helper_id, _file(tmp_path, "et.png", _picture("PNG")))
    attachments.set_photo(binder, helper_id, _file(tmp_path, "to.jpg", _picture("JPEG")))
    assert attachments.photo(binder, helper_id) == _picture("JPEG")
    assert archive.rows(binder) == []
    with pytest.raises(Refused, match="er ikke et billede"):
        attachments.set_photo(binder, helper_id, _file(tmp_path, "kontrakt.pdf", _pdf()))
    attachments.remove_photo(binder, helper_id)
    assert attachments.photo(binder, helper_id) is None


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør.pdf")
    with pytest.raises(Refused, match=r"rør\.pdf: er ikke en almindelig fil"):
        read_file(tmp_path / "rør.pdf")
    with pytest.raises(Refused, match="navnet kan ikke bruges"):
        read_file(tmp_path / "a\x00b.pdf")


def test_a_name_with_a_slash_is_refused_in_one_line(binder: Binder, tmp_path: Path) -> None:
    path = _file(tmp_path, "..\\..\\hemmeligt\n.pdf", _pdf())
    with pytest.raises(Refused) as refused:
        attachments.add_attachment(binder, path, AttachmentDraft("Et papir"))
    assert str(refused.value) == "..\\..\\hemmeligt_.pdf: har en skråstreg i navnet; giv filen et navn uden"
    assert archive.rows(binder) == []


@pytest.mark.parametrize("name", ["aux.pdf", "COM1", "nul.tar.pdf", "lpt9.pdf"])
def test_a_name_that_is_a_device_on_windows_is_made_another(name: str) -> None:
    assert plain_file_name(name, "application/pdf").startswith("papir-")


def test_every_page_of_a_pdf_has_to_be_there(tmp_path: Path) -> None:
    writer, target = PdfWriter(), BytesIO()
    for _ in range(2):
        writer.add_blank_page(100, 100)
    writer.write(target)
    whole = target.getvalue()
    assert read_file(_file(tmp_path, "hel.pdf", whole))[1] == "application/pdf"
    first, _, rest = whole.partition(b"/MediaBox")
    second = rest.replace(b"/MediaBox", b"/MedieBaks")
    with pytest.raises(Refused, match="beskadiget"):
        read_file(_file(tmp_path, "uden-side.pdf", first + b"/MediaBox" + second))


@pytest.mark.parametrize("size", [(8000, 8000), (14000, 13000)])
def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    target = BytesIO()
    Image.new("1", size).save(target, "PNG")
    assert len(target.getvalue()) < 100_000
    with pytest.raises(Refused, match="for mange punkter"):
        read_file(_file(tmp_path, "bombe.png", target.getvalue()))


def test_a_signed_copy_is_about_whom_its_document_is_about(binder: Binder, tmp_path: Path) -> None:
    helper_id = people.add_helper(binder, HelperDraft("Anna Eksempel"))
    issued = letters.issue_letter(binder, "feriebrev", About(helper_id))
    path = _file(tmp_path, "scan.pdf", _pdf())
    attachments.add_attachment(binder, path, AttachmentDraft("Underskrevet", document_id=issued.document_id))
    document, scan = sorted(archive.rows(binder, helper_id=helper_id), key=lambda row: row.is_attachment)
    assert (document.scanned, scan.copy_of, scan.who) == (True, issued.document_id, "Anna Eksempel")
    assert scan.about == "Scannet kopi af Feriebrev, 21.11.2026"
    with pytest.raises(Refused, match="Dokument: det findes ikke længere"):
        attachments.add_attachment(binder, path, AttachmentDraft("Underskrevet", document_id=99))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "1", "CMYK"])
def test_a_picture_is_shown_as_a_page_no_larger_than_a4(binder: Binder, tmp_path: Path, mode: str) -> None:
    target = BytesIO()
    Image.new(mode, (3000, 1000)).save(target, "JPEG" if mode == "CMYK" else "PNG")
    attachments.add_attachment(binder, _file(tmp_path, "scan", target.getvalue()), AttachmentDraft("Et papir"))
    (page,) = PdfReader(BytesIO(attachments.attachment_pdf(binder, archive.rows(binder)[0].id))).pages
    assert 830 < page.mediabox.width < 843
    assert page.mediabox.height < 596


def test_a_picture_is_turned_as_the_camera_was_held(binder: Binder, tmp_path: Path) -> None:
    target, turned = BytesIO(), Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (300, 200)).save(target, "JPEG", exif=turned)
    attachments.add_attachment(binder, _file(tmp_path, "foto.jpg", target.getvalue()), AttachmentDraft("Et papir"))
    (page,) = PdfReader(BytesIO(attachments.attachment_pdf(binder, archive.rows(binder)[0].id))).pages
    assert page.mediabox.height > page.mediabox.width


def test_a_pdf_is_shown_as_it_is(binder: Binder, tmp_path: Path) -> None:
    attachments.add_attachment(binder, _file(tmp_path, "kontrakt.pdf", _pdf()), AttachmentDraft("Kontrakt"))
    assert attachments.attachment_pdf(binder, archive.rows(binder)[0].id) == _pdf()
