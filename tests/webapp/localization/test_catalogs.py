import shutil
from pathlib import Path

import polib

from webapp.localization import catalogs
from webapp.settings import WebSettings

TRANSLATIONS = WebSettings().translations


def test_a_faulty_entry_is_not_compiled(tmp_path: Path) -> None:
    folder = shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    file = folder / "hr" / "LC_MESSAGES" / "messages.po"
    file.write_text(file.read_text().replace('msgstr "Ukloni sve"', 'msgstr "<b>Ukloni sve</b>"'))
    catalogs.compile_all(folder)
    compiled = polib.mofile(str(file.with_suffix(".mo")))
    assert compiled.find("Clear all") is None
    assert compiled.find("Filters") is not None
