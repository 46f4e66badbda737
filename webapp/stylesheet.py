"""The stylesheet as one file: what `static/css/main.css` imports, each part in its layer.

The parts are written one a component; a browser would ask for each of them. They are joined when the site starts,
without their comments (a ninth of the bytes), and the address holds a digest of the text: it may be kept for ever.
"""

import hashlib
import re
from pathlib import Path

from flask import Flask, Response

from webapp.accounts.access import public

FOLDER = Path(__file__).parent / "static" / "css"
IMPORT = re.compile(r'@import url\("(?P<file>[\w./-]+)"\) layer\((?P<layer>\w+)\)(?: (?P<media>[\w ]+))?;')
# No text of ours has such signs within quotation marks.
COMMENT = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
FOR_EVER_S = 365 * 24 * 3600


def joined(folder: Path = FOLDER) -> str:
    """The text of `main.css` with every import replaced by what it names. Raises `OSError` for a missing part."""
    text = IMPORT.sub(lambda found: _part(folder, found), (folder / "main.css").read_text(encoding="utf-8"))
    return COMMENT.sub("", text)


def _part(folder: Path, found: re.Match[str]) -> str:
    text = (folder / found["file"]).read_text(encoding="utf-8")
    layered = f"@layer {found['layer']} {{\n{text}}}"
    return f"@media {found['media']} {{\n{layered}\n}}" if found["media"] else layered


def install(app: Flask) -> None:
    text = joined()
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]

    def stylesheet(digest: str) -> Response:
        response = Response(text, mimetype="text/css")
        response.cache_control.max_age = FOR_EVER_S
        response.cache_control.immutable = True
        return response

    app.add_url_rule("/style-<digest>.css", "stylesheet", public(stylesheet))
    app.jinja_env.globals["stylesheet_digest"] = digest
