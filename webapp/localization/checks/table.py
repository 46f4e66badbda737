"""All checks in the order of their numbers, and the two ways to run them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from webapp.localization.catalogs.message import Message
from webapp.localization.checks import blocking, typography, wording
from webapp.localization.checks.subject import Form, Surroundings, forms_of

OnForm = Callable[[Form], str | None]
OnMessage = Callable[[Message, Surroundings], str | None]


@dataclass(frozen=True)
class Check:
    """`code`: for programs, and for `words`. One of the two functions is there."""

    number: int
    code: str
    is_error: bool = False
    on_form: OnForm | None = None
    on_message: OnMessage | None = None


@dataclass(frozen=True)
class Finding:
    """`form`: index of the plural form, None for the whole translation. `detail`: what is wrong, in a few signs."""

    code: str
    is_error: bool
    form: int | None
    detail: str

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}" if self.detail else self.code


CHECKS = (
    Check(1, "placeholders", is_error=True, on_message=blocking.placeholders),
    Check(2, "form-count", is_error=True, on_message=blocking.form_count),
    Check(3, "empty-form", is_error=True, on_message=blocking.empty_form),
    Check(4, "tags", is_error=True, on_form=blocking.tags),
    Check(5, "line-ends", is_error=True, on_form=blocking.line_ends),
    Check(6, "control-characters", is_error=True, on_form=blocking.control_characters),
    Check(7, "zero-width", is_error=True, on_form=blocking.zero_width),
    Check(8, "percent-signs", is_error=True, on_form=blocking.percent_signs),
    Check(9, "same-as-source", on_message=wording.same_as_source),
    Check(10, "equal-forms", on_message=wording.equal_forms),
    Check(11, "outer-blanks", on_form=typography.outer_blanks),
    Check(12, "double-blank", on_form=typography.double_blank),
    Check(13, "end-mark", on_form=typography.end_mark),
    Check(14, "french-blanks", on_form=typography.french_blanks),
    Check(15, "numbers", on_form=wording.numbers),
    Check(16, "addresses", on_form=wording.addresses),
    Check(17, "length", on_form=wording.length),
    Check(18, "quotes", on_form=typography.quotes),
    Check(19, "three-dots", on_form=typography.three_dots),
    Check(20, "repeated-word", on_form=wording.repeated_word),
    Check(21, "glossary-term", on_form=wording.glossary_term),
    Check(22, "inconsistent", on_message=wording.inconsistent),
    Check(23, "capital", on_form=typography.capital),
    Check(24, "mixed-scripts", on_form=typography.mixed_scripts),
    Check(25, "wrong-letters", on_form=typography.wrong_letters),
    Check(26, "access-key", on_form=wording.access_key),
    Check(27, "loose-marks", on_form=typography.loose_marks),
    Check(28, "count-in-singular", on_form=wording.count_in_singular),
)
ERRORS = tuple(check for check in CHECKS if check.is_error)
SAME_AS_SOURCE = "same-as-source"
# What must be in a text before a check of a single form can fail; most texts have none of it.
SUSPICIOUS = re.compile("[%<\n\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def find(message: Message, around: Surroundings) -> list[Finding]:
    """Everything that the checks find, errors first; nothing for a message without translation."""
    return _run(CHECKS, message, around)


def find_errors(message: Message, locale: str) -> list[Finding]:
    """Only what keeps a translation from being shown. Fast for the many texts that hold no special sign."""
    around = Surroundings(locale)
    if not message.plural and len(message.forms) == 1 and message.forms[0].strip():
        is_suspicious = SUSPICIOUS.search(message.forms[0]) or SUSPICIOUS.search(message.source)
        if not is_suspicious:
            return []
    return _run(ERRORS, message, around)


def _run(checks: tuple[Check, ...], message: Message, around: Surroundings) -> list[Finding]:
    if not any(message.forms):
        return []
    forms = forms_of(message, around)
    found = []
    for check in checks:
        if check.on_message and (detail := check.on_message(message, around)) is not None:
            found.append(Finding(check.code, check.is_error, None, detail))
        for form in forms if check.on_form else ():
            if (detail := check.on_form(form)) is not None:  # type: ignore[misc]
                found.append(Finding(check.code, check.is_error, form.index, detail))
    return found
