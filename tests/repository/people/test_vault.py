"""What is sealed opens with its key only, and the second factors of an older version are sealed at the next start."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from repository.errors import SettingsError
from repository.people import second_factor, users
from repository.people.errors import SealBroken
from repository.people.roles import Role
from repository.people.vault import KEY_FILE, Vault, open_vault
from repository.settings import RepositorySettings

OLD, NEW = "o" * 40, "n" * 40


def test_what_is_sealed_opens_with_its_key_and_no_other() -> None:
    sealed = Vault([OLD]).seal("secret")
    assert "secret" not in sealed
    assert Vault([OLD]).open(sealed) == "secret"
    for wrong in (Vault([NEW]), Vault([OLD])):
        with pytest.raises(SealBroken):
            wrong.open(sealed[:-4] + "AAA=" if wrong.keys == [OLD] else sealed)


def test_a_key_is_exchanged_by_putting_the_new_one_first() -> None:
    both = Vault([NEW, OLD])
    assert both.open(Vault([OLD]).seal("secret")) == "secret"
    assert Vault([NEW]).open(both.seal("secret")) == "secret"


def test_without_a_setting_the_key_is_made_once_and_read_by_nobody_else(tmp_path: Path) -> None:
    sealed = open_vault("", tmp_path).seal("secret")
    assert open_vault("", tmp_path).open(sealed) == "secret"
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


@pytest.mark.parametrize("key", ["secret", "x" * 31, f"{NEW},short"])
def test_a_key_that_can_be_guessed_stops_the_start(key: str) -> None:
    with pytest.raises(SettingsError, match="PUTOKAZ_SECRET_KEY"):
        RepositorySettings(secret_key=key)


def test_secrets_that_were_kept_open_are_sealed(session: Session) -> None:
    user = users.invite(session, email="ana@example.org", name="Ana", role=Role.LIBRARIAN)
    user.totp_secret, user.has_totp = "JBSWY3DPEHPK3PXP", True
    session.flush()
    for _ in range(2):
        second_factor.seal_all(session, Vault([OLD]))
    assert Vault([OLD]).open(user.totp_secret) == "JBSWY3DPEHPK3PXP"
