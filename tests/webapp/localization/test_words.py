from repository.models.translation import Deed
from webapp.localization import words
from webapp.localization.checks.table import CHECKS
from webapp.localization.domains import Domain


def test_every_check_deed_and_domain_has_words() -> None:
    assert set(words.CHECKS) == {check.code for check in CHECKS}
    assert set(words.DEEDS) == set(Deed) - {Deed.HIDDEN, Deed.SHOWN}
    assert set(words.DOMAINS) == set(Domain)
