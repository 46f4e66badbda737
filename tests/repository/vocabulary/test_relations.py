"""What joins concepts, edited, taken away and brought back."""

import pytest
from sqlalchemy.orm import Session

from repository.errors import BadConcept
from repository.vocabulary import (
    vocabularies,
    vocabulary_diff,
    vocabulary_editing,
    vocabulary_export,
    vocabulary_merging,
)
from repository.vocabulary.concept_lists import read_concepts, rows_of
from repository.vocabulary.described import described
from repository.vocabulary.relations import is_address, name_of_scheme
from repository.vocabulary.vocabulary_editing import ConceptEdit
from repository.vocabulary.vocabulary_import import load_files, sources

ESCO = "http://data.europa.eu/esco/occupation/c95121e9"


@pytest.fixture
def here(session: Session) -> Session:
    load_files(session, [file for file in sources() if file.stem == "target_group"])
    session.flush()
    return session


@pytest.fixture
def keys(here: Session) -> list[str]:
    return [one.key for one in vocabularies.load(here).iter_facet("target_group")]


def edit(session: Session, key: str, **links: object) -> None:
    wanted = ConceptEdit({"en": key}, **links)  # type: ignore[arg-type]
    vocabulary_editing.edit(session, "target_group", key, wanted, who="ana")


def related(session: Session, key: str) -> tuple[str, ...]:
    return vocabularies.load(session).get("target_group", key).related


def test_what_goes_together_does_so_both_ways_and_ends_both_ways(here: Session, keys: list[str]) -> None:
    first, second, third = keys[:3]
    edit(here, second, related=[first, third])
    assert [related(here, key) for key in (first, second, third)] == [
        (second,),
        tuple(sorted((first, third))),
        (second,),
    ]
    edit(here, first, related=[])
    assert [related(here, key) for key in (first, second, third)] == [(), (third,), (second,)]
    edit(here, second)
    assert related(here, second) == (third,)


def test_terms_are_moved_below_and_one_that_is_left_out_moves_up(here: Session, keys: list[str]) -> None:
    top, first, second = keys[:3]
    edit(here, first, broader=top, narrower=[second])
    vocabulary = vocabularies.load(here)
    assert vocabulary.with_broader("target_group", [second]) == [second, first, top]
    edit(here, first, broader=top, narrower=[])
    assert vocabularies.load(here).get("target_group", second).broader == top


@pytest.mark.parametrize(
    ("links", "reason"),
    [
        ({"narrower": [0]}, "circle"),
        ({"narrower": [1]}, "circle"),
        ({"related": [0]}, "related_above"),
        ({"related": [1]}, "related_above"),
        ({"mappings": [("exactMatch", "javascript:x")]}, "bad_mapping"),
        ({"mappings": [("sameAs", ESCO)]}, "bad_mapping"),
        ({"mappings": [("exactMatch", ESCO), ("closeMatch", ESCO)]}, "two_mappings"),
    ],
)
def test_links_that_can_not_be_are_refused_and_nothing_changes(
    here: Session, keys: list[str], links: dict[str, list[object]], reason: str
) -> None:
    top, below = keys[:2]
    edit(here, below, broader=top)
    before = described(here, "target_group")
    named = {name: [keys[one] if isinstance(one, int) else one for one in some] for name, some in links.items()}
    with pytest.raises(BadConcept) as raised:
        edit(here, below, broader=top, **named)
    assert raised.value.reason == reason
    assert described(here, "target_group") == before


def test_every_link_is_taken_away_and_comes_back(here: Session, keys: list[str]) -> None:
    first, second, third, fourth = keys[:4]
    edit(here, first, related=[second], mappings=[("exactMatch", ESCO), ("closeMatch", "https://example.org/x")])
    vocabulary_editing.get(here, "target_group", third).split_into = sorted((first, second))
    vocabulary_editing.get(here, "target_group", fourth).is_retired = True
    here.flush()
    whole = described(here, "target_group")
    turtle = vocabulary_export.turtle(here, "target_group").encode()
    table = "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows_of(whole)).encode()
    edit(here, first, related=[], mappings=[])
    vocabulary_editing.get(here, "target_group", third).split_into = []
    vocabulary_editing.get(here, "target_group", fourth).is_retired = False
    for content in (turtle, table):
        diff = vocabulary_diff.compare(here, "target_group", read_concepts(content, "target_group"))
        assert {one.key for one in diff.changes} == {first, second, third, fourth}
    vocabulary_diff.apply(here, "target_group", read_concepts(table, "target_group"), who="ana")
    assert described(here, "target_group") == whole


def test_a_table_without_columns_of_links_leaves_them(here: Session, keys: list[str]) -> None:
    edit(here, keys[0], related=[keys[1]], mappings=[("exactMatch", ESCO)])
    wanted = read_concepts(f"key,prefLabel en\n{keys[0]},Everybody\n".encode(), "target_group")
    vocabulary_diff.apply(here, "target_group", wanted, who="ana")
    concept = vocabulary_editing.get(here, "target_group", keys[0])
    assert (related(here, keys[0]), [one.uri for one in concept.mappings]) == ((keys[1],), [ESCO])


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ("a,,b\nb,a,\n", [(2, "related_above"), (3, "related_above")]),
        ("a,,gone\n", [(2, "unknown_concept")]),
    ],
)
def test_faults_of_links_are_told_by_line(here: Session, rows: str, faults: list[tuple[int, str]]) -> None:
    content = "key,broader,related,prefLabel en\n" + "".join(f"{row},A\n" for row in rows.splitlines())
    diff = vocabulary_diff.compare(here, "target_group", read_concepts(content.encode(), "target_group"))
    assert sorted((one.line, one.code) for one in diff.faults) == faults


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        (ESCO, "ESCO"),
        ("https://data.europa.eu/esco/isco/C2423", "ISCO"),
        ("http://eurovoc.europa.eu/1234", "EuroVoc"),
        ("https://example.org/x", "example.org"),
    ],
)
def test_a_known_vocabulary_is_called_by_its_name(uri: str, name: str) -> None:
    assert name_of_scheme(uri) == name


@pytest.mark.parametrize("uri", ["", "x", "ftp://x.org/", "https:///x", "https://a b", "https://[", "https://x" * 99])
def test_what_is_no_address_is_known(uri: str) -> None:
    assert not is_address(uri)


def test_a_term_far_below_another_does_not_replace_it(here: Session, keys: list[str]) -> None:
    first, second, third = keys[:3]
    edit(here, second, broader=first)
    edit(here, third, broader=second)
    with pytest.raises(BadConcept, match="bad_replacement"):
        vocabulary_merging.replace(here, "target_group", first, third, who="ana", is_retagged=False)
