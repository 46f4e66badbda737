"""All that can be read off a publication for its record, each value with the passage it was read from."""

from collections.abc import Sequence

from indexer.documents import Extraction, Page, Proposal, ProposedMetadata
from indexer.metadata.agency import agency_names, propose_agency
from indexer.metadata.creators import propose_creators
from indexer.metadata.title import propose_title
from indexer.metadata.year import propose_year
from repository.vocabularies import Vocabulary


def propose(extraction: Extraction, pages: Sequence[Page], vocabulary: Vocabulary) -> ProposedMetadata:
    """Propose what the text or the file's metadata support; the rest stays without a proposal."""
    found = {
        "title": propose_title(extraction, pages),
        "date_issued": propose_year(extraction, pages),
        "agency": propose_agency(extraction, pages, vocabulary),
        "creators": propose_creators(extraction, agency_names(vocabulary)),
    }
    return ProposedMetadata(tuple(Proposal(name, one[0], 1.0, (one[1],)) for name, one in found.items() if one))
