"""Every page that readers reach without an account, in the states that it can be in: in use, empty, and refusing.

A page is an address that is read, a refusal one that is written to. The list is held against the url map, so that a new
address has to say here what there is to look at. Ways in for staff stand in `desk_pages`.
"""

from dataclasses import dataclass

from flask import Flask

from tests.browser.desk_pages import WAY_IN
from webapp.about.help import TASKS
from webapp.accounts.access import PUBLIC, declared

# What is read there is a file, words for the field of the search, or nothing but the way to another address.
NO_PAGES = {
    *("exports.export", "lists.export", "pictures.chart_file", "pictures.evidence_file", "pictures.world_file"),
    *("search.suggest", "search.result", "records.go_to_page", "openid.depart", "openid.arrive"),
}
# Which site is asked.
DEMO, EMPTY, ROUGH = "demo", "empty", "rough"
# Longer than any form of ours may be.
TOO_MUCH = "a" * (1 << 20)


@dataclass(frozen=True)
class Case:
    """`path`: behind the locale; what is named in braces is in `ReadingSite.named`. `form`: what is sent there, None to
    read it."""

    endpoint: str
    state: str
    path: str
    status: int = 200
    site: str = DEMO
    form: dict[str, str] | None = None

    def __str__(self) -> str:
        return f"{self.endpoint} {self.state}"


CASES = (
    Case("search.home", "in use", ""),
    Case("search.home", "empty", "", site=EMPTY),
    Case("search.results", "in use", "search?q=savjetovanje&language=hr"),
    Case("search.results", "all, second page", "search?sort=newest&page=2"),
    Case("search.results", "no hits by filters", "search?q=savjetovanje&language=pl&agency=oecd"),
    Case("search.results", "no hits by words", "search?q=xqzwvk"),
    Case("search.results", "misspelt", "search?q=karijerno+savjetovnje"),
    Case("search.results", "not all understood", "search?q=(guidance+AND+nothing:HR"),
    Case("search.results", "empty", "search", site=EMPTY),
    Case("search.results", "damaged index", "search?q=guidance", site=ROUGH),
    Case("search.home", "damaged index", "", site=ROUGH),
    Case("pictures.evidence", "damaged index", "evidence?q=guidance", site=ROUGH),
    Case("records.find", "damaged index", "records/{edition}/find?q=guidance", site=ROUGH),
    Case("search.facet", "in use", "browse/region"),
    Case("search.facet", "damaged index", "browse/region", site=ROUGH),
    Case("search.facet", "by count", "browse/region?language=hr&order=count"),
    Case("search.facet", "no such list", "browse/nothing", 404),
    Case("browse.index", "in use", "browse"),
    Case("browse.index", "empty", "browse", site=EMPTY),
    Case("browse.people", "in use", "browse/people"),
    Case("browse.people", "nobody found", "browse/people?find=xqzwvk"),
    Case("browse.people", "empty", "browse/people", site=EMPTY),
    Case("records.record", "in use", "records/3?q=savjetovanje"),
    Case("records.record", "edition with former files", "records/{edition}", site=ROUGH),
    Case("records.record", "withdrawn", "records/{withdrawn}", 410, ROUGH),
    Case("records.record", "not there", "records/999999", 404),
    Case("records.find", "in use", "records/3/find?q=savjetovanje"),
    Case("records.find", "nothing asked", "records/3/find"),
    Case("records.find", "no hits", "records/3/find?q=xqzwvk"),
    Case("records.page", "in use", "records/3/pages/3?q=savjetovanje"),
    Case("records.page", "zoomed", "records/3/pages/3?view=200"),
    Case("records.page", "text only", "records/3/pages/3?view=text"),
    Case("records.page", "no picture, read by OCR", "records/{edition}/pages/1", site=ROUGH),
    Case("records.page", "not there", "records/3/pages/999", 404),
    Case("pictures.evidence", "in use", "evidence"),
    Case("pictures.evidence", "empty", "evidence", site=EMPTY),
    Case("pictures.world", "in use", "map"),
    Case("pictures.world", "empty", "map", site=EMPTY),
    Case("pictures.charts", "in use", "charts?q=savjetovanje"),
    Case("pictures.charts", "no hits", "charts?q=xqzwvk"),
    Case("pictures.charts", "divided by type", "charts?by=type"),
    Case("pictures.charts", "few", "charts?agency=oecd"),
    Case("framed.figure", "a chart", "framed/year?by=type"),
    Case("framed.figure", "no hits", "framed/map?q=xqzwvk"),
    Case("framed.figure", "no such figure", "framed/nothing", 404),
    Case("lists.page", "in use", "list?r=3&r=3-2"),
    Case("lists.page", "empty", "list"),
    Case("alerts.form", "in use", "search/alert?q=savjetovanje"),
    Case("alerts.ask", "bad address", "search/alert?q=savjetovanje", 422, form={"email": "nobody"}),
    Case("alerts.ask", "too many", "search/alert?q=guidance", 429, ROUGH, {"email": "new@example.org"}),
    Case("alerts.ask", "too long", "search/alert?q=guidance", 413, ROUGH, {"email": TOO_MUCH}),
    Case("alerts.sent", "in use", "search/alert/sent"),
    Case("alerts.page", "to be confirmed", "alerts/{asked}", site=ROUGH),
    Case("alerts.page", "confirmed", "alerts/{confirmed}?saved=1", site=ROUGH),
    Case("alerts.page", "not there", "alerts/nothing", 404),
    Case("alerts.decide", "not understood", "alerts/{confirmed}", 400, ROUGH, {"do": "nothing"}),
    Case("alerts.decide", "stopped", "alerts/{stopped}", site=ROUGH, form={"do": "stop"}),
    Case("about.about", "in use", "about"),
    Case("help.contents", "in use", "help"),
    *(Case("help.task", task, f"help/{task}") for task in TASKS),
    Case("help.task", "no such task", "help/nothing", 404),
    Case("about.accessibility", "in use", "accessibility"),
    Case("about.privacy", "in use", "privacy"),
    Case("about.contact", "in use", "contact"),
    Case("error", "no such page", "nowhere", 404),
    Case("error", "used otherwise", "sign-out", 405),
    Case("error", "our fault", "broken/fault", 500, ROUGH),
    Case("error", "no engine", "broken/engine", 503, ROUGH),
)


def lacking(app: Flask) -> list[str]:
    """Pages of readers that are in none of the lists."""
    known = {case.endpoint for case in CASES} | NO_PAGES
    public = {rule.endpoint for rule in app.url_map.iter_rules() if declared(app, rule.endpoint) == PUBLIC}
    under_locale = {rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.startswith("/<locale:locale>/")}
    return sorted(one for one in (public & under_locale) - known if not one.startswith(WAY_IN))
