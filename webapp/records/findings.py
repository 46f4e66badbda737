"""What reading a publication found, for those who judge it: proposals with their reasons, health of pages, the file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from indexer.extraction.remarks import read_remark
from repository.models.file import File
from repository.models.record import Record
from repository.texts import PageGrade, PageSource
from webapp.i18n import N_, _, locale, named_language, ngettext, number
from webapp.records.page_view import page_url
from webapp.records.remarks import remark_words
from webapp.site import current_site

FIELDS = {
    "title": N_("Title"),
    "subtitle": N_("Subtitle"),
    "creators": N_("Creators"),
    "language": N_("Language"),
    "agency": N_("Agency"),
    "date_issued": N_("Issued"),
    "isbn": N_("ISBN"),
    "issn": N_("ISSN"),
    "doi": N_("DOI"),
    "catalogue_number": N_("Catalogue number"),
    "series": N_("Series"),
    "license": N_("Licence"),
    "abstract": N_("Abstract"),
    "translation_of": N_("Translation of"),
    "looks_like": N_("Looks like"),
}
REASONS = {
    "name": N_("names it"),
    "title": N_("in the title"),
    "heading": N_("in a heading"),
    "meaning": N_("near in meaning"),
    "members": N_("names its members"),
    "learnt": N_("as librarians have tagged before"),
    "type_size": N_("in the largest type"),
    "copyright": N_("in the copyright notice"),
    "imprint": N_("in the imprint"),
    "cover": N_("on the cover"),
    "identifier": N_("by an identifier"),
    "file_metadata": N_("stated in the file"),
    "language": N_("shows the language"),
    "section": N_("the section of that name"),
    "similar": N_("like the other publication"),
}
FLAWS = {
    "no_text": N_("no text"),
    "unmapped": N_("letters that can't be read"),
    "spaced_letters": N_("letters spaced out"),
    "symbols_in_words": N_("symbols inside words"),
    "no_language": N_("words in no known language"),
    "reversed": N_("letters in reverse"),
    "mixed_direction": N_("mixed direction"),
}
REPAIRS = {
    "split_accents": N_("accents joined to their letters"),
    "spaced_letters": N_("spaced letters joined"),
    "code_page": N_("wrong code page"),
}
ACTIVE = {
    "javascript": N_("scripts"),
    "launch": N_("starts programs"),
    "submit_form": N_("sends forms"),
    "import_data": N_("fetches data"),
    "embedded_file": N_("opens embedded files"),
    "media": N_("plays media"),
    "web_address": N_("opens web addresses by itself"),
    "xfa": N_("XFA form"),
}
PAGES_SHOWN = 50


@dataclass(frozen=True)
class Reason:
    """`page_url` is empty where the file's own metadata said it."""

    quote: str
    told: Markup
    page: int
    page_url: str


@dataclass(frozen=True)
class Finding:
    """`sure`: how sure the machine is, in per cent."""

    name: Markup
    value: str
    sure: int
    reasons: list[Reason]


@dataclass(frozen=True)
class FlawedPage:
    """`told`: what is wrong with the page, or was mended, in words."""

    label: str
    url: str
    grade: str
    told: list[str]


@dataclass(frozen=True)
class FileFindings:
    """`grades`: each grade that there is, and how many pages have it. `flawed`: the first pages that are not green.
    `notes`: what the file is."""

    name: str
    remarks: list[Markup]
    grades: list[tuple[str, Markup]]
    flawed: list[FlawedPage]
    ocr_pages: int
    notes: list[tuple[Markup, str]]


@dataclass(frozen=True)
class Findings:
    proposals: list[Finding]
    files: list[FileFindings]


def findings(record: Record) -> Findings:
    return Findings(list(_proposals(record)), [_file(record, file) for file in record.files])


def _proposals(record: Record) -> Iterator[Finding]:
    for name, label in FIELDS.items():
        if kept := record.proposals.get(name):
            reasons = [_reason(record, one) for one in kept["evidence"]]
            yield Finding(_(label), _worded(name, kept["value"]), round(100 * kept["score"]), reasons)


