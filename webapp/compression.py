"""Texts go out compressed to browsers that ask for it: a page is a fifth of its size, which a slow phone notices.

No page holds a secret beside words of a stranger's choice (there are no tokens in forms), so that the length of what is
sent tells nothing. Files of the collection are sent as they are: they are compressed already, and asked for in pieces.
"""

import gzip

from flask import Flask, Response, request

LEAST_BYTES = 1000
LEVEL = 6
TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")


def install(app: Flask) -> None:
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    if response.direct_passthrough or response.is_streamed or not (response.mimetype or "").startswith(TEXTS):
        return response
    response.vary.add("Accept-Encoding")
    is_wanted = request.accept_encodings.best_match(["gzip", "identity"], "identity") == "gzip"
    if is_wanted and response.status_code == 200 and len(response.get_data()) >= LEAST_BYTES:
        response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
