import shutil
from pathlib import Path

import pytest

from webapp.settings import WebSettings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The catalogs of the project, to be changed."""
    return shutil.copytree(WebSettings().translations, tmp_path / "translations")
