import re
from pathlib import Path

from flask.testing import FlaskClient

from webapp.stylesheet import COMMENT, FOLDER, joined


def test_page_asks_for_one_stylesheet_that_may_be_kept(client: FlaskClient) -> None:
    addresses = re.findall(r'rel="stylesheet" href="([^"]+)"', client.get("/en/").text)
    assert len(addresses) == 1
    response = client.get(addresses[0])
    assert (response.status_code, response.mimetype) == (200, "text/css")
    assert response.cache_control.immutable


def test_every_part_is_joined_in_its_layer() -> None:
    text = joined()
    assert "@import" not in text
    assert "@media print {\n@layer utilities {" in text
    for part in FOLDER.rglob("*.css"):
        assert part.name == "main.css" or COMMENT.sub("", part.read_text()) in text


def test_comments_are_for_those_who_read_the_parts(tmp_path: Path) -> None:
    (tmp_path / "main.css").write_text('@import url("a.css") layer(base);\n')
    (tmp_path / "a.css").write_text("/* Two\n   lines. */\np { margin: 0; }\n")
    assert joined(tmp_path) == "@layer base {\np { margin: 0; }\n}\n"


def test_part_without_media_stands_in_its_layer_alone(tmp_path: Path) -> None:
    (tmp_path / "main.css").write_text('@layer base;\n@import url("a.css") layer(base);\n')
    (tmp_path / "a.css").write_text("p { margin: 0; }\n")
    assert joined(tmp_path) == "@layer base;\n@layer base {\np { margin: 0; }\n}\n"
