"""The judged extracts can be measured with: whole, their keys known, and nothing said of them that is not printed."""

import re
from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus.judged.reader import FOLDER, Extract, iter_every_extract, iter_extracts, read_extract
from corpus.source import TAGS
from repository.models.vocabulary import Concept
from repository.vocabulary.vocabulary_import import FOLDER as VOCABULARIES
from repository.vocabulary.vocabulary_import import load_files

EXTRACTS = list(iter_extracts())
FRESH = list(iter_extracts(FOLDER / "fresh"))
FURTHER = list(iter_extracts(FOLDER / "further"))
OBLIQUE = list(iter_extracts(FOLDER / "oblique"))
UNSEEN = list(iter_extracts(FOLDER / "unseen"))
EVERY = list(iter_every_extract())
TEXTS = {"title": str, "subtitle": str, "agency": str, "language": str, "type": str, "abstract": str, "year": int}
PRINTED = {"isbn": list, "doi": list, "series": dict, "license": str}
AT_LEAST = {"en": 10, "hr": 7, "de": 4, "fr": 4, "es": 3, "it": 2, "sl": 2, "pl": 2, "ar": 2} | dict.fromkeys(
    ("ru", "uk", "sr", "bs"), 1
)
MARKDOWN_OF_THE_FOLDER = {"README.md"}

each_extract: Callable[..., pytest.MarkDecorator] = pytest.mark.parametrize(
    "extract", EXTRACTS, ids=[one.name for one in EXTRACTS]
)


def squeezed(text: str) -> str:
    """Without spaces, line ends, hyphens and case, so that a broken line hides nothing."""
    return re.sub(r"[\s-]", "", text).casefold()


def is_isbn(digits: str) -> bool:
    """Check digit of ISO 2108 for 13 digits: weights 1 and 3, the sum a multiple of 10."""
    return bool(re.fullmatch(r"97[89]\d{10}", digits)) and not sum(map(int, digits[::2] + digits[1::2] * 3)) % 10


def test_there_are_extracts_enough_in_each_language() -> None:
    counts = Counter(one.values["language"] for one in EXTRACTS)

    assert len(EXTRACTS) >= 40
    assert {language for language, count in AT_LEAST.items() if counts[language] < count} == set()


def test_every_file_of_the_folder_is_read() -> None:
    names = {path.name for path in FOLDER.glob("*.md")} - MARKDOWN_OF_THE_FOLDER

    assert names == {f"{one.name}.md" for one in EXTRACTS}


@each_extract()
def test_the_front_matter_has_every_key_and_no_other(extract: Extract) -> None:
    wanted = TEXTS | dict.fromkeys(("authors", *TAGS), list)
    known = wanted | PRINTED

    assert wanted.keys() <= extract.values.keys() <= known.keys()
    assert {key for key, value in extract.values.items() if not isinstance(value, known[key])} == set()
    assert extract.name.endswith(f".{extract.values['language']}")


@each_extract()
def test_there_are_2_to_5_pages_and_none_is_empty(extract: Extract) -> None:
    assert 2 <= len(extract.pages) <= 5
    assert all(page.strip() for page in extract.pages)
    assert 250 <= len(extract.text.split()) <= 700


def test_every_key_is_a_concept(session: Session) -> None:
    facets = ("agency", "type", *TAGS)
    load_files(session, [VOCABULARIES / f"{facet}.ttl" for facet in facets])
    known = {(row.facet, row.key) for row in session.scalars(select(Concept))}

    used = {(facet, key) for one in EVERY for facet in TAGS for key in one.values[facet]}
    used |= {(facet, one.values[facet]) for one in EVERY for facet in ("agency", "type") if one.values[facet]}
    assert used - known == set()
    assert len(used) > 100


def test_the_fresh_set_is_in_many_languages_and_apart_from_the_first() -> None:
    assert len(FRESH) >= 20
    assert len({one.values["language"] for one in FRESH}) >= 8
    assert {one.name for one in FRESH} & {one.name for one in EXTRACTS} == set()


