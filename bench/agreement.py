"""How far three readers agree on the tags of the same publications: `python -m bench.agreement`.

F1 of what one reader chose against what another did, over all works that three have read (`corpus.judged.readings`): no
tagger can be measured more finely than that. How many concepts count and how many are doubtful follows from all three.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import combinations

from rich import box
from rich.console import Console
from rich.table import Table

from bench.judged import first_reading
from bench.tags import WIDTH
from corpus.build import PUBLICATIONS, read_collection
from corpus.judged.reader import iter_every_extract
from corpus.judged.readings import FACETS, Keys, Reading, joined, readings

READERS = ("first", "second", "third")


def main() -> int:
    works = [[Reading(first, {}), *readings()[work]] for work, first in _first_readings()]
    table = Table(box=box.ASCII2)
    for heading in ("facet", *(f"{one}, {other}" for one, other in combinations(READERS, 2)), "chosen", "doubtful"):
        table.add_column(heading, justify="left" if heading == "facet" else "right")
    for facet in FACETS:
        told = [[one.chosen.get(facet, frozenset()) for one in of_work] for of_work in works]
        shares = (f"{f1((keys[one], keys[other]) for keys in told):.3f}" for one, other in combinations(range(3), 2))
        judged = [joined(facet, first.chosen[facet], others) for first, *others in works]
        totals = (sum(len(one.chosen) for one in judged), sum(len(one.doubtful) for one in judged))
        table.add_row(facet, *shares, *map(str, totals))
    Console(width=WIDTH, highlight=False).print(table)
    return 0


def f1(pairs: Iterable[tuple[Keys, Keys]]) -> float:
    """Of one reader's keys against another's, summed over works; 1 where neither has any."""
    both = [(len(one & other), len(one) + len(other)) for one, other in pairs]
    whole = sum(of_two for _, of_two in both)
    return 2 * sum(shared for shared, _ in both) / whole if whole else 1.0


def _first_readings() -> Iterator[tuple[str, dict[str, Keys]]]:
    """Work and the front matter of one of its versions."""
    families = {one.family or one.name: one for one in read_collection(PUBLICATIONS)}
    yield from ((work, first_reading(vars(one))) for work, one in families.items())
    yield from ((one.name, first_reading(one.values)) for one in iter_every_extract())


if __name__ == "__main__":
    sys.exit(main())
