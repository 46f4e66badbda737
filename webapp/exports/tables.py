"""Results as a table: one row a publication, CSV for programs and XLSX for offices."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from repository.formulas import harmless
from webapp.citations.cited import cited, lasting_link
from webapp.citations.styles import apa
from webapp.exports.taking import Taken
from webapp.i18n import _, locale, named_language, pgettext
from webapp.site import current_site

WIDTHS = (60, 30, 22, 8, 18, 16, 9, 24, 18, 36, 16, 70, 60)

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | None


def headings() -> list[str]:
    return [
        one.unescape()
        for one in (
            _("Title"),
            _("Authors"),
            _("Agency"),
            _("Year"),
            _("Publication type"),
            _("Language"),
            pgettext("table", "Pages"),
            pgettext("table", "DOI"),
            pgettext("table", "ISBN"),
            _("Permanent link"),
            _("Matching pages"),
            _("Best passage"),
            _("Citation (APA)"),
        )
    ]


def rows(taken: Sequence[Taken]) -> Iterator[list[Cell]]:
    vocabulary = current_site().vocabulary()
    for one in taken:
        record, source = one.record, cited(one.record)
        kind = next(iter(record.concepts("type")), "")
        best = next(iter(one.pages), None)
        yield [
            source.full_title,
            "; ".join(creator["name"] for creator in record.creators),
            source.publisher,
            record.year,
            vocabulary.label("type", kind, locale()) if kind else "",
            ", ".join(map(named_language, record.languages)),
            one.page_count or None,
            source.doi,
            source.isbn,
            lasting_link(record.id),
            ", ".join(page.label for page in one.pages),
            best.snippet.text if best else "",
            apa(source).reference,
        ]


def as_csv(taken: Sequence[Taken]) -> bytes:
    return write_csv([headings(), *rows(taken)])


def write_csv(lines: Iterable[Sequence[Cell]], delimiter: str = ",") -> bytes:
    """UTF-8 with a byte order mark, without which spreadsheets guess another encoding; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(taken: Sequence[Taken]) -> bytes:
    return write_xlsx([headings(), *rows(taken)], WIDTHS)


def write_xlsx(lines: Iterable[Sequence[Cell]], widths: Iterable[int]) -> bytes:
    """The first line is the header, which stays in sight. A text is marked as one, so that no cell is a formula."""
    book = Workbook()
    sheet = book.active
    for number, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(number, column, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, str):
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
