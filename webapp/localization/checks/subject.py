"""What a check looks at, and the patterns that several of them share."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from webapp.localization.catalogs.glossary import Glossary
from webapp.localization.catalogs.message import Message

# A conversion with a name, with all that Python would let stand between the name and its letter.
NAMED = re.compile(r"%\(\w*\)?[^A-Za-z%]*[A-Za-z%]?")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
# What a source may hold where the count is said in words.
COUNT = "%(count)s"
TAG = re.compile(r"</?[a-zA-Z!][^<>]*>?")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Surroundings:
    """What a check has to know besides the message. `alike`: bare source -> sources that differ from it in case or end
    mark only, with their translations."""

    locale: str
    glossary: Glossary = field(default_factory=Glossary)
    alike: Mapping[str, Collection[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)

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


def bare(text: str) -> str:
    """Without case and end mark."""
    return text.casefold().rstrip(" .:!?…")


def find_alike(messages: Iterable[Message]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For `Surroundings.alike`: the translated messages without context."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for message in messages:
        if message.is_translated and not message.context:
            found[bare(message.source)].append((message.source, message.forms))
    return {source: pairs for source, pairs in found.items() if len(pairs) > 1}
