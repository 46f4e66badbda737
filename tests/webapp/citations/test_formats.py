import json
from dataclasses import replace

from tests.webapp.citations.test_styles import SOURCE
from webapp.citations.formats import bibtex, csl_json, ris
from webapp.citations.source import Name


def test_bibtex_keeps_bodies_whole_and_signs_out_of_the_way() -> None:
    text = bibtex([replace(SOURCE, names=(Name("R&D Office"),), title="100% {sure}_", page="iv")])
    assert text.startswith("@techreport{rdoffice2019-14,\n")
    assert r"author = {{R\&D Office}}" in text
    assert r"title = {{100\% \{sure\}\_: Lessons from four countries}}" in text
    assert "pages = {iv}" in text
    assert "month = mar," in text
    assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")


def test_ris_has_a_tag_a_line_and_ends_each_reference() -> None:
    lines = ris([replace(SOURCE, page="47", abstract="Two\nlines."), SOURCE]).split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert "AU  - Zielińska, Marta Anna" in lines
    assert "DA  - 2019/03//" in lines
    assert "SP  - 47" in lines
    assert "AB  - Two lines." in lines
    assert lines.count("ER  - ") == 2
    assert all(line[2:6] == "  - " for line in lines if line)


def test_csl_json_leaves_out_what_is_not_known() -> None:
    item = json.loads(csl_json([replace(SOURCE, issued=())]))[0]
    assert item["author"][0] == {"family": "Zielińska", "given": "Marta Anna"}
    assert "issued" not in item
    assert "DOI" not in item
