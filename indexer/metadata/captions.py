"""Figures and tables of a publication, by their captions: `Figure 3. Participation by age`, `Tablica 2: Sudionici`.

A caption is a line that begins with the word for it, in a language of the collection, and a number; what follows is
parted from them by a sign, or begins with a capital. So *Table 2 shows that* is none. A page that lists captions with
the numbers of their pages is left out: what it lists stands further on.

Not what figures and tables hold: that is read on their page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from indexer.metadata.passages import Passage

BEFORE_NUMBER = "|".join(
    (
        r"figures?|fig\.?|tables?|chart|graph|map|box",
        r"slika|tablica|tabela|grafikon|grafički prikaz|prikaz|karta|preglednica|graf|слика|табела|графикон",
        r"abbildung|abb\.?|tabelle|tab\.?|grafik|schaubild|karte|figuur|tabel|grafiek|kaart|kader",
        r"tableau|graphique|carte|encadré|figura|tabla|cuadro|gráfico|mapa|recuadro|tabella|grafico|tavola|riquadro",
        r"quadro|caixa|tabelul|graficul|harta|caseta|rysunek|rys\.?|wykres|ramka|obrázek|obrázok|tabulka|tabuľka",
        r"figur|tabell|diagram|kuvio|taulukko|joonis|πίνακας|διάγραμμα|σχήμα|εικόνα|γράφημα|πλαίσιο",
        r"şekil|tablo|harita|kutu|рисунок|рис\.?|таблица|табл\.?|график|диаграмма|карта|фигура|таблиця|графік|діаграма",
        r"الشكل|شكل|الجدول|جدول|الرسم البياني|رسم بياني|الخريطة|خريطة|الإطار|إطار|图|表",
    )
)
# Hungarian, Latvian, Lithuanian.
BEHIND_NUMBER = r"ábra|táblázat|térkép|attēls|tabula|pav\.?|paveikslas|lentelė"
NUMBER = r"(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.–-]\d{1,3}){0,2}[a-z]?|[IVX]{1,5}"
NAME = rf"(?P<name>(?i:{BEFORE_NUMBER})\s*(?:{NUMBER})|(?:{NUMBER})\.?\s*(?i:{BEHIND_NUMBER}))"
CAPTION = re.compile(rf"{NAME}(?P<sign>\s*[.:|–—-]\s*|\s+)(?P<title>\w.{{3,}})")
# The title stands in the next line.
ALONE = re.compile(rf"{NAME}\s*[.:|]?")
# Dots that lead to the number of a page, or that number alone.
LEADS_ON = re.compile(r"\s*(?:[.…·_]\s?){3,}\s*\d*\s*$|\s\d{1,3}$")
# A page with so many of them is a list.
LIST_FROM = 3
LONGEST = 160
ENDS = (".", "!", "?", ":")


@dataclass(frozen=True)
class Caption:
    """`name`: `Figure 3`, as it is printed. `page`: physical number."""

    name: str
    title: str
    page: int
    language: str


def list_captions(passages: Iterable[Passage]) -> list[Caption]:
    """In the order of the text, each once: where it stands last, for those who announce it come first."""
    found: dict[str, Caption] = {}
    for passage in passages:
        for caption in _on_page(passage):
            key = caption.name.casefold()
            found.pop(key, None)
            found[key] = caption
    return list(found.values())


def _on_page(passage: Passage) -> Iterator[Caption]:
    captions = [caption for line in _lines(passage.text) if (caption := _caption(line, passage))]
    leading_on = sum(LEADS_ON.search(caption.title) is not None for caption in captions)
    if leading_on < LIST_FROM:
        yield from (replace(one, title=_shortened(LEADS_ON.sub("", one.title))) for one in captions)


def _lines(text: str) -> Iterator[str]:
    """Those of the text, each with the one behind it where that goes on with it."""
    lines = [line.strip() for line in text.split("\n")]
    for at, line in enumerate(lines):
        following = lines[at + 1 : at + 3]
        if following and ALONE.fullmatch(line):
            line = f"{line} {following.pop(0)}"
        if following and (line.endswith(",") or (following[0][:1].islower() and not line.endswith(ENDS))):
            line = f"{line} {following[0]}"
        yield line


def _caption(line: str, passage: Passage) -> Caption | None:
    match = CAPTION.match(line)
    if match is None or match["name"][0].islower():
        return None
    if not match["sign"].strip() and match["title"][0].islower():
        return None
    return Caption(match["name"], match["title"], passage.number, passage.language)


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST else title[:LONGEST].rsplit(" ", 1)[0] + "…"
