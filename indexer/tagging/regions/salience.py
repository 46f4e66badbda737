"""From mentions to what a publication is about, and how sure that is, between 0 and 1.

A region is a subject if it is named often, in many places, in headings and in the title. One paragraph and one page may
add only so much: a table that lists a country thirty times is one mention of a kind. Adjectives and inhabitants say a
little less than the name. The sum x becomes 1 - exp(-x / d); d grows with the square root of the pages, as two mentions
mean more in a letter than in a report.

Two more things hold countries down. A country named now and then beside one that is named all the time is a comparison
(`FULL_SHARE`). And where many countries are named a few times each, as in a report on the whole world, each has to be
named the more often the more they are, unless a heading or the title has it (`spread`).
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from indexer.documents import Evidence, Why
from indexer.tagging.imprint import LineKind
from indexer.tagging.regions.demonyms.inflection import Kind
from indexer.tagging.regions.gazetteer import Mention

TITLE, HEADING, TEXT = 4.0, 2.0, 1.0
WEIGHTS = {Kind.NAME: 1.0, Kind.ADJECTIVE: 0.7, Kind.INHABITANT: 0.7, Kind.PLACE: 0.6, Kind.ORIGIN: 0.3}
PARAGRAPH = 700
# Within a paragraph what comes after `FULL_IN_PARAGRAPH` counts half.
FULL_IN_PARAGRAPH, MOST_PER_PARAGRAPH, MOST_PER_PAGE = 2.0, 4.0, 6.0
MOST_EVIDENCE = 3
# A score of `LEAST_SCORE` takes a sum of BASE + GROWTH * sqrt(pages): 1.5 on one page, 2.4 on ten, 6.8 on two hundred.
LEAST_SCORE = 0.35
BASE, GROWTH = 1.1, 0.4
AT_LEAST = -math.log(1 - LEAST_SCORE)
# Below this share of the most named region the score sinks, with the square of what is left of it.
FULL_SHARE = 0.3
# A country that is named alone needs 1.25 - 0.5 of that, one among many up to 1.25 of it.
ALONE, FOR_SHARE = 1.25, 0.5
LEAST_OF_SECTION = 1.4
# Up to this many countries named alike are compared; each one more asks for this much more of each of them.
COMPARED, FOR_EACH_MORE = 6.0, 0.2
LEAST_NAMED = 0.75


@dataclass
class Tally:
    """The mentions of one region so far."""

    title: float = 0.0
    headings: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    paragraphs: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))
    passages: list[tuple[float, Mention, Why]] = field(default_factory=list)

    def add(self, mention: Mention, weight: float, why: Why = Why.NAME) -> None:
        """Count a mention. `weight`: of its row, and of what kind of region it is."""
        weight *= WEIGHTS[mention.kind]
        number = mention.page.page.number
        if mention.page.is_title:
            self.title = max(self.title, TITLE * weight)
            self.passages.append((TITLE * weight, mention, Why.TITLE))
        elif mention.place is LineKind.HEADING:
            self.headings[number] += HEADING * weight
            self.passages.append((HEADING * weight, mention, Why.HEADING if why is Why.NAME else why))
        else:
            self.paragraphs[number, mention.start // PARAGRAPH] += weight
            self.passages.append((TEXT * weight, mention, why))

    def total(self) -> float:
        pages: dict[int, float] = defaultdict(float)
        for (number, _), weight in self.paragraphs.items():
            more = max(0.0, weight - FULL_IN_PARAGRAPH) / 2
            pages[number] += min(weight, FULL_IN_PARAGRAPH + more, MOST_PER_PARAGRAPH)
        for number, weight in self.headings.items():
            pages[number] += min(weight, HEADING)
        return self.title + sum(min(weight, MOST_PER_PAGE) for weight in pages.values())

    @property
    def stands_out(self) -> bool:
        """Whether the title has it, or a section: a heading, and more of it on the same page or the next."""
        return self.title > 0 or any(
            self._of_page(number) + self._of_page(number + 1) >= LEAST_OF_SECTION
            for number, weight in self.headings.items()
            if weight >= HEADING * WEIGHTS[Kind.ADJECTIVE]
        )

    def _of_page(self, page: int) -> float:
        return sum(weight for (number, _), weight in self.paragraphs.items() if number == page)

    def evidence(self, title: str) -> tuple[Evidence, ...]:
        """The strongest passage of each page, the title and headings first. The title is quoted from the page where it
        is printed; from the file's metadata only if no page has it."""
        best: dict[int, tuple[float, Evidence]] = {}
        for weight, mention, why in self.passages:
            number = mention.page.page.number
            if why in (Why.HEADING, Why.NAME) and _is_of_title(mention, title):
                weight, why = TITLE, Why.TITLE
            if number not in best or weight > best[number][0]:
                found = replace(mention.page.evidence(mention.start, mention.end), why=why)
                best[number] = (weight, found)
        ranked = sorted(best.values(), key=lambda one: (-one[0], one[1].page))
        printed = [one for _, one in ranked if one.page]
        has_title = any(one.why is Why.TITLE for one in printed)
        chosen = printed if has_title or len(printed) >= MOST_EVIDENCE else [one for _, one in ranked]
        return tuple(chosen[:MOST_EVIDENCE])


def scores(tallies: Mapping[int, Tally], countries: frozenset[int], pages: float) -> dict[int, float]:
    """Region -> score. `countries`: those that are countries. `pages`: how much text there is, in full pages."""
    totals = {number: tally.total() for number, tally in tallies.items()}
    most = max(totals.values(), default=0.0)
    divisor = (BASE + GROWTH * math.sqrt(max(1, pages))) / AT_LEAST
    many = 1 + FOR_EACH_MORE * max(0.0, spread(tallies, countries) - COMPARED)
    whole = sum(totals[number] for number in countries & totals.keys())
    found = {}
    for number, total in totals.items():
        needed = divisor
        if number not in countries:
            # Groups are named the more often, too, the more countries are.
            needed *= math.sqrt(many)
        else:
            needed *= ALONE - FOR_SHARE * total / whole if whole else 1.0
            needed *= 1.0 if tallies[number].stands_out else many
        strength = 1 - math.exp(-total / needed)
        share = min(1.0, total / (FULL_SHARE * most)) if most else 0.0
        found[number] = round(strength * share * share, 3)
    return found


def spread(tallies: Mapping[int, Tally], countries: frozenset[int]) -> float:
    """Over how many countries the mentions are spread: 5 for five named alike, near 1 for one and a few in passing.

    What only stands in long rows does not count. The inverse of Simpson's index (E. H. Simpson, Nature 163, 1949):
    1 / sum of squared shares. 0 without a country.
    """
    totals = [total for number in countries & tallies.keys() if (total := tallies[number].total()) >= LEAST_NAMED]
    whole = sum(totals)
    return whole * whole / sum(total * total for total in totals) if whole else 0.0


def _is_of_title(mention: Mention, title: str) -> bool:
    """Whether the heading is a line of the title as printed."""
    text = mention.page.page.text
    left, right = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    line = " ".join(text[left : right if right >= 0 else len(text)].split()).casefold()
    return bool(line) and line in " ".join(title.split()).casefold()
