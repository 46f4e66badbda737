"""Years that a question names: *2015-2024*, *after 2019*, *od 2015. do 2020.*, *2021*."""

from collections.abc import Iterator

import regex

YEAR = r"(?:19[5-9]\d|20\d\d)"
AFTER = "after nakon poslije nach après despues después dopo po після после بعد"
SINCE = "since from od seit ab depuis desde dal dalla з с منذ"
BEFORE = "before prije vor avant antes prima przed до قبل"
UNTIL = "until till to do bis jusqu'en hasta fino до حتى"
JOINED = f"and und et y e {UNTIL} i"
BETWEEN = "between između zwischen entre tra między між между بين"


def _any(words: str) -> str:
    return rf"(?:{'|'.join(map(regex.escape, words.split()))})"


YEARS = regex.compile(
    rf"""(?<![\p{{L}}\p{{N}}-])(?:
        (?:(?:{_any(BETWEEN)}|{_any(SINCE)})\s+)?(?P<first>{YEAR})\.?\s*(?:[-–—]|\s{_any(JOINED)}\s)\s*(?P<last>{YEAR})
      | (?P<after>{_any(AFTER)})\s+(?P<year>{YEAR})
      | (?P<since>{_any(SINCE)})\s+(?P<year>{YEAR})
      | (?P<before>{_any(BEFORE)})\s+(?P<year>{YEAR})
      | (?P<until>{_any(UNTIL)})\s+(?P<year>{YEAR})
      | (?P<year>{YEAR})
    )(?![\p{{L}}\p{{N}}-])\.?""",
    regex.VERBOSE | regex.IGNORECASE,
)


def find_years(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, value of the filter) in code points, in order."""
    for found in YEARS.finditer(text):
        yield *found.span(), _value(found)


def _value(found: "regex.Match[str]") -> str:
    if found["first"]:
        first, last = sorted((found["first"], found["last"]))
        return f"{first}-{last}" if first != last else first
    year = int(found["year"])
    if found["after"]:
        return f"{year + 1}-"
    if found["since"]:
        return f"{year}-"
    if found["before"]:
        return f"-{year - 1}"
    return f"-{year}" if found["until"] else str(year)
