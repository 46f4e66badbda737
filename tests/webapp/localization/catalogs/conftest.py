from pathlib import Path

import pytest

from tests.catalogs import copy_croatian


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The catalogs of the project in Croatian, to be changed."""
    return copy_croatian(tmp_path / "translations")
