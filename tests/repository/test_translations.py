import pytest
from sqlalchemy.orm import Session

from repository import translations
from repository.models.translation import Deed
from repository.models.user import User
from repository.people.roles import Role
from repository.people.translation_rights import Level, level

KEY = ("button", "Search")


def add(session: Session, deed: Deed, *forms: str, locale: str = "hr") -> None:
    translations.add(session, deed, locale=locale, key=KEY, who="Ana", forms=forms)


def test_the_newest_translation_holds_and_a_suggestion_does_not(session: Session) -> None:
    add(session, Deed.TRANSLATED, "Traži")
    add(session, Deed.REVIEWED, "Pretraži")
    add(session, Deed.SUGGESTED, "Nađi")
    add(session, Deed.TRANSLATED, "Suche", locale="de")
    holding = translations.load_holding(session)
    assert (holding["hr"][KEY].forms, holding["hr"][KEY].is_reviewed) == (("Pretraži",), True)
    assert holding["de"][KEY].forms == ("Suche",)


def test_every_deed_moves_the_generation(session: Session) -> None:
    before = translations.generation(session)
    add(session, Deed.COMMENTED)
    assert translations.generation(session) > before


def test_a_suggestion_is_open_until_somebody_decides(session: Session) -> None:
    add(session, Deed.SUGGESTED, "Nađi")
    assert translations.keys_with_suggestions(session, "hr") == {KEY}
    [suggestion] = translations.open_suggestions(translations.list_history(session, "hr", KEY))
    assert suggestion.forms == ["Nađi"]
    add(session, Deed.DECLINED)
    assert translations.keys_with_suggestions(session, "hr") == set()
    assert translations.open_suggestions(translations.list_history(session, "hr", KEY)) == []


def test_a_locale_is_hidden_until_it_is_shown_again(session: Session) -> None:
    translations.add(session, Deed.HIDDEN, locale="hr", key=("", ""), who="Ana")
    assert translations.load_hidden(session) == {"hr"}
    translations.add(session, Deed.SHOWN, locale="hr", key=("", ""), who="Ana")
    assert translations.load_hidden(session) == frozenset()


@pytest.mark.parametrize(
    ("role", "scope", "expected"),
    [
        (Role.TRANSLATOR, "", Level.REVIEW),
        (Role.TRANSLATOR, "hr", Level.TRANSLATE),
        (Role.TRANSLATOR, "sl, HR:review", Level.REVIEW),
        (Role.TRANSLATOR, "hr:suggest", Level.SUGGEST),
        (Role.TRANSLATOR, "de", Level.NONE),
        (Role.ADMINISTRATOR, "", Level.REVIEW),
        (Role.LIBRARIAN, "", Level.NONE),
    ],
)
def test_the_scope_of_a_translator_says_where_and_how_far(role: Role, scope: str, expected: Level) -> None:
    assert level(User(email="a@b", name="A", role=role, scope=scope, is_active=True), "hr") is expected
