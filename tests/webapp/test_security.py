import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

WEBAPP = Path(__file__).resolve().parents[2] / "webapp"


@pytest.mark.parametrize("path", ["/en/", "/en/nope", "/api/v1/search", "/static/css/main.css"])
def test_every_answer_carries_the_policy(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_template_has_inline_style_or_script_or_trusts_a_text() -> None:
    script = r"<script(?! type=\"module\" src| type=\"application/ld\+json\")"
    bad = re.compile(rf"\sstyle=|<style|{script}|\son\w+=|\|\s*safe|{{%\s*trans")
    wrong = [str(file) for file in WEBAPP.rglob("*.html") if bad.search(file.read_text(encoding="utf-8"))]
    assert wrong == []
