"""Each page of the desk in each of its states: no barrier that axe finds, and nothing that the keyboard does not reach.

One site that is empty and one in use, each opened once, and one window for all of it. The pages take turns at the
languages, so that English and a script from right to left are looked at for no more time than one language.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from repository.database import transaction
from repository.models.user import User
from repository.people import sign_ins
from repository.people.roles import Role
from tests.browser.axe import CONTRAST, faults_of
from tests.browser.desk import take
from tests.browser.desk_pages import CASES, Case, lacking
from tests.browser.desk_seed import seed
from tests.browser.keyboard import NO_FAULT, walk_by_tab
from tests.browser.sending import SEND, UNFOLD
from tests.browser.visit import NARROW, WIDE
from tests.live import NewSite, serving
from tests.staff import PASSWORD, make_user
from webapp.application import create_app
from webapp.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.long]
# What most of the work is done on is looked at on a phone too.
OFTEN = ("deposit.page", "drafts.page", "editing.form", "review.waiting", "review.item", "staff.home")
TURNS = ("hr", "en", "ar")
ONE_ROW_PX = 50
# The frame of all others, in its dark colours, is looked at on these.
FRAMES = ("accounts.sign_in_form", "staff.home", "translate.dashboard")


@dataclass(frozen=True)
class DeskSite:
    """`named`: what paths refer to. `cookies`: who -> token of the sign-in, empty for nobody."""

    app: Flask
    origin: str
    named: dict[str, str]
    cookies: dict[str, str]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, new_site: NewSite) -> Iterator[DeskSite]:
    with opened(new_site, tmp_path_factory.mktemp("empty")) as desk:
        yield desk


@pytest.fixture(scope="module")
def in_use(tmp_path_factory: pytest.TempPathFactory, new_site: NewSite) -> Iterator[DeskSite]:
    with opened(new_site, tmp_path_factory.mktemp("used"), is_empty=False) as desk:
        yield desk


@contextmanager
def opened(new_site: NewSite, data: Path, is_empty: bool = True) -> Iterator[DeskSite]:
    with new_site(data) as site:
        ada = make_user(site.repository, "ada@example.org", Role.ADMINISTRATOR)
        named = {} if is_empty else seed(site, ada, data)
        cookies = {"nobody": "", "ada": _token(site, ada), "half": _token(site, ada, True), "uma": _with_code(site)}
        app = create_app(site)
        with serving(app) as origin:
            yield DeskSite(app, origin, named, cookies)


def _token(site: Site, user: User, is_half: bool = False) -> str:
    """`is_half`: the second step is still to come."""
    asked = [user.role] if is_half else []
    with transaction(site.repository.sessions) as session:
        return sign_ins.begin(session, email=user.email, password=PASSWORD, roles_with_code=asked)


def _with_code(site: Site) -> str:
    """Of somebody who has turned the second step on."""
    uma = make_user(site.repository, "uma@example.org")
    token = _token(site, uma)
    with transaction(site.repository.sessions) as session:
        session.merge(uma).has_totp = True
    return token


def locale_of(case: Case) -> str:
    """Croatian for what most of the work is done on, one after the other for the rest."""
    return TURNS[0] if case.endpoint in OFTEN else TURNS[CASES.index(case) % len(TURNS)]


def show(window: Page, desk: DeskSite, case: Case) -> None:
    context, cookie = window.context, desk.cookies[case.who]
    context.clear_cookies()
    if cookie:
        context.add_cookies([{"name": "session", "value": cookie, "url": desk.origin}])
    locale = locale_of(case)
    path = f"/{locale}/{case.path.format(**desk.named)}"
    if case.form is None:
        answer = window.goto(desk.origin + path)
        assert answer is not None
        assert answer.status == 200, path
        return
    if not window.url.startswith(f"{desk.origin}/"):
        window.goto(f"{desk.origin}/{locale}/sign-in")
    with window.expect_navigation():
        window.evaluate(SEND, [path, case.form])
    refused = window.locator("main :is([role=alert], .errors, [aria-invalid=true], .notice, .preview-conflict)")
    assert refused.count() > 0, window.url


def test_the_form_of_a_term_is_shown_with_what_it_goes_with(
    window: Page, in_use: DeskSite, pictures: Path | None
) -> None:
    window.context.add_cookies([{"name": "session", "value": in_use.cookies["ada"], "url": in_use.origin}])
    window.goto(f"{in_use.origin}/en/vocabularies/agency/oecd")
    take(window, pictures, "desk-vocabulary")
    assert window.get_by_label("European Training Foundation").is_checked()
    assert window.get_by_role("combobox", name="Goes with").is_editable()


def test_every_address_of_the_desk_is_looked_at(in_use: DeskSite) -> None:
    assert lacking(in_use.app) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_page_of_the_desk_keeps_nobody_out(window: Page, request: pytest.FixtureRequest, case: Case) -> None:
    desk: DeskSite = request.getfixturevalue("empty" if case.state == "empty" else "in_use")
    window.set_viewport_size(WIDE)  # type: ignore[arg-type]
    show(window, desk, case)
    window.evaluate(UNFOLD)
    assert faults_of(window) == []
    assert walk_by_tab(window) == NO_FAULT
    window.emulate_media(color_scheme="dark")
    assert faults_of(window, CONTRAST, within="body" if case.endpoint in FRAMES else "main") == []
    window.emulate_media(color_scheme="light")
    window.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert window.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    if case.who == "ada":
        assert window.locator(".staff-bar").evaluate("bar => bar.offsetHeight") <= ONE_ROW_PX
    if case.endpoint in OFTEN:
        assert faults_of(window) == []
