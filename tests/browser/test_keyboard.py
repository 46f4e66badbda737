"""The walk by Tab finds what it is there to find."""

from collections.abc import Callable

import pytest

from tests.browser.keyboard import NO_FAULT, Walked, walk_by_tab
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser
RING = "<style>:focus { outline: 3px solid }</style>"
TRAP = 'onkeydown="if (event.key === `Tab`) event.preventDefault()"'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{RING}<a href=#>one</a><input name=two><button>three</button>", NO_FAULT),
        (f"{RING}<a href=#>one</a><input name=two {TRAP}><button>three</button>", Walked(["BUTTON three"], [], [])),
        (f"{RING}<a href=#>one</a><button style='outline: none'>two</button>", Walked([], ["BUTTON two"], [])),
    ],
    ids=["sound", "trap", "no ring"],
)
def test_what_keeps_the_keyboard_out_is_named(visit: Callable[..., Visit], body: str, found: Walked) -> None:
    page = visit().page
    page.set_content(body)
    assert walk_by_tab(page) == found


def test_page_keys_go_from_page_to_page_once_there_is_nothing_to_scroll(visit: Callable[..., Visit]) -> None:
    page = visit().open("/hr/records/3/pages/2")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.keyboard.press("PageDown")
    page.wait_for_url("**/records/3/pages/3")
    page.keyboard.press("PageUp")
    page.wait_for_url("**/records/3/pages/2")
