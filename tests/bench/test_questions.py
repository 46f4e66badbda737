"""What is asked: the shares that the table's figures stand on."""

from pathlib import Path

from bench.collection import opened, publish_collection
from bench.questions import draw_questions
from bench.words import NEVER_FOUND


def test_a_tenth_of_the_questions_finds_nothing_and_a_fifth_is_narrowed(tmp_path: Path) -> None:
    with opened(tmp_path) as repository:
        publish_collection(repository, count=8, pages=1, seed=1)
        with repository.sessions() as session:
            questions = draw_questions(session, count=50, seed=1)

    assert len([one for one in questions if NEVER_FOUND in one.text]) == 5
    assert len([one for one in questions if one.filters]) == 10
