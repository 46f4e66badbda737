"""A search <-> the text that is kept of it: the parameters of its address, without page and order."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from indexer.engine.query import Sort
from indexer.search.answer import Request
from webapp.search.params import pairs, read


def kept(request: Request) -> str:
    return urlencode(pairs(replace(request, page=1, sort=Sort.RELEVANCE)))


def asked(question: str, locale: str = "") -> Request:
    return read(MultiDict(parse_qsl(question)), locale)
