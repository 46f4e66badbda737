"""The words of a language: simplemma's lists of forms, about 48 languages.

Read as they are packed, block by block: Croatian takes 8 MB and 0.2 s to open and 8 microseconds a word; unpacked it
would take 55 MB, Polish 330 MB. They are opened for damaged pages only.
"""

from collections.abc import Mapping
from functools import lru_cache

# simplemma's Serbo-Croatian holds all of them; Norwegian there has two written standards.
LISTS = {"hr": "hbs", "bs": "hbs", "sr": "hbs", "no": "nb", "fil": "tl"}
# Romanian is listed with the comma that it has by rule; many files have the cedilla.
COMMA_BELOW = str.maketrans("şţŞŢ", "șțȘȚ")
# Lists kept open in a process.
LISTS_OPEN = 4


def has_words(language: str) -> bool:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return LISTS.get(language, language) in SUPPORTED_LANGUAGES


@lru_cache(maxsize=50_000)
def is_word(word: str, language: str) -> bool:
    """Whether the list of the language has this form, as it is or in small letters or with a capital.

    Raises:
        ValueError: there is no list of this language, see `has_words`.
    """
    words = _open_list(LISTS.get(language, language))
    if language == "ro":
        word = word.translate(COMMA_BELOW)
    return any(words.get(form) is not None for form in {word, word.lower(), word.capitalize()})


@lru_cache(maxsize=LISTS_OPEN)
def _open_list(code: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries import StreamDictionaryFactory

    return StreamDictionaryFactory(cache_max_size=1).get_dictionary(code)
