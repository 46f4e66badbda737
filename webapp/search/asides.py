"""What was done with a question that could not be taken as it was typed, in the reader's words."""

from collections.abc import Sequence

from markupsafe import Markup

from indexer.question.remarks import Remark, RemarkCode
from webapp.i18n import N_, _, number

SENTENCES = {
    RemarkCode.TOO_LONG: N_("Only the first %(about)s characters of the question were read."),
    RemarkCode.TOO_MANY_WORDS: N_("Only the first %(about)s words of the question were read."),
    RemarkCode.TOO_DEEP: N_("Brackets nested more than %(about)s deep were left out."),
    RemarkCode.OPEN_QUOTE: N_("A quotation mark without its other half was left out."),
    RemarkCode.OPEN_BRACKET: N_("A bracket without its other half was left out."),
    RemarkCode.LONE_OPERATOR: N_("%(about)s joins nothing here and was searched as a word."),
    RemarkCode.UNKNOWN_FIELD: N_("There is no field “%(about)s”; it was searched as a word."),
    RemarkCode.UNKNOWN_VALUE: N_("“%(about)s” is not a known value of that field; it was searched as words."),
    RemarkCode.SHORT_PREFIX: N_("“%(about)s” is too short for a star; it was searched as a word."),
    RemarkCode.STRAY_STAR: N_("A star only works at the end of a word; it was left out of “%(about)s”."),
    RemarkCode.FEWER_WORDS: N_("No text contains enough words of the question; these contain some of them."),
}


# Those that tell a limit, which is written as a number is where the reader lives.
OF_A_NUMBER = (RemarkCode.TOO_LONG, RemarkCode.TOO_MANY_WORDS, RemarkCode.TOO_DEEP)


def remark_lines(remarks: Sequence[Remark]) -> list[Markup]:
    return [_(SENTENCES[remark.code], about=_about(remark)) for remark in remarks]


def _about(remark: Remark) -> str:
    return number(int(remark.about)) if remark.code in OF_A_NUMBER else remark.about
