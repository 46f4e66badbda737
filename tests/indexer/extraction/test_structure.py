"""What a PDF says of itself: read where it can be, remarked on where not, never run."""

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from indexer.documents import Attachment, FileFacts
from indexer.extraction import facts, structure
from indexer.extraction.remarks import Remark, RemarkCode
from indexer.extraction.structure import read_structure
from tests.indexer.extraction.pdfs import write_pdf


def written(path: Path, writer: PdfWriter) -> FileFacts:
    writer.write(path)
    return read_structure(path).facts


@pytest.fixture
def writer(tmp_path: Path) -> PdfWriter:
    return PdfWriter(clone_from=PdfReader(write_pdf(tmp_path / "plain.pdf", [["A"], ["B"]])))


def action(kind: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject(kind)})


def test_a_plain_file_has_nothing_to_report(tmp_path: Path, writer: PdfWriter) -> None:
    facts = written(tmp_path / "a.pdf", writer)
    assert (facts.pdf_version, facts.is_encrypted, facts.is_tagged, facts.forbidden) == ("1.3", False, False, ())
    assert (facts.signatures, facts.active, facts.attachments, facts.pdfa) == (0, {}, (), "")


def test_scripts_and_launches_are_counted_wherever_they_hide(tmp_path: Path, writer: PdfWriter) -> None:
    named = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), action("/JavaScript")])})
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): named})
    launch = action("/Launch")
    launch[NameObject("/Next")] = ArrayObject([action("/JavaScript"), action("/URI")])
    writer.root_object[NameObject("/OpenAction")] = launch
    writer.pages[1][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action("/SubmitForm")})
    assert written(tmp_path / "a.pdf", writer).active == {
        "javascript": 2,
        "launch": 1,
        "submit_form": 1,
        "web_address": 1,
    }


def test_a_circle_of_actions_ends(tmp_path: Path, writer: PdfWriter) -> None:
    first = writer._add_object(action("/Launch"))
    first.get_object()[NameObject("/Next")] = first  # type: ignore[index]
    writer.root_object[NameObject("/OpenAction")] = first
    assert written(tmp_path / "a.pdf", writer).active["launch"] == facts.MAX_CHAIN


def test_attachments_are_listed_and_not_opened(tmp_path: Path, writer: PdfWriter) -> None:
    writer.add_attachment("tablica.csv", b"a,b\n")
    assert written(tmp_path / "a.pdf", writer).attachments == (Attachment("tablica.csv", 4, ""),)


def test_signatures_and_xfa_are_found_in_the_form(tmp_path: Path, writer: PdfWriter) -> None:
    signed = DictionaryObject(
        {NameObject("/FT"): NameObject("/Sig"), NameObject("/V"): DictionaryObject({NameObject("/M"): NumberObject(1)})}
    )
    blank = DictionaryObject({NameObject("/FT"): NameObject("/Sig")})
    form = {NameObject("/Fields"): ArrayObject([signed, blank]), NameObject("/XFA"): ArrayObject()}
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(form)
    facts = written(tmp_path / "a.pdf", writer)
    assert (facts.signatures, facts.active) == (1, {"xfa": 1})


def test_permissions_that_the_owner_withholds_are_named(tmp_path: Path, writer: PdfWriter) -> None:
    allowed = UserAccessPermissions.all() & ~UserAccessPermissions.PRINT & ~UserAccessPermissions.EXTRACT
    writer.encrypt("", "owner", permissions_flag=allowed, algorithm="AES-256")
    facts = written(tmp_path / "a.pdf", writer)
    assert facts.is_encrypted
    assert facts.forbidden == ("print", "copy")


def test_tags_language_and_xmp_are_kept_as_claims(tmp_path: Path, writer: PdfWriter) -> None:
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("en-US")
    root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    root[NameObject("/StructTreeRoot")] = DictionaryObject()
    packet = StreamObject()
    packet.set_data(XMP.encode())
    root[NameObject("/Metadata")] = writer._add_object(packet)
    facts = written(tmp_path / "a.pdf", writer)
    assert (facts.language, facts.is_tagged, facts.pdfa) == ("en-US", True, "2b")
    assert facts.xmp["dc:title"] == "Savjet za sve"
    assert facts.xmp["dc:creator"] == "Ana Novak; Ivo Perić"


@pytest.mark.parametrize(
    "packet",
    ["<not xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "", "<x xmlns='http://purl.org/dc/elements/1.1/'/>"],
)
def test_an_xmp_packet_that_is_broken_or_declares_entities_gives_nothing(
    tmp_path: Path, writer: PdfWriter, packet: str
) -> None:
    stream = StreamObject()
    stream.set_data(packet.encode())
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
    assert written(tmp_path / "a.pdf", writer).xmp == {}


def test_an_outline_over_the_limit_is_remarked_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structure, "MAX_OUTLINE_ENTRIES", 2)
    writer = PdfWriter(clone_from=PdfReader(write_pdf(tmp_path / "plain.pdf", [["A"]])))
    for title in "abc":
        writer.add_outline_item(title=title, page_number=0)
    writer.write(tmp_path / "a.pdf")
    found = read_structure(tmp_path / "a.pdf")
    assert [entry.title for entry in found.outline] == ["a", "b"]
    assert found.remarks == [Remark(RemarkCode.OUTLINE_CUT, 2)]


def test_endless_loop_in_the_parser_becomes_a_remark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loop(_: object) -> list[object]:
        while True:
            try:
                sum(range(1000))
            except Exception:  # What pypdf does in several places, and must not stop the clock.
                continue

    monkeypatch.setattr(structure, "_outline", loop)
    found = read_structure(write_pdf(tmp_path / "a.pdf", [["A"]]), timeout_s=0.2)
    assert RemarkCode.STRUCTURE_STOPPED in {one.code for one in found.remarks}
    assert found.labels == ["1"]


def test_broken_structure_becomes_a_remark(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert len(read_structure(tmp_path / "a.pdf").remarks) == 1


XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 pdfaid:part="2" pdfaid:conformance="B">
<dc:title><rdf:Alt><rdf:li xml:lang="en">Advice for all</rdf:li>
<rdf:li xml:lang="x-default">Savjet za sve</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ana Novak</rdf:li><rdf:li>Ivo Perić</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
