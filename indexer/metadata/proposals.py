"""All that can be read off a publication for its record, each value with the passage it was read from."""

from collections.abc import Sequence

from indexer.documents import Evidence, Extraction, Page, ProposedMetadata
from indexer.metadata.agency import agency_names, propose_agency
from indexer.metadata.creators import propose_creators
from indexer.metadata.title import propose_title
from indexer.metadata.year import propose_year
from repository.vocabularies import Vocabulary


def propose(extraction: Extraction, pages: Sequence[Page], vocabulary: Vocabulary) -> ProposedMetadata:
    """Propose what the text or the file's metadata support; the rest stays empty.

    `sources` has the keys `title`, `year`, `agency`, `creators`, for the values that were found.
    """
    title = propose_title(extraction, pages)
    year = propose_year(extraction, pages)
    agency = propose_agency(extraction, pages, vocabulary)
    creators = propose_creators(extraction, agency_names(vocabulary))
    found = {"title": title, "year": year, "agency": agency, "creators": creators}
    sources: dict[str, Evidence] = {field: value[1] for field, value in found.items() if value}
    return ProposedMetadata(
        title=title[0] if title else "",
        year=year[0] if year else None,
        agency=agency[0] if agency else None,
        creators=creators[0] if creators else (),
        sources=sources,
    )
