"""Accounts, passwords and sign-ins."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from repository import records
from repository.models.base import now
from repository.models.user import User
from repository.people import permissions, sign_ins, users
from repository.people.errors import (
    CommonPassword,
    GuessablePassword,
    SignInRefused,
    TooManyAttempts,
    UserExists,
    UserNotFound,
    WeakPassword,
)
from repository.people.permissions import Action
from repository.people.roles import Role
from tests.factories import make_record

RIGHT = "signpost at the crossing"


@pytest.fixture
def ana(session: Session) -> User:
    return users.add(session, email="Ana@Example.org ", name="Ana", role=Role.LIBRARIAN, password=RIGHT)


def test_an_address_is_one_however_it_is_written(session: Session, ana: User) -> None:
    assert users.get_by_email(session, " ANA@example.org").id == ana.id
    with pytest.raises(UserExists):
        users.add(session, email="ana@EXAMPLE.org", name="Other", role=Role.LIBRARIAN, password=RIGHT)
    with pytest.raises(UserNotFound):
        users.get_by_email(session, "ivo@example.org")


@pytest.mark.parametrize("password", ["", "short", "x" * 201, "x" * 1_000_000, "ž" * 500_000])
def test_a_password_too_short_or_too_long_is_refused(session: Session, ana: User, password: str) -> None:
    with pytest.raises(WeakPassword):
        users.change_password(ana, password)


@pytest.mark.parametrize("password", ["qwerty123456", "Leavemealone", "passwordpassword", "123412341234"])
def test_a_password_that_most_people_choose_is_refused(session: Session, ana: User, password: str) -> None:
    with pytest.raises(CommonPassword):
        users.change_password(ana, password)
    with pytest.raises(CommonPassword):
        users.add(session, email="ivo@example.org", name="Ivo", role=Role.LIBRARIAN, password=password)
    assert sign_ins.begin(session, email="ana@example.org", password=RIGHT), "the old one holds"


@pytest.mark.parametrize(
    "password", ["aaaaaaaaaaaa", "šššššššššššš", "abcdefghijkl", "annaannaanna", "qwertyuiopas", "a" * 200]
)
def test_a_password_that_follows_a_pattern_is_refused(session: Session, ana: User, password: str) -> None:
    with pytest.raises(GuessablePassword):
        users.change_password(ana, password)
    assert sign_ins.begin(session, email="ana@example.org", password=RIGHT), "the old one holds"


@pytest.mark.parametrize("password", ["tri mala praseta", "čokolada i med", "мама мыла раму", "Vogel im Garten", RIGHT])
def test_a_sentence_in_any_language_is_taken(ana: User, password: str) -> None:
    users.change_password(ana, password)


def test_a_password_of_a_megabyte_signs_nobody_in(session: Session, ana: User) -> None:
    with pytest.raises(SignInRefused):
        sign_ins.begin(session, email="ana@example.org", password="x" * 1_000_000)
    assert not users.is_password_right(ana, "x" * 1_000_000)


def test_the_password_is_kept_as_argon2id_only(ana: User) -> None:
    assert ana.password_hash.startswith("$argon2id$")
    assert RIGHT not in ana.password_hash


def test_a_password_that_was_kept_by_weaker_parameters_is_kept_anew_when_it_is_given(
    session: Session, ana: User
) -> None:
    ana.password_hash = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(RIGHT)
    sign_ins.begin(session, email="ana@example.org", password=RIGHT)
    assert "m=19456,t=2,p=1" in ana.password_hash
    assert sign_ins.begin(session, email="ana@example.org", password=RIGHT)


# Of the longest length, in letters of two bytes and in signs of four, none of them beside its neighbour.
LONG = ["".join(chr(start + 7 * step) for step in range(200)) for start in (0x100, 0x1F300)]


@pytest.mark.parametrize("password", ["лозинка на раскршћу", "密码在十字路口的路标上面写着", *LONG])
def test_a_password_of_any_script_and_length_is_itself(session: Session, password: str) -> None:
    users.add(session, email="iva@example.org", name="Iva", role=Role.LIBRARIAN, password=password)
    assert sign_ins.begin(session, email="iva@example.org", password=password)
    with pytest.raises(SignInRefused):
        sign_ins.begin(session, email="iva@example.org", password=password[:-1])


def test_who_signs_in_is_known_by_the_token_until_it_ends(session: Session, ana: User) -> None:
    token = sign_ins.begin(session, email="ana@example.org", password=RIGHT)
    assert sign_ins.find_user(session, token) is ana
    assert sign_ins.find_user(session, token, at=now() + sign_ins.LASTS + timedelta(seconds=1)) is None
    sign_ins.end(session, token)
    assert sign_ins.find_user(session, token) is None


def test_a_sign_in_that_nobody_uses_ends_and_one_in_use_lasts_its_time(session: Session, ana: User) -> None:
    begun, minute = now(), timedelta(minutes=1)
    token, left = (sign_ins.begin(session, email="ana@example.org", password=RIGHT, at=begun) for _ in range(2))
    at = begun
    while at < begun + sign_ins.LASTS - sign_ins.IDLE:
        at += sign_ins.IDLE - minute
        assert sign_ins.find_user(session, token, at) is ana
        assert sign_ins.is_use_due(session, token, at)
        sign_ins.note_use(session, token, at)
        assert not sign_ins.is_use_due(session, token, at + minute), "reading pages is no writing"
    assert sign_ins.find_user(session, left, begun + sign_ins.IDLE + minute) is None
    assert [one.seen_at for one in sign_ins.list_of(session, ana, at)] == [at]
    sign_ins.note_use(session, left, at)
    assert sign_ins.find_user(session, left, at) is None, "what ended does not begin again"
    assert sign_ins.find_user(session, token, begun + sign_ins.LASTS + minute) is None


def test_the_token_itself_is_not_in_the_database(session: Session, ana: User) -> None:
    token = sign_ins.begin(session, email="ana@example.org", password=RIGHT)
    assert all(token not in one.token_sha256 for one in ana.sign_ins)


@pytest.mark.parametrize(("email", "password"), [("ana@example.org", "wrong"), ("ivo@example.org", RIGHT)])
def test_wrong_address_and_wrong_password_are_refused_alike(
    session: Session, ana: User, email: str, password: str
) -> None:
    with pytest.raises(SignInRefused):
        sign_ins.begin(session, email=email, password=password)


def test_after_many_wrong_passwords_even_the_right_one_waits(session: Session, ana: User) -> None:
    for _ in range(sign_ins.THROTTLE):
        with pytest.raises(SignInRefused):
            sign_ins.begin(session, email="ana@example.org", password="wrong")
    with pytest.raises(TooManyAttempts):
        sign_ins.begin(session, email="ana@example.org", password=RIGHT)
    later = now() + sign_ins.WITHIN + timedelta(seconds=1)
    assert sign_ins.begin(session, email="ana@example.org", password=RIGHT, at=later)


def test_closing_an_account_or_changing_its_password_ends_every_sign_in(session: Session, ana: User) -> None:
    token = sign_ins.begin(session, email="ana@example.org", password=RIGHT)
    users.change_password(ana, RIGHT + "s")
    session.flush()
    assert sign_ins.find_user(session, token) is None
    token = sign_ins.begin(session, email="ana@example.org", password=RIGHT + "s")
    users.deactivate(ana)
    session.flush()
    assert sign_ins.find_user(session, token) is None
    with pytest.raises(SignInRefused):
        sign_ins.begin(session, email="ana@example.org", password=RIGHT + "s")


def test_every_action_is_in_the_table_and_none_is_for_everybody() -> None:
    assert set(permissions.PERMISSIONS) == set(Action)
    assert not any(permissions.may(None, action) for action in Action)


def test_a_translator_sees_no_drafts(ana: User) -> None:
    assert permissions.may(ana, Action.SEE_DRAFTS)
    ana.role = Role.TRANSLATOR
    assert not permissions.may(ana, Action.SEE_DRAFTS)


@pytest.mark.parametrize(
    ("agency", "who", "allowed"),
    [
        ("", "ana@example.org", True),
        ("", "ivo@example.org", False),
        ("", "machine", False),
        ("etf", "ivo@example.org", True),
        ("ilo", "ana@example.org", False),
    ],
)
def test_a_record_without_an_agency_belongs_to_whoever_brought_it_in(
    session: Session, ana: User, agency: str, who: str, allowed: bool
) -> None:
    ana.scope = "etf"
    record = make_record(agency=[agency] if agency else [])
    records.create(session, record, who=who)
    assert permissions.may(ana, Action.EDIT_RECORDS, permissions.scopes_of(record)) is allowed
    ana.scope = ""
    assert permissions.may(ana, Action.EDIT_RECORDS, permissions.scopes_of(record))
