"""The list of facets: what can be narrowed down, in the order in which it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facet:
    """`name` is the query parameter. `is_tree`: narrower values are shown under their broader one.

    `has_vocabulary`: values are concepts with labels in the database; otherwise language codes or years.
    """

    name: str
    is_tree: bool = False
    has_vocabulary: bool = True


FACETS: tuple[Facet, ...] = (
    Facet("objective", is_tree=True),
    Facet("region", is_tree=True),
    Facet("year", has_vocabulary=False),
    Facet("type"),
    Facet("agency"),
    Facet("language", has_vocabulary=False),
    Facet("initiative"),
    Facet("target_group"),
    Facet("technology"),
    Facet("skill_level"),
    Facet("audience"),
)

BY_NAME = {facet.name: facet for facet in FACETS}
