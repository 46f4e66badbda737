"""A vocabulary out of a file, with every fault by its line, and held against what is here."""

import pytest
from sqlalchemy.orm import Session

from repository.models.vocabulary import LabelKind
from repository.vocabulary import vocabulary_diff, vocabulary_export
from repository.vocabulary.concept_lists import read_concepts, rows_of
from repository.vocabulary.described import described
from repository.vocabulary.vocabulary_import import load_files, sources

HEAD = b"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<urn:putokaz:audience> a skos:ConceptScheme .\n"


@pytest.fixture
def here(session: Session) -> Session:
    load_files(session, [file for file in sources() if file.stem == "audience"])
    session.flush()
    return session


def as_csv(session: Session, **cells: str) -> bytes:
    """The vocabulary that is here, with some cells of its first concept changed."""
    header, first, *rest = list(rows_of(described(session, "audience")))
    row = dict(zip(header, first, strict=True)) | {name.replace("__", " "): text for name, text in cells.items()}
    lines = [list(row), list(row.values()), *(one + [""] * (len(row) - len(one)) for one in rest)]
    return "\n".join(";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines).encode()


def test_what_is_taken_away_changes_nothing_when_it_comes_back(here: Session) -> None:
    for content in (as_csv(here), vocabulary_export.turtle(here, "audience").encode()):
        diff = vocabulary_diff.compare(here, "audience", read_concepts(content, "audience"))
        assert (diff.faults, diff.changes, diff.missing) == ((), (), ())


def test_a_changed_label_is_one_added_and_one_vanished(here: Session) -> None:
    before = next(iter(described(here, "audience")))
    wanted = read_concepts(as_csv(here, prefLabel__en="Everybody"), "audience")
    changes = vocabulary_diff.compare(here, "audience", wanted).changes
    assert [(one.key, one.is_new) for one in changes] == [(before.key, False)]
    assert changes[0].added == ((LabelKind.PREFERRED, "en", "Everybody"),)
    assert [text[:2] for text in changes[0].vanished] == [(LabelKind.PREFERRED, "en")]
    assert vocabulary_diff.apply(here, "audience", wanted, who="ana") == 1
    assert vocabulary_diff.compare(here, "audience", wanted).changes == ()


def test_a_new_concept_is_added_below_another_and_a_missing_one_stays(here: Session) -> None:
    first = described(here, "audience")[0].key
    wanted = read_concepts(f"key,broader,prefLabel en\nnew,{first},New\n".encode(), "audience")
    diff = vocabulary_diff.compare(here, "audience", wanted)
    assert [(one.key, one.is_new, one.moved) for one in diff.changes] == [("new", True, ("", first))]
    assert first in [key for key, _, _ in diff.missing]
    vocabulary_diff.apply(here, "audience", wanted, who="ana")
    assert "new" in [one.key for one in described(here, "audience")]


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (b"\xff\xfe", [(0, "not_utf8")]),
        (b"name\n", [(1, "no_key_column")]),
        (b"key,colour,prefLabel en\na,red,A\n", [(1, "unknown_column")]),
        (b"key,prefLabel en\na,A\na,B\n,C\n", [(3, "key_twice"), (4, "no_key")]),
        (b"key,prefLabel hr\na,A\n", [(2, "no_english")]),
        (b"key,broader,prefLabel en\na,b,A\nb,a,B\nc,gone,C\n", [(2, "circle"), (3, "circle"), (4, "unknown_concept")]),
        (b"key,prefLabel en\na," + b"x" * 201 + b"\n", [(2, "too_long")]),
        (HEAD + b"<urn:x> a skos:Concept ;\n  skos:notation ", [(4, "not_turtle")]),
        (HEAD + b'<urn:x> a skos:Concept ;\n  skos:notation "x" .\n', [(4, "no_english")]),
        (HEAD.replace(b"audience", b"region"), [(0, "another_scheme")]),
    ],
)
def test_every_fault_is_told_with_its_line(here: Session, content: bytes, faults: list[tuple[int, str]]) -> None:
    diff = vocabulary_diff.compare(here, "audience", read_concepts(content, "audience"))
    assert [(one.line, one.code) for one in diff.faults] == faults
