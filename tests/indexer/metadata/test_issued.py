from datetime import date

import pytest

from indexer.documents import Proposal, Why
from indexer.metadata.issued import propose_date
from indexer.metadata.own_pages import own_pages
from tests.indexer.tagging.publications import make_page

TODAY = date(2026, 1, 1)


def read(*texts: str, language: str = "en", title: str = "", created: str = "") -> Proposal | None:
    pages = [make_page(text, language, number) for number, text in enumerate(texts, 1)]
    return propose_date(own_pages(pages), title, {"created": created}, TODAY)


def value(found: Proposal | None) -> str | None:
    return found.value if found else None


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "Goals for 2030\n© ILO, 2019", "2019"),
        ("en", "Published in 2014. It follows the plan of 2005.", "2014"),
        ("en", "A title\nMay 2011", "2011-05"),
        ("en", "First published 1998\nRevised edition 2004\n© ILO 1998, 2004", "2004"),
        ("en", "© ILO 1998-2006", "2006"),
        ("hr", "Izvješće o savjetovanju\nLipanj 2018.", "2018-06"),
        ("hr", "Prvo izdanje 2010.\nDrugo izdanje 2015.", "2015"),
        ("de", "Bericht\nMärz 2016", "2016-03"),
        ("de", "2., überarbeitete Auflage 2013\n© Verlag 2009, 2013", "2013"),
        ("fr", "Rapport\n2012\nParis", "2012"),
        ("ru", "Отчёт\nиюнь 2020", "2020-06"),
        ("ar", "نشر في عام ٢٠١٨", "2018"),
    ],
)
def test_date_is_read_where_publications_print_it(language: str, text: str, iso: str) -> None:
    assert value(read(text, language=language)) == iso


def test_a_law_has_the_date_of_its_title_and_not_of_the_laws_it_cites() -> None:
    title = "Приказ от 1 июля 2013 г. N 499"
    text = f"{title}\nВ соответствии с законом от 29 декабря 2012 г. N 273-ФЗ\nзаконом от 29 декабря 2012 г."

    assert value(read(text, language="ru", title=title)) == "2013-07-01"


def test_the_last_page_of_a_law_dates_the_law_that_it_repeals() -> None:
    last = "Sont abrogées toutes dispositions contraires et notamment la loi N 61-34 du 15\njuin 1961."

    assert (
        value(read("CODE", "Article 1", "Article 2", "Article 3", last, language="fr", created="2018-05-29")) == "2018"
    )


def test_what_a_commentary_comments_on_has_its_own_date() -> None:
    assert value(read("A commentary\nDirective of 7 September 2005", created="2017-03-01")) == "2017"


def test_a_day_of_adoption_makes_the_year_precise() -> None:
    assert value(read("A recommendation", "© OECD 2019", "Adopted on 22/05/2019")) == "2019-05-22"


def test_the_days_of_a_conference_are_not_the_day_of_issue() -> None:
    assert value(read("Outcome of the conference\n16 – 18 May 2019 Beijing", "© UNESCO, 2020")) == "2020"


def test_a_photograph_has_its_own_year() -> None:
    assert value(read("A title", "Cover photo: © Agency, 2015\n© ILO 2018")) == "2018"


def test_evidence_says_where_the_year_stands() -> None:
    found = read("A title\n2019", "© ILO 2019")

    assert found is not None
    assert found.evidence[0].why == Why.COPYRIGHT
    assert found.evidence[0].page == 2
    assert found.score > 0.85


def test_creation_date_of_the_file_is_a_weak_guess_and_never_the_impossible() -> None:
    found = read("In 1812 and 2999 nothing happened.", created="2017-03-01")

    assert found is not None
    assert (found.value, found.evidence[0].why) == ("2017", Why.FILE_METADATA)
    assert found.score < 0.3
    assert read("A title", created="0000") is None
