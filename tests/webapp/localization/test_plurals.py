"""The table of ours against CLDR, as Babel knows it."""

import pytest

from webapp.localization import plurals
from webapp.localization.formats import find_locale

# Whole millions have a form of their own in some languages, which ours leave out.
NUMBERS = range(5_000)


@pytest.mark.parametrize("locale", sorted(set(plurals.FORMULAS) - {"qps", "qpsb"}))
def test_rule_parts_whole_numbers_as_cldr_does(locale: str) -> None:
    cldr = find_locale(locale)
    assert cldr is not None
    pairs = {(plurals.rule(locale)(number), cldr.plural_form(number)) for number in NUMBERS}
    assert (
        len(pairs)
        == plurals.count_forms(locale)
        == len({form for form, _ in pairs})
        == len({name for _, name in pairs})
    )


def test_examples_show_what_a_form_is_for() -> None:
    assert plurals.examples("hr") == ((1, 21, 31, 41), (2, 3, 4, 22), (0, 5, 6, 7))
    assert plurals.examples("zh-hans") == ((0, 1, 2, 3),)
    assert all(plurals.examples("ar"))
