"""Terms of a vocabulary by what a person types: in any language, by alternative names, from the beginning of a word."""

from dataclasses import dataclass

from indexer.analysis.folding import fold
from repository.vocabulary.concepts import ConceptView, Vocabulary

MOST = 8
# How good a name fits: the whole name, its beginning, the beginning of a word in it.
WHOLE, START, WORD = 0, 1, 2


@dataclass(frozen=True)
class Term:
    """`label` in the reader's language; `matched`: the name that was found, if it is another; `path`: broader terms."""

    key: str
    label: str
    matched: str
    path: str


def complete(vocabulary: Vocabulary, facet: str, typed: str, locale: str) -> list[Term]:
    """The best terms for what was typed so far, at most `MOST`; nothing for nothing."""
    wanted = fold(" ".join(typed.split()))
    if not wanted:
        return []
    fits = (_best(concept, wanted, locale) for concept in vocabulary.iter_facet(facet))
    found = sorted((fit for fit in fits if fit is not None), key=lambda fit: (fit[0], len(fit[1]), fit[2].position))
    return [_term(vocabulary, concept, name, locale) for _, name, concept in found[:MOST]]


def _best(concept: ConceptView, wanted: str, locale: str) -> tuple[int, str, ConceptView] | None:
    own = concept.label(locale)
    names = [own, *concept.preferred.values(), *(name for some in concept.alternatives.values() for name in some)]
    fits = [(fit, name) for name in names if (fit := _fit(fold(name), wanted)) is not None]
    if not fits:
        return None
    fit, name = min(fits, key=lambda one: one[0])
    return fit, name, concept


def _fit(name: str, wanted: str) -> int | None:
    if name == wanted:
        return WHOLE
    if name.startswith(wanted):
        return START
    return WORD if f" {wanted}" in name else None


def _term(vocabulary: Vocabulary, concept: ConceptView, name: str, locale: str) -> Term:
    label = concept.label(locale)
    broader = vocabulary.with_broader(concept.facet, [concept.key])[1:]
    path = " › ".join(vocabulary.label(concept.facet, key, locale) for key in reversed(broader))
    return Term(concept.key, label, "" if name == label else name, path)
