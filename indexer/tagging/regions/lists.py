"""Countries in a row: *Austria, Belgium, Bulgaria and Croatia*, and what such a row says.

A row names many countries and is about none of them in particular, so each weighs less, the less the longer the row.
Rows that are examples or comparisons (*such as*, *primjerice*, *anders als in*) weigh less again. A row that holds
nearly all members of a group, and little else, names the group.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.tagging.regions.gazetteer import Mention

LONGEST_GAP = 16
# Between two countries of a row: no sentence ends, and no word is longer than *and*, *oder*, *dans* or *della*.
GAP = re.compile(r"(?:[^\w.!?:]|\d|\b\w{1,5}\b)*")
SHORTEST_ROW = 3
WEIGHT_OF_ROW = 2.4
EXAMPLE = 0.5
# Ends right before the row, an article or a preposition apart.
EXAMPLE_BEFORE = re.compile(
    r"(?:\be\.\s?g\.|\bsuch as|\bfor (?:example|instance)|\bincluding|\bamong others|\blike|\bpoput|\bprimjerice"
    r"|\bnpr\.|\bprimjer\w*|\bna primer|\bnapr\.|\bkot so|\bkao što su|\buključujući|\bbeispielsweise|\bz\.\s?B\."
    r"|\betwa|\bwie|\bpar exemple|\btelles? que|\btels? que|\bnotamment|\bcomme|\bpor ejemplo|\bcomo|\bad esempio"
    r"|\bcome|\bna przykład|\bnp\.|\btakich? jak|\bнапример|\bтаких как|\bнаприклад|\bтаких як|\bнпр\.|\bпопут"
    r"|مثل|على سبيل المثال"
    r"|\bcompar(?:ed|ison) (?:with|to)|\bunlike|\bin contrast (?:to|with)|\bas in|\bu usporedbi s|\bu poređenju s"
    r"|\bza razliku od|\bkao i? ?u|\bkao što je u|\bim Vergleich (?:zu|mit)|\bverglichen mit|\banders als"
    r"|\bpar rapport|\bcontrairement|\bà la différence|\ba diferencia de|\ben comparación con|\brispetto a"
    r"|\ba differenza d\w+|\bv primerjavi (?:s|z)|\bza razliko od|\bkot (?:na|v)|\bw porównaniu z|\bpodobnie jak"
    r"|\bw odróżnieniu od|\bпо сравнению с|\bв отличие от|\bкак и? ?в|\bпорівняно з|\bна відміну від|\bяк і? ?[ву]"
    r"|مقارنة|على غرار)"
    r"\w*[\s,:(]*(?:\w{1,4}[\s’']+){0,2}$",
    re.I,
)
REACH = 44
# A row names a group if it has this share of its members, and no more than this share of others.
MEMBERS, STRANGERS = 0.8, 0.25


@dataclass(frozen=True)
class Row:
    """Mentions that follow each other; one mention alone is a row too. `weight`: of each mention in it."""

    mentions: tuple[Mention, ...]
    weight: float

    @property
    def countries(self) -> frozenset[int]:
        return frozenset(one.concept for one in self.mentions)

    @property
    def is_list(self) -> bool:
        return len(self.countries) >= SHORTEST_ROW


def rows(mentions: Sequence[Mention]) -> Iterator[Row]:
    """The mentions of countries on one page, in order of place, parted into rows."""
    row: list[Mention] = []
    for mention in mentions:
        if row and not _goes_on(row[-1], mention):
            yield _row(row)
            row = []
        row.append(mention)
    if row:
        yield _row(row)


def groups_named(countries: frozenset[int], members: Mapping[int, frozenset[int]]) -> list[int]:
    """The groups of which a row has nearly all members and little else, the best covered only.

    `members`: group -> its countries. The Western Balkans and their candidates overlap; a row names one of them.
    """
    best: list[tuple[float, int]] = []
    for group, of_group in members.items():
        inside = len(countries & of_group)
        if inside >= MEMBERS * len(of_group) and len(countries) - inside <= STRANGERS * len(countries):
            best.append((inside * inside / (len(of_group) * len(countries)), group))
    return [group for share, group in best if share == max(best)[0]]


def _goes_on(last: Mention, mention: Mention) -> bool:
    gap = mention.page.page.text[last.end : mention.start]
    return len(gap) <= LONGEST_GAP and bool(GAP.fullmatch(gap))


def _row(mentions: Sequence[Mention]) -> Row:
    size = len({one.concept for one in mentions})
    weight = min(1.0, WEIGHT_OF_ROW / size) if size >= SHORTEST_ROW else 1.0
    first = mentions[0]
    if EXAMPLE_BEFORE.search(first.page.page.text[max(0, first.start - REACH) : first.start]):
        weight *= EXAMPLE
    return Row(tuple(mentions), weight)
