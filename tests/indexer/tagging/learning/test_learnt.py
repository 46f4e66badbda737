"""The model of decisions: what it keeps, and that opening its file runs nothing."""

from pathlib import Path

import numpy as np
import pytest

from indexer.documents import Why
from indexer.errors import LearntModelError
from indexer.tagging.learning import learnt
from indexer.tagging.learning.learnt import BUCKETS, FEATURES, About, Figures, LearntModel, bag, bucket_of, find, save
from indexer.tagging.reading import read_pages
from tests.indexer.tagging.publications import make_page, make_vocabulary

AI = ("technology", "ai")
ABOUT = About(9, "hashing", True, Figures(0.5, 0.5, 0.5), Figures(0.6, 0.6, 0.6))


def make_model() -> LearntModel:
    """Thinks that whoever writes of pumpkins writes of artificial intelligence."""
    weights = np.zeros((1, FEATURES), dtype=np.float32)
    weights[0, bucket_of("en", "pumpkin")] = 9
    idf = np.ones(BUCKETS, dtype=np.float32)
    return LearntModel((AI,), idf, weights, np.array([-2], dtype=np.float32), ABOUT)


def test_words_speak_for_a_concept() -> None:
    scores = [
        make_model().scores(bag(read_pages([make_page(text)], "", "en")), {}, {})[AI]
        for text in ("Pumpkins grow.", "Apples grow.")
    ]
    assert scores[0] > 0.9 > 0.2 > scores[1]


def test_a_suggestion_shows_the_passage_with_the_telling_word() -> None:
    pages = read_pages([make_page("Apples."), make_page("Some pumpkins grow here.", number=2)], "", "en")
    found = make_model().suggestion(AI, 0.9, pages, make_vocabulary())
    assert (found.facet, found.concept, found.label) == ("technology", "ai", "Artificial Intelligence")
    assert [(one.page, one.quote, one.why) for one in found.evidence] == [(2, "Some pumpkins grow here.", Why.LEARNT)]


def test_references_teach_nothing() -> None:
    text = "Text that goes on for a while.\nReferences\nKovač, A. (2015). Pumpkins.\n"
    counts = bag(read_pages([make_page(text)], "", "en")).counts
    assert bucket_of("en", "pumpkin") not in counts
    assert bucket_of("en", "text") in counts


def test_stems_of_two_languages_have_buckets_of_their_own() -> None:
    assert bucket_of("it", "inform") != bucket_of("en", "inform")
    assert bucket_of("hr", "karern") == bucket_of("sr", "karern")


def test_a_model_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    save(make_model(), tmp_path / "new" / "tags.npz")
    found = find(tmp_path / "new" / "tags.npz")
    assert found is not None
    assert (found.concepts, found.about) == ((AI,), ABOUT)
    assert np.array_equal(found.weights, make_model().weights)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["tags.npz"]


def test_where_nothing_was_learnt_there_is_no_model(tmp_path: Path) -> None:
    assert find(tmp_path / "tags.npz") is None


def test_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "tags.npz"
    save(make_model(), file)
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(LearntModelError, match=r"tags\.npz"):
        find(file)


def test_a_model_of_another_version_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "tags.npz"
    with monkeypatch.context() as before:
        before.setattr(learnt, "FORMAT", learnt.FORMAT - 1)
        save(make_model(), file)
    assert find(file) is None
    assert "putokaz tags train" in caplog.text


def test_a_file_with_pickled_objects_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "tags.npz"
    np.savez(file, about=np.array([{"a": Path}], dtype=object))
    with pytest.raises(LearntModelError):
        find(file)
