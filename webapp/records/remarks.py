"""What reading a file met, in the words of the reader's language."""

from collections.abc import Callable

from markupsafe import Markup

from indexer.extraction.remarks import Remark, RemarkCode
from webapp.i18n import N_, _, ngettext

WORDS = {
    RemarkCode.CUT_OFF: N_("The file has no proper end; it was probably cut off in transfer."),
    RemarkCode.REPAIRED: N_("The file is damaged; the pages that could be found in it were read."),
    RemarkCode.OWNER_PASSWORD: N_("The file is protected by an owner password, but opens without one."),
    RemarkCode.ENCRYPTED: N_("The file opens only with a password; it is kept as it is, and its text is not searched."),
    RemarkCode.WITH_PASSWORD: N_("The text was read with the password of the file, which is not kept."),
    RemarkCode.SECOND_READER: N_("The usual reader could not open the file; a second one read it."),
    RemarkCode.END_NOT_READ: N_("The file is longer than the limit; its end was not read."),
    RemarkCode.PARTS_NOT_READ: N_("A limit was reached; parts of the file were not read."),
    RemarkCode.LABELS_UNREADABLE: N_("The page labels of the file could not be read."),
    RemarkCode.OUTLINE_UNREADABLE: N_("The outline of the file could not be read."),
    RemarkCode.DESCRIPTION_UNREADABLE: N_("The description of the file could not be read."),
    RemarkCode.FACTS_UNREADABLE: N_("The technical facts of the file could not be read."),
    RemarkCode.STRUCTURE_UNREADABLE: N_("The outline, page labels and description of the file could not be read."),
    RemarkCode.LANGUAGES_SAMPLED: N_(
        "There was no time to look at the language of each page; it was inferred from some of them."
    ),
    RemarkCode.METADATA_LEFT_OUT: N_("The pages were read, but title, authors and dates could not be looked for."),
    RemarkCode.TAGS_LEFT_OUT: N_("The pages were read, but no tags could be suggested."),
}


def remark_words(remark: Remark) -> Markup:
    return COUNTED[remark.code](remark) if remark.code in COUNTED else _(WORDS[remark.code])


def _pages_read(remark: Remark) -> Markup:
    return ngettext(
        "A limit was reached; %(count)s page of %(total)s was read.",
        "A limit was reached; %(count)s pages of %(total)s were read.",
        remark.count,
        total=remark.total,
    )


def _pages_too_large(remark: Remark) -> Markup:
    return ngettext(
        "%(count)s page of %(total)s unpacks to more than is allowed.",
        "%(count)s pages of %(total)s unpack to more than is allowed.",
        remark.count,
        total=remark.total,
    )


def _pages_unreadable(remark: Remark) -> Markup:
    return ngettext(
        "%(count)s page of %(total)s could not be read.",
        "%(count)s pages of %(total)s could not be read.",
        remark.count,
        total=remark.total,
    )


def _pages_without_text(remark: Remark) -> Markup:
    return ngettext(
        "%(count)s page of %(total)s has no text layer.",
        "%(count)s pages of %(total)s have no text layer.",
        remark.count,
        total=remark.total,
    )


def _structure_stopped(remark: Remark) -> Markup:
    return ngettext(
        "Reading the structure of the file was stopped after %(count)s second.",
        "Reading the structure of the file was stopped after %(count)s seconds.",
        remark.count,
    )


def _outline_cut(remark: Remark) -> Markup:
    return ngettext(
        "The outline is very long; its first %(count)s entry was kept.",
        "The outline is very long; its first %(count)s entries were kept.",
        remark.count,
    )


COUNTED: dict[RemarkCode, Callable[[Remark], Markup]] = {
    RemarkCode.PAGES_READ: _pages_read,
    RemarkCode.PAGES_TOO_LARGE: _pages_too_large,
    RemarkCode.PAGES_UNREADABLE: _pages_unreadable,
    RemarkCode.PAGES_WITHOUT_TEXT: _pages_without_text,
    RemarkCode.STRUCTURE_STOPPED: _structure_stopped,
    RemarkCode.OUTLINE_CUT: _outline_cut,
}
