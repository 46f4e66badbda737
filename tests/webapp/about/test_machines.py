import re
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from tests.factories import make_record
from tests.webapp.conftest import Publish
from webapp.site import Site

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def locations(client: FlaskClient, path: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(client.get(path).data).iter(LOC)]


def test_sitemap_names_every_published_record_in_every_language(
    client: FlaskClient, publish: Publish, site: Site
) -> None:
    record_id = publish(make_record())
    with transaction(site.repository.sessions) as session:
        draft = records.create(session, make_record(), who="test").id
    files = [path.removeprefix("http://localhost") for path in locations(client, "/sitemap.xml")]
    named = [address for file in files for address in locations(client, file)]
    assert f"http://localhost/en/records/{record_id}" in named
    assert f"http://localhost/hr/records/{record_id}" in named
    assert f"http://localhost/en/records/{draft}" not in named
    assert f'hreflang="hr" href="http://localhost/hr/records/{record_id}"' in client.get(files[1]).text


def test_every_page_of_the_sitemap_is_there(client: FlaskClient) -> None:
    paths = [address.removeprefix("http://localhost") for address in locations(client, "/sitemap-pages.xml")]
    assert {client.get(path).status_code for path in paths} == {200}


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/hr/", True),
        ("/hr/records/1", True),
        ("/files/1/report.pdf", True),
        ("/hr/browse/region", True),
    ],
)
def test_robots_may_read_the_collection(client: FlaskClient, path: str, may: bool) -> None:
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    assert rules.can_fetch("*", path) is may


@pytest.mark.parametrize("path", ["/hr/search", "/hr/evidence", "/hr/list", "/hr/charts"])
def test_robots_stay_out_of_combinations_of_filters(client: FlaskClient, path: str) -> None:
    patterns = re.findall(r"Disallow: (\S+)", client.get("/robots.txt").text)
    assert any(re.match(re.escape(pattern).replace(r"\*", ".*"), path) for pattern in patterns)


def test_browser_can_offer_the_search(client: FlaskClient) -> None:
    found = ElementTree.fromstring(client.get("/opensearch-hr.xml").data)
    url = found.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url is not None
    assert url.get("template") == "http://localhost/hr/search?q={searchTerms}"
    assert client.get("/opensearch-xx.xml").status_code == 404
