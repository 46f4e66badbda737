from pathlib import Path

import polib

from webapp.localization.catalogs import compiling


def test_a_faulty_entry_is_not_compiled(folder: Path) -> None:
    file = folder / "hr" / "LC_MESSAGES" / "messages.po"
    file.write_text(file.read_text().replace('msgstr "Ukloni sve"', 'msgstr "<b>Ukloni sve</b>"'))
    compiling.compile_all(folder)
    compiled = polib.mofile(str(file.with_suffix(".mo")))
    assert compiled.find("Clear all") is None
    assert compiled.find("Filters") is not None
