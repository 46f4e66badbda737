import pytest

from indexer.documents import Evidence, Proposal, Why
from indexer.metadata.agency import propose_agency
from indexer.metadata.own_pages import own_pages
from tests.indexer.metadata.covers import make_extraction
from tests.indexer.tagging.publications import make_page, make_vocabulary


def read(text: str, *identifiers: Proposal) -> Proposal | None:
    return propose_agency(make_extraction(), own_pages([make_page(text)]), make_vocabulary(), identifiers)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (
            "Cedefop\nAdvice\nLuxembourg: Publications Office, 2019\nsupported by the European Commission\n© Cedefop",
            "cedefop",
        ),
        ("Advice\nwww.oecd.org/skills\n© OECD 2019", "oecd"),
        ("Advice\nGetting Skills Right", "oecd"),
        ("International Labour\nOrganization\nAdvice for all", "ilo"),
        ("التوجيه المهني\nاليونسكو", "unesco"),
        ("A silo is no agency, nor is dog.", None),
    ],
)
def test_agency_is_the_one_with_the_strongest_places(text: str, agency: str | None) -> None:
    found = read(text)

    assert (found.value if found else None) == agency


@pytest.mark.parametrize(
    ("field", "number", "agency"),
    [
        ("doi", "10.1787/9789264123458-fr", "oecd"),
        ("isbn", "9789220312346", "ilo"),
        ("isbn", "9789289630184", "cedefop"),
        ("doi", "10.54675/x", "unesco"),
    ],
)
def test_a_number_belongs_to_the_agency_that_gave_it(field: str, number: str, agency: str) -> None:
    proposal = Proposal(field, [number], 0.97, (Evidence(2, number, Why.IDENTIFIER),))
    found = read("Advice for all", proposal)

    assert found is not None
    assert (found.value, found.evidence) == (agency, proposal.evidence)


def test_agencies_that_are_named_alike_are_less_sure() -> None:
    alone, disputed = read("Cedefop\nAdvice\n© Cedefop"), read("Cedefop\nOECD\nAdvice\n© Cedefop\n© OECD")

    assert alone is not None
    assert disputed is not None
    assert disputed.score < alone.score
