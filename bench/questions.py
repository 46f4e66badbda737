"""What is asked of the engines: a few words of a title, as somebody types who is looking for that publication."""

import random
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.collection import CONCEPTS_A_RECORD
from bench.words import NEVER_FOUND
from indexer.search.answer import Request
from repository.models.record import Record

WORDS_A_QUESTION = range(1, 5)
FILTERED_SHARE = 0.2
FRUITLESS_SHARE = 0.1


def draw_questions(session: Session, *, count: int, seed: int) -> list[Request]:
    """Questions in random order; a fifth of them narrowed by a concept of the record, a tenth with no hit at all."""
    chance = random.Random(seed)
    rows = list(session.scalars(select(Record).order_by(Record.id)))
    without_hit, filtered = round(count * FRUITLESS_SHARE), round(count * FILTERED_SHARE)
    questions = [_question(chance, chance.choice(rows), number < filtered) for number in range(count - without_hit)]
    questions += [Request(text=text) for text in _fruitless(chance, without_hit)]
    chance.shuffle(questions)
    return questions


def is_fruitless(question: Request) -> bool:
    """Whether nothing may be found; every other question has a hit, the record it was drawn from."""
    return question.text.startswith(NEVER_FOUND)


def _question(chance: random.Random, record: Record, is_filtered: bool) -> Request:
    words = record.title.split()
    size = min(chance.choice(WORDS_A_QUESTION), len(words))
    start = chance.randint(0, len(words) - size)
    facet = chance.choice(sorted(CONCEPTS_A_RECORD))
    filters = {facet: tuple(record.concepts(facet)[:1])} if is_filtered else {}
    return Request(text=" ".join(words[start : start + size]), filters=filters)


def _fruitless(chance: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        yield NEVER_FOUND + "".join(chance.choices("abdegimnorst", k=7))
