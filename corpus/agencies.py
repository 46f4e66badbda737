"""The agencies under whose names the sample publications pretend to appear.

The colours and covers are the builder's own: they tell the agencies apart and imitate nobody's house style.
"""

from dataclasses import dataclass
from enum import Enum


class Cover(Enum):
    """How a first page is divided."""

    BLOCK = "colour over the upper part of the page"
    SIDE = "a band of colour along the spine"
    PLAIN = "white, between two rules"


@dataclass(frozen=True)
class Agency:
    name: str
    colour: str
    cover: Cover


AGENCIES = {
    "cedefop": Agency(
        "Cedefop · European Centre for the Development of Vocational Training", "#8a4b12", Cover.SIDE
    ),
    "ec": Agency("European Commission", "#1f3f7a", Cover.BLOCK),
    "etf": Agency("European Training Foundation", "#0f5f5c", Cover.BLOCK),
    "ilo": Agency("International Labour Organization", "#24567f", Cover.SIDE),
    "oecd": Agency("Organisation for Economic Co-operation and Development", "#2f6038", Cover.BLOCK),
    "unesco": Agency("United Nations Educational, Scientific and Cultural Organization", "#6b2f5b", Cover.SIDE),
    "world-bank": Agency("World Bank", "#7c2630", Cover.PLAIN),
}
