"""What the parameters of a request find, counted for a picture."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request

from indexer.search.answer import Answer, Request
from repository.vocabulary.concepts import Vocabulary
from webapp.pictures.matrix import ACROSS, Matrix, crossing, everything, matrix
from webapp.pictures.stack import TYPE, Stack, dividing, stack
from webapp.search.params import read
from webapp.site import current_site


@dataclass(frozen=True)
class Found:
    answer: Answer
    vocabulary: Vocabulary


def find(prepare: Callable[[Request], Request] = everything) -> Found:
    """What the parameters of this request find, for counting."""
    site = current_site()
    with site.repository.sessions() as session:
        return Found(site.index.search(session, prepare(read(request.args))), site.vocabulary())


def find_matrix() -> tuple[Found, Matrix]:
    by = request.args.get("by", "region")
    by = by if by in ACROSS else "region"
    found = find(lambda asked: crossing(asked, by))
    return found, matrix(found.answer, found.vocabulary, by)


def asked_division() -> str:
    """What the bars of years are divided by, empty for nothing."""
    return TYPE if request.args.get("by") == TYPE else ""


def find_stack() -> Stack | None:
    found = find(dividing)
    return stack(found.answer, found.vocabulary)
