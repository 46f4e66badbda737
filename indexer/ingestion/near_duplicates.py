"""The same text in another file: a second scan, a corrected printing, a copy from another site.

A text is sketched by the smallest hashes of its runs of five words (Broder, *On the resemblance and containment of
documents*, 1997); the share of hashes in common estimates the share of runs in common. A sketch is some 1 KB among the
record's proposals, so that no page is read to compare, and only with records that share one of the smallest, see
`candidates`. Translations share no words: see `families`.
"""

import heapq
import re
import zlib
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from indexer.documents import Evidence, Page, Prepared, Proposal, Why
from indexer.ingestion import candidates
from indexer.ingestion.candidates import Comparison, deciding

FIELD = "text_sketch"
LOOKS_LIKE = "looks_like"
RUN = 5
SKETCH = 96
# Below, texts share boilerplate; a new edition of a report keeps about half of its runs.
LEAST = 0.5
# A text of fewer runs says nothing about any other.
LEAST_RUNS = 40
WORD = re.compile(r"\w+")


def propose(session: Session, prepared: Prepared) -> list[Proposal]:
    """The sketch to keep with the record, and `looks_like`, the id of the record whose text is most like it."""
    mine = sketch(prepared.pages)
    if not mine:
        return []
    likeness, record_id = max(
        (
            (resemblance(mine, stored), record_id)
            for record_id, stored in candidates.find(session, COMPARISON, _candidate_keys(mine))
        ),
        default=(0.0, 0),
    )
    found = [Proposal(FIELD, mine, 1.0, ())]
    if likeness >= LEAST:
        opening = " ".join(prepared.pages[0].text.split())[:200]
        found.append(Proposal(LOOKS_LIKE, record_id, round(likeness, 2), (Evidence(1, opening, Why.SIMILAR),)))
    return found


def sketch(pages: Sequence[Page]) -> list[int]:
    """The smallest hashes of the text's runs of words, ascending; nothing for a text that is too short."""
    hashes = set(_runs(pages))
    return heapq.nsmallest(SKETCH, hashes) if len(hashes) >= LEAST_RUNS else []


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated share of runs in common, 0 to 1."""
    smallest = set(heapq.nsmallest(SKETCH, {*one, *other}))
    return len(smallest & {*one} & {*other}) / len(smallest) if smallest else 0.0


def _runs(pages: Sequence[Page]) -> Iterator[int]:
    words = [word for page in pages for word in WORD.findall(page.text.casefold())]
    for start in range(len(words) - RUN + 1):
        yield zlib.crc32(" ".join(words[start : start + RUN]).encode())


def _candidate_keys(kept: Sequence[int]) -> set[int]:
    return set(deciding(kept, SKETCH, LEAST))


COMPARISON = Comparison(FIELD, _candidate_keys)
