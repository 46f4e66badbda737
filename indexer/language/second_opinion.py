"""langdetect: the second opinion, built another way (n-gram profiles, sampled), therefore wrong in other places.

It knows 55 languages and takes some milliseconds. It samples at random; the fixed seed makes it repeatable.
"""

import json
from functools import lru_cache
from pathlib import Path
from struct import Struct
from typing import Any

SEED = 20_260
CODES = {"zh-cn": "zh", "zh-tw": "zh", "tl": "fil"}
# One written language under two names.
SAME = {"nb": "no", "nn": "no", "fil": "tl"}
# Number of a language, and the share of a group of letters in it.
SHARE = Struct("<Bf")


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


class _Shares(dict[str, Any]):
    """Group of letters -> its share in each language, in their order; nearly all are 0.

    langdetect keeps them all, some 30 MB. Here the others are packed, and unpacked when a text asks for them.
    """

    def __init__(self, languages: int) -> None:
        super().__init__()
        self._languages = languages

    def add(self, gram: str, language: int, share: float) -> None:
        self[gram] = self.get(gram, b"") + SHARE.pack(language, share)

    def __getitem__(self, gram: str) -> list[float]:
        shares = [0.0] * self._languages
        for language, share in SHARE.iter_unpack(super().__getitem__(gram)):
            shares[language] = share
        return shares


@lru_cache(maxsize=1)
def _factory() -> Any:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.is_file())
    shares = _Shares(len(paths))
    factory = DetectorFactory()
    factory.word_lang_prob_map, factory.seed = shares, SEED
    for number, path in enumerate(paths):
        profile = json.loads(path.read_text(encoding="utf-8"))
        factory.langlist.append(profile["name"])
        for gram, count in profile["freq"].items():
            shares.add(gram, number, count / profile["n_words"][len(gram) - 1])
    return factory
