"""The word lists of simplemma, about 48 languages: each form of a word -> the word as a dictionary has it.

A list is read when the first word asks for it (0.1 to 1.2 s). It stays packed: a look-up unpacks a block of 32
entries in about 10 µs, and the 3.5 million forms of Finnish take 50 MB. The South Slavic list alone is unpacked, in
75 MB: a form outside it is looked for by up to sixty others. A list that is only gone through (`iter_forms`) is let go
of again. Whoever asks remembers the answers, for words repeat.
"""

import threading
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from simplemma.strategies import DefaultDictionaryFactory, StreamDictionaryFactory

UNPACKED = frozenset({"hbs"})
# More languages than there are lists for, so that none is ever read twice.
MOST_LISTS = 64
# Lists are read one after another; the factories remember what they have read.
READING = threading.Lock()


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

    strategy = DefaultStrategy(dictionary_factory=_packed_lists())

    def lookup(form: str) -> str | None:
        word = strategy.get_lemma(form, code)
        return word.lower() if word else None

    return lookup


def has_list(code: str) -> bool:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return code in SUPPORTED_LANGUAGES


def is_listed(form: str, code: str) -> bool:
    """Whether a list has this form, as it is or in small letters or with a capital. The list stays packed.

    Raises:
        ValueError: there is no such list, see `has_list`.
    """
    words = _packed(code)
    return any(words.get(one) is not None for one in {form, form.lower(), form.capitalize()})


def iter_forms(code: str) -> Iterator[str]:
    """All forms of a list, in no order; a second or less, and nothing of it is kept."""
    from simplemma.strategies import StreamDictionaryFactory

    yield from StreamDictionaryFactory(cache_max_size=0).get_dictionary(code)


def _words(code: str) -> Mapping[str, str]:
    return _unpacked(code) if code in UNPACKED else _packed(code)


@lru_cache(maxsize=len(UNPACKED))
def _unpacked(code: str) -> Mapping[str, str]:
    with READING:
        return _unpacked_lists().get_dictionary(code)


@lru_cache(maxsize=MOST_LISTS)
def _packed(code: str) -> Mapping[str, str]:
    with READING:
        return _packed_lists().get_dictionary(code)


@lru_cache(maxsize=1)
def _unpacked_lists() -> "DefaultDictionaryFactory":
    from simplemma.strategies import DefaultDictionaryFactory

    return DefaultDictionaryFactory(cache_max_size=len(UNPACKED))


@lru_cache(maxsize=1)
def _packed_lists() -> "StreamDictionaryFactory":
    from simplemma.strategies import StreamDictionaryFactory

    return StreamDictionaryFactory(cache_max_size=MOST_LISTS)
