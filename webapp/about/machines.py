"""`/robots.txt`, `/sitemap.xml` (sitemaps.org 0.9, with the language versions of each page) and `/opensearch.xml`."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue

from repository.published import list_published, list_starts
from webapp import i18n
from webapp.about.help import TASKS
from webapp.accounts.access import public
from webapp.i18n import _, alternates_of
from webapp.site import current_site

blueprint = Blueprint("machines", __name__)

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
# A file may hold 50,000 addresses; a record has one in each language.
RECORDS_A_FILE = 1000
PAGES = ("search.home", "browse.index", "help.contents", "about.about", "about.privacy", "about.accessibility")
# Every combination of filters is an address of its own: nobody needs them all, and a robot would ask for them all.
ROBOTS = """User-agent: *
Disallow: /*/search
Disallow: /*/evidence
Disallow: /*/map
Disallow: /*/charts
Disallow: /*/framed
Disallow: /*/list
Disallow: /*?*q=
Disallow: /feeds/
Disallow: /api/
"""


@blueprint.get("/robots.txt")
@public
def robots() -> ResponseReturnValue:
    sitemap = url_for("machines.sitemap", _external=True)
    return Response(f"{ROBOTS}\nSitemap: {sitemap}\n", mimetype="text/plain")


@blueprint.get("/sitemap.xml")
@public
def sitemap() -> ResponseReturnValue:
    """The list of the files: the pages of the site, then the records."""
    ElementTree.register_namespace("", SITEMAP)
    root = Element(f"{{{SITEMAP}}}sitemapindex")
    with current_site().repository.sessions() as session:
        starts = list_starts(session, batch=RECORDS_A_FILE)
    addresses = [url_for("machines.pages", _external=True)]
    addresses += [url_for("machines.records", after=after, _external=True) for after in starts]
    for address in addresses:
        SubElement(SubElement(root, f"{{{SITEMAP}}}sitemap"), f"{{{SITEMAP}}}loc").text = address
    return _xml(root)


@blueprint.get("/sitemap-pages.xml")
@public
def pages() -> ResponseReturnValue:
    root = _urlset()
    for endpoint in PAGES:
        _add(root, alternates_of(endpoint))
    for task in TASKS:
        _add(root, alternates_of("help.task", task=task))
    return _xml(root)


@blueprint.get("/sitemap-records-<int:after>.xml")
@public
def records(after: int) -> ResponseReturnValue:
    """Records with an id above `after`."""
    root = _urlset()
    with current_site().repository.sessions() as session:
        found = list_published(session, after=after, limit=RECORDS_A_FILE)
    for record_id, changed in found:
        _add(root, alternates_of("records.record", record_id=record_id), changed.date().isoformat())
    return _xml(root)


@blueprint.get("/opensearch-<locale:wanted>.xml")
@public
def opensearch(wanted: str) -> ResponseReturnValue:
    """The search as one that a browser can offer in its address bar."""
    if wanted not in current_site().texts:
        abort(404)
    i18n.use(wanted)
    ElementTree.register_namespace("", OPENSEARCH)
    root = Element(f"{{{OPENSEARCH}}}OpenSearchDescription")
    for name, text in (
        ("ShortName", "Putokaz"),
        ("Description", _("Research on career guidance, page by page").unescape()),
        ("Language", wanted),
        ("InputEncoding", "UTF-8"),
    ):
        SubElement(root, f"{{{OPENSEARCH}}}{name}").text = text
    template = request.host_url.rstrip("/") + url_for("search.results", locale=wanted) + "?q={searchTerms}"
    SubElement(root, f"{{{OPENSEARCH}}}Url", {"type": "text/html", "template": template})
    return _xml(root, "application/opensearchdescription+xml")


def _urlset() -> Element:
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    return Element(f"{{{SITEMAP}}}urlset")


def _add(root: Element, versions: list[tuple[str, str]], changed: str = "") -> None:
    """One address a language, each naming all others."""
    for _code, address in versions:
        url = SubElement(root, f"{{{SITEMAP}}}url")
        SubElement(url, f"{{{SITEMAP}}}loc").text = address
        if changed:
            SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed
        for code, other in versions:
            SubElement(url, f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": code, "href": other})


def _xml(root: Element, media_type: str = "application/xml") -> Response:
    return Response(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True), mimetype=media_type)
