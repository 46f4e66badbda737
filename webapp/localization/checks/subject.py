"""What a check looks at, and the patterns that several of them share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.localization.glossary import Glossary
from webapp.localization.message import Message

# A conversion with a name, with all that Python would let stand between the name and its letter.
NAMED = re.compile(r"%\(\w*\)?[^A-Za-z%]*[A-Za-z%]?")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
TAG = re.compile(r"</?[a-zA-Z!][^<>]*>?")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Surroundings:
    """What a check has to know besides the message. `by_source`: source -> every translation of it in the locale."""

    locale: str
    glossary: Glossary = field(default_factory=Glossary)
    by_source: Mapping[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.locale.split("-")[0]


@dataclass(frozen=True)
class Form:
    """One form of a translation beside the source that it stands for. `index`: from 0."""

    source: str
    text: str
    index: int
    message: Message
    around: Surroundings


def forms_of(message: Message, around: Surroundings) -> list[Form]:
    """Each form that has a text. The first form stands for the singular, the others for the plural."""
    sources = message.sources
    return [
        Form(sources[min(index, len(sources) - 1)], text, index, message, around)
        for index, text in enumerate(message.forms)
        if text
    ]


def plain(text: str) -> str:
    """The text without what a program fills in."""
    return NAMED.sub(" ", text)
