"""The passage shown as evidence: whole words around a place, on one line, at most 200 characters."""

from indexer.documents import Evidence

LONGEST = 200
ELLIPSIS = "…"


def quote(text: str, start: int, end: int) -> str:
    """The words around `text[start:end]` (code points), cut at word borders, an ellipsis where something is left out.

    Text without spaces (Chinese, Thai) is cut between letters.
    """
    room = max(0, LONGEST - 2 - (end - start)) // 2
    left, right = max(0, start - room), min(len(text), end + room)
    left = _border_after(text, left, start) if left else 0
    right = _border_before(text, end, right)
    words = " ".join(text[left:right].split())
    return f"{ELLIPSIS if left else ''}{words}{ELLIPSIS if right < len(text) else ''}"[:LONGEST]


def evidence(page: int, text: str, start: int, end: int) -> Evidence:
    return Evidence(page, quote(text, start, end))


def _border_after(text: str, left: int, limit: int) -> int:
    if text[left - 1].isspace():
        return left
    for place in range(left, limit):
        if text[place].isspace():
            return place + 1
    return left


def _border_before(text: str, limit: int, right: int) -> int:
    if right >= len(text) or text[right].isspace():
        return right
    for place in range(right, limit, -1):
        if text[place - 1].isspace():
            return place - 1
    return right
