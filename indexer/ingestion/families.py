"""Language versions of one work, recognised by what translation leaves as it is.

Words change, but the catalogue number keeps its stem, the figures of the tables stay, the outline keeps its shape, and
the files are called `report.de.pdf` and `report.hr.pdf`. Each such sign is a probability of its own; together they make
a proposal, never a relation: only a person says that two records are one work.

What is compared is a `Fingerprint`, some 2 KB of JSON kept among the record's proposals, so that no page is read to
compare, and only with records that share what a proposal can't do without, see `candidates`. Figures are sketched by
the smallest hashes of their neighbours (Broder, *On the resemblance and containment of documents*, 1997).
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from indexer.documents import Evidence, Page, Prepared, Proposal, Why
from indexer.ingestion import candidates
from indexer.ingestion.candidates import Comparison, deciding
from indexer.metadata.cover import folded
from indexer.tagging.quotes import quote
from repository.digits import western_digits
from repository.models.record import Relation, RelationKind
from repository.texts import main_language

FIELD = "fingerprint"
LEAST_SCORE = 0.65
SKETCH = 96
# Few figures agree by chance: from the least on they are worth more, until there are enough.
LEAST_FIGURES, ENOUGH_FIGURES = 4, 10
LEAST_OUTLINE = 6
LONGEST_OUTLINE = 120
PAGES_APART = 0.2
LEAST_NAME_LETTERS = 8
# What each sign is worth alone.
BY_KEY, BY_NAME, BY_OUTLINE, BY_CREATORS, BY_ISSUE, BY_TITLE = 0.95, 0.8, 0.5, 0.5, 0.15, 0.3
# Share of the figures in common -> worth.
BY_FIGURES = ((0.45, 0.9), (0.25, 0.75), (0.12, 0.5))
SHARED_TITLE = 0.5

LANGUAGE_ENDING = re.compile(r"[._-](?P<language>[a-z]{2})(?:[-_][a-z]{2,4})?$", re.I)
CATALOGUE_STEM = re.compile(r"^[A-Z]{2}-(?:[A-Z0-9]{2}-\d{2}-\d{3}|[A-Z]{2}-\d{5})")
DOI_LANGUAGE = re.compile(r"[-_.](?:ar|de|en|es|fr|hr|it|pl|pt|ru|sl|uk|zh)$")
# 1,600 and 1.600 and 1 600 are one figure; single digits number lists and pages.
FIGURE = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,'’٬٫]\d+)*)(?!\d)")
YEAR = re.compile(r"^(?:19|20)\d\d$")


@dataclass(frozen=True)
class Fingerprint:
    """`name`: of the file without its language, empty where it names none. `keys`: identifiers that all versions
    share. `outline`: the level of each entry, one digit each. `figures`: how many; `sketch`: the smallest hashes of
    their neighbourhoods, ascending. `title`: beginnings of its words. `creators`: folded names."""

    language: str
    name: str
    keys: tuple[str, ...]
    pages: int
    outline: str
    figures: int
    sketch: tuple[int, ...]
    title: tuple[str, ...]
    creators: tuple[str, ...]
    issue: str


@dataclass(frozen=True)
class Sign:
    """One thing that two publications have in common. `figure`: hash of a shared neighbourhood, if it is figures."""

    kind: str
    worth: float
    value: str = ""
    figure: int = 0


def propose_family(session: Session, prepared: Prepared) -> list[Proposal]:
    """The fingerprint to keep with the record (`fingerprint`), and `translation_of` if a record is like it.

    The value of `translation_of` is the id of the first record of the family, so that families stay stars.
    """
    mine = fingerprint_of(prepared)
    proposals = [Proposal(FIELD, asdict(mine), 1.0, ())]
    best: tuple[float, int, list[Sign]] = (0.0, 0, [])
    for record_id, stored in candidates.find(session, COMPARISON, _candidate_keys(mine)):
        signs = compare(mine, _from_json(stored))
        if (score := combined(signs)) > best[0]:
            best = (score, record_id, signs)
    score, record_id, signs = best
    if score >= LEAST_SCORE:
        evidence = tuple(_evidence(prepared, sign) for sign in signs[:3])
        proposals.append(Proposal("translation_of", _head(session, record_id), round(score, 2), evidence))
    return proposals


def fingerprint_of(prepared: Prepared) -> Fingerprint:
    metadata = prepared.metadata
    neighbours = {number for number, _, _ in _neighbours(prepared.pages)}
    title = folded(metadata.title).split()
    return Fingerprint(
        language=main_language(prepared.languages),
        name=_name_without_language(prepared.path.name),
        keys=tuple(_keys(prepared)),
        pages=len(prepared.pages),
        outline="".join(str(min(9, one.level)) for one in prepared.extraction.outline[:LONGEST_OUTLINE]),
        figures=len(neighbours),
        sketch=tuple(sorted(neighbours)[:SKETCH]),
        title=tuple(sorted({word[:5] for word in title if len(word) >= 4 or word.isdigit()})),
        creators=tuple(sorted(folded(one["name"]) for one in metadata.value("creators", []))),
        issue=f"{metadata.value('agency', '')} {metadata.value('date_issued', '')[:4]}".strip(),
    )


def compare(one: Fingerprint, other: Fingerprint) -> list[Sign]:
    """What the two have in common, the strongest first; nothing for texts in one language, which are versions."""
    if one.language == other.language or "und" in (one.language, other.language):
        return []
    return sorted(_signs(one, other), key=lambda sign: -sign.worth)


def combined(signs: Sequence[Sign]) -> float:
    """The probability that at least one of the signs is right."""
    wrong = 1.0
    for sign in signs:
        wrong *= 1.0 - sign.worth
    return 1.0 - wrong


def _signs(one: Fingerprint, other: Fingerprint) -> Iterator[Sign]:
    for key in set(one.keys) & set(other.keys):
        yield Sign("key", BY_KEY, key)
    if one.name and one.name == other.name:
        yield Sign("name", BY_NAME, one.name)
    figures = min(one.figures, other.figures)
    if figures >= LEAST_FIGURES:
        share, common = _resemblance(one.sketch, other.sketch)
        worth = next((worth for least, worth in BY_FIGURES if share >= least), 0.0)
        if worth:
            yield Sign("figures", worth * min(1.0, figures / ENOUGH_FIGURES), figure=common[0])
    is_near = abs(one.pages - other.pages) <= max(1.0, PAGES_APART * max(one.pages, other.pages))
    if is_near and one.outline == other.outline and len(one.outline) >= LEAST_OUTLINE and len(set(one.outline)) > 1:
        yield Sign("outline", BY_OUTLINE)
    if one.creators and one.creators == other.creators and one.issue == other.issue:
        yield Sign("creators", BY_CREATORS, ", ".join(one.creators))
    elif one.issue and one.issue == other.issue and one.pages == other.pages:
        yield Sign("issue", BY_ISSUE, one.issue)
    words = set(one.title) & set(other.title)
    if len(words) >= 2 and len(words) >= SHARED_TITLE * min(len(one.title), len(other.title)):
        yield Sign("title", BY_TITLE, " ".join(sorted(words)))


def _resemblance(one: Sequence[int], other: Sequence[int]) -> tuple[float, list[int]]:
    """The share of neighbourhoods in common, estimated over the smallest of both, and those in common."""
    smallest = sorted({*one, *other})[:SKETCH]
    both = {*one} & {*other}
    common = [number for number in smallest if number in both]
    return (len(common) / len(smallest) if smallest else 0.0), common


def _neighbours(pages: Sequence[Page]) -> Iterator[tuple[int, Page, tuple[int, int]]]:
    """Hash, page and place of each long figure, and of each figure with the one before it, in either order.

    Translations turn clauses round, so that the two may change places.
    """
    previous, start = "", 0
    for page in pages:
        previous = ""
        for match in FIGURE.finditer(western_digits(page.text)):
            figure = re.sub(r"\D", "", match[0]).lstrip("0")
            if len(figure) < 2 or figure == page.label or figure == str(page.number):
                continue
            if len(figure) >= 3 and not YEAR.match(figure):
                yield _hash(figure), page, match.span()
            if previous:
                yield _hash(" ".join(sorted((previous, figure)))), page, (start, match.end())
            previous, start = figure, match.start()


def _hash(text: str) -> int:
    return zlib.crc32(text.encode())


def _keys(prepared: Prepared) -> Iterator[str]:
    metadata = prepared.metadata
    for number in metadata.value("catalogue_number", []):
        stem = CATALOGUE_STEM.match(number)
        yield f"catalogue:{stem[0] if stem else number}"
    for doi in metadata.value("doi", []):
        yield f"doi:{DOI_LANGUAGE.sub('', doi)}"
    for isbn in metadata.value("isbn", []):
        yield f"isbn:{isbn}"
    series = metadata.value("series", {})
    if series.get("title") == "EUR":
        yield f"eur:{series['number'].split()[0]}"


def _name_without_language(name: str) -> str:
    stem = PurePath(name).stem
    match = LANGUAGE_ENDING.search(stem)
    bare = stem[: match.start()].casefold() if match else ""
    return bare if sum(letter.isalpha() for letter in bare) >= LEAST_NAME_LETTERS else ""


def _candidate_keys(fingerprint: Fingerprint) -> set[int]:
    """Hashes of which two fingerprints share one if they are to reach `LEAST_SCORE`: title and issue don't suffice."""
    signs = [*fingerprint.keys, f"name:{fingerprint.name}" if fingerprint.name else ""]
    if len(fingerprint.outline) >= LEAST_OUTLINE:
        signs.append(f"outline:{fingerprint.outline}")
    if fingerprint.creators:
        signs.append(f"creators:{fingerprint.issue}:{'|'.join(fingerprint.creators)}")
    figures = deciding(fingerprint.sketch, SKETCH, least=BY_FIGURES[-1][0])
    return {*figures, *(_hash(sign) for sign in signs if sign)}


