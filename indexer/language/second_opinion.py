"""langdetect: the second opinion, built another way (n-gram profiles, sampled), therefore wrong in other places.

It knows 55 languages and takes some milliseconds. It samples at random; the fixed seed makes it repeatable.
"""

from array import array
from functools import lru_cache
from typing import Any

SEED = 20_260
CODES = {"zh-cn": "zh", "zh-tw": "zh", "tl": "fil"}
# One written language under two names.
SAME = {"nb": "no", "nn": "no", "fil": "tl"}


def can_know(code: str) -> bool:
    """Whether langdetect could ever answer with this language."""
    known = {_plain(CODES.get(name, name)) for name in _factory().langlist}
    return _plain(code) in known


def agrees(text: str, code: str) -> bool:
    """True if langdetect names the same language, or has no profile of it and so can't contradict."""
    return not can_know(code) or name_language(text) == _plain(code)


def name_language(text: str) -> str:
    """The language it names, `und` for a text without letters that any profile knows."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        name = detector.detect()
    except LangDetectException:  # No letters that any profile knows.
        return "und"
    return _plain(CODES.get(name, name))


def _plain(code: str) -> str:
    language = code.split("-")[0].lower()
    return SAME.get(language, language)


@lru_cache(maxsize=1)
def _factory() -> Any:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.seed = SEED
    # As lists the probabilities take three times the memory, in each process that reads files.
    shares_of = factory.word_lang_prob_map
    for gram in shares_of:
        shares_of[gram] = array("f", shares_of[gram])
    return factory
