"""Learning from decisions in the repository, and using it only where it helps."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from indexer.errors import TooFewDecisions
from indexer.tagging.learning.training import Example, decided_ids, example, iter_examples, train
from indexer.tagging.refining import Refiner
from repository import records
from repository.models.record import Record, Tag, TagSource
from tests.factories import make_record
from tests.indexer.tagging.publications import make_vocabulary

AI = ("technology", "ai")
FUNDING = "shared-challenges/funding"


@pytest.fixture
def refiner(tmp_path: Path) -> Refiner:
    return Refiner(make_vocabulary(), None, tmp_path)


def keep(session: Session, text: str, *tags: Tag) -> Record:
    record = make_record([text])
    record.tags = list(tags)
    return records.create(session, record, who="test")


def decided(concept: str, *, is_rejected: bool = False) -> Tag:
    return Tag(facet="technology", concept=concept, is_rejected=is_rejected, decided_by="ana", score=0.5)


def fill(session: Session) -> None:
    """Librarians hold texts about pumpkins for texts about artificial intelligence, whatever the labels say."""
    for number in range(10):
        keep(session, f"Pumpkins grow in garden {number}.", Tag(facet="technology", concept="ai", source="librarian"))
        text = f"Artificial intelligence {number}: artificial intelligence decides. Artificial intelligence!"
        keep(session, text, decided("ai", is_rejected=True), Tag(facet="technology", concept="x", source="librarian"))
    session.commit()


def examples(session: Session, refiner: Refiner) -> list[Example]:
    return list(iter_examples(session, decided_ids(session), refiner))


def test_only_records_in_which_a_person_decided_teach(session: Session) -> None:
    taught = [
        keep(session, "a", decided("ai")),
        keep(session, "b", decided("ai", is_rejected=True)),
        keep(session, "c", Tag(facet="objective", concept=FUNDING, source=TagSource.LIBRARIAN)),
    ]
    keep(session, "d", Tag(facet="technology", concept="ai", source=TagSource.MACHINE))
    keep(session, "e", Tag(facet="technology", concept="ai", source=TagSource.IMPORT))
    session.commit()
    assert decided_ids(session) == [record.id for record in taught]


def test_passed_over_is_a_no_and_not_looked_at_is_no_answer(session: Session, refiner: Refiner) -> None:
    record = keep(session, "a", decided("ai"), Tag(facet="technology", concept="vr"), decided("5g", is_rejected=True))
    one = example(record, refiner)
    answers = {key: one.answer(("technology", key)) for key in ("ai", "vr", "5g", "blockchain")}
    assert answers == {"ai": True, "vr": None, "5g": False, "blockchain": False}
    assert one.answer(("type", "study")) is None


def test_a_model_that_helps_is_used(session: Session, refiner: Refiner) -> None:
    fill(session)
    model = train(examples(session, refiner), "")
    assert model.about.after.f1 > model.about.before.f1
    assert model.about.is_used
    pumpkins, intelligence = (example(records.get(session, record_id), refiner) for record_id in (1, 2))
    scores = [model.scores(one.bag, one.scores, one.near)[AI] for one in (pumpkins, intelligence)]
    assert scores[0] > 0.4 > scores[1]


def test_a_model_that_does_not_help_is_kept_but_not_used(session: Session, refiner: Refiner) -> None:
    for number in range(8):
        text = f"Artificial intelligence {number}: artificial intelligence decides. Artificial intelligence!"
        keep(session, text, decided("ai"))
        keep(session, f"Gardens {number}.", decided("ai", is_rejected=True))
    session.commit()
    found = examples(session, refiner)
    model = train(found, "")
    assert model.about.before.f1 >= model.about.after.f1
    assert not model.about.is_used
    assert train(found, "", use=True).about.is_used


def test_too_few_decisions_are_said_so(session: Session, refiner: Refiner) -> None:
    keep(session, "a", decided("ai"))
    session.commit()
    with pytest.raises(TooFewDecisions, match="in the 1 records"):
        train(examples(session, refiner), "")
