"""A scheme is published as it is, and what changes afterwards is told against it."""

import pytest
from rdflib import Graph
from rdflib.namespace import DCTERMS, OWL
from sqlalchemy.orm import Session

from repository import records
from repository.errors import BadConcept
from repository.vocabulary import scheme_versions, vocabulary_editing, vocabulary_export
from repository.vocabulary.described import described
from repository.vocabulary.vocabulary_editing import ConceptEdit
from repository.vocabulary.vocabulary_import import load_files, sources
from tests.factories import make_record


@pytest.fixture
def here(session: Session) -> Session:
    load_files(session, [file for file in sources() if file.stem == "audience"])
    session.flush()
    return session


def rename(session: Session, key: str, name: str) -> None:
    vocabulary_editing.edit(session, "audience", key, ConceptEdit({"en": name}), who="ana")


def stated(turtle: str) -> tuple[str, bool]:
    graph = Graph().parse(data=turtle, format="turtle")
    return str(next(graph.objects(None, OWL.versionInfo))), any(True for _ in graph.objects(None, DCTERMS.modified))


def test_a_version_keeps_the_scheme_and_counts_what_it_concerns(here: Session) -> None:
    first, second = (one.key for one in described(here, "audience")[:2])
    assert scheme_versions.publish(here, "audience", who="ana", note="The first.").number == 1
    records.create(here, make_record(audience=[first, second]), who="ana")
    records.create(here, make_record(audience=[second]), who="ana")
    kept = described(here, "audience")
    rename(here, first, "Everybody")
    last = scheme_versions.find_last(here, "audience")
    changes = scheme_versions.changes_since(here, "audience", last)
    assert [(one.key, one.used) for one in changes] == [(first, 1)]
    version = scheme_versions.publish(here, "audience", who="ivo")
    assert (version.number, version.affected) == (2, 1)
    assert scheme_versions.concepts_in(scheme_versions.get(here, "audience", 1)) == kept


def test_a_version_that_changes_nothing_or_comes_too_late_is_refused(here: Session) -> None:
    scheme_versions.publish(here, "audience", who="ana", seen=0)
    with pytest.raises(BadConcept, match="unchanged"):
        scheme_versions.publish(here, "audience", who="ana")
    rename(here, described(here, "audience")[0].key, "Everybody")
    with pytest.raises(BadConcept, match="published_meanwhile"):
        scheme_versions.publish(here, "audience", who="ana", seen=0)


def test_a_file_says_which_version_it_is(here: Session) -> None:
    assert stated(vocabulary_export.turtle(here, "audience") + "")[0] == "1-draft"
    version = scheme_versions.publish(here, "audience", who="ana")
    assert stated(vocabulary_export.turtle(here, "audience")) == ("1", True)
    rename(here, described(here, "audience")[0].key, "Everybody")
    assert stated(vocabulary_export.turtle(here, "audience")) == ("2-draft", True)
    old = vocabulary_export.turtle_of(version)
    assert stated(old) == ("1", True)
    assert "Everybody" not in old
