"""The word lists of simplemma, about 48 languages: each form of a word -> the word as a dictionary has it.

Where they are kept, so that a list opens at once and a look-up takes a few microseconds, says `kept_lists`. A list that
is only gone through (`iter_forms`) is let go of again. Whoever asks remembers the answers, for words repeat.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Protocol

from indexer.analysis.kept_lists import open_list


class Lookup(Protocol):
    """A form -> its word, in lower case; `None` for a form that the list does not know."""

    def __call__(self, form: str, /) -> str | None: ...


def exactly(code: str) -> Lookup:
    """The list of a language (simplemma's code): a form in lower case is looked up as it is, then as a name."""

    def lookup(form: str) -> str | None:
        listed = _words(code)
        word = listed.get(form) or listed.get(form.capitalize())
        return word.lower() if word else None

    return lookup


def without_names(code: str) -> Lookup:
    """As `exactly`, but no form is taken for a name; it saves half of the look-ups."""

    def lookup(form: str) -> str | None:
        word = _words(code).get(form)
        return word.lower() if word else None

    return lookup


def with_rules(code: str) -> Lookup:
    """The list of a language, and for forms outside it simplemma's rules, prefixes and parts of compounds."""
    from simplemma.strategies import DefaultStrategy

    strategy = DefaultStrategy(dictionary_factory=_Lists())

    def lookup(form: str) -> str | None:
        word = strategy.get_lemma(form, code)
        return word.lower() if word else None

    return lookup


def has_list(code: str) -> bool:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return code in SUPPORTED_LANGUAGES


def is_listed(form: str, code: str) -> bool:
    """Whether a list has this form, as it is or in small letters or with a capital.

    Raises:
        ValueError: there is no such list, see `has_list`.
    """
    words = _words(code)
    return any(words.get(one) is not None for one in {form, form.lower(), form.capitalize()})


def iter_forms(code: str) -> Iterator[str]:
    """All forms of a list, in no order; a second or less, and nothing of it is kept."""
    from simplemma.strategies import StreamDictionaryFactory

    yield from StreamDictionaryFactory(cache_max_size=0).get_dictionary(code)


class _Lists:
    """What simplemma's own strategies ask for a list."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return _words(lang)


@cache
def _words(code: str) -> Mapping[str, str]:
    return open_list(code)
