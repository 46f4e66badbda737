"""Captions are lines that name a figure or table and say what it shows, in any language of the collection."""

import pytest

from indexer.metadata.captions import list_captions
from indexer.metadata.passages import Passage


def captions(*texts: str) -> list[tuple[str, str, int]]:
    passages = [Passage(number, "und", text) for number, text in enumerate(texts, 1)]
    return [(one.name, one.title, one.page) for one in list_captions(passages)]


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("Figure 3. Participation by age", "Figure 3", "Participation by age"),
        ("TABLE A.2 – Costs per client", "TABLE A.2", "Costs per client"),
        ("Box 1 What works", "Box 1", "What works"),
        ("Tablica 2: Sudionici po županijama", "Tablica 2", "Sudionici po županijama"),
        ("Abbildung 4: Beratung nach Alter", "Abbildung 4", "Beratung nach Alter"),
        ("Tableau 1 – Coûts par bénéficiaire", "Tableau 1", "Coûts par bénéficiaire"),
        ("Рис. 5. Участие в обучении", "Рис. 5", "Участие в обучении"),
        ("2. ábra: Résztvevők száma", "2. ábra", "Résztvevők száma"),
        ("الجدول 1: التكاليف لكل مستفيد", "الجدول 1", "التكاليف لكل مستفيد"),
        ("FIGURE 2:\nInternet is unequal", "FIGURE 2", "Internet is unequal"),
        (
            "Table 3. Costs of guidance by kind of\nprovider in euros",
            "Table 3",
            "Costs of guidance by kind of provider in euros",
        ),
    ],
)
def test_a_caption_is_named_and_titled(line: str, name: str, title: str) -> None:
    assert captions(f"Some text.\n{line}\nMore text.") == [(name, title, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Table 2 shows that costs fell",
        "as Figure 3. Shows",
        "table 4. of the annex lists them",
        "Tables of numbers",
        "Box office figures rose",
        "",
    ],
)
def test_a_line_that_only_speaks_of_one_is_no_caption(text: str) -> None:
    assert captions(text) == []


def test_a_list_of_figures_is_left_out_for_the_figures_themselves() -> None:
    contents = "Figure 1. Age groups ........ 7\nFigure 2. Region ........ 9\nTable 1. Costs ........ 12"
    assert captions(contents, "Figure 1. Age groups") == [("Figure 1", "Age groups", 2)]


def test_a_caption_that_is_repeated_counts_where_it_stands_last() -> None:
    assert captions("Figure 1. Age groups", "Figure 2. Region\nFigure 1. Age groups") == [
        ("Figure 2", "Region", 2),
        ("Figure 1", "Age groups", 2),
    ]
