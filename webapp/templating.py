"""The templates' environment: Flask's, with one dict of globals for all templates.

Jinja chains the globals of each template before those of all, and looks through the chain for every include and import,
some seventy a page of results. No template here has globals of its own.
"""

from collections.abc import MutableMapping
from typing import Any

import flask.templating


class Environment(flask.templating.Environment):
    """What `create_app` gives to Flask."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals
