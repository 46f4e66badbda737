"""A page, or only the part of it that a script of ours asks for.

The part is a named block of the same template, from the same address and the same view, so that what a script shows is
what the page would have shown. The request names it in the header `X-Fragment`; a name that the page does not offer is
answered with the whole page.
"""

from typing import Any

from flask import Response, current_app, make_response, render_template, request

HEADER = "X-Fragment"


def render_page(template: str, fragments: tuple[str, ...], **context: Any) -> Response:
    """`fragments`: blocks of the template that may be asked for.

    They import what they use themselves, for what stands at the top of a template is not run for a block.
    """
    wanted = request.headers.get(HEADER, "")
    body = _block(template, wanted, context) if wanted in fragments else render_template(template, **context)
    response = make_response(body)
    response.vary.add(HEADER)
    return response


def _block(template: str, name: str, context: dict[str, Any]) -> str:
    found = current_app.jinja_env.get_template(template)
    values = dict(context)
    current_app.update_template_context(values)
    return "".join(found.blocks[name](found.new_context(values)))
