"""A .po file that is changed entry by entry: what is not changed keeps its bytes.

polib reads and writes entries; it would wrap every other one anew. So the text of each entry is kept as it stood, and
given back unless the entry says something else now.
"""

from dataclasses import dataclass, field
from pathlib import Path

import polib

Key = tuple[str, str]
"""Context (empty for none) and source text."""


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def render(entry: polib.POEntry) -> str:
    return entry.__unicode__(wrapwidth=0).strip("\n")


@dataclass
class POText:
    """`header`: in order. `entries`: in the order of the file, obsolete ones among them. `kept`: key -> how the entry
    is rendered, and how it stood in the file."""

    header: dict[str, str]
    entries: list[polib.POEntry]
    kept: dict[Key, tuple[str, str]] = field(default_factory=dict)
    header_text: str = ""

    def __str__(self) -> str:
        return "\n\n".join([self._header(), *map(self._text, self.entries)]) + "\n"

    def find(self, key: Key) -> polib.POEntry | None:
        return next((entry for entry in self.entries if key_of(entry) == key), None)

    def _text(self, entry: polib.POEntry) -> str:
        now = render(entry)
        then, text = self.kept.get(key_of(entry), ("", ""))
        return text if now == then else now

    def _header(self) -> str:
        if self.header_text and header_of(self.header_text) == self.header:
            return self.header_text
        lines = "\n".join(f'"{polib.escape(name)}: {polib.escape(value)}\\n"' for name, value in self.header.items())
        return f'#\nmsgid ""\nmsgstr ""\n{lines}'


def header_of(text: str) -> dict[str, str]:
    return dict(polib.pofile(text + "\n").metadata)


def parse_plain(text: str) -> POText:
    """For reading only: it can't be written back with the bytes it had. Raises as `parse`."""
    if not text.strip():
        return POText({}, [])
    # polib takes a text for the name of a file where such a file exists; a text with a line end never is one.
    file = polib.pofile(text if text.endswith("\n") else text + "\n", wrapwidth=0)
    return POText(dict(file.metadata), list(file))


def parse(text: str) -> POText:
    """Raises `OSError`, as polib does, with the line of what it does not understand."""
    plain = parse_plain(text)
    entries = plain.entries
    blocks = [block.strip("\n") for block in text.replace("\r\n", "\n").split("\n\n") if block.strip()]
    if len(blocks) != len(entries) + 1:
        return plain
    kept = {key_of(entry): (render(entry), block) for entry, block in zip(entries, blocks[1:], strict=True)}
    return POText(plain.header, entries, kept, blocks[0])


def read(file: Path) -> POText:
    """Raises `OSError` or `UnicodeDecodeError`."""
    return parse(file.read_text(encoding="utf-8"))


def write(file: Path, catalog: POText) -> bool:
    """Replace the file in one step, if it says something else now; whether it does."""
    text = str(catalog)
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".po.new")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)
    return True
