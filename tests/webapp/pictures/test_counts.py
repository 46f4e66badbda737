from indexer.search.answer import Request
from tests.factories import make_record
from tests.webapp.conftest import Publish
from webapp.pictures.matrix import everything
from webapp.site import Site


def test_counts_are_those_of_the_search_without_its_hits(site: Site, publish: Publish) -> None:
    publish(make_record(["Adults."], language="hr"), make_record(["Adults."]), make_record(["Youth."]))
    asked = Request(text="adults")
    with site.repository.sessions() as session:
        whole = site.index.search(session, asked)
        counts = site.index.search(session, everything(asked))
    assert (counts.total, counts.facets) == (whole.total, whole.facets)
    assert counts.hits == ()
