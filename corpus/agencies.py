"""The agencies under whose names the sample publications pretend to appear.

The colours and covers are the builder's own: they tell the agencies apart and imitate nobody's house style.
"""

from dataclasses import dataclass
from enum import Enum


class Cover(Enum):
    """How a first page is divided."""

    BLOCK = "colour over the upper part of the page"
    SIDE = "a band of colour along the spine"
    PLAIN = "white, under a rule"


@dataclass(frozen=True)
class Agency:
    """The English name stands on covers in all languages but Arabic: there, text extractors would turn it round."""

    name: str
    arabic_name: str
    colour: str
    cover: Cover

    def name_in(self, language: str) -> str:
        return self.arabic_name if language == "ar" else self.name


AGENCIES = {
    "cedefop": Agency(
        "Cedefop · European Centre for the Development of Vocational Training",
        "المركز الأوروبي لتطوير التدريب المهني",
        "#8a4b12",
        Cover.SIDE,
    ),
    "ec": Agency("European Commission", "المفوضية الأوروبية", "#1f3f7a", Cover.BLOCK),
    "etf": Agency("European Training Foundation", "مؤسسة التدريب الأوروبية", "#0f5f5c", Cover.BLOCK),
    "ilo": Agency("International Labour Organization", "منظمة العمل الدولية", "#24567f", Cover.SIDE),
    "oecd": Agency(
        "Organisation for Economic Co-operation and Development",
        "منظمة التعاون والتنمية في الميدان الاقتصادي",
        "#2f6038",
        Cover.BLOCK,
    ),
    "unesco": Agency(
        "United Nations Educational, Scientific and Cultural Organization",
        "منظمة الأمم المتحدة للتربية والعلم والثقافة",
        "#6b2f5b",
        Cover.SIDE,
    ),
    "world-bank": Agency("World Bank", "البنك الدولي", "#7c2630", Cover.PLAIN),
}
