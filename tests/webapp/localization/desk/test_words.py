from repository.models.translation import Deed
from webapp.localization.catalogs.domains import Domain
from webapp.localization.checks.table import CHECKS
from webapp.localization.desk import words


def test_every_check_deed_and_domain_has_words() -> None:
    assert set(words.CHECKS) == {check.code for check in CHECKS}
    assert set(words.DEEDS) == set(Deed) - {Deed.HIDDEN, Deed.SHOWN}
    assert set(words.DOMAINS) == set(Domain)
