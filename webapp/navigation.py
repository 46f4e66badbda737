"""Where a request may be sent on to."""


def own_path(target: str) -> str:
    """`target` if it is a path of this site, else nothing: `//host` and `/\\host` lead elsewhere."""
    is_ours = target.startswith("/") and target[1:2] not in ("/", "\\") and target.isprintable()
    return target if is_ours else ""
