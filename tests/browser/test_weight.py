"""The results page is light and private: the sizes of AC-26, as gzip would send them."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Response

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
LARGEST = {"script": 25_000, "stylesheet": 20_000, "document": 100_000}


def test_results_page_is_light_and_asks_nobody_else(visit: Callable[..., Visit]) -> None:
    shown = visit()
    answers: list[Response] = []
    shown.page.on("response", lambda answer: answers.append(answer))
    page = shown.open("/hr/search?q=savjetovanje")
    page.wait_for_load_state("networkidle")
    sizes = dict.fromkeys(LARGEST, 0)
    for answer in answers:
        kind = answer.request.resource_type
        body = answer.body()
        if kind in sizes:
            sizes[kind] += len(body) if kind == "document" else len(gzip.compress(body))
    assert {kind: size for kind, size in sizes.items() if size > LARGEST[kind]} == {}
    assert len(answers) <= 12
    assert (shown.strangers, shown.complaints, page.context.cookies()) == ([], [], [])
