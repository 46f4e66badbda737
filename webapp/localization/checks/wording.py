"""Warnings about what a translation says: left in English, a number lost, a term of the glossary not used."""

import re
from collections import Counter

from webapp.localization.catalogs.message import Message
from webapp.localization.checks.subject import WORD, Form, Surroundings, bare, plain
from webapp.localization.plurals import examples

# The same in every language that we have.
NAMES = re.compile(
    r"\b(?:Putokaz|PDF|ISBN|ISSN|DOI|JSON|XML|CSV|API|OCR|PO|OK|URL|RSS|Atom|BibTeX|RIS|ORCID|OAI-PMH|OpenAPI|SKOS|Turtle"
    r"|Cedefop|ETF|ILO|OECD|UNESCO|kB|MB|XFA|TXT|SHA-256|HTML|CSL|Enter|Esc|Ctrl|Alt)\b"
)
PROPER_NAMES = ("urn:putokaz:region:", "urn:putokaz:agency:")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
ADDRESS = re.compile(r"https?://\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+")
LIMIT = re.compile(r"[Aa]t most (\d+) characters")
ACCESS_KEY = re.compile(r"&(?=\w)(?!\w+;)")
# A noun behind a number stays as it is.
ONE_FORM_LANGUAGES = frozenset({"hu", "tr", "ja", "ko", "zh", "vi", "th", "id", "ms"})
REPEATED = re.compile(r"\b(\w{2,})\s+\1\b", re.IGNORECASE)
# Said twice with good reason.
TWICE = frozenset({"vous", "nous", "se", "que"})


def same_as_source(message: Message, around: Surroundings) -> str | None:
    """9. Still in English. Countries and agencies often have one name in many languages."""
    if message.forms != message.sources[: len(message.forms)] or message.context.startswith(PROPER_NAMES):
        return None
    rest = NAMES.sub("", plain(message.source))
    return "" if WORD.search(rest) else None


def equal_forms(message: Message, around: Surroundings) -> str | None:
    """10. All plural forms say the same."""
    is_one = len(message.forms) > 1 and len(set(message.forms)) == 1
    return "" if is_one and around.language not in ONE_FORM_LANGUAGES else None


def numbers(form: Form) -> str | None:
    """15. The numbers of the source."""
    return _differing(NUMBER.findall(plain(form.source)), NUMBER.findall(plain(form.text)))


def addresses(form: Form) -> str | None:
    """16. The addresses of the source."""
    return _differing(ADDRESS.findall(form.source), ADDRESS.findall(form.text))


def length(form: Form) -> str | None:
    """17. No longer than the comment allows (`At most 20 characters`)."""
    limit = LIMIT.search(form.message.comment)
    if not limit or len(form.text) <= int(limit[1]):
        return None
    return f"{len(form.text)}/{limit[1]}"


def repeated_word(form: Form) -> str | None:
    """20. A word twice in a row."""
    found = REPEATED.search(plain(form.text))
    is_meant = found is None or found[1].casefold() in TWICE or REPEATED.search(plain(form.source))
    return None if is_meant or found is None else found[1]


def glossary_term(form: Form) -> str | None:
    """21. The glossary's name for a term that the source uses."""
    for term in form.around.glossary.find(plain(form.source)):
        if not term.is_met_in(form.text):
            return f"{term.term} → {term.names[0]}"
    return None


def inconsistent(message: Message, around: Surroundings) -> str | None:
    """22. A text that differs in case or end mark only is translated in another way; a context is there to allow it."""
    if message.context:
        return None
    mine = {bare(form) for form in message.forms}
    for source, forms in sorted(around.alike.get(bare(message.source), ())):
        if source != message.source and not mine & {bare(form) for form in forms}:
            return forms[0]
    return None


def access_key(form: Form) -> str | None:
    """26. A key marked by `&` on one side only."""
    return "&" if bool(ACCESS_KEY.search(form.source)) != bool(ACCESS_KEY.search(form.text)) else None


def count_in_singular(form: Form) -> str | None:
    """28. A form that several numbers share says the number."""
    if not form.message.plural or "%(count)s" in form.text or "%(count)s" not in form.message.plural:
        return None
    numbers = examples(form.around.locale)
    shared = form.index < len(numbers) and len(numbers[form.index]) > 1
    return "%(count)s" if shared else None


def _differing(there: list[str], here: list[str]) -> str | None:
    """What one side has and the other has not; a separator of thousands or decimals may differ."""
    left, right = (Counter(re.sub(r"[.,]", "", one) for one in side) for side in (there, here))
    wrong = sorted((left - right) + (right - left))
    return wrong[0] if wrong else None
