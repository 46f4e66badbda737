"""The question that a picture is about: what is drawn, how it is narrowed down, and where else it leads."""

from dataclasses import dataclass

from markupsafe import Markup

from indexer.search.answer import Answer
from repository.vocabulary.concepts import Vocabulary
from webapp.i18n import ngettext
from webapp.pictures.links import PictureTab, kept, picture_tabs, picture_url
from webapp.search.names import facet_name, value_name
from webapp.search.params import address, with_filters, without
from webapp.search.presenter import Chip, in_force

FEW = 5


@dataclass(frozen=True)
class Asked:
    """`kept`: parameters that a form of the picture repeats unseen. `is_degraded`: nothing can be counted just now."""

    query: str
    total: int
    told: Markup
    chips: list[Chip]
    clear_url: str
    results_url: str
    tabs: list[PictureTab]
    kept: list[tuple[str, str]]
    is_degraded: bool

    @property
    def is_few(self) -> bool:
        """Too few publications for a picture: their table says it better."""
        return self.total < FEW


def asked_of(answer: Answer, vocabulary: Vocabulary, endpoint: str, **more: str | None) -> Asked:
    """`endpoint`: of the picture; `more`: its own parameters, which its links keep."""
    request = answer.request
    return Asked(
        query=request.text,
        total=answer.total,
        told=_told(answer),
        chips=[
            Chip(
                facet_name(facet),
                value_name(vocabulary, facet, value),
                picture_url(endpoint, without(request, facet, value), **more),
            )
            for facet, value in in_force(request)
        ],
        clear_url=picture_url(endpoint, with_filters(request, {}), **more),
        results_url=address(request),
        tabs=picture_tabs(request, endpoint),
        kept=kept(request),
        is_degraded=answer.is_degraded,
    )


def _told(answer: Answer) -> Markup:
    if answer.request.text:
        return ngettext(
            "%(count)s result for “%(query)s”",
            "%(count)s results for “%(query)s”",
            answer.total,
            query=answer.request.text,
        )
    return ngettext("%(count)s publication", "%(count)s publications", answer.total)
