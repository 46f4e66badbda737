"""*Please cite as*: what a publication wants to be called, in running text on its imprint page.

The sentence names authors, title and subtitle in that order, whatever the cover sets largest. It is compared with the
blocks of the cover; where authors end and the title begins is left to that comparison.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.metadata.own_pages import OwnPage

LABEL = re.compile(
    r"(?:how to cite|(?:please|to) (?:cite|quote)|cite (?:this|as)|suggested citation|recommended citation"
    r"|(?:be|should be) (?:cited|referenced|quoted) as|preporučeno citiranje|kako citirati|predloženi način citiranja"
    r"|citirati (?:kao|ovako)|zitier(?:vorschlag|weise|hinweis|en)|bitte zitieren"
    r"|(?:pour|comment) citer|à citer|citer (?:ce|cet|comme)"
    r"|cómo citar|cítese|citar como|forma de citar|citazione (?:suggerita|consigliata)|come citare|da citare come"
    r"|predlagano citiranje|priporočeno citiranje|proponowan\w+ cytowani\w+|sposób cytowania|jak cytować"
    r"|(?:для|образец|ссылка для|рекомендуемая) (?:цитирования|цитировани\w|ссылка)|як цитувати|для цитування"
    r"|(?:يرجى|طريقة) (?:الاقتباس|الاستشهاد)|للاستشهاد|يستشهد|الاقتباس)[^:\n]{0,60}:?",
    re.I,
)
LONGEST = 500
# The citation ends with a paragraph, or where the imprint goes on with something else.
END = re.compile(
    r"\n\s*\n|\n(?=©|isbn|issn|doi\b|title|titel|naslov|abstract|keywords|licen[cs]|lizenz|лиценз|ліценз|الترخيص)", re.I
)


@dataclass(frozen=True)
class Citation:
    """`start` and `end`: in the text of the page, without the label."""

    page: OwnPage
    start: int
    end: int

    @property
    def text(self) -> str:
        return " ".join(self.page.text[self.start : self.end].split())


def find_citation(pages: Sequence[OwnPage]) -> Citation | None:
    """The first one; None where the publication says nothing of it."""
    for page in pages:
        if match := LABEL.search(page.text):
            start, limit = match.end(), min(len(page.text), match.end() + LONGEST)
            end = END.search(page.text, start + 20, limit)
            return Citation(page, start, end.start() if end else limit)
    return None
