"""Where a request may be sent on to, and where a letter may lead."""

from flask import request

from webapp.site import current_site


def own_path(target: str) -> str:
    """`target` if it is a path of this site, else nothing: `//host` and `/\\host` lead elsewhere."""
    is_ours = target.startswith("/") and target[1:2] not in ("/", "\\") and target.isprintable()
    return target if is_ours else ""


def absolute(path: str) -> str:
    """A path of this site for a letter. Where the address of the site is set, no request can make it lead elsewhere."""
    return (current_site().settings.address or request.host_url).rstrip("/") + path
