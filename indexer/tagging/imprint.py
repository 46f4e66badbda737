"""What a line of a page is: text, heading, or something that says nothing about the subject.

The imprint is not the subject. Every Cedefop publication says *Thessaloniki, Greece*, every one of the Publications
Office *Luxembourg*; reference lists name the places where books were printed, acknowledgements the countries of those
who are thanked. Heads and feet repeat on each page and count once.
"""

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum

from indexer.documents import Page
from indexer.tagging.first_letters import by_first_letter

FIRST_PAGES, LAST_PAGES = 6, 3
# An imprint page has an ISBN or a copyright and few words: hardly any outside the lines of the imprint, or many such
# lines, or many of its signs. A page of text may well quote one, and a leaflet has its imprint above or below its text.
IMPRINT_WORDS, OTHER_WORDS, MARKED_SHARE = 350, 40, 0.35
MANY_SIGNS, SHARE_WITH_SIGNS = 3, 0.15
# A cover has few words, and its lines are headings however wide they are.
COVER_WORDS, COVER_WIDTH = 40, 100
# In a paragraph written in one line, an address in a sentence says nothing about the rest.
LONGEST_MARKED = 240
SENTENCE_WORDS, SMALL_SHARE = 8, 0.6
MOST_HEADING_LETTERS = 90
MOST_HEADING_WORDS = 14
HEADING_SHARE = 0.75
REPEATED_ON, REPEATED_SHARE = 3, 0.3
REFERENCE_SHARE = 0.2
LINES_OF_A_REFERENCE = 8


class LineKind(Enum):
    TEXT = "text"
    HEADING = "heading"
    ASIDE = "aside"
    """Imprint, address, reference, acknowledgement, running head: no evidence of the subject."""


# These three are sought in small letters.
NAMES_OF_MARKS = (
    "copyright", "isbn", "issn", "e-?mail", "tel", "fax", "telefon", "téléphone", r"p\.?\s?o\.? box", "postfach", "doi",
)  # fmt: skip
MARK = re.compile(
    r"©|\(c\)\s*\d|@\w+\.\w|"
    + by_first_letter(
        "|".join(rf"\b{name}\b[\s:.]" for name in NAMES_OF_MARKS)
        + r"|printed in|all rights reserved|sva prava pridržana|publications office|office des publications"
        r"|amt für veröffentlichungen|ured za publikacije|urad za publikacije|oficina de publicaciones"
        r"|ufficio delle pubblicazioni|urząd publikacji|catalogu\w* (?:no|number)|https?://|www\."
        r"|тел\.|рис\. ?©|هاتف|بريد|\bcedex\b|cataloguing in publication|\bcip\b|tiskano u|štampano u|natisnjeno"
        r"|gedruckt in|imprimé (?:en|au)|impreso en|stampato in|wydrukowano|отпечатано|надруковано|طبع في"
    )
)
# So is what an imprint says before a colon.
LABEL = re.compile(
    r"(?:^|[.;]\s)\W*(?:contributors?|authors?|editors?|(?:peer )?review(?:ers?)?|published by|printed by|print|layout"
    r"|design|photos?|cover|translation|autor(?:i|ice|ji|zy|es|en|in)?|urednic?[ik]\w*|uređuje|uredništvo|recenzent\w*"
    r"|recenzija|lektura|prijevod|(?:za )?nakladnik\w*|naklada|tisak|grafički \w+|izdaje|izdavač|štampa|tiraž|prelom"
    r"|založnik|izdajatelj|jezikovni pregled|tisk|herausgeber(?:in)?|medieninhaber|redaktion|druck|gestaltung|satz"
    r"|éditeur|auteurs?|rédaction|impression|imprimerie|maquette|dépôt légal|directeur de la publication|edita|imprime"
    r"|maquetación|depósito legal|coordinación editorial|stampa|impaginazione|a cura di|redazione|wydawca|redakcja"
    r"|druk|nakład|projekt okładki|skład|издатель|авторы|редактор|тираж|корректор|фото|видавець|автори|редактор"
    r"|наклад|верстка|الناشر|التحرير|الطباعة|disclaimer)\s*:"
)
# Thanks stand in forewords and on imprints too, without a heading of their own.
THANKS_GIVEN = re.compile(
    r"\b(?:(?:is|are|am|were) (?:very |most |deeply |especially |also )*(?:grateful|indebted) to|gratitude to"
    r"|(?:wish(?:es)?|would like) to (?:thank|acknowledge)|thanks (?:are due|go|also go) to|special thanks"
    r"|(?:authors?|we|team) (?:\w+ )?thanks? (?!to\b)|zahvaljuj(?:e|emo|em|u|ejo)\b|zahvala (?:ide|pripada)"
    r"|dank (?:gilt|geht|gebührt)|(?:wir|ich|autor\w*|herausgeber\w*) danken?|bedank(?:en|t) sich"
    r"|remerci(?:e|ons|ent) |nos remerciements|agradece(?:n|mos)? |nuestro agradecimiento|ringrazia(?:no|mo)? "
    r"|un ringraziamento|dziękuj(?:e|emy|ą) |podziękowania|благодар(?:ит|ят|им|ны|ен) |выражаем благодарность"
    r"|дяку(?:є|ємо|ють) |вдячн(?:і|ий|а) )|(?:نشكر|تشكر|يشكر|نتقدم بالشكر|يتقدم المؤلفون بالشكر)"
)
MOST_LINES_OF_THANKS = 12
IMPRINT_PAGE = re.compile(
    r"\b(?:isbn|issn)\b|©|all rights reserved|sva prava pridržana|printed in|alle rechte|tous droits réservés"
    r"|todos los derechos|tutti i diritti|vse pravice|wszelkie prawa|все права|усі права|جميع الحقوق",
    re.I,
)
# A postal code before or after a place: *57001 Thessaloniki*, *CH-1211 Geneva 22*, *Washington, DC 20433*.
THREE_FIGURES = re.compile(r"\d\d\d")
ADDRESS = re.compile(r"\b(?:[A-Z]{1,2}[-–])?\d{4,6}\s+[A-ZČŠŽĐÖÜÉ]\w+|\b\d{3} \d{2} [A-Z]\w+|\b[A-Z]{2} \d{5}\b")
# *Paris: OECD*, *Luxembourg: Publications Office*, *Ženeva: MOR*: the place of printing in a citation.
PLACE_OF_PRINTING = re.compile(
    r"\b(?:[A-ZŽČŠ]\w+(?:,\s)?){1,3}:\s+(?:[A-Z]{2,}\b|[A-Z]\w+ (?:Office|Press|Publish|Verlag))"
)
REFERENCE_LINE = re.compile(r"^.{0,90}[(\[,.]\s?(?:19|20)\d\d[a-z]?[)\],.]")

