from pathlib import Path

import polib

from tests.catalogs import copy_all
from webapp.localization.catalogs import merging


def croatian(folder: Path, domain: str = "messages") -> Path:
    return folder / "hr" / "LC_MESSAGES" / f"{domain}.po"


def find(file: Path, msgid: str) -> polib.POEntry | None:
    return polib.pofile(str(file)).find(msgid)


def test_nothing_to_do_changes_no_byte_in_any_language(tmp_path: Path) -> None:
    folder = copy_all(tmp_path / "translations")
    before = {file: file.read_bytes() for file in folder.rglob("*.po")}
    merging.update(folder)
    assert {file: file.read_bytes() for file in folder.rglob("*.po")} == before


def test_a_message_that_comes_back_gets_its_translation_back(folder: Path) -> None:
    template = (folder / "messages.pot").read_text()
    (folder / "messages.pot").write_text(template.replace('msgid "Clear all"', 'msgid "Clear everything"'))
    merging.update(folder)
    assert find(croatian(folder), "Clear all") is None
    (folder / "messages.pot").write_text(template)
    merging.update(folder)
    entry = find(croatian(folder), "Clear all")
    assert entry is not None
    assert entry.msgstr == "Ukloni sve"


def test_a_message_that_moves_to_another_domain_keeps_its_translation(folder: Path) -> None:
    block = next(one for one in (folder / "messages.pot").read_text().split("\n\n") if 'msgid "Clear all"' in one)
    (folder / "messages.pot").write_text((folder / "messages.pot").read_text().replace(block + "\n\n", ""))
    with (folder / "staff.pot").open("a") as template:
        template.write(f"\n{block}\n")
    merging.update(folder)
    moved = find(croatian(folder, "staff"), "Clear all")
    assert moved is not None
    assert moved.msgstr == "Ukloni sve"
    assert "Clear all" not in croatian(folder).read_text()


def test_other_entries_keep_their_bytes_whatever_program_wrote_them(folder: Path) -> None:
    file, odd = croatian(folder), '#  by hand\n#: a.py\nmsgid ""\n"Fil"\n"ters"\nmsgstr ""\n"Filt"\n"ri"'
    text = file.read_text()
    block = next(one for one in text.split("\n\n") if 'msgid "Filters"' in one)
    places = "\n".join(line for line in block.splitlines() if line.startswith("#"))
    file.write_text(text.replace(block, odd.replace("#: a.py", places)))
    template = (folder / "messages.pot").read_text()
    (folder / "messages.pot").write_text(template + '\nmsgid "Something new"\nmsgstr ""\n')
    merging.update(folder)
    assert odd.replace("#: a.py", places) in file.read_text()
    assert find(file, "Something new") is not None


def test_the_header_gets_our_plural_rule_and_keeps_the_names_of_people(folder: Path) -> None:
    file = croatian(folder)
    hostile = (
        file.read_text()
        .replace("nplurals=3", "nplurals=9")
        .replace('"Language: hr', '"Last-Translator: Ana\\n"\n"Language: hr')
    )
    file.write_text(hostile)
    merging.update(folder)
    header = polib.pofile(str(file)).metadata
    assert header["Plural-Forms"].startswith("nplurals=3;")
    assert header["Last-Translator"] == "Ana"
