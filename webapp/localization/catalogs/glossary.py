"""`translations/glossary.csv`: the terms of this field, what they mean, and what they are called in each language.

One row a term. `en` and `definition` with its `source`; for every other locale a column of its name (`hr`), and, where
somebody wrote it, `definition_hr`. Several names in a cell are parted by ` | `, the preferred one first.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

FILE = "glossary.csv"
SEPARATOR = "|"
# Endings differ: a word of the term is met when its first letters are, all but so many and no fewer than so few.
ENDING, SHORTEST_STEM = 3, 3
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Term:
    """`names`: in one locale, the preferred one first."""

    term: str
    names: tuple[str, ...]
    definition: str
    source: str

    def is_met_in(self, text: str) -> bool:
        """Whether one of the names stands in the text, in whatever form."""
        words = [word.casefold() for word in WORD.findall(text)]
        return any(all(_has_stem(words, part) for part in WORD.findall(name)) for name in self.names)


@dataclass(frozen=True)
class Glossary:
    """The terms that have a name in one locale."""

    terms: tuple[Term, ...] = ()

    def find(self, source: str) -> list[Term]:
        """The terms that an English text uses, in the order of the text, the longest where several begin. A hyphen
        counts as a blank."""
        if not self.terms:
            return []
        found = (self._by_form[match[0].casefold().replace("-", " ")] for match in self._pattern.finditer(source))
        return list(dict.fromkeys(found))

    @cached_property
    def _by_form(self) -> dict[str, Term]:
        return {form.replace("-", " "): term for term in self.terms for form in _forms(term.term)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._by_form, key=len, reverse=True)
        either = "|".join(re.escape(form).replace(r"\ ", "[ -]") for form in forms)
        return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def load(folder: Path, locale: str) -> Glossary:
    """Empty where there is no file."""
    file = folder / FILE
    return _load(file, file.stat().st_mtime_ns, locale) if file.exists() else Glossary()


@lru_cache(maxsize=64)
def _load(file: Path, changed_ns: int, locale: str) -> Glossary:
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    terms = (_term(row, locale) for row in rows)
    return Glossary(tuple(term for term in terms if term.term and term.names))


def _term(row: dict[str, str], locale: str) -> Term:
    names = tuple(name.strip() for name in (row.get(locale) or "").split(SEPARATOR) if name.strip())
    definition = row.get(f"definition_{locale}") or row.get("definition") or ""
    return Term((row.get("en") or "").strip(), names, definition, row.get("source") or "")


def _forms(term: str) -> list[str]:
    """A term and its plural."""
    term = term.casefold()
    plural = f"{term[:-1]}ies" if term.endswith("y") and term[-2:-1] not in "aeiou" else f"{term}s"
    return [term, plural]


def _has_stem(words: Sequence[str], part: str) -> bool:
    part = part.casefold()
    stem = part[: max(SHORTEST_STEM, len(part) - ENDING)]
    return any(word.startswith(stem) for word in words)
