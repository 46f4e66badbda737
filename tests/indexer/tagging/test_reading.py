"""Pages made ready for the taggers."""

from indexer.documents import Language, Page
from indexer.tagging.reading import MOST_PAGES, OPENING_PAGES, read_pages
from repository.texts import PageSource


def numbers(count: int) -> list[int]:
    pages = [Page(n, str(n), "Text.", PageSource.TEXT_LAYER, Language("en", 1.0, True)) for n in range(1, count + 1)]
    return [page.page.number for page in read_pages(pages, "", "en")]


def test_every_page_of_a_usual_publication_is_read() -> None:
    assert numbers(400) == list(range(1, 401))


def test_very_long_publication_is_read_from_its_opening_and_evenly_to_its_end() -> None:
    read = numbers(8000)
    assert len(read) == MOST_PAGES
    assert read[:OPENING_PAGES] == list(range(1, OPENING_PAGES + 1))
    assert read == sorted(set(read))
    assert read[-1] > 7980
