"""The formats of import: what each is called, which files it has, and who reads it.

`read_table` runs in a limited child, for every file is a stranger's. It looks at what a file is, not at its name; so a
format that is added here is recognised by pages and commands alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from indexer.imports.bibtex import is_bibtex, read_bibtex
from indexer.imports.csl_json import is_csl_json, read_csl_json
from indexer.imports.dublin_core import is_dublin_core, read_dublin_core
from indexer.imports.packed import is_package, read_package
from indexer.imports.ris import is_ris, read_ris
from indexer.imports.sheets import read_csv, read_workbook
from indexer.imports.table import LARGEST_BYTES, NOT_UTF8, TOO_LARGE, Table, UnusableTable

# How much of a file shows what it is: reference managers put no long preamble before their entries.
HEAD_BYTES = 4096


@dataclass(frozen=True)
class Format:
    """`is_it` sees the beginning of the text."""

    name: str
    suffixes: tuple[str, ...]
    is_it: Callable[[str], bool]
    read: Callable[[bytes], Table]


CSV = Format("CSV", (".csv", ".tsv"), lambda text: True, read_csv)
XLSX = Format("Excel", (".xlsx",), lambda text: text.startswith("PK\3\4"), read_workbook)
# In the order in which they are tried: a table of commas may look like anything, so it is the last.
FORMATS = (
    XLSX,
    Format("Dublin Core", (".xml",), is_dublin_core, read_dublin_core),
    Format("CSL-JSON", (".json",), is_csl_json, read_csl_json),
    Format("RIS", (".ris",), is_ris, read_ris),
    Format("BibTeX", (".bib",), is_bibtex, read_bibtex),
    CSV,
)


def read_table(path: Path) -> Table:
    """Read the whole file; what is wrong with it is its `problem`."""
    if is_package(path):
        try:
            return read_package(path, table_in, [suffix for one in FORMATS for suffix in one.suffixes])
        except UnusableTable as error:
            return Table(problem=error.problem)
    if path.stat().st_size > LARGEST_BYTES:
        return Table(problem=TOO_LARGE)
    return table_in(path.read_bytes())


def table_in(content: bytes) -> Table:
    head = content[:HEAD_BYTES].decode("utf-8", "ignore").lstrip("\ufeff")
    chosen = next(one for one in FORMATS if one.is_it(head))
    try:
        return chosen.read(content)
    except UnicodeDecodeError:
        return Table(problem=NOT_UTF8)
    except UnusableTable as error:
        return Table(problem=error.problem)
