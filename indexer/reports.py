"""What the commands print: as plain values for `--json`, and as lines for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from indexer.documents import Evidence, Language, Prepared, Proposal, Suggestion
from indexer.errors import QueryRefused
from indexer.facets import FACETS
from indexer.ingestion.ingest import FileReport, Outcome
from indexer.language.proposal import QUESTIONS, find_doubt
from indexer.question.remarks import Remark, RemarkCode
from repository.texts import main_language

if TYPE_CHECKING:
    from indexer.tagging.learning.learnt import LearntModel

SIGNS = {Outcome.ADDED: "+", Outcome.DUPLICATE: "=", Outcome.FAILED: "!"}


def file_report(report: FileReport) -> dict[str, Any]:
    """`path, status, record_id, sha256, pages, language, title, seconds, error {code, message}`, and how reading the
    text ended: `text_state, remarks`. A file that is locked is added, with `encrypted` as its error."""
    failed = {"code": report.error_code, "message": report.error_message}
    return {
        "path": str(report.path),
        "status": report.status,
        "record_id": report.record_id,
        "sha256": report.sha256,
        "pages": report.pages,
        "language": report.language,
        "title": report.title,
        "text_state": report.text_state,
        "remarks": list(report.remarks),
        "seconds": report.seconds,
        "error": failed if report.error_code else None,
    }


def file_line(report: FileReport) -> str:
    sign = SIGNS[report.status]
    if report.error_code:
        return f"{sign} {report.path.name}: {report.error_message}"
    if report.status is Outcome.DUPLICATE:
        return f"{sign} {report.path.name}: kept already as record {report.record_id}"
    state = "" if report.text_state == "complete" else f" ({str(report.text_state).replace('_', ' ')})"
    facts = f"record {report.record_id}, {report.language}, {report.pages} p.{state}"
    return f"{sign} {report.path.name}: {facts}: {report.title}"


def totals(reports: Sequence[FileReport]) -> str:
    counts = Counter(report.status for report in reports)
    pages = sum(report.pages for report in reports)
    return ", ".join(f"{counts[status]} {status}" for status in SIGNS) + f"; {pages} pages"


def extraction(prepared: Prepared) -> dict[str, Any]:
    """`title, language, languages, outline`, `pages [{number, label, text, language, confidence, agreed, also, source,
    raw_text, health}]`, how it ended, what was proposed for the record (field -> `{value, score, evidence}`), what the
    file claims of itself, and its technical facts."""
    return {
        "title": prepared.metadata.title,
        "language": main_language(prepared.languages),
        "languages": list(prepared.languages),
        "text_state": prepared.extraction.state,
        "remarks": list(map(str, prepared.extraction.remarks)),
        "outline": [{"title": one.title, "page": one.page, "level": one.level} for one in prepared.extraction.outline],
        "pages": [
            {
                "number": page.number,
                "label": page.label,
                "text": page.text,
                "language": page.language.code,
                "confidence": page.language.confidence,
                "agreed": page.language.agreed,
                "also": list(page.language.also),
                "source": page.source,
                "raw_text": page.raw_text,
                "health": asdict(page.health),
            }
            for page in prepared.pages
        ],
        "metadata": {one.field: _proposal(one) for one in prepared.metadata.proposals},
        "claims": prepared.extraction.metadata,
        "facts": asdict(prepared.extraction.facts),
    }


def language(found: Language) -> dict[str, Any]:
    """`language, confidence, agreed, also`, and `question`: what to ask a person, None if nothing."""
    doubt = find_doubt(found)
    return {
        "language": found.code,
        "confidence": found.confidence,
        "agreed": found.agreed,
        "also": list(found.also),
        "question": QUESTIONS[doubt] if doubt else None,
    }


def language_lines(found: Language) -> list[str]:
    others = f"  also {', '.join(found.also)}" if found.also else ""
    question = language(found)["question"]
    return [f"{found.code}  {found.confidence:.2f}{others}", *([question] if question else [])]


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {"value": proposal.value, "score": round(proposal.score, 3), "evidence": _evidence(proposal.evidence)}


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [{"page": one.page, "quote": one.quote, "why": one.why} for one in evidence]


def tags(prepared: Prepared) -> dict[str, list[dict[str, Any]]]:
    """Facet -> `[{concept, label, score, evidence [{page, quote, why}]}]`, best first; facets without any are empty."""
    found: dict[str, list[dict[str, Any]]] = {facet.name: [] for facet in FACETS if facet.has_vocabulary}
    for suggestion in prepared.suggestions:
        found[suggestion.facet].append(_tag(suggestion))
    return found


def _tag(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "concept": suggestion.concept,
        "label": suggestion.label,
        "score": round(suggestion.score, 3),
        "evidence": _evidence(suggestion.evidence),
    }


def tag_lines(values: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    for facet, found in values.items():
        for one in found:
            yield f"{facet}: {one['label']}  {one['score']:.2f}"
            for evidence in one["evidence"]:
                yield f"    p. {evidence['page']}: {evidence['quote']}"


def learnt(model: "LearntModel") -> dict[str, Any]:
    """`records, concepts [{facet, concept}], embedder, is_used, before {precision, recall, f1}, after {...}`."""
    concepts = [{"facet": facet, "concept": key} for facet, key in model.concepts]
    return asdict(model.about) | {"concepts": concepts}


def learnt_lines(values: dict[str, Any]) -> Iterator[str]:
    yield f"{len(values['concepts'])} concepts from {values['records']} records with decisions"
    yield "on records held back   precision  recall  f1"
    for name, label in (("before", "without"), ("after", "with")):
        figures = values[name]
        yield f"  {label:<20} {figures['precision']:>9.2f} {figures['recall']:>7.2f} {figures['f1']:>5.2f}"
    yield "the model is used" if values["is_used"] else "the model is not used"


def answer_lines(values: dict[str, Any]) -> Iterator[str]:
    yield f"{values['total']} found in {values['took_ms']} ms"
    for hit in values["hits"]:
        yield ""
        yield f"{hit['title']}  ({hit['language']}, {hit['year'] or 'n.d.'}, record {hit['record_id']})"
        for page in hit["pages"]:
            yield f"    p. {page['label']}: {page['snippet']}"


# What people read of a remark in the terminal, which speaks English.
REMARKS = {
    RemarkCode.TOO_LONG: "only the first {about} characters were read",
    RemarkCode.TOO_MANY_WORDS: "only the first {about} words were read",
    RemarkCode.TOO_DEEP: "brackets nested more than {about} deep were left out",
    RemarkCode.OPEN_QUOTE: "a quotation mark without its other half was left out",
    RemarkCode.OPEN_BRACKET: "a bracket without its other half was left out",
    RemarkCode.LONE_OPERATOR: "{about} joins nothing and was searched as a word",
    RemarkCode.UNKNOWN_FIELD: "there is no field {about!r}; it was searched as a word",
    RemarkCode.UNKNOWN_VALUE: "{about!r} is no value of that field; it was searched as words",
    RemarkCode.SHORT_PREFIX: "{about!r} is too short for a star; it was searched as a word",
    RemarkCode.STRAY_STAR: "a star works at the end of a word only; it was left out of {about!r}",
    RemarkCode.FEWER_WORDS: "no text holds enough words of the question; these hold some of them",
}


def remark_line(remark: Remark) -> str:
    return REMARKS[remark.code].format(about=remark.about)


def parse_filters(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """`FACET=VALUE` as a request's filters. Raises `QueryRefused` for a text without `=`."""
    filters: dict[str, tuple[str, ...]] = {}
    for text in texts:
        facet, sign, value = text.partition("=")
        if not sign:
            raise QueryRefused("unknown_facet", f"a filter is FACET=VALUE, not {text!r}")
        filters[facet] = (*filters.get(facet, ()), value)
    return filters
