"""A published record as the engine takes it: its words analysed page by page in the page's own language."""

from indexer.analysis.analyzer import analyzer_for
from indexer.engine.port import PageDocument, RecordDocument
from indexer.facets import FACETS
from repository.models.record import Record
from repository.vocabularies import Vocabulary

# Every region lies in the world; only a publication that says so is about the world.
WORLD = "world"


def record_document(record: Record, vocabulary: Vocabulary) -> RecordDocument:
    """Analyse a record and its pages. Subtitles count as title; abstracts and creators count as body."""
    titles = [*record.titles.items(), *record.subtitles.items()]
    title = [analyzer_for(language).indexed(text) for language, text in titles]
    pages = tuple(
        PageDocument(page.number, *analyzer_for(page.language).indexed(page.text))
        for file in record.files
        for page in file.pages
    )
    around = [analyzer_for(language).indexed(text) for language, text in record.abstracts.items()]
    around += [analyzer_for("und").fields(creator["name"]) for creator in record.creators]
    around += [analyzer_for("und").fields(file.name.rpartition(".")[0]) for file in record.files]
    return RecordDocument(
        record_id=record.id,
        title_exact=" ".join(exact for exact, _ in title),
        title_stems=" ".join(stems for _, stems in title),
        body_exact=" ".join([*(page.exact for page in pages), *(exact for exact, _ in around)]),
        body_stems=" ".join([*(page.stems for page in pages), *(stems for _, stems in around)]),
        facets=facet_values(record, vocabulary),
        year=record.year,
        pages=pages,
        creators_exact=" ".join(analyzer_for("und").fields(creator["name"])[0] for creator in record.creators),
        identifiers=tuple(
            identifier(scheme, value) for scheme, values in record.identifiers.items() for value in values
        ),
    )


def identifier(scheme: str, value: str) -> str:
    """The number of a record as a term: `isbn:9789289600000`, whatever hyphens and case it is written with."""
    bare = value.casefold().removeprefix("https://doi.org/").removeprefix("doi:")
    kept = "".join(bare.split()) if scheme == "doi" else "".join(sign for sign in bare if sign.isalnum())
    return f"{scheme}:{kept}"


def facet_values(record: Record, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
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