def test_the_further_set_has_facets_that_the_others_are_short_of() -> None:
    counts = Counter(key for one in FURTHER for facet in ("skill_level", "audience") for key in one.values[facet])

    assert len(FURTHER) >= 60
    assert len({one.values["language"] for one in FURTHER}) >= 12
    assert len(counts) == 8
    assert sum(counts.values()) >= 80
    assert {one.name for one in FURTHER} & {one.name for one in (*EXTRACTS, *FRESH)} == set()


def test_the_oblique_set_is_in_many_languages_and_has_what_it_was_written_for() -> None:
    assert len(OBLIQUE) >= 40
    assert len({one.values["language"] for one in OBLIQUE}) >= 20
    assert 12 <= sum(bool(one.values["initiative"]) for one in OBLIQUE) <= 28
    assert sum(bool(one.values["audience"]) for one in OBLIQUE) >= 12


def test_the_unseen_set_is_in_many_languages_and_apart_from_those_that_weights_are_fitted_to() -> None:
    assert len(UNSEEN) >= 40
    assert len({one.values["language"] for one in UNSEEN}) >= 20
    assert {one.name for one in UNSEEN} & {one.name for one in EVERY if one not in UNSEEN} == set()


@pytest.mark.parametrize("extract", [*FURTHER, *OBLIQUE, *UNSEEN], ids=attrgetter("name"))
def test_a_further_extract_tells_why_it_was_judged_so(extract: Extract) -> None:
    assert len(extract.values["reason"].split()) >= 5
    assert bool(extract.values["audience"]) <= bool(extract.values["skill_level"])


@pytest.mark.parametrize("extract", [*FRESH, *FURTHER, *OBLIQUE, *UNSEEN], ids=attrgetter("name"))
def test_a_fresh_extract_has_every_tag_and_prints_its_title(extract: Extract) -> None:
    assert {"title", "agency", "language", "type", *TAGS} <= extract.values.keys()
    assert extract.name.endswith(f".{extract.values['language']}")
    assert len(extract.pages) >= 2
    assert all(page.strip() for page in extract.pages)
    assert squeezed(extract.values["title"]) in squeezed(extract.pages[0])


@pytest.mark.parametrize("extract", EVERY, ids=attrgetter("name"))
def test_a_tag_stands_once_and_a_topic_has_its_objective(extract: Extract) -> None:
    objectives = extract.values["objective"]

    assert all(len(set(extract.values[facet])) == len(extract.values[facet]) for facet in TAGS)
    assert {topic.partition("/")[0] for topic in objectives} == {one for one in objectives if "/" not in one}
    assert all(any(topic.startswith(f"{one}/") for topic in objectives) for one in objectives if "/" not in one)


@each_extract()
def test_what_the_front_matter_says_of_the_publication_is_printed_in_it(extract: Extract) -> None:
    text = squeezed(extract.text)
    values = extract.values
    series = values.get("series", {})
    said = [values["title"], values["subtitle"], values["abstract"], str(values["year"]), *values["authors"]]
    said += [*values.get("isbn", []), *values.get("doi", []), *series.values()]

    assert [one for one in said if squeezed(one) not in text] == []
    assert squeezed(values["title"]) in squeezed(extract.pages[0])


@each_extract()
def test_every_printed_isbn_is_right_and_given(extract: Extract) -> None:
    printed = [re.sub(r"\D", "", number) for number in re.findall(r"97[89]-[\d-]{13}", extract.text)]

    assert set(printed) == set(extract.values.get("isbn", []))
    assert all(is_isbn(number) for number in printed)


@each_extract()
def test_a_licence_is_given_where_the_text_names_one(extract: Extract) -> None:
    uri = extract.values.get("license", "")

    assert bool(uri) == bool(re.search(r"\bCC[ -]BY", extract.text))
    assert re.fullmatch(r"(https://creativecommons\.org/licenses/by(-sa)?/[34]\.0/(igo/)?)?", uri)


def test_a_file_without_front_matter_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bare.en.md"
    path.write_text("Only text.\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"bare\.en\.md"):
        read_extract(path)
