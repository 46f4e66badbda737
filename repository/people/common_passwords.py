"""Passwords that most people choose, which whoever guesses tries first.

The list is that of the library zxcvbn, 30,000 of them in the order of their frequency; it is read when the first
password is set, not at the start. Of its estimate of strength only the low end is asked, what follows a pattern: one
character or a run over and over, neighbouring keys, a date. It takes passphrases of languages other than English for
noise, which it thinks strong, so none of them is refused; our rule is length (`users`).
"""

from functools import cache

# Below it zxcvbn calls a password somewhat guessable or worse (its scores 0 to 2). Sentences of three words have 10^14.
FEWEST_GUESSES = 10**8
# The library judges no more, and its time grows with the square of the length.
LONGEST_JUDGED = 72


def is_common(password: str) -> bool:
    """Whether it is on the list, in whatever case, or nothing but one of the list over and over."""
    lowered = password.casefold()
    return _unrepeated(lowered) in _common() or lowered in _common()


def is_guessable(password: str) -> bool:
    """Whether less than `FEWEST_GUESSES` find it, by what zxcvbn knows of patterns; at most 20 ms."""
    from zxcvbn import zxcvbn

    return bool(zxcvbn(password[:LONGEST_JUDGED])["guesses"] < FEWEST_GUESSES)


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])


def _unrepeated(text: str) -> str:
    """The shortest piece that the text repeats without remainder, which is itself if there is none."""
    return text[: (text + text).find(text, 1)] if text else text
