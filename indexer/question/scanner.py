"""Typed text -> tokens that any parser can take: capped, balanced, and with nothing that stands for nothing.

What is mended is remarked upon. The tokens are written out again for Whoosh's parser (`rendered`), which decides what
belongs together; it never sees a bracket without its other half, an operator without operands or an unknown field.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

import regex

from indexer.analysis.tokenizers import iter_words
from indexer.question.fields import field_named
from indexer.question.remarks import Remark, RemarkCode

LONGEST_QUERY = 1000
DEEPEST_NESTING = 20
MOST_WORDS = 64

# Quotation marks of the languages that people type in.
QUOTES = str.maketrans(dict.fromkeys("„“”«»", '"'))
# Hebrew signs its abbreviations with a quotation mark, which keyboards have in place of the right sign.
HEBREW_SIGN = regex.compile(r'(?<=\p{Hebrew})"(?=\p{Hebrew})')
PIECE = regex.compile(
    r"""\s*(?:
        (?P<phrase>"[^"]*")
      | (?P<open>\() | (?P<close>\))
      | (?P<sign>[+-])(?=["(\p{L}\p{N}]) | (?P<field>[\p{L}_]+):(?=["(\p{L}\p{N}])
      | (?P<word>[^\s()"]+)
    )(?:~\d*)?""",
    regex.VERBOSE,
)
# Signs of other query languages, and of ends of sentences, say nothing here.
FOREIGN = regex.compile(r"[^\p{L}\p{M}\p{N}\s'’&.,%/@+-]")
STARRED = regex.compile(r"[*]+$")
NEAR = regex.compile(r"~(\d?)$")
# Two letters of a long word may be wrong.
LONG_WORD = 8
OPERATORS = frozenset({"AND", "OR", "NOT"})


class Kind(Enum):
    WORD = auto()
    PHRASE = auto()
    OPEN = auto()
    CLOSE = auto()
    SIGN = auto()
    FIELD = auto()
    OPERATOR = auto()


STARTS = frozenset({Kind.WORD, Kind.PHRASE, Kind.OPEN})
ENDS = frozenset({Kind.WORD, Kind.PHRASE, Kind.CLOSE})
GLUED = frozenset({Kind.SIGN, Kind.FIELD})


@dataclass(frozen=True)
class Piece:
    """`text` of a field is the name of ours, `typed` what was typed. `tail`: `*`, or `~1` and `~2`, after a word."""

    kind: Kind
    text: str
    typed: str = ""
    tail: str = ""


@dataclass
class Scan:
    """One reading of a text. Steps in the order of the methods of `scan`."""

    remarks: list[Remark] = field(default_factory=list)

    def remark(self, code: RemarkCode, about: str | int = "") -> None:
        one = Remark(code, str(about))
        if one not in self.remarks:
            self.remarks.append(one)


def scan(text: str) -> tuple[list[Piece], tuple[Remark, ...]]:
    state = Scan()
    pieces = list(_iter_pieces(_capped(text, state), state))
    pieces = _few_words(pieces, state)
    pieces = _balanced(pieces, state)
    pieces = _joined(pieces, state)
    return pieces, tuple(state.remarks)


def rendered(pieces: Sequence[Piece]) -> str:
    """The tokens as text, for a parser."""
    text = ""
    for piece in pieces:
        match piece.kind:
            case Kind.FIELD:
                text += f"{piece.text}:"
            case Kind.SIGN:
                text += piece.text
            case Kind.PHRASE:
                text += f'"{piece.text}" '
            case Kind.WORD if piece.text in OPERATORS:
                text += f"{piece.text.lower()} "
            case _:
                text += f"{piece.text}{piece.tail} "
    return text


def _capped(text: str, state: Scan) -> str:
    """The text within its length, its quotation marks of one kind and in pairs."""
    text = text.encode("utf-8", "ignore").decode().translate(QUOTES)
    if len(text) > LONGEST_QUERY:
        text = text[:LONGEST_QUERY]
        state.remark(RemarkCode.TOO_LONG, LONGEST_QUERY)
    text = HEBREW_SIGN.sub("״", text)
    if text.count('"') % 2:
        before, _, after = text.rpartition('"')
        text = f"{before} {after}"
        if before.strip() or after.strip():
            state.remark(RemarkCode.OPEN_QUOTE)
    return text


def _iter_pieces(text: str, state: Scan) -> Iterator[Piece]:
    place = 0
    while found := PIECE.match(text, place):
        place = found.end()
        kind, typed = str(found.lastgroup), found[str(found.lastgroup)]
        match kind:
            case "phrase":
                yield Piece(Kind.PHRASE, " ".join(FOREIGN.sub(" ", typed).split()))
            case "open" | "close":
                yield Piece(Kind.OPEN if kind == "open" else Kind.CLOSE, typed)
            case "sign":
                yield Piece(Kind.SIGN, typed)
            case "field" if name := field_named(typed):
                yield Piece(Kind.FIELD, name, typed)
            case "field":
                state.remark(RemarkCode.UNKNOWN_FIELD, typed)
                yield Piece(Kind.WORD, typed, typed)
            case _ if typed in OPERATORS:
                yield Piece(Kind.OPERATOR, typed)
            case _:
                yield from _words(found.group().strip(), state)


def _words(typed: str, state: Scan) -> Iterator[Piece]:
    """One run of letters and signs as words; what stands after it, a star or a tilde, is for the last."""
    near, starred = NEAR.search(typed), STARRED.search(typed)
    bare = NEAR.sub("", STARRED.sub("", typed))
    if "*" in bare or (starred and not any(map(str.isalnum, bare))):
        state.remark(RemarkCode.STRAY_STAR, typed)
    words = [word for word in FOREIGN.sub(" ", bare).split() if any(map(str.isalnum, word))]
    for number, word in enumerate(words, start=1):
        is_last = number == len(words)
        tail = "*" if starred and is_last else _distance(word, near[1]) if near and is_last else ""
        yield Piece(Kind.WORD, word.lstrip("+-"), word, tail)


def _distance(word: str, asked: str) -> str:
    """How far a word may be from what is found: a letter, or two in a long word."""
    usual = 2 if len(word) >= LONG_WORD else 1
    return f"~{min(int(asked), 2) if asked and asked != '0' else usual}"


def _few_words(pieces: Sequence[Piece], state: Scan) -> list[Piece]:
    """The pieces up to the last word that is read. A run without spaces (Chinese) has many words, and may be cut."""
    kept: list[Piece] = []
    left = MOST_WORDS
    for piece in pieces:
        if piece.kind in (Kind.WORD, Kind.PHRASE):
            ends = [end for _, _, end in iter_words(piece.text)]
            if len(ends) > left:
                state.remark(RemarkCode.TOO_MANY_WORDS, MOST_WORDS)
                return [*kept, replace(piece, text=piece.text[: ends[left - 1]], tail="")] if left else kept
            left -= len(ends)
        kept.append(piece)
    return kept


def _balanced(pieces: Sequence[Piece], state: Scan) -> list[Piece]:
    """Without brackets that have no other half, hold nothing, or nest too deep."""
    opened: list[int] = []
    dropped: set[int] = set()
    for place, piece in enumerate(pieces):
        if piece.kind is Kind.OPEN:
            opened.append(place)
        elif piece.kind is Kind.CLOSE and not opened:
            dropped.add(place)
            state.remark(RemarkCode.OPEN_BRACKET)
        elif piece.kind is Kind.CLOSE:
            first = opened.pop()
            is_too_deep = len(opened) >= DEEPEST_NESTING
            if is_too_deep:
                state.remark(RemarkCode.TOO_DEEP, DEEPEST_NESTING)
            if is_too_deep or all(inner in dropped for inner in range(first + 1, place)):
                dropped |= {first, place}
    if opened:
        state.remark(RemarkCode.OPEN_BRACKET)
    return [piece for place, piece in enumerate(pieces) if place not in dropped and place not in opened]


def _joined(pieces: Sequence[Piece], state: Scan) -> list[Piece]:
    """Without operators, signs and fields that have nothing to stand before or between."""
    kept: list[Piece] = []
    for place, piece in enumerate(pieces):
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if piece.kind is Kind.OPERATOR and not _has_operands(piece, kept, after):
            state.remark(RemarkCode.LONE_OPERATOR, piece.text)
            kept.append(Piece(Kind.WORD, piece.text.lower()))
        elif piece.kind is Kind.FIELD and not (after and after.kind in STARTS):
            kept.append(Piece(Kind.WORD, piece.typed))
        elif piece.kind is not Kind.SIGN or (after and after.kind in STARTS | {Kind.FIELD}):
            kept.append(piece)
    return kept


def _has_operands(operator: Piece, before: Sequence[Piece], after: Piece | None) -> bool:
    if after is None:
        return False
    if operator.text == "NOT":
        return after.kind in STARTS | {Kind.FIELD}
    follows = after.kind in STARTS | GLUED or after == Piece(Kind.OPERATOR, "NOT")
    return follows and bool(before) and before[-1].kind in ENDS
