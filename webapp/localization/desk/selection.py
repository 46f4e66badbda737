"""Which messages of a locale the editor goes through: filters, words, one after another."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from werkzeug.datastructures import MultiDict

from webapp.i18n import N_
from webapp.localization.catalogs.domains import Domain
from webapp.localization.catalogs.po import Key
from webapp.localization.checks.subject import Surroundings
from webapp.localization.checks.wording import same_as_source
from webapp.localization.entries import Entry, Status
from webapp.localization.live import Live

PAGE_SIZE = 50
LONGEST = 200


@dataclass(frozen=True)
class Known:
    """What the filters ask about. `suggested`: messages with open suggestions. `uses`: URI of a concept -> number of
    records that are tagged with it. `on_page`: messages of the page that was chosen, None where none was."""

    live: Live
    around: Surroundings
    suggested: Collection[Key] = ()
    uses: dict[str, int] = field(default_factory=dict)
    on_page: Collection[Key] | None = None


Filter = Callable[[Entry, Known], bool]
FILTERS: dict[str, tuple[str, Filter]] = {
    "all": (N_("All"), lambda entry, known: True),
    "missing": (N_("Not translated"), lambda entry, known: entry.status is Status.MISSING),
    "suggested": (N_("With suggestions"), lambda entry, known: entry.message.key in known.suggested),
    "review": (N_("Not reviewed"), lambda entry, known: entry.status is Status.TRANSLATED),
    "errors": (N_("With errors"), lambda entry, known: entry.message.key in known.live.errors),
    "warnings": (N_("With warnings"), lambda entry, known: bool(known.live.remarks(entry.message, known.around))),
    "same": (N_("Same as English"), lambda entry, known: same_as_source(entry.message, known.around) is not None),
    "changed": (N_("Changed here"), lambda entry, known: entry.differs_from_file),
    "used": (N_("Labels in use"), lambda entry, known: known.uses.get(entry.message.context, 0) > 0),
}


@dataclass(frozen=True)
class Selection:
    """`show`: a key of `FILTERS`. `domain`: None for all. `words`: as typed; all of them have to be met. `page`: the
    path of a page of the site that shows the text, empty for all."""

    show: str = "all"
    domain: Domain | None = None
    words: str = ""
    page: str = ""

    @classmethod
    def of(cls, args: "MultiDict[str, str]") -> "Selection":
        """Of an address; what it can't mean is left out."""
        show, domain = args.get("show", "all"), args.get("domain", "")
        known = domain in Domain.__members__.values()
        return cls(
            show if show in FILTERS else "all",
            Domain(domain) if known else None,
            args.get("q", "")[:LONGEST],
            _path_of(args.get("on", "")[:LONGEST]),
        )

    @property
    def is_whole(self) -> bool:
        """Whether it is all of a catalog, or of all catalogs."""
        return self.show == "all" and not self.words and not self.page

    @property
    def parameters(self) -> dict[str, str]:
        """For the addresses of the list and of the editor; what is not chosen is left out."""
        chosen = {"show": self.show, "domain": self.domain or "", "q": self.words, "on": self.page}
        return {name: value for name, value in chosen.items() if value and (name, value) != ("show", "all")}

    def of_entries(self, known: Known) -> list[Entry]:
        wanted = FILTERS[self.show][1]
        words = self.words.casefold().split()
        return [
            entry
            for entry in known.live.entries
            if (self.domain is None or entry.domain is self.domain)
            and (known.on_page is None or entry.message.key in known.on_page)
            and _has_words(entry, words)
            and wanted(entry, known)
        ]


def _path_of(address: str) -> str:
    """As typed or copied from the browser: with or without the name of the site and a query."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    return f"/{path.lstrip('/')}" if path else ""


def _has_words(entry: Entry, words: list[str]) -> bool:
    if not words:
        return True
    message = entry.message
    text = "\n".join((message.context, *message.sources, *message.forms, *message.places)).casefold()
    return all(word in text for word in words)
