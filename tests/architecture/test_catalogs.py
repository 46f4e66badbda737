"""The committed catalogs are those of the sources, and whole."""

import subprocess
from pathlib import Path

from tests.architecture.source import ROOT
from tests.conftest import need
from webapp.localization import catalogs, extraction

TRANSLATIONS = ROOT / "translations"


def test_templates_are_up_to_date_with_the_sources(tmp_path: Path) -> None:
    extraction.extract(tmp_path)
    for template in tmp_path.glob("*.pot"):
        assert template.read_text() == (TRANSLATIONS / template.name).read_text(), template.name


def test_every_language_is_complete_and_without_faults() -> None:
    reports = catalogs.check(TRANSLATIONS)
    assert {report.locale for report in reports} == {"hr"}
    assert [(report.locale, report.domain, report.faults) for report in reports if report.faults] == []
    assert all(report.translated == report.messages for report in reports)


def test_gettext_itself_accepts_the_catalogs(tmp_path: Path) -> None:
    need("gettext")
    for file in TRANSLATIONS.rglob("*.po"):
        subprocess.run(["msgfmt", "--check-format", "--check-domain", "-o", tmp_path / "out.mo", file], check=True)
