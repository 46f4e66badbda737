"""A published work as the engine takes it: its words analysed page by page in the page's own language.

Language versions of one work are one document, so that every count, total and page of results is in cards by itself,
in every engine and at its speed. What one version says, the work says: its words, its concepts, its year.
"""

from collections.abc import Iterator, Sequence

from indexer.analysis.analyzer import analyzer_for
from indexer.engine.port import TITLE_ORDERS, PageDocument, RecordDocument
from indexer.facets import FACETS
from indexer.search.collation import first_key
from repository.models.record import Record
from repository.summaries import RecordSummary
from repository.vocabulary.concepts import Vocabulary

# Every region lies in the world; only a publication that says so is about the world.
WORLD = "world"


def record_document(versions: Sequence[Record], vocabulary: Vocabulary) -> RecordDocument:
    """Analyse a record, or all published language versions of a work, and their pages.

    Subtitles count as title; abstracts and creators count as body.
    """
    versions = sorted(versions, key=lambda record: record.id)
    texts = [one for record in versions for one in (*record.titles.items(), *record.subtitles.items())]
    title = [analyzer_for(language).indexed(text) for language, text in dict.fromkeys(texts)]
    pages = tuple(page for record in versions for page in _pages(record))
    around = list(dict.fromkeys(one for record in versions for one in _around(record)))
    return RecordDocument(
        record_ids=tuple(record.id for record in versions),
        title_exact=" ".join(exact for exact, _ in title),
        title_stems=" ".join(stems for _, stems in title),
        body_exact=" ".join([*(page.exact for page in pages), *(exact for exact, _ in around)]),
        body_stems=" ".join([*(page.stems for page in pages), *(stems for _, stems in around)]),
        facets=_united([facet_values(record, vocabulary) for record in versions]),
        years=tuple(sorted({record.year for record in versions if record.year is not None})),
        order={locale: first_key(in_language(versions, locale).title, locale) for locale in TITLE_ORDERS},
        pages=pages,
        creators_exact=" ".join(dict.fromkeys(name for record in versions for name in _creators(record))),
        identifiers=tuple(dict.fromkeys(one for record in versions for one in _identifiers(record))),
    )


def identifier(scheme: str, value: str) -> str:
    """The number of a record as a term: `isbn:9789289600000`, whatever hyphens and case it is written with."""
    bare = value.casefold().removeprefix("https://doi.org/").removeprefix("doi:")
    kept = "".join(bare.split()) if scheme == "doi" else "".join(sign for sign in bare if sign.isalnum())
    return f"{scheme}:{kept}"


def in_language(versions: Sequence[Record], language: str) -> Record:
    """The version whose text is mainly in this language, the first of all where there is none."""
    return next((record for record in versions if record.language == language), versions[0])


def facet_values(record: Record | RecordSummary, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """What the record is counted under: its concepts with all broader ones, its languages and its year."""
    values = {
        facet.name: tuple(vocabulary.with_broader(facet.name, record.concepts(facet.name)))
        for facet in FACETS
        if facet.has_vocabulary
    }
    if WORLD not in record.concepts("region"):
        values["region"] = tuple(key for key in values["region"] if key != WORLD)
    values["language"] = tuple(record.languages) or ("und",)
    values["year"] = (str(record.year),) if record.year is not None else ()
    return values


def _pages(record: Record) -> list[PageDocument]:
    return [
        PageDocument(record.id, page.number, *analyzer_for(page.language).indexed(page.text))
        for file in record.files
        for page in file.pages
    ]


def _around(record: Record) -> list[tuple[str, str]]:
    """(exact, stems) of what stands around the text."""
    around = [analyzer_for(language).indexed(text) for language, text in record.abstracts.items()]
    around += [analyzer_for("und").fields(creator["name"]) for creator in record.creators]
    around += [analyzer_for("und").fields(file.name.rpartition(".")[0]) for file in record.files]
    return around


def _creators(record: Record) -> Iterator[str]:
    yield from (analyzer_for("und").fields(creator["name"])[0] for creator in record.creators)


def _identifiers(record: Record) -> Iterator[str]:
    yield from (identifier(scheme, value) for scheme, values in record.identifiers.items() for value in values)


def _united(all_values: Sequence[dict[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Each value once, however many versions have it."""
    return {
        facet: tuple(dict.fromkeys(value for values in all_values for value in values[facet]))
        for facet in all_values[0]
    }
