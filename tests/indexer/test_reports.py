"""What the commands print for programs: all that a file says, each value with its reason."""

import json
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from indexer import reports
from indexer.documents import FileFacts, Prepared
from indexer.extraction.port import Limits
from indexer.preparation import prepare
from tests.indexer.extraction.pdfs import write_pdf
from tests.indexer.metadata.imprints import CEDEFOP
from tests.indexer.tagging.publications import make_vocabulary

TITLE = "Funding of guidance in Croatia"
BODY = [
    "Funding",
    "Croatia asks who pays for guidance. The funding of guidance in Croatia is a question of fees and of the budget,",
    "and Croatian schools pay their advisers out of public money. Vouchers and a subsidy cover the costs in Croatia.",
]
LONGEST_QUOTE = 200


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("reports")
    writer = PdfWriter(clone_from=PdfReader(write_pdf(folder / "plain.pdf", [[TITLE], CEDEFOP.split("\n"), BODY])))
    writer.add_outline_item(title="Funding", page_number=2)
    writer.set_page_label(0, 1, style="/r")
    writer.set_page_label(2, 2, style="/D")
    writer.add_metadata({"/Title": "Microsoft Word - final2.doc"})
    writer.add_attachment("costs.csv", b"a,b")
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.root_object[NameObject("/Lang")] = TextStringObject("de-AT")
    writer.write(folder / "report.pdf")
    return prepare(folder / "report.pdf", Limits(), make_vocabulary())


@pytest.fixture(scope="module")
def extracted(prepared: Prepared) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(json.dumps(reports.extraction(prepared)))
    return values


def test_extract_says_of_each_page_its_text_language_origin_and_health(extracted: dict[str, Any]) -> None:
    page = extracted["pages"][2]
    assert (page["number"], page["label"], page["language"], page["source"]) == (3, "1", "en", "text_layer")
    assert "who pays for guidance" in page["text"]
    assert {"confidence", "agreed", "also", "raw_text", "health"} <= page.keys()
    assert {"grade", "flaws", "repairs"} <= page["health"].keys()


def test_extract_says_how_reading_ended_and_what_the_file_holds(extracted: dict[str, Any]) -> None:
    facts = extracted["facts"]
    assert (extracted["text_state"], extracted["remarks"], extracted["languages"]) == ("complete", [], ["en"])
    assert extracted["outline"] == [{"title": "Funding", "page": 3, "level": 0}]
    assert extracted["claims"]["title"] == "Microsoft Word - final2.doc"
    assert facts.keys() == FileFacts.__dataclass_fields__.keys()
    assert (facts["language"], facts["active"]) == ("de-AT", {"javascript": 1})
    assert [one["name"] for one in facts["attachments"]] == ["costs.csv"]


def test_extract_proposes_metadata_each_with_its_evidence_and_score(extracted: dict[str, Any]) -> None:
    proposed = extracted["metadata"]
    assert {"title", "agency", "date_issued", "isbn", "doi", "series", "license"} <= proposed.keys()
    for one in proposed.values():
        assert 0 < one["score"] <= 1
        assert all(reason.keys() == {"page", "quote", "why"} for reason in one["evidence"])


def test_tag_says_concept_score_and_at_most_three_short_passages_of_each_suggestion(prepared: Prepared) -> None:
    found = json.loads(json.dumps(reports.tags(prepared)))
    assert [one["concept"] for one in found["region"]] == ["HR"]
    assert [one["concept"] for one in found["objective"]] == ["shared-challenges/funding"]
    for one in (one for facet in found.values() for one in facet):
        assert {"concept", "label", "score", "evidence"} == one.keys()
        assert 1 <= len(one["evidence"]) <= 3
        assert all(0 < len(reason["quote"]) <= LONGEST_QUOTE for reason in one["evidence"])


def test_no_quote_of_a_proposal_is_longer_than_is_promised(extracted: dict[str, Any]) -> None:
    quotes = [reason["quote"] for one in extracted["metadata"].values() for reason in one["evidence"]]
    assert quotes
    assert max(map(len, quotes)) <= LONGEST_QUOTE
