"""Which records the editor of titles and abstracts goes through: filters, words, one after another."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from repository import translation_progress
from repository.record_translations import Standing
from repository.translation_progress import Outline
from webapp.i18n import N_

Filter = Callable[[Outline], bool]
FILTERS: dict[str, tuple[str, Filter]] = {
    "all": (N_("All"), lambda item: True),
    "missing": (N_("Not translated"), lambda item: Standing.MISSING in item.standings),
    "stale": (N_("Source changed"), lambda item: Standing.STALE in item.standings),
    "done": (N_("Done"), lambda item: item.is_done),
}


@dataclass(frozen=True)
class RecordSelection:
    """`show`: a key of `FILTERS`. `words`: as typed; all of them have to be in its titles."""

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

    def list_ids(self, session: Session, language: str) -> list[int]:
        """The records chosen, the newest first; titles are read only to look for words."""
        wanted, words = FILTERS[self.show][1], self.words.casefold().split()
        outlines = translation_progress.list_outlines(session, language, with_titles=bool(words))
        return [one.record_id for one in outlines if wanted(one) and _has_words(one, words)]


def _has_words(outline: Outline, words: list[str]) -> bool:
    titles = "\n".join(outline.titles).casefold()
    return all(word in titles for word in words)
