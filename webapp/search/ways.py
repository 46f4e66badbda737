"""The ways by which a search found what it found, and a link for each that leaves it out or takes it in again."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.search.answer import Answer, Request
from indexer.search.neighbours import MeaningState
from webapp.i18n import _
from webapp.search.params import address


@dataclass(frozen=True)
class Way:
    """`text`: what was done. `url`: the same search done otherwise, as `link` says; both missing where there is no
    choice."""

    text: Markup
    link: Markup | None = None
    url: str = ""


def ways(answer: Answer) -> list[Way]:
    """By meaning or not, and with other names of concepts or not; nothing for a browse."""
    request = answer.request
    if not request.text:
        return []
    return [*_by_meaning(answer), *_by_names(answer)]


def _by_meaning(answer: Answer) -> list[Way]:
    request = answer.request
    if request.mode == "words":
        return [Way(_("Found by words only."), _("Search by meaning too"), _otherwise(request, mode="all"))]
    if request.mode == "meaning":
        return [Way(_("Found by meaning only."), _("Search by words too"), _otherwise(request, mode="all"))]
    match answer.meaning:
        case MeaningState.USED:
            text = _("Found by words, and by meaning in any language.")
            return [Way(text, _("Only by words"), _otherwise(request, mode="words"))]
        case MeaningState.NOT_READY:
            return [Way(_("Found by words only: search by meaning is being prepared."))]
        case MeaningState.FAILED:
            return [Way(_("Found by words only: search by meaning does not answer just now."))]
        case MeaningState.NOT_SET_UP:
            return [Way(_("Found by words only: search by meaning is not set up here."))]
        case _:
            return []


def _by_names(answer: Answer) -> list[Way]:
    request = answer.request
    if not request.has_names:
        text = _("Other names of concepts were left out.")
        return [Way(text, _("Search by other names too"), _otherwise(request, has_names=True))]
    if answer.also:
        text = _("Concepts were searched by their other names too.")
        return [Way(text, _("Only as typed"), _otherwise(request, has_names=False))]
    return []


def _otherwise(request: Request, *, mode: str = "", has_names: bool | None = None) -> str:
    has_names = request.has_names if has_names is None else has_names
    return address(replace(request, mode=mode or request.mode, has_names=has_names, page=1))
