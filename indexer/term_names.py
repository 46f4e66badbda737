"""Which terms of a vocabulary are called so, exactly, in whatever language."""

from dataclasses import dataclass, field

from indexer.analysis.folding import fold
from repository.vocabulary.concepts import Vocabulary


@dataclass
class TermNames:
    """Terms by all their names, folded; made once for many rows."""

    vocabulary: Vocabulary
    _by_facet: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def find(self, facet: str, name: str) -> list[str]:
        """Keys of the terms that are called so; a preferred name or key goes before other names."""
        names = self._by_facet.get(facet) or self._fill(facet)
        wanted = fold(" ".join(name.split()))
        return sorted(names.get(f"={wanted}") or names.get(wanted) or ())

    def _fill(self, facet: str) -> dict[str, set[str]]:
        names: dict[str, set[str]] = {}
        for one in self.vocabulary.iter_facet(facet):
            for name in (one.key, *one.preferred.values()):
                names.setdefault(f"={fold(name)}", set()).add(one.key)
            for name in (name for some in one.alternatives.values() for name in some):
                names.setdefault(fold(name), set()).add(one.key)
        self._by_facet[facet] = names
        return names
