"""ClamAV's daemon is asked over its socket, and what it can't say is an error and never a clean file."""

from pathlib import Path

import pytest

from indexer.errors import ScannerUnavailable
from indexer.scanning.clamd import Clamd
from indexer.settings import IndexerSettings
from repository.errors import SettingsError
from tests.indexer.scanning.daemon import HARMFUL, scanning


def test_a_harmful_file_is_named_wherever_in_it_the_harm_is(tmp_path: Path) -> None:
    clean, harmful = tmp_path / "clean.pdf", tmp_path / "harmful.pdf"
    clean.write_bytes(b"%PDF" + b" " * 200_000)
    harmful.write_bytes(b"%PDF" + b" " * 65_520 + HARMFUL)
    with scanning(tmp_path / "socket") as address:
        assert [Clamd(address).scan(path) for path in (clean, harmful)] == ["", "Eicar-Signature"]
        assert Clamd(address).version() == "ClamAV 1.4.1/27500"


@pytest.mark.parametrize("address", ["clamd:///nowhere/socket", "clamd://127.0.0.1:9"])
def test_a_scanner_that_is_not_there_passes_nothing(tmp_path: Path, address: str) -> None:
    with pytest.raises(ScannerUnavailable):
        Clamd(address).scan(Path(__file__))


def test_a_scanner_of_another_kind_stops_the_start() -> None:
    with pytest.raises(SettingsError, match="PUTOKAZ_VIRUS_SCANNER"):
        IndexerSettings(virus_scanner="http://scanner")
