"""A file that a browser keeps instead of showing it."""

from flask import Response


def attachment(body: bytes | str, media_type: str, name: str) -> Response:
    """`name`: of the file, ASCII without quotes."""
    return Response(body, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
