"""Options of a completion -> what the combobox prints: groups with their names, and an address for each option."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import url_for

from indexer.search.answer import Request
from indexer.suggest.completion import Group, Option
from webapp.i18n import N_, _, ngettext
from webapp.search.params import address, only

NAMES = {
    Group.CONCEPT: N_("Topics"),
    Group.AGENCY: N_("Agencies"),
    Group.TITLE: N_("Publications"),
    Group.WORD: N_("Words"),
}


def grouped(options: Sequence[Option]) -> dict[str, Any]:
    """`status` is said aloud; `groups [{name, options [{text, language, url}]}]`."""
    groups = [
        {"name": _(NAMES[group]), "options": [_option(option) for option in members]}
        for group, members in groupby(options, key=lambda option: option.group)
    ]
    status = ngettext("%(count)s suggestion", "%(count)s suggestions", len(options)) if options else ""
    return {"status": status, "groups": groups}


def _option(option: Option) -> dict[str, str]:
    if option.record_id:
        url = url_for("records.record", record_id=option.record_id)
    elif option.value:
        url = address(only(option.facet, option.value))
    else:
        url = address(Request(text=option.text))
    return {"text": option.text, "language": option.language, "url": url}
