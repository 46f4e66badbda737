"""langdetect is asked with shares that are kept packed."""

import pytest
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

from indexer.language import second_opinion


def test_packed_shares_are_those_of_the_library() -> None:
    theirs = DetectorFactory()
    theirs.load_profile(PROFILES_DIRECTORY)
    ours = second_opinion._factory()
    for gram in ("a", "и", " th", "ije", "ção"):
        expected = dict(zip(theirs.langlist, theirs.word_lang_prob_map[gram], strict=True))
        found = dict(zip(ours.langlist, ours.word_lang_prob_map[gram], strict=True))
        assert found == pytest.approx(expected, rel=1e-6)


def test_group_of_letters_that_no_language_has_is_not_there() -> None:
    assert "qzx" not in second_opinion._factory().word_lang_prob_map
