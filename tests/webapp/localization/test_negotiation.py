import pytest

from webapp.localization.negotiation import choose, in_order


@pytest.mark.parametrize(
    ("wanted", "known", "chosen"),
    [
        ("hr-HR", {"en", "hr"}, "hr"),
        ("sr-Latn-RS", {"en", "hr"}, "hr"),
        ("sr-Latn-RS", {"hr", "sr", "sr-latn"}, "sr-latn"),
        ("sh", {"hr", "sr-latn"}, "hr"),
        ("bs", {"en", "hr"}, "hr"),
        ("bs", {"bs", "hr"}, "bs"),
        ("cnr", {"en", "hr"}, "hr"),
        ("zh-CN", {"en", "zh-hans"}, "zh-hans"),
        ("zh-TW", {"en", "zh-hans"}, "zh-hans"),
        ("zh-TW", {"zh-hans", "zh-hant"}, "zh-hant"),
        ("pt-BR", {"pt"}, "pt"),
        ("mo", {"ro"}, "ro"),
        ("ja", {"en"}, None),
    ],
)
def test_a_tag_leads_to_the_nearest_locale(wanted: str, known: set[str], chosen: str | None) -> None:
    assert choose([wanted], known) == chosen


def test_locales_of_the_union_come_in_its_order_and_others_behind() -> None:
    assert in_order(["zh-hans", "hr", "ar", "el", "es", "en", "bg", "fi"]) == [
        "bg", "es", "el", "en", "hr", "fi", "ar", "zh-hans",
    ]  # fmt: skip
