"""The addresses of pages, remembered: a page of results names over a hundred, and most of them were named before."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Flask, has_request_context, request, url_for

from webapp.i18n import locale

MOST_REMEMBERED = 10_000
# Stands for a number in a path; no record and no page has it.
NO_NUMBER = 9_000_000_000


def numbered(endpoint: str, *names: str, **values: Any) -> Callable[..., str]:
    """Addresses in which only whole numbers of the path differ, made by their order: `numbered("records.page",
    "record_id", "number", q="a")(7, 12)`."""
    stand_ins: dict[str, Any] = {name: NO_NUMBER + place for place, name in enumerate(names)}
    path, mark, query = url_for(endpoint, **stand_ins, **values).partition("?")
    for place, number in enumerate(stand_ins.values()):
        path = path.replace(str(number), f"{{{place}}}")
    return lambda *numbers: path.format(*numbers) + mark + query


class Application(Flask):
    """Flask, which makes the same address of the same page once. Full addresses name a host and are made each time."""

    def __init__(self, import_name: str) -> None:
        super().__init__(import_name)
        self._remembered = lru_cache(MOST_REMEMBERED)(self._address)

    def url_for(
        self,
        /,
        endpoint: str,
        *,
        _anchor: str | None = None,
        _method: str | None = None,
        _scheme: str | None = None,
        _external: bool | None = None,
        **values: Any,
    ) -> str:
        is_plain = not (_anchor or _method or _scheme or _external or endpoint.startswith("."))
        if is_plain and has_request_context():
            try:
                return self._remembered(endpoint, tuple(values.items()), request.root_path, locale())
            except TypeError:  # A list among the values.
                pass
        return super().url_for(
            endpoint, _anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external, **values
        )

    def _address(self, endpoint: str, values: tuple[tuple[str, Any], ...], _root: str, _locale: str) -> str:
        """`_root`, `_locale`: what Flask takes from the request."""
        return super().url_for(endpoint, **dict(values))
