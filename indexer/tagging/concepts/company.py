"""The company that some hints have to keep: *employees* says nothing of digital skills, unless
these are named beside it.

Likewise a *ministry* is met in any report, and is a sign of a national initiative where a programme, law or service is
named with it. How thick such words stand in the whole publication is a sign too.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.tagging.imprint import LineKind
from indexer.tagging.reading import ReadPage

# How far the company may stand, in code points.
REACH = 110


@dataclass(frozen=True)
class Company:
    """`words`: sought in small letters, which is twice as fast as minding no case. `acronyms`: sought as they stand."""

    words: re.Pattern[str]
    acronyms: re.Pattern[str] | None = None


# The words of the digital world begin so in the languages of the vocabularies; acronyms stand in capitals.
DIGITAL = Company(
    re.compile(
        r"digit|numériq|cyfr|цифр|رقم|online|on-line|онлайн|internet|интернет|інтернет|إنترنت|cyber|kiber|кибер|кібер"
        r"|robot|робот|روبوت|algorit|algorytm|алгоритм|خوارزم|virtual|виртуал|віртуал|blockchain|блокчейн"
        r"|artificial intel|umjetn\w+ intel|künstlich\w+ intel|intel\w+ artifi|umetn\w+ intel|sztuczn\w+ intel"
        r"|искусственн\w+ интел|штучн\w+ інтел|الذكاء الاصطناعي"
    ),
    re.compile(r"\b(?:AI|KI|IA|UI|ИИ|ШІ|ICT|IKT|TIC|ИКТ|ІКТ|IT|ИТ|ІТ)\b"),
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
DIGITAL_SKILLS = Company(
    re.compile(
        rf"\b(?:{_TOOLS}{_BETWEEN}{_SKILLS}|{_SKILLS}{_BETWEEN}{_TOOLS}|digitalkompetenz\w*|computerkenntniss\w*"
        r"|it-kenntniss\w*|digcomp\w*)"
    )
)
INITIATIVE = Company(
    re.compile(
        r"\b(?:program(?!m?ing|mier|iranj|er)|project|projekt|projet|proyecto|progett|initiati|inicijativ|iniciativ|iniziativ"
        r"|inicjatyw|pobud|strateg|stratég|scheme|campaign|kampan|campagn|campaña|network|mrež|netzwerk|réseau|\bred\b"
        r"|\brete\b|sieć|sieci\b|reform|réform|riform|law\b|laws\b|legislation|\bact on|zakon|pravilnik|gesetz|\bloi\b"
        r"|\blois\b|\bley|legge|leggi|ustaw|action plan|aktionsplan|plan d'action|plan de acción|piano|pilot"
        r"|fund(?:ed|s)?\b|fond"
        r"|measure|mjer[aeu]\b|maßnahme|dispositif|modellversuch|service|služb|dienst|servi[cz]i|usług|centre|center|centar"
        r"|centr|zentr|\bкампани|программ|проект|проєкт|програм|инициатив|ініціатив|стратег|сет[ьи]\b|мереж|закон|реформ"
        r"|служб|центр|برنامج|البرنامج|برامج|مشروع|المشروع|مبادرة|المبادرة|استراتيجية|حملة|شبكة|قانون|القانون|إصلاح|خطة"
        r"|خدم|مركز|المركز"
        r"|مراكز)"
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
