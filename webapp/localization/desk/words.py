"""What the checks and the states of a translation say to people."""

from markupsafe import Markup

from repository.models.translation import Deed, TranslationEdit
from webapp.curation.reasons import told_who
from webapp.i18n import N_, _, date, named_language
from webapp.localization.catalogs.domains import Domain
from webapp.localization.checks.table import Finding
from webapp.localization.desk import exchange
from webapp.localization.desk.exchange import Refusal

CHECKS = {
    "placeholders": N_("%(detail)s has to be in the translation exactly as in the source."),
    "form-count": N_("The number of plural forms is wrong: %(detail)s."),
    "empty-form": N_("A plural form is empty. All of them are needed."),
    "tags": N_("The mark-up differs from the source: %(detail)s"),
    "line-ends": N_("The source begins or ends with a new line, and the translation does not, or the reverse."),
    "control-characters": N_("It contains a control character or an open change of direction: %(detail)s."),
    "zero-width": N_("It contains an invisible character: %(detail)s."),
    "percent-signs": N_("Where something is filled in, a per cent sign is written twice: %%"),
    "same-as-source": N_("It is the same as in English."),
    "equal-forms": N_("All plural forms are the same."),
    "outer-blanks": N_("A space at the start or the end differs from the source."),
    "double-blank": N_("There are two spaces in a row."),
    "end-mark": N_("The end differs from the source: %(detail)s"),
    "french-blanks": N_("French needs a no-break space here: %(detail)s"),
    "numbers": N_("A number differs from the source: %(detail)s."),
    "addresses": N_("An address differs from the source: %(detail)s"),
    "length": N_("It is too long for its place: %(detail)s characters."),
    "quotes": N_("This language uses other quotation marks: %(detail)s"),
    "three-dots": N_("Use one sign for the three dots: %(detail)s"),
    "repeated-word": N_("A word is there twice: %(detail)s."),
    "glossary-term": N_("The glossary has another word: %(detail)s."),
    "inconsistent": N_("Elsewhere the same text is translated as: %(detail)s"),
    "capital": N_("The source begins with a capital letter and the translation does not, or the reverse."),
    "mixed-scripts": N_("A word mixes letters of two alphabets: %(detail)s."),
    "wrong-letters": N_("This letter belongs to another language or an old code page: %(detail)s."),
    "access-key": N_("The access key is marked nowhere or more than once: %(detail)s"),
    "loose-marks": N_("There is a space before a mark or inside a bracket: %(detail)s"),
    "count-in-singular": N_("This form is used for several numbers, so it has to show the number: %(detail)s."),
}
REFUSALS = {
    exchange.UNREADABLE: N_("This line can't be understood as PO."),
    exchange.NOT_UTF8: N_("This line is not written in UTF-8."),
    exchange.EMPTY: N_("This is not a PO file."),
    exchange.OTHER_LANGUAGE: N_("The file belongs to another language: %(detail)s."),
}
DEEDS = {
    Deed.SUGGESTED: N_("%(name)s suggested, %(date)s, %(language)s"),
    Deed.TRANSLATED: N_("%(name)s translated, %(date)s, %(language)s"),
    Deed.REVIEWED: N_("%(name)s reviewed, %(date)s, %(language)s"),
    Deed.DECLINED: N_("%(name)s declined the suggestions, %(date)s, %(language)s"),
    Deed.ACCEPTED: N_("%(name)s kept the text against a remark, %(date)s, %(language)s"),
    Deed.COMMENTED: N_("%(name)s commented, %(date)s, %(language)s"),
}
DOMAINS = {
    Domain.MESSAGES: N_("Texts for readers"),
    Domain.STAFF: N_("Texts for staff"),
    Domain.EMAILS: N_("E-mails"),
    Domain.VOCABULARY: N_("Vocabulary labels"),
}


def finding_text(finding: Finding) -> Markup:
    return _(CHECKS[finding.code], detail=finding.detail)


def domain_name(domain: Domain) -> Markup:
    return _(DOMAINS[domain])


def refusal_text(refusal: Refusal) -> Markup:
    sentence = REFUSALS.get(refusal.code) or CHECKS[refusal.code]
    return _(sentence, detail=refusal.detail)


def deed_text(edit: TranslationEdit) -> Markup:
    return _(DEEDS[Deed(edit.deed)], name=told_who(edit.who), date=date(edit.at), language=named_language(edit.locale))
