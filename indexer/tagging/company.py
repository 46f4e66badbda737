"""The company that some hints have to keep: *employees* says nothing of digital skills, unless
these are named beside it.

Likewise a *ministry* is met in any report, and is a sign of a national initiative where a programme, law or service is
named with it. How thick such words stand in the whole publication is a sign too.
"""

import re
from collections.abc import Sequence

from indexer.tagging.imprint import LineKind
from indexer.tagging.reading import ReadPage

# How far the company may stand, in code points.
REACH = 110

# The words of the digital world begin so in the languages of the vocabularies; acronyms stand in capitals.
DIGITAL = re.compile(
    r"(?i:digit|numériq|cyfr|цифр|رقم|online|on-line|онлайн|internet|интернет|інтернет|إنترنت|cyber|kiber|кибер|кібер"
    r"|robot|робот|روبوت|algorit|algorytm|алгоритм|خوارزم|virtual|виртуал|віртуал|blockchain|блокчейн)"
    r"|\b(?:AI|KI|IA|UI|ИИ|ШІ|ICT|IKT|TIC|ИКТ|ІКТ|IT|ИТ|ІТ)\b"
    r"|(?i:artificial intel|umjetn\w+ intel|künstlich\w+ intel|intel\w+ artifi|umetn\w+ intel|sztuczn\w+ intel"
    r"|искусственн\w+ интел|штучн\w+ інтел|الذكاء الاصطناعي)"
)
_TOOLS = (
    r"(?:digit\w+|numériqu\w+|cyfrow\w+|цифров\w+|رقمي\w*|الرقمي\w*|ict|ikt|tic|икт|ікт|it|computers?|računaln\w+"
    r"|računarsk\w+|informati\w+|программировани\w+|programiranj\w+|programming|coding|cyber\w*|ai)"
)
_SKILLS = (
    r"(?:skill\w*|competen\w+|literac\w+|knowledge|vještin\w+|veštin\w+|veščin\w+|kompeten\w+|spretnost\w*|pismenost\w*"
    r"|znanj\w+|fertigkeit\w+|fähigkeit\w+|compéten\w+|umiejętnoś\w+|навык\w*|умени\w+|грамотност\w+|компетен\w+"
    r"|навич\w+|вмінн\w+|грамотніст\w+|مهار\w+|المهار\w+|كفا\w+|abilità|capacidad\w*)"
)
_BETWEEN = r"\W+(?:[^\W\d_]{1,9}\W+){0,2}?"
DIGITAL_SKILLS = re.compile(
    rf"\b(?:{_TOOLS}{_BETWEEN}{_SKILLS}|{_SKILLS}{_BETWEEN}{_TOOLS}|digitalkompetenz\w*|computerkenntniss\w*"
    r"|it-kenntniss\w*|digcomp\w*)",
    re.I,
)
INITIATIVE = re.compile(
    r"\b(?:program(?!m?ing|mier|iranj|er)|project|projekt|projet|proyecto|progett|initiati|inicijativ|iniciativ|iniziativ"
    r"|inicjatyw|pobud|strateg|stratég|scheme|campaign|kampan|campagn|campaña|network|mrež|netzwerk|réseau|\bred\b"
    r"|\brete\b|sieć|sieci\b|reform|réform|riform|law\b|laws\b|legislation|\bact on|zakon|pravilnik|gesetz|\bloi\b"
    r"|\blois\b|\bley|legge|leggi|ustaw|action plan|aktionsplan|plan d'action|plan de acción|piano|pilot"
    r"|fund(?:ed|s)?\b|fond"
    r"|measure|mjer[aeu]\b|maßnahme|dispositif|modellversuch|service|služb|dienst|servi[cz]i|usług|centre|center|centar"
    r"|centr|zentr|\bкампани|программ|проект|проєкт|програм|инициатив|ініціатив|стратег|сет[ьи]\b|мереж|закон|реформ"
    r"|служб|центр|برنامج|البرنامج|برامج|مشروع|المشروع|مبادرة|المبادرة|استراتيجية|حملة|شبكة|قانون|القانون|إصلاح|خطة"
    r"|خدم|مركز|المركز"
    r"|مراكز)",
    re.I,
)


def is_beside(company: re.Pattern[str], page: ReadPage, start: int, end: int) -> bool:
    """Whether the company stands near the code points from `start` to `end`."""
    return bool(company.search(page.page.text, max(0, start - REACH), end + REACH))


def count(company: re.Pattern[str], pages: Sequence[ReadPage]) -> int:
    """How often it is met where lines are evidence."""
    return sum(
        1
        for page in pages
        for match in company.finditer(page.page.text)
        if page.kind_at(match.start()) is not LineKind.ASIDE
    )
