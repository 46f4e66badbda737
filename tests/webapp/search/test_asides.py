from indexer.question.remarks import RemarkCode
from webapp.localization.catalogs.domains import Domain, domain_of
from webapp.search.asides import SENTENCES


def test_every_remark_has_a_sentence_that_readers_get_in_their_language() -> None:
    assert set(SENTENCES) == set(RemarkCode)
    assert domain_of(["webapp/search/asides.py"]) is Domain.MESSAGES