def _worded(name: str, value: Any) -> str:
    """A proposed value as a person reads it: languages and agencies by their names."""
    if name == "language":
        return "; ".join(map(named_language, value))
    if name == "agency":
        return current_site().vocabulary().label("agency", value, locale())
    return _shown(value)


def _shown(value: Any) -> str:
    """A proposed value on one line, whatever its shape."""
    if isinstance(value, dict):
        return " ".join(str(part) for name, part in value.items() if part and name not in ("kind", "language"))
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    return str(value)


def _reason(record: Record, evidence: dict[str, Any]) -> Reason:
    page = int(evidence["page"])
    message = REASONS.get(evidence.get("why", ""), "")
    told = _(message) if message else Markup()
    return Reason(evidence["quote"], told, page, page_url(record.id, page, "") if page else "")


def _file(record: Record, file: File) -> FileFindings:
    grades = Counter(page.health.get("grade", PageGrade.GREEN) for page in file.pages)
    flawed = [
        FlawedPage(page.label, page_url(record.id, page.number, ""), page.health["grade"], list(_told(page.health)))
        for page in file.pages
        if page.health.get("grade", PageGrade.GREEN) != PageGrade.GREEN
    ]
    return FileFindings(
        name=file.name,
        remarks=[remark_words(read_remark(one)) for one in file.remarks],
        grades=[(grade, _counted(grade, grades[grade])) for grade in PageGrade if grades[grade]],
        flawed=flawed[:PAGES_SHOWN],
        ocr_pages=sum(page.source == PageSource.OCR for page in file.pages),
        notes=list(_notes(file.facts)),
    )


def _counted(grade: PageGrade, count: int) -> Markup:
    if grade is PageGrade.GREEN:
        return ngettext("%(count)s sound page", "%(count)s sound pages", count)
    if grade is PageGrade.AMBER:
        return ngettext("%(count)s page with flaws", "%(count)s pages with flaws", count)
    return ngettext("%(count)s unusable page", "%(count)s unusable pages", count)


def _told(health: dict[str, Any]) -> Iterator[str]:
    for flaw, share in health.get("flaws", {}).items():
        yield _("%(flaw)s: %(share)s %%", flaw=_named(FLAWS, flaw), share=number(round(100 * share))).unescape()
    for repair, count in health.get("repairs", {}).items():
        yield _("mended: %(repair)s (%(count)s)", repair=_named(REPAIRS, repair), count=number(count)).unescape()
    if health.get("ocr_confidence") is not None:
        yield _("recognised text, %(share)s %% sure", share=number(round(100 * health["ocr_confidence"]))).unescape()


def _named(names: dict[str, str], code: str) -> str:
    """The words for a code; what follows a colon in it is a detail that is shown as it is."""
    name, _colon, detail = code.partition(":")
    return " ".join(filter(None, (_(names[name]).unescape() if name in names else name, detail)))


def _notes(facts: dict[str, Any]) -> Iterator[tuple[Markup, str]]:
    """What a librarian wants to know of a PDF, in the order of alarm."""
    if active := facts.get("active"):
        yield _("Active content, never run"), ", ".join(_named(ACTIVE, name) for name in active)
    if attachments := facts.get("attachments"):
        names = ", ".join(one["name"] for one in attachments[:5])
        yield ngettext("%(count)s attachment", "%(count)s attachments", len(attachments)), names
    if facts.get("is_encrypted"):
        yield _("Protected"), ", ".join(facts.get("forbidden", ()))
    if facts.get("signatures"):
        yield _("Signatures"), number(facts["signatures"])
    if facts.get("pdfa"):
        yield _("Claims to be"), f"PDF/A-{facts['pdfa']}"
    if facts:
        yield _("Tagged for screen readers"), (_("yes") if facts.get("is_tagged") else _("no")).unescape()
    if facts.get("language"):
        yield _("Declared language"), named_language(facts["language"])
    if facts.get("producer"):
        yield _("Made with"), facts["producer"]
