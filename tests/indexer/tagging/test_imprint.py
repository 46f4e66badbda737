import pytest

from indexer.tagging.imprint import LineKind, line_kinds
from tests.indexer.tagging.publications import make_page


def test_a_head_that_repeats_counts_once() -> None:
    pages = [
        make_page(f"Guidance in Croatia {n}\nText number {n} is about schools and advice.", number=n)
        for n in range(1, 6)
    ]

    heads = [kinds[0] for kinds in line_kinds(pages)]

    assert heads == [LineKind.HEADING] + [LineKind.ASIDE] * 4


@pytest.mark.parametrize("heading", ["References", "Literatura", "Bibliographie", "Список литературы", "المراجع"])
def test_a_reference_list_is_aside_in_many_languages(heading: str) -> None:
    page = make_page(f"Text that goes on for a while.\n{heading}\nKovač, A. (2015). Schools in Germany.")

    assert line_kinds([page])[0][1:] == (LineKind.ASIDE, LineKind.ASIDE)
