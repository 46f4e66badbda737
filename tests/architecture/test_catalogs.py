"""The committed catalogs are those of the sources, and whole."""

import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.conftest import need
from webapp.localization.catalogs import comments, extraction, reports

TRANSLATIONS = ROOT / "translations"


def test_templates_are_up_to_date_with_the_sources(tmp_path: Path) -> None:
    extraction.extract(tmp_path, comments.load(TRANSLATIONS / comments.FILE))
    for template in tmp_path.glob("*.pot"):
        assert template.read_text() == (TRANSLATIONS / template.name).read_text(), template.name


def test_a_text_that_is_short_or_filled_in_says_to_translators_what_it_is() -> None:
    assert list(comments.iter_unexplained(TRANSLATIONS)) == []


@pytest.fixture(scope="module")
def found() -> list[reports.Report]:
    """All catalogs, checked once."""
    return list(reports.check(TRANSLATIONS))


def test_croatian_is_complete(found: list[reports.Report]) -> None:
    croatian = [report for report in found if report.locale == "hr"]
    assert [(report.domain, report.untranslated) for report in croatian if report.untranslated] == []


def test_no_language_has_an_error(found: list[reports.Report]) -> None:
    assert [(report.locale, report.domain, report.faults) for report in found if report.faults] == []


def test_gettext_itself_accepts_the_catalogs(tmp_path: Path) -> None:
    need("gettext")
    for file in TRANSLATIONS.rglob("*.po"):
        subprocess.run(["msgfmt", "--check-format", "--check-domain", "-o", tmp_path / "out.mo", file], check=True)
