"""The form of a collection, typed -> what is kept: titles by language, and the search of an address of this site."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from flask import request

from repository.curated import Curated
from repository.errors import BadCollection
from webapp.alerts.question import asked, kept
from webapp.site import current_site

RESULTS = "/search"


def curated_typed(form: Mapping[str, str], languages: Iterable[str]) -> Curated:
    """Raises `BadCollection` where the address is not one of a search of this site."""
    return Curated(titles_typed(form, languages), _question(form.get("address", "").strip()))


def titles_typed(form: Mapping[str, str], languages: Iterable[str]) -> dict[str, str]:
    """Also what is empty, for the form shows it again."""
    return {language: form.get(f"title.{language}", "") for language in languages}


def _question(address: str) -> str:
    """Its words, filters and ways of finding, without page and order; empty where it asks for everything."""
    try:
        parts = urlsplit(address)
    except ValueError:
        raise BadCollection("no_question") from None
    if parts.netloc not in ("", request.host, urlsplit(current_site().settings.public_address()).netloc):
        raise BadCollection("no_question")
    if not parts.path.rstrip("/").endswith(RESULTS):
        raise BadCollection("no_question")
    return kept(asked(parts.query))
