from collections.abc import Callable

from flask import Flask

from indexer.search.answer import Request
from tests.factories import make_record
from webapp.search.broad import narrowings_of_many
from webapp.site import Site


def told(app: Flask, site: Site, request: Request, many: int) -> list[tuple[str, int]]:
    with site.repository.sessions() as session:
        answer = site.index.search(session, request)
    with app.test_request_context("/en/"):
        return [(one.url, one.total) for one in narrowings_of_many(answer, site.vocabulary(), many)]


def test_many_results_are_offered_by_their_largest_country_and_language(
    app: Flask, site: Site, publish: Callable[..., int]
) -> None:
    publish(make_record(region=["HR", "europe"]), make_record(region=["HR"], language="hr"), make_record(region=["SI"]))
    assert told(app, site, Request(), many=2) == [("/en/search?region=HR", 2), ("/en/search?language=en", 2)]
    assert told(app, site, Request(), many=3) == []
    assert told(app, site, Request(filters={"language": ("en",)}), many=1) == [
        ("/en/search?region=HR&language=en", 1),
    ]
