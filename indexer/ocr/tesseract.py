"""Tesseract as a program of the system. It gets pictures that we rendered, never the file itself.

The Python bindings were discarded: a program of its own is limited in time and can be killed.
"""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from indexer.errors import OCRUnavailable, RecognitionError
from indexer.ocr.packs import PACKS
from indexer.ocr.port import Recognised

PROGRAM = "tesseract"
# Levels of Tesseract's table: 5 is a word.
WORD_LEVEL = "5"
DOTS_PER_INCH = "300"
# Find the columns, and turn the page upright where the pack for it is there.
FIND_COLUMNS, FIND_COLUMNS_AND_TURN = "3", "1"


class Tesseract:
    """The `TextRecognizer` by Tesseract 4 or newer."""

    def __init__(self, timeout_s: float = 120.0) -> None:
        self.timeout_s = timeout_s

    def languages(self) -> frozenset[str]:
        """Raises `OCRUnavailable`."""
        return frozenset(language for language, pack in PACKS.items() if pack in self._installed)

    def recognise(self, picture: bytes, languages: Sequence[str]) -> Recognised:
        packs = [PACKS[language] for language in languages if PACKS.get(language) in self._installed]
        if not packs:
            raise RecognitionError(f"no language pack is installed for {', '.join(languages) or 'the page'}")
        mode = FIND_COLUMNS_AND_TURN if "osd" in self._installed else FIND_COLUMNS
        options = ["-l", "+".join(dict.fromkeys(packs)), "--psm", mode, "--dpi", DOTS_PER_INCH]
        return _from_table(self._run([PROGRAM, "stdin", "stdout", *options, "tsv"], picture))

    @cached_property
    def _installed(self) -> frozenset[str]:
        if shutil.which(PROGRAM) is None:
            raise OCRUnavailable
        return frozenset(self._run([PROGRAM, "--list-langs"]).splitlines()[1:])

    def _run(self, command: Sequence[str], given: bytes = b"") -> str:
        # One thread a page: pages are read side by side, and two threads a page are hardly quicker than one.
        environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(
                command, input=given, capture_output=True, timeout=self.timeout_s, env=environment, check=True
            )
        except subprocess.TimeoutExpired as error:
            raise RecognitionError(f"the page took longer than {self.timeout_s:.0f} seconds") from error
        except (subprocess.CalledProcessError, OSError) as error:
            raise RecognitionError("the program for OCR failed on the page") from error
        return done.stdout.decode("utf-8", "replace")


def _from_table(table: str) -> Recognised:
    """Lines from the words; a new paragraph is an empty line."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row["level"] == WORD_LEVEL and (row["text"] or "").strip()]
    letters = sum(len(row["text"]) for row in words)
    weighted = sum(float(row["conf"]) * len(row["text"]) for row in words)
    return Recognised("\n\n".join(_paragraphs(words)), round(weighted / letters / 100, 3) if letters else 0.0)


def _paragraphs(words: Sequence[dict[str, str]]) -> Iterator[str]:
    for _, of_paragraph in groupby(words, key=lambda row: (row["block_num"], row["par_num"])):
        lines = groupby(of_paragraph, key=lambda row: row["line_num"])
        yield "\n".join(" ".join(row["text"] for row in line) for _, line in lines)
