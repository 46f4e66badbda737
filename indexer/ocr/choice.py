"""In which language a page without text is read: the record's, else whichever reads best."""

from collections.abc import Sequence

from indexer.language.detector import UNKNOWN
from indexer.language.port import LanguageDetector
from indexer.ocr.port import Recognised, TextRecognizer

# A picture read in a wrong language still gives words with fair confidence, but they are no words of that language.
WRONG_LANGUAGE = 0.6
# Words of a neighbour's language stand on most pages; more than two packs read slower and worse.
MOST_TOGETHER = 2


def known_languages(recogniser: TextRecognizer, languages: Sequence[str]) -> tuple[str, ...]:
    """Those of a record's languages that can be read, a regional code by its language; may be empty."""
    readable = recogniser.languages()
    found = [one if one in readable else one.split("-")[0] for one in languages]
    return tuple(dict.fromkeys(one for one in found if one in readable))[:MOST_TOGETHER]


def lacking_language(recogniser: TextRecognizer, language: str) -> str:
    """The language of a text that was read, if this computer has no pack for it: its own letters were then taken for
    others (*contrôle* is read as *controle*). Empty where it has one, or where the language is not known."""
    return "" if language == UNKNOWN.code or known_languages(recogniser, [language]) else language


def tried_language(recogniser: TextRecognizer, picture: bytes, detector: LanguageDetector) -> tuple[str, Recognised]:
    """The language in which the picture reads best, by confidence and by whether its words are of that language.

    Reads the picture once in each language there is, so it is asked once a file.

    Raises:
        RecognitionError: it reads in none.
    """

    def quality(language: str, read: Recognised) -> float:
        guess = detector.first_guess(read.text)
        return read.confidence * (1.0 if guess.code == language else WRONG_LANGUAGE)

    readings = [(language, recogniser.recognise(picture, [language])) for language in sorted(recogniser.languages())]
    return max(readings, key=lambda one: quality(*one))
