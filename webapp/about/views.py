"""`/<locale>/about`, `/privacy`, `/accessibility`, `/contact`; their texts are in the catalogs."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from indexer.search.answer import Answer, Request
from repository.published import FileCounts, count_files
from webapp.accounts.access import public
from webapp.pictures.matrix import everything, is_country
from webapp.search.names import years_name
from webapp.site import current_site

blueprint = Blueprint("about", __name__)

# When the site was last looked over by people and tests; the model of the EU asks for a yearly review.
REVIEWED = date(2026, 11, 27)


@dataclass(frozen=True)
class Statement:
    """The facts of the accessibility statement: Commission Implementing Decision (EU) 2018/1523."""

    files: FileCounts
    reviewed: date
    contact: str

    @property
    def untagged(self) -> int:
        return self.files.total - self.files.tagged - self.files.scanned


@dataclass(frozen=True)
class Coverage:
    """The collection in figures. A work in four languages is one here, as it is everywhere else. `years`: from the
    first to the last, empty where none is known."""

    works: int
    agencies: int
    countries: int
    languages: tuple[str, ...]
    years: str


def coverage(answer: Answer) -> Coverage:
    """`answer`: of the empty question."""
    counted = {facet: [value for value, count in counts.items() if count] for facet, counts in answer.facets.items()}
    years = sorted(value for value in counted.get("year", ()) if value.isdigit())
    return Coverage(
        works=answer.total,
        agencies=len(counted.get("agency", ())),
        countries=sum(is_country(value) for value in counted.get("region", ())),
        languages=tuple(counted.get("language", ())),
        years=years_name(f"{years[0]}-{years[-1]}") if years else "",
    )


@blueprint.get("/about")
@public
def about() -> ResponseReturnValue:
    site = current_site()
    with site.repository.sessions() as session:
        found = site.index.search(session, everything(Request()))
    return render_template("pages/about/about.html", coverage=coverage(found))


@blueprint.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    return render_template("pages/about/privacy.html", contact=current_site().settings.contact)


@blueprint.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        found = count_files(session)
    statement = Statement(found, REVIEWED, current_site().settings.contact)
    return render_template("pages/about/accessibility.html", statement=statement)


@blueprint.get("/contact")
@public
def contact() -> ResponseReturnValue:
    return render_template("pages/about/contact.html", contact=current_site().settings.contact)
