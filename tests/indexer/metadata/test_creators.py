from collections.abc import Sequence
from typing import Any

import pytest

from indexer.documents import Page, Proposal
from indexer.metadata.citation import find_citation
from indexer.metadata.creators import propose_creators
from indexer.metadata.own_pages import own_pages
from tests.indexer.metadata.covers import make_extraction
from tests.indexer.tagging.publications import make_page

AGENCIES = ["European Commission", "OECD", "Cedefop", "World Bank"]


def read(pages: Sequence[Page] = (), titles: Sequence[str] = (), **extraction: Any) -> Proposal | None:
    own = own_pages(pages)
    return propose_creators(make_extraction(**extraction), pages, own, AGENCIES, titles, find_citation(own))


def names(found: Proposal | None) -> list[tuple[str, str]] | None:
    return [(one["name"], one["kind"]) for one in found.value] if found else None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Authors: Ana Novak and Ivo Perić"), ("en", "Prepared by Ana Novak, Ivo Perić"),
        ("en", "By Ana Novak & Ivo Perić"), ("hr", "Autori: Ana Novak i Ivo Perić"),
        ("hr", "Pripremili: dr. sc. Ana Novak, Ivo Perić"), ("de", "Verfasst von Ana Novak und Ivo Perić"),
        ("fr", "Rédigé par Ana Novak et Ivo Perić"), ("es", "Elaborado por: Ana Novak y Ivo Perić"),
        ("it", "A cura di Ana Novak e Ivo Perić"), ("sl", "Avtorja: Ana Novak in Ivo Perić"),
        ("pl", "Opracowanie: Ana Novak, Ivo Perić"), ("ru", "Авторы: Ana Novak, Ivo Perić"),
        ("uk", "Підготували: Ana Novak, Ivo Perić"), ("ar", "إعداد: Ana Novak، Ivo Perić"),
    ],
)  # fmt: skip
def test_creators_are_named_after_a_label(language: str, line: str) -> None:
    page = make_page(f"A title\n{line}\nOther text that goes on.", language)

    assert names(read([page])) == [("Ana Novak", "person"), ("Ivo Perić", "person")]


def test_a_list_goes_on_in_the_next_line_after_a_comma() -> None:
    page = make_page("Title\nAuthor: Cabrera, Marcelino; Vuorikari,\nRiina; Punie, Yves\nEUR 29442 EN")

    assert names(read([page])) == [
        ("Cabrera, Marcelino", "person"), ("Vuorikari, Riina", "person"), ("Punie, Yves", "person"),
    ]  # fmt: skip


def test_authors_go_before_editors() -> None:
    page = make_page("Title\nEditors: Marcelino Cabrera\nAuthor: Ilkka Tuomi")

    assert names(read([page])) == [("Ilkka Tuomi", "person")]


def test_a_body_that_prepared_it_is_a_creator() -> None:
    page = make_page("Title\nPrepared by the Institute of Examples")

    assert names(read([page])) == [("Institute of Examples", "body")]


def test_names_under_the_title_are_creators_where_the_text_never_writes_them_small() -> None:
    cover = make_page("Guidance for all\nHelen Armitage, Daniel Okoro\n2014")
    fields = make_page("Guidance for all\nSocial Policy, Labour Markets\n2014")
    text = make_page("The social policy of labour in markets.", number=2)

    assert names(read([cover, text])) == [("Helen Armitage", "person"), ("Daniel Okoro", "person")]
    assert read([fields, text]) is None


def test_a_single_name_counts_where_the_file_says_the_same() -> None:
    cover = make_page("Informiranje mladih\nNevenka Šarić\n2008", "hr")

    assert read([cover]) is None
    found = read([cover], metadata={"author": "Nevenka Šarić"})
    assert names(found) == [("Nevenka Šarić", "person")]
    assert found is not None
    assert found.score > 0.9


def test_who_is_named_before_the_title_of_the_citation_is_the_creator() -> None:
    imprint = make_page("© X 2019\nPlease cite as: OECD (2019), A title of a book, Paris.", number=2)
    persons = make_page("© X 2019\nSuggested citation: Novak, A. (2019). A title of a book.", number=2)

    assert names(read([make_page("A title"), imprint])) == [("OECD", "body")]
    assert names(read([make_page("A title"), persons])) == [("Novak, A.", "person")]


def test_the_owner_of_the_program_is_not_the_author_of_what_it_printed() -> None:
    assert read([make_page("Приказ министерства", "ru")], metadata={"author": "Пивник Тамара"}) is None


def test_a_sentence_that_was_broken_before_a_label_names_nobody() -> None:
    banner = "The library was made\nunder the hand of many and written\nby Ana Novak, Ivo Perić\nCopyright X"

    assert read([make_page("page 1/78"), make_page(banner, number=2)]) is None


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ana Novak, Ivo Perić", ["Ana Novak", "Ivo Perić"]),
        ("Novak, Ana; Perić, Ivo", ["Novak, Ana", "Perić, Ivo"]),
        ("كلير فاسور; رنا خوري", ["كلير فاسور", "رنا خوري"]),
        ("European Commission", None),
        ("Administrator", None),
        ("user01", None),
    ],
)
def test_where_nothing_is_printed_the_author_field_is_a_weak_guess(author: str, expected: list[str] | None) -> None:
    found = read(metadata={"author": author})

    assert ([one["name"] for one in found.value] if found else None) == expected
    assert found is None or found.score <= 0.3


def test_xmp_names_the_creator_too() -> None:
    found = read([make_page("Informiranje mladih\nNevenka Šarić", "hr")], xmp={"dc:creator": "Nevenka Šarić"})

    assert names(found) == [("Nevenka Šarić", "person")]


def test_an_agency_in_the_author_field_is_a_creator_where_it_is_printed() -> None:
    page = make_page("World Bank\nGuidance for all")

    assert names(read([page], metadata={"author": "World Bank"})) == [("World Bank", "body")]
