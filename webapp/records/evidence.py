"""What kind of evidence a publication is, in plain words, for who has to judge how far it carries."""

from markupsafe import Markup

from webapp.i18n import N_, _, locale
from webapp.site import current_site

RESEARCH = N_("Research: it asks a question and answers it by a method that it describes.")
REPORT = N_("It gathers facts and findings, its own or those of others, and draws conclusions.")
IN_BRIEF = N_("The main points in brief; what they rest on stands elsewhere.")
ESTIMATE = N_("An estimate of what may come; it is as good as its assumptions.")
ADVICE = N_("Advice on how to do something; it does not show by itself that this works.")
INTENTION = N_("What a government intends to do; it does not show what has been achieved.")
IN_PROGRESS = N_("Work in progress; results and wording may still change.")
NEWS = N_("News, opinion or an announcement; it may point to evidence, but is none itself.")

KINDS = {
    "resource-type/STU": RESEARCH,
    "resource-type/PAPER_SCIENTIFIC": RESEARCH,
    "resource-type/REPORT": REPORT,
    "resource-type/FACTSHEET": IN_BRIEF,
    "resource-type/INFO_GEN": IN_BRIEF,
    "resource-type/PRESENTATION": IN_BRIEF,
    "resource-type/FORECAST": ESTIMATE,
    "resource-type/GUIDELINE_GEN": ADVICE,
    "resource-type/PLAN_NATIONAL": INTENTION,
    "resource-type/WORK_DOC": IN_PROGRESS,
    "resource-type/ANNOUNC_NEWS": NEWS,
    "resource-type/ARTICLE_NEWS": NEWS,
    "resource-type/MAGAZINE": NEWS,
    "resource-type/NEWSLETTER": NEWS,
    "resource-type/MATERIAL_PROM": NEWS,
    "resource-type/SCHEDULE": NEWS,
}


def kind_of_evidence(kind: str) -> str | Markup:
    """By key of the publication type; what librarians wrote about that type in the reader's language goes first. Empty
    for a type of their own without a note."""
    concept = current_site().vocabulary().concepts.get(("type", kind))
    if concept and (note := concept.notes.get(locale())):
        return note
    return _(KINDS[kind]) if kind in KINDS else ""
