"""The index follows the repository: sync, rebuild, and what a search answers."""

import pytest

from indexer.analysis.analyzer import analyzer_for
from indexer.errors import IndexBusy, MeaningUnavailable, QueryRefused
from indexer.index.index import Index
from indexer.search.answer import Answer, Request
from repository import leases, records
from repository.database import Sessions, transaction
from tests.factories import make_record, publish


def ask(index: Index, text: str, **filters: tuple[str, ...]) -> Answer:
    with index.repository.sessions() as session:
        return index.search(session, Request(text, filters))


@pytest.fixture
def filled(index: Index, sessions: Sessions) -> Index:
    with transaction(sessions) as session:
        publish(
            session, make_record(["O savjetovanju.", "Razvoj savjetovanja."], "Stručno", "hr", "2019", region=["HR"])
        )
        publish(session, make_record(["Career guidance for adults."], "Guidance", "en", "2021", region=["HR", "SI"]))
        records.create(session, make_record(["Hidden guidance."], "Draft"), who="test")
    index.sync()
    return index


def test_published_records_are_found_and_drafts_are_not(filled: Index) -> None:
    answer = ask(filled, "guidance")
    assert [hit.title for hit in answer.hits] == ["Guidance"]
    assert answer.hits[0].pages[0].snippet.text == "Career guidance for adults."


def test_inflected_and_unaccented_words_find_their_pages(filled: Index) -> None:
    assert [page.number for page in ask(filled, "savjetovanje").hits[0].pages] == [1, 2]
    assert ask(filled, "strucno").total == 1


def test_warm_index_finds_inflected_words_of_every_language(filled: Index) -> None:
    filled.warm_up()
    assert [page.number for page in ask(filled, "savjetovanje").hits[0].pages] == [1, 2]


def test_part_of_a_compound_finds_and_marks_it_but_makes_no_phrase(index: Index, sessions: Sessions) -> None:
    with transaction(sessions) as session:
        publish(session, make_record(["Die Berufsberatung hilft."], "Bericht", "de", "2020"))
    index.sync()
    snippet = ask(index, "Beratung").hits[0].pages[0].snippet
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["Berufsberatung"]
    assert ask(index, '"Beruf Beratung"').total == 0


def test_a_cover_stands_behind_the_page_that_answers(index: Index, sessions: Sessions) -> None:
    text = "In every region of the country the ministry pays for the guidance of adults who look for work."
    with transaction(sessions) as session:
        publish(session, make_record(["Guidance\nof adults", text], "Report"))
    index.sync()
    assert [page.number for page in ask(index, "guidance adults").hits[0].pages] == [2, 1]


def test_every_count_is_the_total_after_choosing_it(filled: Index) -> None:
    counts = ask(filled, "").facets
    for facet in ("region", "language", "year"):
        for value, count in counts[facet].items():
            assert ask(filled, "", **{facet: (value,)}).total == count


def test_selected_value_stays_in_the_list_at_zero(filled: Index) -> None:
    assert ask(filled, "guidance", region=("western-balkans",)).facets["region"]["western-balkans"] == 0


def test_withdrawn_record_leaves_the_index_with_the_next_sync(filled: Index, sessions: Sessions) -> None:
    record_id = ask(filled, "guidance").hits[0].record_id
    with transaction(sessions) as session:
        records.withdraw(session, records.get(session, record_id), who="test", why="wrong file")
    assert filled.status().pending == 1
    assert filled.sync() == 1
    assert (ask(filled, "guidance").total, filled.status().pending) == (0, 0)


def test_rebuild_answers_as_before(filled: Index) -> None:
    before = [ask(filled, text) for text in ("guidance", "savjetovanje", "")]
    assert filled.rebuild() == 2
    after = [ask(filled, text) for text in ("guidance", "savjetovanje", "")]
    assert [(one.total, one.hits, one.facets) for one in before] == [(one.total, one.hits, one.facets) for one in after]


def test_rebuild_that_dies_leaves_the_old_index_serving(filled: Index) -> None:
    def die(done: int, total: int) -> None:
        raise KeyboardInterrupt

    generation = filled.status().generation
    with pytest.raises(KeyboardInterrupt):
        filled.rebuild(die)
    assert (filled.status().generation, ask(filled, "guidance").total) == (generation, 1)
    filled.rebuild()
    assert ask(filled, "guidance").total == 1


def test_lost_state_only_means_that_the_index_is_filled_anew(filled: Index) -> None:
    (filled.generations.current().folder / "state.json").unlink()
    assert filled.sync() == 2
    assert ask(filled, "guidance").total == 1


def test_only_one_process_writes(filled: Index, sessions: Sessions) -> None:
    with transaction(sessions) as session:
        leases.acquire(session, "index", "elsewhere:1")
        publish(session, make_record(title="Late"))
    with pytest.raises(IndexBusy):
        filled.sync()
    assert ask(filled, "late").total == 0


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (Request(page=501), "too_far"),
        (Request(filters={"colour": ("red",)}), "unknown_facet"),
        (Request(filters={"year": ("soon",)}), "bad_year"),
        (Request(filters={"year": ("2024-2015",)}), "bad_year"),
    ],
)
def test_what_cannot_be_answered_is_refused(index: Index, request_: Request, code: str) -> None:
    with index.repository.sessions() as session, pytest.raises(QueryRefused) as caught:
        index.search(session, request_)
    assert caught.value.code == code


def test_meaning_is_an_error_as_long_as_there_is_no_embedding(index: Index) -> None:
    with index.repository.sessions() as session, pytest.raises(MeaningUnavailable):
        index.search(session, Request("guidance", mode="meaning"))


def test_what_the_first_marks_would_wait_for_is_read_before(index: Index, sessions: Sessions) -> None:
    with transaction(sessions) as session:
        publish(session, make_record(["Die Beratung hilft."], "Bericht", "de", "2020"))
    index.sync()
    analyzer_for.cache_clear()
    index.warm_up()
    assert "_known" in vars(analyzer_for("de")._compounds)
