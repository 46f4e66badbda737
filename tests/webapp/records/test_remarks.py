"""What reading met is said on the terminal and on the site, every code."""

import pytest
from flask import Flask

from indexer.extraction.remarks import Remark, RemarkCode
from webapp.records.remarks import remark_words


@pytest.mark.parametrize("code", RemarkCode)
def test_every_remark_is_said_the_same_on_terminal_and_site(app: Flask, code: RemarkCode) -> None:
    remark = Remark(code, 2, 5)
    with app.test_request_context("/en/"):
        words = remark_words(remark)
    assert sorted(filter(str.isdigit, str(remark))) == sorted(filter(str.isdigit, words))
    assert words.endswith(".")


def test_counted_remarks_follow_the_plurals_of_croatian(app: Flask) -> None:
    with app.test_request_context("/hr/"):
        words = [remark_words(Remark(RemarkCode.PAGES_UNREADABLE, count, 30)) for count in (1, 2, 5)]
    assert [word.partition("od ukupno 30 ")[2] for word in words] == [
        "nije se mogla pročitati.",
        "nisu se mogle pročitati.",
        "nije se moglo pročitati.",
    ]
