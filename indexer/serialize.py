"""An answer as JSON: one shape for the command line and the API."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError

from indexer.facets import BY_NAME
from indexer.question.offers import FilterOffer
from indexer.search.answer import Answer
from indexer.search.hits import Hit, PageMatch
from indexer.suggest.completion import Option
from indexer.suggest.spelling import Correction
from repository.vocabulary.concepts import Vocabulary


def answer(given: Answer, vocabulary: Vocabulary, locale: str) -> dict[str, Any]:
    """Labels are in the language of `locale`.

    `total, took_ms, meaning, remarks [{code, about}], hits [...], facets {facet: [{value, label, count}]}`.
    """
    return {
        "total": given.total,
        "took_ms": given.took_ms,
        "degraded": given.is_degraded,
        "meaning": given.meaning.value,
        "remarks": [{"code": remark.code.value, "about": remark.about} for remark in given.remarks],
        "hits": [_hit(hit) for hit in given.hits],
        "facets": {
            facet: [
                {"value": value, "label": value_label(vocabulary, facet, value, locale), "count": count}
                for value, count in counts.items()
            ]
            for facet, counts in given.facets.items()
        },
    }


def offered(correction: Correction | None, filters: Sequence[FilterOffer]) -> dict[str, Any]:
    """`did_you_mean {text, language, total}` or None; `filters [{facet, value, text, total}]`: a filter that the text
    names, the text without those words, and what they find."""
    meant = correction and {"text": correction.text, "language": correction.language, "total": correction.total}
    return {"did_you_mean": meant, "filters": [asdict(offer) for offer in filters]}


def option(given: Option) -> dict[str, Any]:
    """`group, text, language`, and what there is of `facet`, `value` and `record_id`."""
    return {name: value for name, value in asdict(given).items() if value}


def value_label(vocabulary: Vocabulary, facet: str, value: str, locale: str) -> str:
    """What a person reads for a facet's value: a concept's label, a language's name, or the value itself."""
    if facet == "language":
        return language_name(value, locale)
    return vocabulary.label(facet, value, locale) if BY_NAME[facet].has_vocabulary else value


# Every card and filter names languages.
@lru_cache(maxsize=4096)
def language_name(code: str, locale: str) -> str:
    """The name of a BCP 47 language in the language of `locale`, from CLDR; the code where CLDR has none."""
    try:
        languages = Locale.parse(locale, sep="-").languages
    except (UnknownLocaleError, ValueError):
        languages = Locale("en").languages
    name = languages.get(code.replace("-", "_")) or languages.get(code.split("-")[0])
    return str(name) if name else code


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "record_id": hit.record_id,
        "title": hit.title,
        "language": hit.language,
        "year": hit.year,
        "score": round(hit.score, 4),
        "matched_by": list(hit.matched_by),
        "matched_tags": [f"{facet}:{key}" for facet, key in hit.matched_tags],
        "matched_words": list(hit.matched_words),
        "files": [file.name for file in hit.files],
        "pages": [_page(page) for page in hit.pages],
        "pages_total": hit.pages_total,
        "pages_of": hit.pages_of,
        "versions": [{"language": language, "record_id": record_id} for language, record_id in hit.versions],
    }


def _page(page: PageMatch) -> dict[str, Any]:
    """The snippet is plain text; `marks` are the places of the words found in it, in code points."""
    return {
        "number": page.number,
        "label": page.label,
        "language": page.language,
        "snippet": page.snippet.text,
        "marks": [list(mark) for mark in page.snippet.marks],
        "is_near": page.is_near,
    }
