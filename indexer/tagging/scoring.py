"""From mentions to a score between 0 and 1.

A concept is what a publication is about if it is named often, on many pages, in headings and in the title. One page
may add only so much: a single table that lists a country thirty times is one mention of a kind. The sum x then becomes
1 - exp(-x / d), where d grows with the square root of the pages: two mentions mean more in a letter than in a report.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, field

from indexer.documents import Evidence
from indexer.tagging.imprint import LineKind
from indexer.tagging.reading import ReadPage

TITLE, HEADING, TEXT = 4.0, 2.0, 1.0
MOST_PER_PAGE = 4.0
MOST_EVIDENCE = 3
# d = BASE + GROWTH * sqrt(pages). Chosen by judgement, so that two mentions pass in six pages; not fitted to anything.
BASE, GROWTH = 1.5, 0.75


@dataclass
class Tally:
    """The mentions of one concept so far."""

    per_page: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    passages: list[tuple[float, Evidence]] = field(default_factory=list)

    def add(self, page: ReadPage, start: int, end: int, weight: float) -> None:
        """Count a mention at the code points `start` to `end`; nothing where the line is no evidence."""
        kind = page.kind_at(start)
        if kind is LineKind.ASIDE:
            return
        place = TITLE if page.is_title else HEADING if kind is LineKind.HEADING else TEXT
        number = page.page.number
        if number not in self.per_page:
            self.passages.append((place * weight, page.evidence(start, end)))
        self.per_page[number] += place * weight

    def total(self) -> float:
        return sum(min(weight, MOST_PER_PAGE) for weight in self.per_page.values())

    def score(self, pages: int) -> float:
        return round(1 - math.exp(-self.total() / (BASE + GROWTH * math.sqrt(max(1, pages)))), 3)

    def evidence(self) -> tuple[Evidence, ...]:
        """The strongest passages of different pages; the title alone only where no page says it."""
        ranked = sorted(self.passages, key=lambda one: (-one[0], one[1].page))
        printed = [one for _, one in ranked if one.page]
        return tuple((printed or [one for _, one in ranked])[:MOST_EVIDENCE])
