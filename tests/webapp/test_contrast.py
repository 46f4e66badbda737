"""Colours that stand on each other, in both schemes: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (marks, controls 3:1)."""

import re

import pytest

from webapp.stylesheet import FOLDER

TOKEN = re.compile(r"--(?P<name>[\w-]+): (?:light-dark\((?P<light>#\w+), (?P<dark>#\w+)\)|(?P<both>#\w+));")
TEXT, MARK = 4.5, 3.0
# Foreground, background, least contrast.
PAIRS = [
    *(
        (text, ground, TEXT)
        for text in ("ink", "soft", "sign", "amber", "alarm", "seen")
        for ground in ("paper", "sheet")
    ),
    ("sign", "sign-tint", TEXT),
    ("ink", "mark", TEXT),
    ("on-sign", "sign", TEXT),
    ("on-action", "action", TEXT),
    ("on-deep", "sign-deep", TEXT),
    ("on-deep-soft", "sign-deep", TEXT),
    *((mark, ground, MARK) for mark in ("edge", "focus", "sign") for ground in ("paper", "sheet")),
    ("action", "sign-deep", MARK),
]


def colours(scheme: str) -> dict[str, str]:
    text = (FOLDER / "tokens.css").read_text(encoding="utf-8")
    return {match["name"]: match["both"] or match[scheme] for match in TOKEN.finditer(text)}


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(2 * one for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_colours_can_be_told_apart(scheme: str, front: str, ground: str, least: float) -> None:
    known = colours(scheme)
    assert contrast(known[front], known[ground]) >= least


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_number_on_each_shade_of_the_evidence_map_can_be_read(scheme: str) -> None:
    text = (FOLDER / "components" / "pictures.css").read_text(encoding="utf-8")
    known = colours(scheme)
    for line in re.findall(r'\[data-level="\d"\] \{(.*)\}', text):
        shade, on = (
            re.search(rf"--{name}: (?:light-dark\((#\w+), (#\w+)\)|var\(--(\w+)\))", line)
            for name in ("shade", "on-shade")
        )
        assert shade
        assert on
        place = 1 if scheme == "light" else 2
        front = known[on[3]] if on[3] else on[place]
        assert contrast(front, shade[place]) >= TEXT