REFERENCES = (
    "references bibliography sources|works cited|literatura|popis literature|izvori|bibliografija|literatur"
    "|literaturverzeichnis|quellen|références|bibliographie|referencias|bibliografía|bibliografia|riferimenti"
    "|riferimenti bibliografici|viri|viri in literatura|источники|литература|список литературы|джерела|література"
    "|список літератури|المراجع|المصادر|kaynakça|kaynaklar"
).replace("references bibliography sources", "references|bibliography|sources")
THANKS = (
    "acknowledgements|acknowledgments|zahvale|zahvala|danksagung|dank|remerciements|agradecimientos|ringraziamenti"
    "|zahvale avtorjev|podziękowania|благодарности|подяки|شكر وتقدير|الشكر والتقدير|teşekkür|imprint|impressum"
    "|impresum|colophon|kolofon|mentions légales|выходные данные|вихідні дані|contributors|disclaimer"
    "|about the authors?|o autor(?:u|ima|ici)|über die autor\\w+|les auteurs|sobre los autores|gli autori"
    "|об авторах|про авторів"
)
ASIDE_HEADING = re.compile(rf"^[\d.\sIVX]*(?:{REFERENCES}|{THANKS})\s*:?$", re.I)


def line_kinds(pages: Sequence[Page], *, keeps_sentences: bool = False) -> list[tuple[LineKind, ...]]:
    """The kind of each line of each page, in order. Reads the whole record once, to see what repeats.

    A line with a sign of an imprint is an aside to whoever asks which places a text is about. `keeps_sentences` is for
    those who ask what it says: a sentence that names a website or a year of copyright is text to them.
    """
    lines = [page.text.split("\n") for page in pages]
    repeated = _repeated(lines)
    seen: set[str] = set()
    kinds = []
    carried = False
    for place, on_page in enumerate(lines):
        at_edge = place < FIRST_PAGES or place >= len(lines) - LAST_PAGES
        if at_edge and _is_imprint_page(on_page):
            kinds.append((LineKind.ASIDE,) * len(on_page))
            continue
        of_page, carried = _of_page(on_page, carried and _is_reference_page(on_page), keeps_sentences)
        for number, line in enumerate(on_page) if repeated else ():
            head = _bare(line)
            if head in repeated and head in seen:
                of_page[number] = LineKind.ASIDE
            seen.add(head)
        kinds.append(tuple(of_page))
    return kinds


