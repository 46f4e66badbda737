"""What must hold for a translated message before it is shown."""

import re
from collections.abc import Sequence

from webapp.localization.message import Message

PLACEHOLDER = re.compile(r"%(?:\((?P<name>\w+)\))?(?P<kind>[^\W\d_]|%|$|.)")
TAG = re.compile(r"<[a-zA-Z/!]")


def find_faults(message: Message) -> list[str]:
    """Reasons not to use the translation; none for one that is missing, for then the source is shown."""
    source, translated = message.sources, message.forms
    if not any(translated):
        return []
    return [*_structure(translated), *_placeholders(source, translated), *_signs(translated)]


def _structure(translated: Sequence[str]) -> list[str]:
    if not all(translated):
        return ["a plural form is empty"]
    return []


def _placeholders(source: Sequence[str], translated: Sequence[str]) -> list[str]:
    """Every form uses placeholders of the source, and no other; the count may be said in words."""
    known = set().union(*map(placeholders, source))
    if not known:
        return []
    faults = []
    for text in translated:
        used = placeholders(text)
        if strange := used - known:
            faults.append(f"{sorted(strange)[0]} is not in the source")
        if lost := known - used - {"%(count)s"}:
            faults.append(f"{sorted(lost)[0]} is missing")
    return faults


def _signs(translated: Sequence[str]) -> list[str]:
    return ["it contains HTML"] if any(TAG.search(text) for text in translated) else []


def placeholders(text: str) -> set[str]:
    """`%(name)s` as written; a per cent sign that is neither that nor `%%` counts too."""
    return {match[0] for match in PLACEHOLDER.finditer(text) if match[0] != "%%"}
