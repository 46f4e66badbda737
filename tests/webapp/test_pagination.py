import pytest

from webapp.pagination import paginate


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [(1, 1, "1"), (1, 3, "1 2 3"), (1, 9, "1 2 3 … 9"), (5, 9, "1 … 3 4 5 6 7 … 9"), (9, 9, "1 … 7 8 9")],
)
def test_first_last_and_near_pages_are_linked(page: int, pages: int, shown: str) -> None:
    links = paginate(page, pages, str).links
    assert " ".join(str(link.number) if link else "…" for link in links) == shown


def test_the_ends_lead_no_further() -> None:
    alone = paginate(1, 1, str)
    assert (alone.previous, alone.next) == ("", "")
