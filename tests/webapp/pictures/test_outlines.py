import re

import pytest

from webapp.pictures.outlines import world

COMMAND = re.compile(r"M[-\d.]+ [-\d.]+l(?:[-\d.]+ ?)+z")


def test_every_country_of_the_vocabulary_is_on_the_map() -> None:
    assert {"HR", "DE", "MT", "XK", "TO", "US"} <= set(world().outlines)
    assert "AQ" not in world().outlines


def test_countries_lie_where_they_are() -> None:
    left, top, width, height = world().box
    for outline in world().outlines.values():
        assert COMMAND.sub("", outline.path) == ""
        if outline.dot and outline.code not in ("GS", "HM", "BV", "TF", "UM"):
            assert left <= outline.dot[0] <= left + width
            assert top <= outline.dot[1] <= top + height


@pytest.mark.parametrize("code", ["MT", "LU", "SG"])
def test_small_countries_are_dots(code: str) -> None:
    outline = world().outlines[code]
    assert outline.path == ""
    assert outline.dot


def test_malta_lies_south_of_italy_and_west_of_egypt() -> None:
    def corner(code: str) -> tuple[float, float]:
        found = re.match(r"M([\d.]+) ([\d.]+)", world().outlines[code].path)
        assert found
        return float(found[1]), float(found[2])

    x, y = world().outlines["MT"].dot or (0, 0)
    assert y > corner("IT")[1]
    assert x < corner("EG")[0]
