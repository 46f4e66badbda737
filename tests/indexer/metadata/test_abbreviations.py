"""Short forms are taken where the text explains them, in whatever language, and nowhere else."""

from collections.abc import Iterator
from itertools import islice

import pytest

from indexer.metadata.abbreviations import iter_abbreviations
from indexer.metadata.passages import Passage


def explained(text: str) -> dict[str, str]:
    return {one.short: one.full for one in iter_abbreviations([Passage(1, "und", text)])}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("forms of Vocational Education and Training (VET)", "VET", "Vocational Education and Training"),
        ("VET (vocational education and training) is", "VET", "vocational education and training"),
        ("small and medium-sized enterprises (SMEs)", "SMEs", "small and medium-sized enterprises"),
        ("the Centre for Policy, monitoring and evaluation (M&E)", "M&E", "monitoring and evaluation"),
        ("Hrvatski zavod za zapošljavanje (HZZ) provodi", "HZZ", "Hrvatski zavod za zapošljavanje"),
        ("Ministarstvo znanosti i obrazovanja (dalje: MZO)", "MZO", "Ministarstvo znanosti i obrazovanja"),
        ("služba (engl. public employment service, PES)", "PES", "public employment service"),
        ("das Bundesinstitut für Berufsbildung (BIBB)", "BIBB", "Bundesinstitut für Berufsbildung"),
        ("vom Arbeitsmarktservice (AMS) gefördert", "AMS", "Arbeitsmarktservice"),
        ("l’Organisation internationale du Travail (« OIT »)", "OIT", "Organisation internationale du Travail"),
        ("la validation des acquis de l’expérience (VAE)", "VAE", "validation des acquis de l’expérience"),
        ("профессиональное образование (далее – ПО)", "ПО", "профессиональное образование"),
        ("كان التعليم والتدريب المهني (ت.ت.م) مهمًا", "ت.ت.م", "التعليم والتدريب المهني"),
    ],
)
def test_short_form_is_explained_by_the_words_beside_it(text: str, short: str, full: str) -> None:
    assert explained(text) == {short: full}


@pytest.mark.parametrize(
    "text",
    [
        "in Italy (IT), Luxembourg (LU) and Belgium (BE)",
        "initiatives in the regions (II)",
        "as the OECD (2019) has shown (see Table 2)",
        "the Brazilian education examination (ENEM)",
        "cjeloživotno profesionalno usmjeravanje u Hrvatskoj (CISOK)",
        "Službe za zapošljavanje i njihovi partneri (PES)",
        "منظمة العمل الدولية (ILO)",
        "young people (NEETs) are many. Training ended (ABC)",
        "frameworks for citizens (Digital-C), educators (DigCEdu)",
        "never closed (VET",
    ],
)
def test_letters_that_the_words_do_not_explain_are_left_alone(text: str) -> None:
    assert explained(text) == {}


def test_first_explanation_counts_in_the_order_of_the_text() -> None:
    pages = [
        Passage(1, "en", "guidance without brackets"),
        Passage(2, "en", "public employment services (PES) and labour\nmarket information (LMI)"),
        Passage(3, "hr", "javna služba za zapošljavanje; public employment service (PES)"),
    ]
    found = [(one.short, one.full, one.page, one.language) for one in iter_abbreviations(pages)]
    assert found == [
        ("PES", "public employment services", 2, "en"),
        ("LMI", "labour market information", 2, "en"),
    ]


def test_pages_are_asked_for_as_far_as_needed() -> None:
    asked = []

    def passages() -> Iterator[Passage]:
        for number in range(1, 4):
            asked.append(number)
            yield Passage(number, "en", "career management skills (CMS)")

    assert [one.page for one in islice(iter_abbreviations(passages()), 1)] == [1]
    assert asked == [1]
