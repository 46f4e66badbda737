"""The walk by Tab finds what it is there to find."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit
from tests.browser.keyboard import NO_FAULT, Walked, walk_by_tab

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
