"""Passwords that most people choose, which whoever guesses tries first.

The list is that of the library zxcvbn, 30,000 of them in the order of their frequency; it is read when the first
password is set, not at the start. Its estimate of strength is not asked: it takes passphrases of languages other than
English for noise, and our rule is length (`users`).
"""

from functools import cache


def is_common(password: str) -> bool:
    """Whether it is on the list, in whatever case, or nothing but one of the list over and over."""
    lowered = password.casefold()
    return _unrepeated(lowered) in _common() or lowered in _common()


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])


def _unrepeated(text: str) -> str:
    """The shortest piece that the text repeats without remainder, which is itself if there is none."""
    return text[: (text + text).find(text, 1)] if text else text
