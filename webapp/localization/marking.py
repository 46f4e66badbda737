"""Texts that say which message they are: for translators who work in the page itself.

While it is switched on, every text carries its message's address between private characters. When the page is done,
these become elements that are outlined (`<span data-message>`), or, where no element may stand (attributes, the title,
options), a remark on the element around; and the bar with the list of all of them is put at the end. The characters
never leave the house: what is left of them is removed. A reader's page does not come here at all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from webapp.localization.catalogs.message import Message
from webapp.localization.catalogs.po import Key
from webapp.localization.seen import NotedTexts

# Private use: no text of ours and no font has them.
START, MIDDLE, END = "\ue0a0", "\ue0a1", "\ue0a2"
MARKED_START = re.compile(rf"{START}([0-9a-f]{{12}}){MIDDLE}")
# As they are, in an address, and in JSON.
LEFT_OVER = re.compile(
    f"{START}[0-9a-f]*{MIDDLE}|{END}|%EE%82%A0[0-9a-f]*%EE%82%A1|%EE%82%A2"
    r"|\\ue0a0[0-9a-f]*\\ue0a1|\\ue0a2",
    re.IGNORECASE,
)
TAG = re.compile(r"<!--.*?-->|<(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
ATTRIBUTE = re.compile(r"\s([\w:-]+)=\"([^\"]*)\"")
NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
# Text only: an element inside would be shown as signs, or break the page.
TEXT_ONLY = frozenset({"title", "option", "textarea", "script", "style", "text", "tspan", "desc"})


class MarkedTexts(NotedTexts):
    """Texts whose every answer says which message it is."""

    def pgettext(self, context: str, message: str, /, **parameters: object) -> Markup:
        return _marked((context, message), super().pgettext(context, message, **parameters)) if message else Markup()

    def npgettext(self, context: str, singular: str, plural: str, count: int, /, **parameters: object) -> Markup:
        text = super().npgettext(context, singular, plural, count, **parameters)
        return _marked((context, singular), text)


@dataclass
class MarkedPage:
    """`html`: without the private characters. `addresses`: of the messages on it, in order, each once."""

    html: str
    addresses: list[str]


@dataclass
class _Writer:
    pieces: list[str] = field(default_factory=list)
    found: dict[str, None] = field(default_factory=dict)
    # Where the start tag around a text-only element stands in `pieces`.
    around: int | None = None
    inside: str = ""


def _marked(key: Key, text: Markup) -> Markup:
    return Markup(f"{START}{Message(key[1], context=key[0]).address}{MIDDLE}") + text + Markup(END)


def resolve(html: str) -> MarkedPage:
    """Turn the private characters of a page into elements and remarks."""
    writer, last = _Writer(), 0
    for found in TAG.finditer(html):
        _write_text(writer, html[last : found.start()])
        _write_tag(writer, found[0])
        last = found.end()
    _write_text(writer, html[last:])
    return MarkedPage(LEFT_OVER.sub("", "".join(writer.pieces)), list(writer.found))


def clean(text: str) -> str:
    """For what is no page: headers, addresses, JSON."""
    return LEFT_OVER.sub("", text)


def _write_text(writer: _Writer, text: str) -> None:
    addresses = MARKED_START.findall(text)
    writer.found.update(dict.fromkeys(addresses))
    if writer.inside:
        if addresses and writer.around is not None:
            writer.pieces[writer.around] = _with_remark(writer.pieces[writer.around], {"text": addresses[0]})
    else:
        text = MARKED_START.sub(r'<span class="message" data-message="\1">', text).replace(END, "</span>")
    writer.pieces.append(text)


def _write_tag(writer: _Writer, tag: str) -> None:
    name = NAME.match(tag)
    remarks: dict[str, str] = {}
    for attribute, value in ATTRIBUTE.findall(tag):
        if addresses := MARKED_START.findall(value):
            writer.found.update(dict.fromkeys(addresses))
            remarks[attribute] = addresses[0]
    writer.pieces.append(_with_remark(tag, remarks) if remarks else tag)
    if name and name[1].lower() in TEXT_ONLY:
        is_end = tag.startswith("</")
        writer.inside = "" if is_end else name[1].lower()
        writer.around = None if is_end else len(writer.pieces) - 1


def _with_remark(tag: str, remarks: Mapping[str, str]) -> str:
    """The tag with `data-messages="title:ADDRESS ..."` before its end."""
    value = escape(" ".join(f"{name}:{address}" for name, address in remarks.items()))
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    return f'{tag[:end]} data-messages="{value}"{tag[end:]}'