def _from_json(value: dict[str, Any]) -> Fingerprint:
    values: dict[str, Any] = {key: tuple(one) if isinstance(one, list) else one for key, one in value.items()}
    return Fingerprint(**values)


COMPARISON = Comparison(FIELD, lambda value: _candidate_keys(_from_json(value)))


def _head(session: Session, record_id: int) -> int:
    """The record that this one is a translation of, else itself."""
    is_translation = Relation.kind == RelationKind.TRANSLATION_OF
    head = session.scalar(select(Relation.target_id).where(Relation.record_id == record_id, is_translation))
    return record_id if head is None else head


def _evidence(prepared: Prepared, sign: Sign) -> Evidence:
    """The passage of the new file that shows the sign."""
    if sign.kind == "figures":
        for number, page, span in _neighbours(prepared.pages):
            if number == sign.figure:
                return Evidence(page.number, quote(page.text, *span), Why.SIMILAR)
    if sign.kind == "key":
        field = sign.value.partition(":")[0].replace("catalogue", "catalogue_number").replace("eur", "series")
        if found := prepared.metadata.find(field):
            return found.evidence[0]
    titles = [one.title for one in prepared.extraction.outline[:10]]
    told = {"name": prepared.path.name, "outline": " · ".join(titles), "title": prepared.metadata.title}
    return Evidence(0, told.get(sign.kind, sign.value)[:200], Why.SIMILAR)
