"""Which records the editor of titles and abstracts goes through: filters, words, one after another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from repository.record_translations import Standing, Translatable
from webapp.i18n import N_

Filter = Callable[[Translatable], bool]
FILTERS: dict[str, tuple[str, Filter]] = {
    "all": (N_("All"), lambda item: True),
    "missing": (N_("Not translated"), lambda item: Standing.MISSING in item.standings),
    "stale": (N_("Source changed"), lambda item: Standing.STALE in item.standings),
    "done": (N_("Done"), lambda item: item.is_done),
}


@dataclass(frozen=True)
class RecordSelection:
    """`show`: a key of `FILTERS`. `words`: as typed; all of them have to stand in a title."""

    show: str = "all"
    words: str = ""

    @classmethod
    def of(cls, args: "MultiDict[str, str]") -> "RecordSelection":
        """Of an address; what it can't mean is left out."""
        show = args.get("show", "all")
        return cls(show if show in FILTERS else "all", args.get("q", "")[:200])

    @property
    def parameters(self) -> dict[str, str]:
        """For the addresses of the list and of the editor; what is not chosen is left out."""
        chosen = {"show": self.show, "q": self.words}
        return {name: value for name, value in chosen.items() if value and (name, value) != ("show", "all")}

    def of_items(self, items: Sequence[Translatable]) -> list[Translatable]:
        wanted, words = FILTERS[self.show][1], self.words.casefold().split()
        return [item for item in items if wanted(item) and _has_words(item, words)]


def _has_words(item: Translatable, words: list[str]) -> bool:
    titles = "\n".join(f"{pair.source}\n{pair.text}" for pair in item.pairs if pair.field == "title").casefold()
    return all(word in titles for word in words)
