"""Locked, signed and active files: read and flagged, or refused by name; nothing in them runs, nothing is changed."""

import socket
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from indexer.errors import ExtractionError
from indexer.extraction.extractor import FileExtractor
from repository.texts import TextState
from tests.indexer.extraction.pdfs import write_encrypted, write_pdf

HTML = b"<!doctype html><title>Advice</title><script>alert(1)</script>"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "plain.pdf", [["Advice", "for all."]])


def code_of(path: Path) -> str:
    with pytest.raises(ExtractionError) as raised:
        FileExtractor().extract(path)
    return raised.value.code


def test_a_file_that_needs_a_password_is_encrypted_and_nothing_else(tmp_path: Path, plain: Path) -> None:
    assert code_of(write_encrypted(tmp_path / "a.pdf", plain, user_password="secret")) == "encrypted"


def test_a_file_locked_by_its_owner_only_is_read_and_flagged(tmp_path: Path, plain: Path) -> None:
    found = FileExtractor().extract(write_encrypted(tmp_path / "a.pdf", plain, user_password=""))
    assert (found.state, found.facts.is_encrypted) == (TextState.COMPLETE, True)
    assert "for all" in found.pages[0].text


def test_actions_and_attachments_are_flagged_and_the_file_stays_as_it_was(tmp_path: Path, plain: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(plain))
    marker = tmp_path / "ran"
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.launchURL('x')")}
    launch = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject(f"/bin/touch {marker}")}
    launch[NameObject("/Next")] = ArrayObject([DictionaryObject(script)])
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(launch)
    writer.add_attachment("invoice.exe", b"MZ")
    writer.write(tmp_path / "a.pdf")
    before = (tmp_path / "a.pdf").read_bytes()

    facts = FileExtractor().extract(tmp_path / "a.pdf").facts

    assert facts.active == {"javascript": 1, "launch": 1}
    assert [one.name for one in facts.attachments] == ["invoice.exe"]
    assert not marker.exists()
    assert (tmp_path / "a.pdf").read_bytes() == before


def test_a_signature_is_counted_and_a_field_that_waits_for_one_is_not(tmp_path: Path, plain: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(plain))
    kind = {NameObject("/FT"): NameObject("/Sig")}
    seal = DictionaryObject({NameObject("/Type"): NameObject("/Sig"), NameObject("/ByteRange"): ArrayObject()})
    signed = DictionaryObject(kind | {NameObject("/V"): seal, NameObject("/T"): TextStringObject("director")})
    form = {
        NameObject("/Fields"): ArrayObject([signed, DictionaryObject(kind)]),
        NameObject("/SigFlags"): NumberObject(3),
    }
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(form)
    writer.write(tmp_path / "a.pdf")
    before = (tmp_path / "a.pdf").read_bytes()

    found = FileExtractor().extract(tmp_path / "a.pdf")

    assert found.facts.signatures == 1
    assert "for all" in found.pages[0].text
    assert (tmp_path / "a.pdf").read_bytes() == before


def test_an_xfa_form_is_flagged_and_its_text_is_no_text_of_the_page(tmp_path: Path, plain: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(plain))
    form = StreamObject()
    form.set_data(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xdp><script>hidden &e;</script></xdp>')
    packet = ArrayObject([TextStringObject("template"), writer._add_object(form)])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/XFA"): packet})
    writer.write(tmp_path / "a.pdf")

    found = FileExtractor().extract(tmp_path / "a.pdf")

    assert found.facts.active == {"xfa": 1}
    assert "hidden" not in "".join(page.text for page in found.pages)
    assert "root:" not in str(found)


def test_a_web_address_is_flagged_where_it_opens_by_itself_and_not_in_a_link(tmp_path: Path, plain: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        visit = {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(address)}
        writer = PdfWriter(clone_from=PdfReader(plain))
        writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=address))
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): DictionaryObject(visit)})
        writer.write(tmp_path / "a.pdf")

        facts = FileExtractor().extract(tmp_path / "a.pdf").facts

        listener.setblocking(False)
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert facts.active == {"web_address": 1}


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty_file"), (HTML, "not_a_pdf"), (b"MZ\x90\0", "not_a_pdf"), (b"%PDF-", "damaged")]
)
def test_what_is_only_named_pdf_is_refused_by_name(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    assert code_of(tmp_path / "a.pdf") == code


def test_a_web_page_before_the_pdf_is_read_as_a_pdf_and_never_as_a_web_page(tmp_path: Path, plain: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(HTML + b"\n" + plain.read_bytes())
    found = FileExtractor().extract(tmp_path / "a.pdf")
    assert found.media_type == "application/pdf"
    assert "script" not in found.pages[0].text


def test_an_archive_after_the_pdf_is_left_alone(tmp_path: Path, plain: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(plain.read_bytes())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("inside.txt", "hidden")
    found = FileExtractor().extract(target)
    assert "hidden" not in "".join(page.text for page in found.pages)
    assert "for all" in found.pages[0].text
