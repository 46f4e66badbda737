"""The pattern page. Its own words are English: nobody but developers sees it."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, abort, get_template_attribute, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from webapp import i18n
from webapp.accounts.access import public
from webapp.patterns.catalog import PATTERNS, Pattern
from webapp.patterns.samples import all_samples
from webapp.site import current_site

blueprint = Blueprint("patterns", __name__)

QUESTION = "guidance"


@blueprint.get("/-/patterns")
@public
def page() -> ResponseReturnValue:
    """`q`: a question that finds something; `locale`: of the examples."""
    if not current_site().settings.patterns:
        abort(404)
    if wanted := request.args.get("locale"):
        i18n.use(wanted)
    with current_site().repository.sessions() as session:
        samples = all_samples(session, request.args.get("q", QUESTION))
        shown = [(pattern, list(_iter_printed(pattern, samples[pattern.sample]))) for pattern in PATTERNS if samples]
    return render_template("pages/patterns/patterns.html", patterns=shown)


def _iter_printed(pattern: Pattern, sample: dict[str, Any]) -> Iterator[tuple[str, Markup]]:
    """File of the templates, and what it prints."""
    for name in pattern.partials:
        file = f"partials/{name if '.' in name else f'{name}.html'}"
        yield file, Markup(render_template(file, **sample))
    for name in pattern.macros:
        file = f"macros/{name}.html"
        yield file, get_template_attribute(file, name)(sample[name])
