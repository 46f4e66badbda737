"""The messages of the sources and the labels of the vocabularies -> one .pot for each domain.

Babel reads the sources; what translators should know of a text is added from `comments.csv`. A label of a concept is a
message too: its context is the concept's URI, so that one English word may be two labels in another language.
"""

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from webapp.localization.catalogs import comments, folders, labels
from webapp.localization.catalogs.domains import Domain, domain_of
from webapp.localization.catalogs.po import Key

PACKAGE = Path(__file__).resolve().parents[2]
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2")]
TEMPLATES = {"trim_blocks": "true", "lstrip_blocks": "true", "encoding": "utf-8"}
OPTIONS = {"**/templates/**.html": TEMPLATES, "**/templates/**.txt": TEMPLATES}
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Found:
    """A message of the sources. `source` is a pair for a plural. `places`: files, each once."""

    source: str | tuple[str, str]
    context: str | None
    places: tuple[str, ...]
    comments: tuple[str, ...]

    @property
    def domain(self) -> Domain:
        return domain_of(self.places)

    @property
    def key(self) -> Key:
        return self.context or "", self.source if isinstance(self.source, str) else self.source[0]


def iter_messages(package: Path = PACKAGE) -> Iterator[Found]:
    """Each message once, in the order of files and lines."""
    places: dict[tuple[object, str | None], list[str]] = defaultdict(list)
    remarks: dict[tuple[object, str | None], list[str]] = defaultdict(list)
    found = extract_from_dir(
        str(package), METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("TRANSLATORS:",), strip_comment_tags=True
    )
    for name, _, message, remarked, context in sorted(found, key=lambda one: (one[0], one[1])):
        key = (message if isinstance(message, str) else tuple(message), context)
        places[key].append(f"{package.name}/{name}")
        remarks[key].extend(remarked)
    for (source, context), where in places.items():
        told = tuple(dict.fromkeys(remarks[source, context]))
        yield Found(source, context, tuple(dict.fromkeys(where)), told)  # type: ignore[arg-type]


def extract(folder: Path, told: dict[Key, str]) -> int:
    """Write the .pot of each domain and return the number of messages. `told`: comments for translators.

    Raises `OSError`, and `StrayComments` for a comment without a message; nothing is written then."""
    messages = [_commented(message, told) for message in iter_messages()]
    comments.refuse_stray(told, (message.key for message in messages))
    folder.mkdir(parents=True, exist_ok=True)
    for domain in (Domain.MESSAGES, Domain.STAFF, Domain.EMAILS):
        _write(folders.template(folder, domain), [message for message in messages if message.domain is domain])
    concepts = list(iter_labels())
    _write(folders.template(folder, Domain.VOCABULARY), concepts)
    return len(messages) + len(concepts)


def iter_labels() -> Iterator[Found]:
    """The English label of each concept, in shown order. The place is the facet, the comment its note."""
    for concept in labels.iter_named(labels.shipped()):
        note = concept.notes.get(labels.SOURCE)
        place = f"repository/skos/{concept.facet}.ttl"
        yield Found(concept.preferred[labels.SOURCE], concept.uri, (place,), (note,) if note else ())


def _commented(message: Found, told: dict[Key, str]) -> Found:
    comment = told.get(message.key)
    return replace(message, comments=(*message.comments, comment)) if comment else message


def _write(file: Path, messages: list[Found]) -> None:
    catalog = Catalog(project="Putokaz", charset="utf-8", header_comment="# Texts of Putokaz.")
    for one in messages:
        catalog.add(
            one.source, None, [(place, 0) for place in one.places], auto_comments=one.comments, context=one.context
        )
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, omit_header=False, include_lineno=False)
    # Without the date the file changes only when a message does.
    lines = [line for line in buffer.getvalue().splitlines(True) if not line.startswith(b'"POT-Creation-Date')]
    file.write_bytes(b"".join(lines))
