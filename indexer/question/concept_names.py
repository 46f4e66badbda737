"""A typed concept under its other names: *umjetna inteligencija* is also *artificial intelligence*.

The labels of the vocabularies say which phrases name one concept. Where a question holds such a name, inflected or
not, each of its words may be replaced by the concept's names in the languages of the index; the question then finds
texts in languages that it was not asked in. Where records are tagged with the concept, its tag stands for them too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.analysis.analyzer import analyzer_for
from indexer.analysis.stopwords import STOPWORDS
from indexer.engine.query import Every, Node, Phrase, SameAs, Some, Tagged, Without, Word
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, ConceptView, Vocabulary

# The labels of objectives are cues for tagging, not names of one thing.
FACETS = ("glossary", "technology", "target_group")
# Whose tags answer a question that names them.
TAGGED = ("objective", "technology", "target_group", "initiative")
MOST_WORDS = 6
# A single word is taken for a name only if it is long and not English: compounds such as *Berufsberatung*.
SHORTEST_SINGLE_WORD = 8
MOST_NAMES_A_LANGUAGE = 3

Name = tuple[str, str]
NO_NAMES: tuple[Name, ...] = ()


@dataclass(frozen=True)
class Named:
    """What one name stands for. `concept`: the one that is searched by its other names too; `tags`: those of records,
    each with its narrower ones."""

    concept: ConceptView | None = None
    tags: tuple[Tagged, ...] = ()


NOTHING = Named()


@dataclass(frozen=True)
class ConceptNames:
    """`by_stems`: language -> stems of a name, function words left out as in a question -> what it stands for."""

    by_stems: dict[str, dict[tuple[str, ...], Named]]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "ConceptNames":
        by_stems: dict[str, dict[tuple[str, ...], Named]] = {}
        for facet in dict.fromkeys((*FACETS, *TAGGED)):
            narrower = _narrower(vocabulary, facet)
            for concept in vocabulary.iter_facet(facet):
                for language, name in _iter_names(concept):
                    tokens = analyzer_for(language).tokens(name)
                    stems = tuple(token.stem for token in tokens if token.exact not in STOPWORDS)
                    if len(stems) <= MOST_WORDS:
                        names = by_stems.setdefault(language, {})
                        names[stems] = _joined(names.get(stems, NOTHING), concept, narrower[concept.key])
        return cls(by_stems)

    def widen(self, node: Node, languages: Sequence[str]) -> tuple[Node, tuple[Name, ...]]:
        """Let words that name a concept be found by its names in `languages`, and return these names.

        Only words typed side by side are looked at, also beside a field or a part that must match; what was put in
        quotes or under NOT is meant as typed.
        """
        match node:
            case Every(parts):
                pairs = [self.widen(part, languages) for part in parts]
                return Every(tuple(part for part, _ in pairs)), tuple(name for _, names in pairs for name in names)
            case Without(wanted, unwanted) if wanted:
                widened, names = self.widen(wanted, languages)
                return Without(widened, unwanted), names
        return self._widen_words(node, languages)

    def _widen_words(self, node: Node, languages: Sequence[str]) -> tuple[Node, tuple[Name, ...]]:
        if not isinstance(node, Some | Word):
            return node, NO_NAMES
        parts: list[Node] = list(node.parts) if isinstance(node, Some) else [node]
        also: list[Name] = []
        for start, length, named in self._iter_found(parts):
            names = list(_few_a_language(named.concept, languages)) if named.concept else []
            phrases = tuple(Phrase(tuple(analyzer_for(code).fields(name)[1].split()), True) for code, name in names)
            also += names
            for place in range(start, start + length):
                word = parts[place]
                if isinstance(word, Word) and (phrases or named.tags):
                    parts[place] = SameAs(word, phrases, named.tags)
        widened = replace(node, parts=tuple(parts)) if isinstance(node, Some) else parts[0]
        return widened, tuple(dict.fromkeys(also))

    def named(self, node: Node | None) -> tuple[ConceptView, ...]:
        """The concepts that a question names, each once, in order."""
        match node:
            case Every(parts):
                found = [concept for part in parts for concept in self.named(part)]
            case Without(wanted, _):
                found = list(self.named(wanted))
            case Some(parts):
                found = [named.concept for _, _, named in self._iter_found(parts) if named.concept]
            case Word():
                found = [named.concept for _, _, named in self._iter_found([node]) if named.concept]
            case _:
                found = []
        return tuple({(concept.facet, concept.key): concept for concept in found}.values())

    def _iter_found(self, parts: Sequence[Node]) -> Iterator[tuple[int, int, Named]]:
        """The longest names in the parts, not overlapping: (first part, number of parts, what is named)."""
        start = 0
        while start < len(parts):
            step = 1
            for length in range(min(MOST_WORDS, len(parts) - start), 0, -1):
                if named := self._named_by(parts[start : start + length]):
                    yield start, length, named
                    step = length
                    break
            start += step

    def _named_by(self, parts: Sequence[Node]) -> Named | None:
        words = [part.typed for part in parts if isinstance(part, Word)]
        if len(words) < len(parts):
            return None
        for language, names in self.by_stems.items():
            forms = analyzer_for(language).forms
            if named := names.get(tuple(forms(word)[1] for word in words)):
                return named
        return None


def _joined(named: Named, concept: ConceptView, keys: tuple[str, ...]) -> Named:
    """The first concept with a name is the one searched by its others; tags of all of them count."""
    searched = named.concept or (concept if concept.facet in FACETS else None)
    return Named(searched, (*named.tags, Tagged(concept.facet, keys)) if concept.facet in TAGGED else named.tags)


def _narrower(vocabulary: Vocabulary, facet: str) -> dict[str, tuple[str, ...]]:
    """Key -> itself and all that is narrower."""
    found: dict[str, list[str]] = {concept.key: [] for concept in vocabulary.iter_facet(facet)}
    for key in list(found):
        for broader in vocabulary.with_broader(facet, [key]):
            found[broader].append(key)
    return {key: tuple(keys) for key, keys in found.items()}


def _iter_names(concept: ConceptView) -> Iterator[Name]:
    """(language, name) of the names that say enough by themselves, preferred names first."""
    yield from filter(_is_telling, concept.preferred.items())
    for language, names in concept.alternatives.items():
        yield from filter(_is_telling, ((language, name) for name in names))


def _is_telling(name: Name) -> bool:
    """Several words, or one long word; a short one (*Funding*) would match nearly everything."""
    language, text = name
    words = analyzer_for(language).fields(text)[0].split()
    return len(words) > 1 or (language != FALLBACK_LANGUAGE and len(text) >= SHORTEST_SINGLE_WORD)


def _few_a_language(concept: ConceptView, languages: Sequence[str]) -> Iterator[Name]:
    names = [name for name in _iter_names(concept) if name[0] in languages]
    for language in dict.fromkeys(language for language, _ in names):
        yield from [name for name in names if name[0] == language][:MOST_NAMES_A_LANGUAGE]
