"""The pictures of the help, taken of the running site; `--pictures webapp/static/img/help` brings new ones."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.visit import Visit
from webapp.about.help import HEIGHT, PICTURED, TASKS, WIDTH

pytestmark = pytest.mark.browser
SHIPPED = Path(__file__).parents[2] / "webapp" / "static" / "img" / "help"
MOST_BYTES = 40_000
QUESTIONS = {"en": "career guidance for adults", "hr": "profesionalno usmjeravanje odraslih"}
BEGUN = {"en": "career", "hr": "karijer"}
TOPIC = {"en": "career guidance", "hr": "profesionalno usmjeravanje"}


PATHS = {
    "search": "",
    "languages": "search?q={topic}",
    "narrow": "search?q={question}&language=en&language=hr&region=HR",
    "read": "records/3/pages/3?q=savjetovanje",
    "keep": "list?r=3&r=3-2&r=20",
}


def search(page: Page, locale: str) -> None:
    page.get_by_role("combobox").press_sequentially(BEGUN[locale])
    expect(page.get_by_role("option").first).to_be_visible()


def save(shot: bytes, path: Path) -> None:
    """As well as it fits."""
    picture = Image.open(io.BytesIO(shot))
    for quality in (70, 60, 50, 40, 30):
        picture.save(path, quality=quality, method=6)
        if path.stat().st_size <= MOST_BYTES:
            return
    pytest.fail(f"{path.name} has {path.stat().st_size} bytes")


@pytest.mark.parametrize("locale", PICTURED)
def test_pictures_of_the_help_are_of_the_site(
    visit: Callable[..., Visit], pictures: Path | None, tmp_path: Path, locale: str
) -> None:
    shown = visit(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
    for task in TASKS:
        path = PATHS[task].format(question=QUESTIONS[locale], topic=TOPIC[locale])
        page = shown.open(f"/{locale}/{path}")
        if task == "search":
            search(page, locale)
        page.wait_for_load_state("networkidle")
        kept = (pictures or tmp_path) / f"{task}-{locale}.webp"
        save(page.screenshot(), kept)
    assert shown.complaints == []


@pytest.mark.parametrize("task", TASKS)
def test_a_task_has_its_picture_in_every_language_that_has_its_own(task: str) -> None:
    for locale in PICTURED:
        shipped = SHIPPED / f"{task}-{locale}.webp"
        with Image.open(shipped) as picture:
            assert picture.size == (WIDTH, HEIGHT)
        assert shipped.stat().st_size <= MOST_BYTES