def _of_page(lines: Sequence[str], in_aside: bool, keeps_sentences: bool) -> tuple[list[LineKind], bool]:
    """The kinds, and whether the page ends inside a reference list or acknowledgement."""
    kinds: list[LineKind] = []
    thanks = _lines_of_thanks(lines)
    width = max((len(line) for line in lines), default=0)
    if len(lines) > 1 and sum(len(line.split()) for line in lines) <= COVER_WORDS:
        width = max(width, COVER_WIDTH)
    for number, line in enumerate(lines):
        text = line.strip()
        is_marked = _is_marked(text) and not (keeps_sentences and _is_sentence(text))
        if ASIDE_HEADING.match(text):
            in_aside = True
            kinds.append(LineKind.ASIDE)
        elif number in thanks:
            kinds.append(LineKind.ASIDE)
        elif _is_heading(text, width) and not _goes_on(lines, number):
            # The short last line of a reference looks like a heading; more references follow it.
            following = lines[number : number + LINES_OF_A_REFERENCE]
            in_aside = in_aside and any(REFERENCE_LINE.match(one) for one in following)
            kinds.append(LineKind.ASIDE if in_aside or is_marked else LineKind.HEADING)
        elif in_aside or is_marked:
            kinds.append(LineKind.ASIDE)
        else:
            kinds.append(LineKind.TEXT)
    return kinds, in_aside


def _lines_of_thanks(lines: Sequence[str]) -> set[int]:
    """From the line that thanks to the end of its sentence; all that follows in the paragraph thanks on."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if number in found or len(line) > LONGEST_MARKED or not THANKS_GIVEN.search(f"{line.lower()} "):
            continue
        for place in range(number, min(len(lines), number + MOST_LINES_OF_THANKS)):
            text = lines[place].strip()
            if not text or (place > number and lines[place - 1].rstrip().endswith(".") and not _thanks_on(text)):
                break
            found.add(place)
    return found


def _thanks_on(line: str) -> bool:
    return bool(THANKS_GIVEN.search(f"{line.lower()} "))


def _is_heading(text: str, width: int) -> bool:
    """A short line that starts with a capital or a figure and does not end as a sentence or mid-clause does."""
    if not 3 <= len(text) <= min(MOST_HEADING_LETTERS, max(HEADING_SHARE * width, 12)):
        return False
    starts_well = text[0].isupper() or text[0].isdigit() or not (text[0].islower() or not text[0].isalpha())
    return (
        starts_well and text[-1] not in ".,;:-" and len(text.split()) <= MOST_HEADING_WORDS and ", " not in text[-20:]
    )


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether the next line begins in the middle of a sentence, as it does below the short line of a narrow column."""
    following = next((line.strip() for line in lines[number + 1 :] if line.strip()), "")
    return following[:1].islower()


def _is_marked(text: str) -> bool:
    if len(text) > LONGEST_MARKED:
        return False
    lowered = text.lower()
    if ":" in text and (LABEL.search(lowered) or PLACE_OF_PRINTING.search(text)):
        return True
    return bool(MARK.search(lowered)) or _is_address(text)


def _is_sentence(text: str) -> bool:
    """Whether a line is more than the names and numbers of an imprint: most of its many words begin small."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) >= SENTENCE_WORDS and sum(1 for word in words if not word[0].isupper()) >= SMALL_SHARE * len(
        words
    )


def _is_address(text: str) -> bool:
    is_short = len(text) <= MOST_HEADING_LETTERS and text.count(" ") <= 12
    return is_short and bool(THREE_FIGURES.search(text) and ADDRESS.search(text))


def _is_imprint_page(lines: Sequence[str]) -> bool:
    signs = {sign.casefold() for sign in IMPRINT_PAGE.findall("\n".join(lines))}
    if not signs or sum(len(line.split()) for line in lines) > IMPRINT_WORDS:
        return False
    words = sum(len(line.split()) for line in lines)
    marked = sum(len(line.split()) for line in lines if _is_marked(line.strip()))
    least = SHARE_WITH_SIGNS if len(signs) >= MANY_SIGNS else MARKED_SHARE
    return marked >= least * words or words - marked <= OTHER_WORDS


def _is_reference_page(lines: Sequence[str]) -> bool:
    """Whether a list that began on an earlier page goes on here: many lines have a year as citations do."""
    written = [line for line in lines if line.strip()]
    return sum(1 for line in written if REFERENCE_LINE.match(line)) >= REFERENCE_SHARE * max(1, len(written))


def _repeated(lines: Sequence[Sequence[str]]) -> set[str]:
    """Lines at the head or foot of many pages, without their numbers."""
    counts = Counter(
        bare for on_page in lines for bare in {_bare(line) for line in [*on_page[:2], *on_page[-2:]]} if bare
    )
    least = max(REPEATED_ON, REPEATED_SHARE * len(lines))
    return {bare for bare, count in counts.items() if count >= least}


def _bare(line: str) -> str:
    return re.sub(r"[\W\d_]+", " ", line).strip().casefold()
