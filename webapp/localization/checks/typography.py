"""Warnings about signs: blanks, marks, quotes and letters as the language writes them."""

import re
import unicodedata

from webapp.localization.checks.subject import NAMED, WORD, Form

# End marks that count as one another.
END_MARKS = {".": ".。।", ":": ":：", "?": "?？؟;", "!": "!！", "…": "…", ",": ",،，"}
ENDS = {sign: mark for mark, signs in END_MARKS.items() for sign in signs}
# A language that writes its questions with it: there it is no end of a clause.
GREEK_QUESTION = ";"
FRENCH_TIGHT = re.compile(
    r"(?<![\s\u00a0\u202f])[;?!»](?!\w)|«(?![\s\u00a0\u202f])|(?<![\s\u00a0\u202f\d/])(?<!https):(?![/\w])"
)
TOO_LOOSE = re.compile(r"\s[,.;:?!)\]](?!\w)|[(\[]\s")
QUOTES = {
    "bg": "„“",
    "bs": "„”",
    "cs": "„“",
    "da": "”»«",
    "de": "„“",
    "el": "«»",
    "es": "«»",
    "et": "„”“",
    "fi": "”",
    "fr": "«»",
    "hr": "„“”",
    "hu": "„”",
    "it": "«»“”",
    "lt": "„“",
    "lv": "“”„",
    "mk": "„“",
    "nl": "‘’“”",
    "pl": "„”",
    "pt": "«»“”",
    "ro": "„”",
    "ru": "«»",
    "sk": "„“",
    "sl": "„“»«",
    "sq": "“„”",
    "sr": "„”“",
    "sv": "”",
    "tr": "“”",
    "uk": "«»",
    "zh": "“”《》",
}
SIGNS = re.compile('["“”„«»]')
# Letters that look right and are not: cedilla for comma in Romanian, one code point for two letters in Croatian.
WRONG_LETTERS = {"ro": "şŞţŢ", "hr": "ǄǅǆǇǈǉǊǋǌ", "bs": "ǄǅǆǇǈǉǊǋǌ", "sr": "ǄǅǆǇǈǉǊǋǌ"}
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def outer_blanks(form: Form) -> str | None:
    """11. A blank at the start or the end, as in the source."""
    there, here = ((text[:1].isspace(), text[-1:].isspace()) for text in (form.source, form.text))
    return None if there == here else ""


def double_blank(form: Form) -> str | None:
    """12. Two blanks in a row."""
    return "" if "  " in form.text and "  " not in form.source else None


def end_mark(form: Form) -> str | None:
    """13. The mark at the end, in the language's own sign; behind a number it may be that of an ordinal."""
    if form.source.rstrip().endswith(")s"):
        return None
    there, here = _end(form.source), _end(form.text, is_greek=form.around.language == "el")
    return None if there == here else (there or form.text.rstrip()[-1:])


def french_blanks(form: Form) -> str | None:
    """14. French sets a blank before `: ; ? !` and inside its quotes."""
    if form.around.language != "fr":
        return None
    found = FRENCH_TIGHT.search(NAMED.sub("x", form.text))
    return found[0] if found else None


def quotes(form: Form) -> str | None:
    """18. The quotation marks of the language."""
    own = QUOTES.get(form.around.language)
    wrong = [sign for sign in SIGNS.findall(form.text) if own and sign not in own]
    return f"{wrong[0]} → {own[0]}{own[-1]}" if wrong and own else None


def three_dots(form: Form) -> str | None:
    """19. Three full stops instead of one sign."""
    return "... → …" if "..." in form.text else None


def capital(form: Form) -> str | None:
    """23. A capital at the start on one side only."""
    there, here = (next((sign for sign in text if sign.isalpha()), "") for text in (form.source, form.text))
    has_case = there.upper() != there.lower() and here.upper() != here.lower()
    is_filled_in = form.source.lstrip("„“\"'(").startswith("%") or form.text.lstrip("„“«\"'(").startswith("%")
    return here if has_case and not is_filled_in and there.isupper() != here.isupper() else None


def mixed_scripts(form: Form) -> str | None:
    """24. A word of letters from two alphabets."""
    if form.text.isascii():
        return None
    return next((word for word in WORD.findall(form.text) if not word.isascii() and len(_scripts(word)) > 1), None)


def wrong_letters(form: Form) -> str | None:
    """25. A letter that the language does not have."""
    wrong = WRONG_LETTERS.get(form.around.language, "")
    return next((sign for sign in form.text if sign in wrong), None)


def loose_marks(form: Form) -> str | None:
    """27. A blank before a mark or inside a bracket."""
    if form.around.language == "fr" or TOO_LOOSE.search(form.source):
        return None
    found = TOO_LOOSE.search(form.text)
    return found[0] if found else None


def _end(text: str, *, is_greek: bool = False) -> str:
    """The mark that a text ends with, as English writes it; empty for none."""
    last = text.rstrip().rstrip('"”“»’)')[-1:]
    if last == GREEK_QUESTION and not is_greek:
        return ""
    return ENDS.get(last, "")


def _scripts(word: str) -> set[str]:
    names = (unicodedata.name(letter, "") for letter in word)
    return {name.split()[0] for name in names if name.startswith(SCRIPTS)}
