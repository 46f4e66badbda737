"""All that can be read off a publication for its record, each value with the passage it was read from."""

from collections.abc import Sequence

from indexer.documents import Extraction, Page, ProposedMetadata
from indexer.metadata.abstract import propose_abstract
from indexer.metadata.agency import agency_names, propose_agency
from indexer.metadata.citation import find_citation
from indexer.metadata.creators import propose_creators
from indexer.metadata.identifiers import propose_identifiers
from indexer.metadata.issued import propose_date
from indexer.metadata.license import propose_license
from indexer.metadata.own_pages import own_pages
from indexer.metadata.series import propose_series
from indexer.metadata.title import propose_titles
from repository.vocabulary.concepts import Vocabulary


def propose(extraction: Extraction, pages: Sequence[Page], vocabulary: Vocabulary, name: str = "") -> ProposedMetadata:
    """Propose what the text or the file's metadata support; the rest stays without a proposal.

    `name`: of the file, from which a title is made where nothing else gives one.
    """
    own = own_pages(pages)
    agencies = agency_names(vocabulary)
    citation = find_citation(own)
    titles = propose_titles(extraction, pages, own, agencies, citation, name)
    title = str(titles[0].value) if titles else ""
    identifiers = propose_identifiers(own, extraction.facts.xmp)
    found = [
        *titles,
        *identifiers,
        propose_date(own, title, extraction.metadata),
        propose_agency(extraction, own, vocabulary, identifiers),
        propose_creators(extraction, pages, own, agencies, [str(one.value) for one in titles], citation),
        propose_license(own, extraction.facts.xmp),
        propose_series(own),
        propose_abstract(pages, title),
    ]
    return ProposedMetadata(tuple(one for one in found if one))
