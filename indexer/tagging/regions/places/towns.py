"""Towns: those that CLDR names for the time zones, mostly capitals, in every language; and a table of larger ones.

A second table has public services, whose names stand for a country as those of towns do.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.core import get_global

from indexer.tagging.regions.countries import locales

TOWNS, BODIES = (Path(__file__).with_name(name) for name in ("cities.txt", "bodies.txt"))
# Zones that are called after a sea, an ocean or a part of a federal state.
NO_TOWNS = ("Etc/", "Antarctica/", "Arctic/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")


def towns(language: str) -> Iterator[tuple[str, str]]:
    """Key of the country and name."""
    yield from _of_zones(language)
    yield from _of_table(TOWNS)
    yield from _of_table(BODIES)


def _of_zones(language: str) -> Iterator[tuple[str, str]]:
    for locale in locales(language):
        for zone, country in get_global("zone_territories").items():
            if zone.startswith(NO_TOWNS) or "/" not in zone or not country.isalpha():
                continue
            named = locale.time_zones.get(zone, {}).get("city")
            yield country, named or zone.rpartition("/")[2].replace("_", " ")


@lru_cache(maxsize=2)
def _of_table(table: Path) -> tuple[tuple[str, str], ...]:
    found = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, names = line.split("|")
            found += [(key, name.strip()) for name in names.split(",")]
    return tuple(found)
