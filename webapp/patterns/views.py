"""The pattern page. Its own words are English: nobody but developers sees it."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from webapp import i18n
from webapp.accounts.access import public
from webapp.patterns.catalog import PATTERNS
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
        shown = [
            (pattern, [(name, _printed(name, samples[pattern.sample])) for name in pattern.partials])
            for pattern in PATTERNS
            if samples
        ]
    return render_template("pages/patterns/patterns.html", patterns=shown)


def _printed(name: str, context: dict[str, object]) -> Markup:
    file = name if "." in name else f"{name}.html"
    return Markup(render_template(f"partials/{file}", **context))
