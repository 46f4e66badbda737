"""The pictures of the README, taken of the running site; `--pictures docs/images` puts them where they are shown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import NARROW, Visit

pytestmark = pytest.mark.browser
SHOWN = {
    "results": "/hr/search?q=profesionalno+usmjeravanje+odraslih",
    "viewer": "/hr/records/29/pages/3?q=savjetovanje",
    "evidence": "/hr/evidence",
}


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(request.config.getoption("--pictures") or tmp_path)


@pytest.mark.parametrize("name", SHOWN)
def test_picture_shows_the_site_as_it_is(visit: Callable[..., Visit], folder: Path, name: str) -> None:
    shown = visit()
    page = shown.open(SHOWN[name])
    page.wait_for_load_state("networkidle")
    page.screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size > 20_000
    assert shown.complaints == []


def test_picture_of_the_results_shows_other_languages_too(visit: Callable[..., Visit], folder: Path) -> None:
    page = visit(viewport=NARROW).open(SHOWN["results"])
    languages = {link.get_attribute("lang") for link in page.locator(".card .title a").all()}
    page.screenshot(path=folder / "results-phone.png")
    assert len(languages) > 1
