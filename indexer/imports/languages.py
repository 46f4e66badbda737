"""Languages as other programs write them: codes of two or three letters, names in English, Croatian or their own."""

import re
from functools import cache

import pycountry
from babel import Locale, UnknownLocaleError

NAMED_IN = ("en", "hr", "de", "fr")
# Names that BibTeX's babel and polyglossia have beside those of CLDR.
OTHERS = {"ngerman": "de", "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en", "brazilian": "pt"}


def language_codes(text: str) -> list[str]:
    """BCP 47 codes of a list of languages; what is no language stays as it is, so that the check can name it."""
    return [language_code(part) for part in re.split(r"[;,/|]", text) if part.strip()]


def language_code(text: str) -> str:
    """`hr`, `hrv`, `HR`, `Croatian` and `hrvatski` are all `hr`; a region stays: `pt-BR`."""
    wanted = text.strip().replace("_", "-")
    if found := _by_name().get(wanted.casefold()):
        return found
    main, dash, rest = wanted.partition("-")
    if len(main) == 3:
        known = pycountry.languages.get(alpha_3=main.lower()) or pycountry.languages.get(bibliographic=main.lower())
        main = getattr(known, "alpha_2", main)
    try:
        Locale.parse(f"{main}{dash}{rest}", sep="-")
    except (ValueError, UnknownLocaleError):
        return wanted
    return f"{main.lower()}{dash}{rest}"


@cache
def _by_name() -> dict[str, str]:
    names = dict(OTHERS)
    for locale in NAMED_IN:
        for code, name in Locale.parse(locale).languages.items():
            names.setdefault(name.casefold(), code.replace("_", "-"))
    for code in {code for code in names.values() if len(code) == 2}:
        try:
            own = Locale.parse(code).get_display_name(code)
        except (ValueError, UnknownLocaleError):
            continue
        names.setdefault((own or code).casefold(), code)
    return names
