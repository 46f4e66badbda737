import pytest

from indexer.term_names import TermNames
from repository.vocabulary.concepts import ConceptView, Vocabulary
from webapp.editing.terms import complete


def concept(key: str, preferred: dict[str, str], position: int, broader: str | None = None, **also: str) -> ConceptView:
    alternatives = {language: tuple(names.split("; ")) for language, names in also.items()}
    return ConceptView("region", key, f"x:{key}", position, preferred, alternatives, {}, broader)


VOCABULARY = Vocabulary(
    {
        ("region", one.key): one
        for one in (
            concept("150", {"en": "Europe", "hr": "Europa"}, 0),
            concept("HR", {"en": "Croatia", "hr": "Hrvatska", "de": "Kroatien"}, 1, "150"),
            concept("CZ", {"en": "Czechia", "hr": "Češka"}, 2, "150", en="Czech Republic; Bohemia"),
            concept("GE", {"en": "Georgia", "hr": "Gruzija"}, 3),
            concept("US-GA", {"en": "Georgia", "hr": "Georgia (SAD)"}, 4),
        )
    }
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("kroa", ["HR"]), ("HRV", ["HR"]), ("ceska", ["CZ"]), ("republic", ["CZ"]), ("", []), ("zzz", [])],
)
def test_a_term_is_completed_in_any_language_and_by_other_names(typed: str, keys: list[str]) -> None:
    assert [one.key for one in complete(VOCABULARY, "region", typed, "hr")] == keys


def test_a_term_is_shown_in_the_readers_language_with_what_matched_and_where_it_stands() -> None:
    found = complete(VOCABULARY, "region", "kroat", "hr")[0]
    assert (found.label, found.matched, found.path) == ("Hrvatska", "Kroatien", "Europa")


@pytest.mark.parametrize(
    ("typed", "keys"), [("croatia", ["HR"]), ("Bohemia", ["CZ"]), ("HR", ["HR"]), ("Georgia", ["GE", "US-GA"])]
)
def test_a_whole_name_resolves_to_all_that_are_called_so(typed: str, keys: list[str]) -> None:
    assert TermNames(VOCABULARY).find("region", typed) == keys
