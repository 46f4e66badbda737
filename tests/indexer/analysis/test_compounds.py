import pytest

from indexer.analysis.analyzer import analyzer_for


def found_by(language: str, typed: str, printed: str) -> bool:
    analyzer = analyzer_for(language)
    return analyzer.term(analyzer.forms(typed)[1]) in analyzer.indexed(printed)[1].split()


@pytest.mark.parametrize(
    ("language", "compound", "parts"),
    [
        ("de", "Berufsberatungen", "Beruf Beratung"),
        ("de", "Jugendarbeitslosigkeit", "Jugend Arbeitslosigkeit"),
        ("de", "Bildungsberatungsstelle", "Bildung Beratung Stelle"),
        ("nl", "beroepsonderwijs", "beroep onderwijs"),
        ("nl", "arbeidsmarkt", "arbeid markt"),
        ("da", "erhvervsvejledning", "erhverv vejledning"),
        ("no", "karriereveiledning", "karriere veiledning"),
        ("sv", "vuxenutbildning", "vuxen utbildning"),
    ],
)
def test_compound_is_found_by_each_of_its_parts(language: str, compound: str, parts: str) -> None:
    assert [part for part in parts.split() if not found_by(language, part, compound)] == []


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "Ausbildung"),
        ("de", "Freundschaft"),
        ("de", "Lehrerinnen"),
        ("de", "Universität"),
        ("sv", "möjligheter"),
        ("da", "muligheder"),
        ("en", "apprenticeship"),
        ("und", "Berufsberatung"),
    ],
)
def test_word_that_is_no_compound_has_no_parts(language: str, word: str) -> None:
    assert analyzer_for(language).parts(word) == ()


def test_parts_stand_after_the_text_so_that_phrases_are_as_printed() -> None:
    exact, stems = analyzer_for("de").indexed("Berufsberatung hilft")
    assert exact == "berufsberatung hilft"
    assert stems.split()[: len(exact.split())] == analyzer_for("de").fields("Berufsberatung hilft")[1].split()
    assert stems.split()[2:] == ["german:beruf", "german:berat"]


def test_typed_compound_is_looked_for_as_a_whole() -> None:
    assert "german:berat" not in analyzer_for("de").typed_terms("Berufsberatung")
