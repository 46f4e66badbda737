"""The eight errors. A translation with one of them is refused when it is saved, and left out when a page is made.

A check gives what is wrong in a few signs (the placeholder, the tag), an empty text where there is nothing to name, or
None where all is well.
"""

import re
from collections import Counter

from webapp.localization.catalogs.message import Message
from webapp.localization.checks.subject import COUNT, NAMED, PLACEHOLDER, TAG, Form, Surroundings
from webapp.localization.plurals import count_forms, examples

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
OPENED = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
ISOLATED = {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
# Marks of direction (U+200E, U+200F) are no zero-width rubbish: mixed texts need them.
ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


def placeholders(message: Message, around: Surroundings) -> str | None:
    """1. Every form fills in what the source fills in, and nothing else; a form for one number may say it in words."""
    known = {name for source in message.sources for name in _names(source)}
    for index, text in enumerate(message.forms):
        used = set(_names(text))
        wrong = used ^ known
        if COUNT in known - used and _may_be_said_in_words(index, around.locale):
            wrong.discard(COUNT)
        if wrong:
            return min(wrong)
    return None


def _may_be_said_in_words(index: int, locale: str) -> bool:
    """Whether the form stands for one number only, or for 1 and others: that is check 28, a person may know better."""
    numbers = examples(locale)
    return index >= len(numbers) or len(numbers[index]) == 1 or 1 in numbers[index]


def form_count(message: Message, around: Surroundings) -> str | None:
    """2. As many forms as the language has."""
    wanted = count_forms(around.locale) if message.plural else 1
    return None if len(message.forms) == wanted else f"{len(message.forms)}/{wanted}"


def empty_form(message: Message, around: Surroundings) -> str | None:
    """3. A form without text, where others have one."""
    return None if all(text.strip() for text in message.forms) else ""


def tags(form: Form) -> str | None:
    """4. The same tags with the same attributes as in the source."""
    if "<" not in form.text and "<" not in form.source:
        return None
    there, here = Counter(TAG.findall(form.source)), Counter(TAG.findall(form.text))
    differing = sorted((there - here) + (here - there))
    return differing[0] if differing else None


def line_ends(form: Form) -> str | None:
    """5. A line end at the start or the end, as in the source."""
    return None if _line_ends(form.source) == _line_ends(form.text) else ""


def control_characters(form: Form) -> str | None:
    """6. No control characters, and no direction opened without being closed."""
    if found := CONTROL.search(form.text):
        return f"U+{ord(found[0]):04X}"
    waiting: list[str] = []
    for sign in form.text:
        if closing := OPENED.get(sign) or ISOLATED.get(sign):
            waiting.append(closing)
        elif sign in ("\u202c", "\u2069") and (not waiting or waiting.pop() != sign):
            return f"U+{ord(sign):04X}"
    return "U+202E" if waiting else None


def zero_width(form: Form) -> str | None:
    """7. No signs that nobody sees."""
    found = ZERO_WIDTH.search(form.text)
    return f"U+{ord(found[0]):04X}" if found else None


def percent_signs(form: Form) -> str | None:
    """8. In a text with placeholders a per cent sign is written twice."""
    if not PLACEHOLDER.search(form.source):
        return None
    rest = NAMED.sub("", form.text).replace("%%", "")
    return "%" if "%" in rest else None


def _line_ends(text: str) -> tuple[bool, bool]:
    return text.startswith("\n"), text.endswith("\n")


def _names(text: str) -> list[str]:
    return [match[0] for match in NAMED.finditer(text)]
