"""The company that some hints have to keep: *employees* says nothing of digital skills, unless
these are named beside it.

Likewise a *ministry* is met in any report, and is a sign of a national initiative where a programme, law or service is
named with it. How thick such words stand in the whole publication is a sign too.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.tagging.first_letters import by_first_letter
from indexer.tagging.imprint import LineKind
from indexer.tagging.reading import ReadPage

# How far the company may stand, in code points.
REACH = 110


@dataclass(frozen=True, eq=False)
class Company:
    """`words`: sought in small letters, which is twice as fast as minding no case. `acronyms`: sought as they stand."""

    words: re.Pattern[str]
    acronyms: re.Pattern[str] | None = None


def _pattern(words: str, *, at_word_start: bool = False) -> re.Pattern[str]:
    return re.compile(by_first_letter(words, at_word_start=at_word_start))


def _acronyms(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{by_first_letter(words, at_word_start=True)})\b")


# The words of the digital world begin so in the languages of the vocabularies; acronyms stand in capitals.
DIGITAL = Company(
    _pattern(
        r"digit|numériq|cyfr|цифр|رقم|dijital|ψηφι|дигитал|online|on-line|онлайн|çevrim içi|internet|интернет|інтернет"
        r"|إنترنت|cyber|kiber|кибер|кібер|siber|κυβερν|robot|роботи[зк]|робототехн|роботов\b|روبوت|ρομπότ|algorit|algorytm|алгоритм|خوارزم"
        r"|virtual|виртуал|віртуал|sanal ger|blockchain|блокчейн"
        r"|artificial intel|umjetn\w+ intel|künstlich\w+ intel|intel\w+ artifi|umetn\w+ intel|sztuczn\w+ intel"
        r"|kunstmatige intel|artificiële intel|artificiell intel|inteligenț\w+ artifi|uměl\w+ intel|yapay zek"
        r"|mesterséges intel|τεχνητή νοημ|искусственн\w+ интел|штучн\w+ інтел|изкуствен\w* интел|الذكاء الاصطناعي"
    ),
    _acronyms("AI|KI|IA|UI|MI|ИИ|ШІ|ICT|IKT|TIC|BİT|ΤΠΕ|ИКТ|ІКТ|IT|ИТ|ІТ"),
)
_TOOLS = (
    r"(?:digit\w+|numériqu\w+|cyfrow\w+|цифров\w+|رقمي\w*|الرقمي\w*|dijital\w*|ψηφιακ\w+|дигитал\w+|ict|ikt|tic"
    r"|икт|ікт|it|computers?|računaln\w+|računarsk\w+|informati\w+|программировани\w+|programiranj\w+|programming|coding|cyber\w*"
    r"|ai)"
)
_SKILLS = (
    r"(?:skill\w*|competen\w+|competên\w+|competenț\w+|literac\w+|knowledge|vještin\w+|veštin\w+|veščin\w+|kompeten\w+"
    r"|spretnost\w*|pismenost\w*|znanj\w+|fertigkeit\w+|fähigkeit\w+|kenntniss\w+|compéten\w+|umiejętnoś\w+|vaardighe\w+"
    r"|färdighet\w*|dovednost\w*|készség\w*|beceri\w*|okuryazar\w*|δεξιότητ\w+|δεξιοτήτ\w+|умения\w*|навык\w*|умени\w+"
    r"|грамотност\w+|грамотніст\w+|компетен\w+|навич\w+|вмінн\w+|مهار\w+|المهار\w+|كفا\w+|abilità|capacidad\w*)"
)
_BETWEEN = r"\W+(?:[^\W\d_]{1,9}\W+){0,2}?"
DIGITAL_SKILLS = Company(
    re.compile(
        rf"\b(?:{_TOOLS}{_BETWEEN}{_SKILLS}|{_SKILLS}{_BETWEEN}{_TOOLS}|digitalkompetenz\w*|computerkenntniss\w*"
        r"|it-kenntniss\w*|digcomp\w*)"
    )
)
# Who learns to handle these learns digital skills, whether the text calls them so or not.
COMPUTING = Company(
    _pattern(
        r"digit|numériq|cyfr|цифр|رقم|dijital|ψηφι|дигитал|computer|komput|компьют|комп'ют|компют|حاسوب|bilgisayar"
        r"|υπολογιστ|számítógép|ordinat|ordenador|računal|računar|rechner|calculator|počítač|\bdator|e-?mail|e-post"
        r"|elektron\w+ pošt|электронн\w+ почт|електронн\w+ пошт|البريد ال|courriel|correo electr|posta elettr"
        r"|spreadsheet|tabellenkalk|tablič\w+ kalk|tableur|hojas? de cálc|foglio elettr|fogli di calc|arkusz"
        r"|rekenblad|kalkylark|hesap tablo|электронн\w+ табл|електронн\w+ табл|λογιστικά φύλλ|جداول الحساب"
        r"|software|softver|logiciel|oprogram|yazılım|szoftver|програмн\w+ забез|программн\w+ обес|λογισμικ|برمج"
        r"|programiranj|programmier|programming|programmation|programación|programmazione|programowan|программирован|програмуван|programação|kodlama"
        r"|programmeren|programmering|programování|programozás|coding|to code|cyber|kiber|siber|кибер|кібер|cloud|nube"
        r"|\boblak\w*\b|informati|informáti|информат|інформат|smartphone|tablet|internet|интернет|інтернет|إنترنت|robot"
        r"|роботи[зк]|робототехн|роботов\b|روبوت|algorit|алгоритм|server|szerver|сервер|semicond|halbleiter|quantum|quanten|quantique|kvantn|кванто"
        r"|supercomput|суперкомп|ms office|microsoft office|libreoffice|openoffice|office 365|office-"
    ),
    _acronyms("AI|KI|IA|ИИ|ШІ|ICT|IKT|TIC|IT|ИТ|ІТ|App|Apps|Web|Linux"),
)
INITIATIVE = Company(
    _pattern(
        r"program(?!m?ing|mier|iranj|er)|project|projekt|projet|proyecto|progett|initiati|inicijativ|iniciativ|iniziativ"
        r"|inicjatyw|pobud|strateg|stratég|scheme|campaign|kampan|campagn|campaña|network|mrež|netzwerk|réseau|\bred\b"
        r"|\brete\b|sieć|sieci\b|reform|réform|riform|law\b|laws\b|legislation|\bact on|zakon|pravilnik|gesetz|\bloi\b"
        r"|\blois\b|\bley|legge|leggi|ustaw|action plan|aktionsplan|plan d'action|plan de acción|piano|pilot"
        r"|fund(?:ed|s)?\b|fond"
        r"|measure|mjer[aeu]\b|maßnahme|dispositif|modellversuch|service|služb|dienst|servi[cz]i|usług|centre|center|centar"
        r"|centr|zentr|\bкампани|программ|проект|проєкт|програм|инициатив|ініціатив|стратег|сет[ьи]\b|мереж|закон|реформ"
        r"|служб|центр|برنامج|البرنامج|برامج|مشروع|المشروع|مبادرة|المبادرة|استراتيجية|حملة|شبكة|قانون|القانون|إصلاح|خطة"
        r"|خدم|مركز|المركز"
        r"|مراكز|programa|proje|girişim|kampanya|strateji|kanun|hizmet|merkez|iniţiativ|inițiativ|rețea|lege|serviciu"
        r"|centru|rede\b|lei\b|serviço|campanha|projeto|medida|regeling|dienst|netwerk|campagne|maatregel|wet\b|centrum"
        r"|kampaň|síť|sítě|služ|středisk|nätverk|lag\b|insats|tjänst|center|kezdeményez|hálózat|törvény|szolgáltatás"
        r"|központ|intézked|πρόγραμμα|προγράμμα|έργο|πρωτοβουλ|στρατηγικ|εκστρατε|δίκτυ|νόμος|υπηρεσί|κέντρ|мярк|мреж"
        r"|услуг",
        at_word_start=True,
    )
)


def is_beside(company: Company, page: ReadPage, start: int, end: int) -> bool:
    """Whether the company stands near the code points from `start` to `end`."""
    first, last = max(0, start - REACH), end + REACH
    for pattern in (company.words, company.acronyms):
        spans = _spans(pattern, company, page)
        place = bisect_left(spans, (first, 0))
        if place < len(spans) and spans[place][1] <= last:
            return True
    return False


def count(company: Company, pages: Sequence[ReadPage]) -> int:
    """How often it is met where lines are evidence."""
    return sum(
        page.kind_at(start) is not LineKind.ASIDE
        for page in pages
        for pattern in (company.words, company.acronyms)
        for start, _ in _spans(pattern, company, page)
    )


def _spans(pattern: re.Pattern[str] | None, company: Company, page: ReadPage) -> list[tuple[int, int]]:
    if pattern is None:
        return []
    return page.spans(pattern, in_small_letters=pattern is company.words)
