"""The pictures of the README, taken of the running site; `--pictures docs/images` puts them where they are shown.

Then the results show what is near in meaning too, by the vectors that are kept; other runs do without.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.embedding.background import load_background
from indexer.embedding.worker import EmbeddingWorker
from indexer.settings import IndexerSettings
from indexer.wiring import concepts_folder
from tests.browser.visit import NARROW, Visit
from tests.kept_vectors import KeptVectors
from tests.live import Collection

pytestmark = pytest.mark.browser
SHOWN = {
    "results": "/hr/search?q=profesionalno+usmjeravanje+odraslih",
    "viewer": "/hr/records/29/pages/3?q=savjetovanje",
    "evidence": "/hr/evidence",
}


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(request.config.getoption("--pictures") or tmp_path)


@pytest.fixture(scope="module")
def has_meaning(request: pytest.FixtureRequest, collection: Collection) -> bool:
    if not request.config.getoption("--pictures"):
        return False
    site, embedder = collection.site, KeptVectors()
    assert site.embedding is not None
    most = IndexerSettings().embedding_passages
    worker = EmbeddingWorker(site.repository.sessions, embedder, site.embedding.store, most)
    worker.run(lambda done, total: None)
    load_background(site.vocabulary(), embedder, concepts_folder(site.repository))
    site.index.warm_up()
    return True


@pytest.mark.parametrize("name", SHOWN)
def test_picture_shows_the_site_as_it_is(
    visit: Callable[..., Visit], folder: Path, has_meaning: bool, name: str
) -> None:
    shown = visit()
    page = shown.open(SHOWN[name])
    page.wait_for_load_state("networkidle")
    page.screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size > 20_000
    assert shown.complaints == []


def test_picture_of_the_results_shows_other_languages_too(
    visit: Callable[..., Visit], folder: Path, has_meaning: bool
) -> None:
    page = visit(viewport=NARROW).open(SHOWN["results"])
    languages = {link.get_attribute("lang") for link in page.locator(".card .title a").all()}
    page.screenshot(path=folder / "results-phone.png")
    assert len(languages) > 1
    assert ("blizak po značenju" in page.locator(".cards").inner_text()) == has_meaning
