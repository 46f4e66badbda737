"""The builder of the demonstration collection, run on small texts and once on the whole collection."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from corpus.build import PUBLICATIONS, build_collection, build_pdf, main, read_collection
from corpus.catalogue import COLUMNS
from corpus.layouts import LAYOUTS
from corpus.source import Publication, SourceError, read_publication
from corpus.wording import WORDING

ENGLISH = "Guidance reaches those who know where to ask. " * 40
CROATIAN = "Savjetovanje dopire do onih koji znaju gdje pitati. " * 40
ARABIC = "تساعد خدمات الإرشاد المهني الشباب على الانتقال من المدرسة إلى سوق العمل. " * 40
LIST_AND_TABLE = "- first\n- second\n\n| Country | Hours |\n|---|---|\n| Croatia | 12 |\n| Slovenia | 9 |\n"


def write_source(folder: Path, *, language: str = "en", layout: str = "report", body: str = "", **front: str) -> Path:
    """Write a source; each keyword is a key of the front matter, its value TOML, empty to leave the key out."""
    values = {
        "title": '"Guidance for all"',
        "subtitle": '""',
        "agency": '"etf"',
        "year": "2021",
        "language": f'"{language}"',
        "type": '"resource-type/STU"',
        "layout": f'"{layout}"',
        "authors": '["Ana Kovač", "Thomas Berger"]',
        "region": '["HR", "SI"]',
        "objective": '["raise-awareness", "raise-awareness/decent-work-transitions"]',
        "initiative": "[]",
        "technology": "[]",
        "skill_level": "[]",
        "audience": "[]",
        "target_group": "[]",
        "abstract": '"What works, and for whom."',
    } | front
    lines = [f"{key} = {value}" for key, value in values.items() if value]
    path = folder / f"sample.{language}.md"
    path.write_text("+++\n" + "\n".join(lines) + "\n+++\n" + (body or chapters(ENGLISH)), encoding="utf-8")
    return path


def chapters(text: str) -> str:
    return "".join(f"# Chapter {n}\n\n{text}\n\n## Part {n}\n\n{text}\n\n{LIST_AND_TABLE}\n" for n in (1, 2, 3))


def make_publication(folder: Path, *, language: str = "en", layout: str = "report", **front: str) -> Publication:
    text = {"ar": ARABIC, "hr": CROATIAN}.get(language, ENGLISH)
    pair = f"# Uvod\n\n{CROATIAN}\n\n%% en\n# Introduction\n\n{ENGLISH}\n\n"
    pair += f"%% hr\n# Kraj\n\n{CROATIAN}\n\n%% en\n# End\n\n{ENGLISH}"
    body = pair if layout == "facing-pages" else chapters(text)
    return read_publication(write_source(folder, language=language, layout=layout, body=body, **front))


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page as pdfium reads it, spaces made even, in NFKC."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return [" ".join(unicodedata.normalize("NFKC", text).split()) for text in texts]


def faults(path: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(SourceError) as caught:
        read_publication(path)
    return [(fault.file, fault.key, fault.reason) for fault in caught.value.faults]


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("collection")
    build_collection(PUBLICATIONS, folder)
    return folder


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_source_gives_the_same_bytes(tmp_path: Path, layout: str) -> None:
    publication = make_publication(tmp_path, language="hr", layout=layout)

    assert build_pdf(publication) == build_pdf(publication)


def test_building_another_publication_in_between_changes_no_byte(tmp_path: Path) -> None:
    arabic = make_publication(tmp_path, language="ar")
    first = build_pdf(arabic)
    build_pdf(replace(arabic, title="عنوان آخر", language="ar"))

    assert build_pdf(arabic) == first


def test_every_publication_has_3_to_12_pages(collection: Path) -> None:
    for path in collection.glob("*.pdf"):
        assert 3 <= len(PdfReader(path).pages) <= 12, path.name


def test_no_file_is_larger_than_a_megabyte_and_a_half(collection: Path) -> None:
    assert max(path.stat().st_size for path in collection.glob("*.pdf")) < 1_500_000


@pytest.mark.parametrize("language", WORDING)
def test_the_first_page_says_in_the_language_of_the_text_that_it_is_a_sample(tmp_path: Path, language: str) -> None:
    pages = page_texts(build_pdf(make_publication(tmp_path, language=language)))

    assert WORDING[language].notice in pages[0]


@pytest.mark.parametrize("language", WORDING)
def test_the_foot_of_every_page_says_that_it_is_a_sample(tmp_path: Path, language: str) -> None:
    pages = page_texts(build_pdf(make_publication(tmp_path, language=language)))

    assert all(WORDING[language].short_notice in page for page in pages)


def test_arabic_words_are_read_in_logical_order_with_base_letters(tmp_path: Path) -> None:
    pages = page_texts(build_pdf(make_publication(tmp_path, language="ar", title='"الإرشاد المهني للشباب"')))

    assert "الإرشاد المهني للشباب" in pages[0]
    assert "تساعد خدمات الإرشاد المهني الشباب" in pages[2]


def test_arabic_letters_are_joined(tmp_path: Path) -> None:
    raw = PdfReader(io.BytesIO(build_pdf(make_publication(tmp_path, language="ar")))).pages[2].extract_text()

    assert re.search("[\ufe91\ufe92\ufee0\ufee4]", raw), "no initial or medial form was drawn"


def test_all_arabic_of_the_collection_is_readable(collection: Path) -> None:
    for publication in read_collection(PUBLICATIONS):
        if publication.language == "ar":
            text = " ".join(page_texts((collection / publication.file_name).read_bytes()))
            words = set(re.findall("[\u0621-\u064a]{3,}", publication.abstract))
            assert not {word for word in words if word not in text}
            assert not re.search("[\ue000-\uf8ff]", text)


def test_roman_labels_stop_where_the_chapters_begin(tmp_path: Path) -> None:
    pdf = build_pdf(make_publication(tmp_path, layout="roman-labels"))
    labels = PdfReader(io.BytesIO(pdf)).page_labels

    assert labels[:5] == ["i", "ii", "iii", "1", "2"]
    assert [page.split(WORDING["en"].short_notice)[1].split()[0] for page in page_texts(pdf)] == labels


def test_a_scan_has_pages_but_no_text(tmp_path: Path) -> None:
    pdf = build_pdf(make_publication(tmp_path, language="hr", layout="scanned"))

    assert set(page_texts(pdf)) == {""}


def test_facing_pages_have_the_first_language_on_even_pages_and_the_second_on_odd(tmp_path: Path) -> None:
    pages = page_texts(build_pdf(make_publication(tmp_path, language="hr", layout="facing-pages")))[3:]

    assert all("Savjetovanje" in page and "Guidance" not in page for page in pages[::2])
    assert all("Guidance" in page and "Savjetovanje" not in page for page in pages[1::2])


def test_a_bilingual_cover_has_the_notice_in_both_languages(tmp_path: Path) -> None:
    cover = page_texts(build_pdf(make_publication(tmp_path, language="hr", layout="facing-pages")))[0]

    assert WORDING["hr"].notice in cover
    assert WORDING["en"].notice in cover


def test_the_properties_come_from_the_front_matter(tmp_path: Path) -> None:
    reader = PdfReader(io.BytesIO(build_pdf(make_publication(tmp_path, language="hr"))))

    assert reader.metadata is not None
    assert reader.metadata.title == "Guidance for all"
    assert reader.metadata.author == "Ana Kovač, Thomas Berger"
    assert reader.metadata.subject == WORDING["hr"].notice
    assert str(reader.root_object["/Lang"]) == "hr"


def test_a_wrong_title_can_be_put_into_the_properties(tmp_path: Path) -> None:
    publication = make_publication(tmp_path, pdf_title='"Microsoft Word - final2.doc"')
    pdf = build_pdf(publication)
    metadata = PdfReader(io.BytesIO(pdf)).metadata

    assert metadata is not None
    assert metadata.title == "Microsoft Word - final2.doc"
    assert "Guidance for all" in page_texts(pdf)[0]


def test_bookmarks_are_the_summary_and_the_chapters(tmp_path: Path) -> None:
    outline: Sequence[object] = PdfReader(io.BytesIO(build_pdf(make_publication(tmp_path)))).outline
    titles = [getattr(entry, "title", None) for entry in outline]

    assert [title for title in titles if title] == ["Summary", "Chapter 1", "Chapter 2", "Chapter 3"]


def test_the_contents_give_the_pages_of_the_chapters(tmp_path: Path) -> None:
    pages = page_texts(build_pdf(make_publication(tmp_path)))

    for chapter, page in re.findall(r"(Chapter \d) (\d)", pages[1]):
        assert chapter in pages[int(page) - 1]


def test_the_catalogue_has_a_row_for_each_pdf(collection: Path) -> None:
    with (collection / "metadata.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))

    assert tuple(rows[0]) == COLUMNS
    assert [row["file"] for row in rows] == sorted(path.name for path in collection.glob("*.pdf"))
    assert len(rows) == len(list(PUBLICATIONS.glob("*.md")))
    assert all(row["title"] and row["abstract"] and row["region"] for row in rows)


def test_several_values_of_a_field_are_joined_by_a_bar(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    write_source(sources)
    build_collection(sources, tmp_path / "out")

    assert "Ana Kovač | Thomas Berger,HR | SI" in (tmp_path / "out" / "metadata.csv").read_text(encoding="utf-8")


def test_an_unknown_agency_is_named_with_its_file(tmp_path: Path) -> None:
    [(file, key, reason)] = faults(write_source(tmp_path, agency='"unicef"'))

    assert (file, key) == ("sample.en.md", "agency")
    assert "'unicef' is unknown; known are cedefop, ec" in reason


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    assert faults(write_source(tmp_path, abstract="")) == [("sample.en.md", "abstract", "is missing")]


def test_all_faults_of_a_source_are_listed_at_once(tmp_path: Path) -> None:
    path = write_source(tmp_path, year="1066", authors='"Ana"', objective='["raise-awareness/green-transition"]')

    assert {key for _, key, _ in faults(path)} == {"year", "authors", "objective"}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Text before any chapter.", "must begin with a chapter heading"),
        ("# One\n\n| a | b |\n|---|---|\n| only one |\n", "a table row has 1 cells, its head 2"),
        ("# One\n\nText.\n\n%% hr\n# Jedan\n\nTekst.", "%% lines belong to the layout facing-pages"),
    ],
)
def test_a_fault_in_the_body_is_explained(tmp_path: Path, body: str, reason: str) -> None:
    [(_, key, said)] = faults(write_source(tmp_path, body=body))

    assert key == "body"
    assert reason in said


def test_a_text_too_long_for_the_collection_is_refused(tmp_path: Path) -> None:
    publication = read_publication(write_source(tmp_path, body=chapters(ENGLISH * 8)))

    with pytest.raises(SourceError, match=r"sample\.en\.md: body: fills \d+ pages, not 3 to 12"):
        build_pdf(publication)


def test_nothing_is_built_while_a_source_is_at_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_source(tmp_path, agency='"unicef"')

    assert main([str(tmp_path / "out"), "--sources", str(tmp_path)]) == 1
    assert "sample.en.md: agency: 'unicef' is unknown" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
