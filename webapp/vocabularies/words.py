"""Words for what is done with vocabularies: why not, what a label or a link is, and what is wrong with a file."""

from flask import Flask
from markupsafe import Markup

from repository.models.vocabulary import LabelKind, LinkState, Match
from repository.vocabulary.described import DEPRECATED, MEMBER, RELATED, SPLIT_INTO
from repository.vocabulary.relations import name_of_scheme
from webapp.i18n import N_, _, named_language

# Why an edit can't stand, see `repository.errors.BadConcept`.
REASONS = {
    "no_english": N_("A term needs an English name."),
    "too_long": N_("A name or a note is too long."),
    "circle": N_("A term can't be below itself."),
    "two_broader": N_("A term can be directly below one other term only."),
    "related_above": N_("A term can't go with itself, nor with one above or below it."),
    "bad_mapping": N_("The address has to begin with https:// or http:// and have no spaces."),
    "two_mappings": N_("An address of a term elsewhere is there twice, or there are too many."),
    "has_narrower": N_("There are terms below this one. Replace it with another term, or move them first."),
    "is_there": N_("There is a term of this name."),
    "bad_replacement": N_("Choose another term that is in use and is not below this one."),
    "few_parts": N_("Name at least two terms that it is to be split into, and at most eight."),
    "nothing_chosen": N_("Choose which of the new terms the publications get."),
    "unchanged": N_("Nothing has changed since the last version."),
    "published_meanwhile": N_("Somebody published a version meanwhile. Look at what has changed since."),
    "moved_meanwhile": N_("Somebody has moved the term meanwhile. Look where it stands now."),
    "no_such_term": N_("There is no term of this name, or there are several. Choose one from the list."),
    "kept_elsewhere": N_("This vocabulary is kept elsewhere and can only be read here."),
    "bad_address": N_("The address has to begin with https:// or http:// and have no spaces."),
}
KIND_NAMES = {
    LabelKind.PREFERRED: N_("Main name"),
    LabelKind.ALTERNATIVE: N_("Other name"),
    LabelKind.HIDDEN: N_("Hint"),
    LabelKind.SCOPE_NOTE: N_("Note"),
    LabelKind.DEFINITION: N_("Definition"),
    LabelKind.EXAMPLE: N_("Example"),
}
MATCH_NAMES = {
    Match.EXACT: N_("the same"),
    Match.CLOSE: N_("nearly the same"),
    Match.BROAD: N_("broader there"),
    Match.NARROW: N_("narrower there"),
    Match.RELATED: N_("goes with it"),
}
LINK_NAMES = {
    "broader": N_("Below"),
    "narrower": N_("Terms below it"),
    RELATED: N_("Goes with"),
    MEMBER: N_("Has the member"),
    SPLIT_INTO: N_("Split into"),
    DEPRECATED: N_("No longer used"),
}
LINK_STATES = {
    LinkState.UNCHECKED: N_("not checked yet"),
    LinkState.WORKS: N_("works"),
    LinkState.GONE: N_("nothing is there any more"),
    LinkState.UNCLEAR: N_("answers, but does not say whether the term is there"),
    LinkState.UNREACHABLE: N_("can't be reached"),
    LinkState.FORBIDDEN: N_("is not asked: not a public address with encryption"),
}
FAULTS = {
    "not_utf8": N_("The text of the file is in an unknown encoding. Save it as UTF-8."),
    "too_large": N_("The file is too large. Split it into several."),
    "not_turtle": N_("This is not valid Turtle."),
    "not_a_list": N_("This is not valid CSV."),
    "no_key_column": N_("The first row needs a column “key”."),
    "unknown_column": N_("There is no column “%(value)s”. Columns have names like “prefLabel hr” or “altLabel en”."),
    "another_scheme": N_("The file has to describe the scheme %(value)s."),
    "no_key": N_("A term has no key (skos:notation): %(value)s"),
    "key_twice": N_("The key “%(value)s” is there twice."),
    "no_english": N_("“%(value)s” needs an English name."),
    "two_names": N_("“%(value)s” has two English names; make one of them another name."),
    "circle": N_("“%(value)s” would be below itself."),
    "unknown_concept": N_("There is no term “%(value)s”."),
    "too_long": N_("“%(value)s”: a name or a note is too long."),
    "bad_mapping": N_("“%(value)s” is no address of a term elsewhere."),
    "related_above": N_("“%(value)s” can't go with itself, nor with a term above or below it."),
}


def told_reason(code: str) -> Markup:
    """Why an edit can't stand."""
    return _(REASONS[code])


def told_kind(kind: str, language: str = "") -> Markup:
    """What kind of label, or of link; a link has no language."""
    if kind in set(Match):
        return _(MATCH_NAMES[Match(kind)])
    if kind in LINK_NAMES:
        return _(LINK_NAMES[kind])
    return _("%(kind)s, %(language)s", kind=_(KIND_NAMES[LabelKind(kind)]), language=named_language(language))


def told_state(state: str) -> Markup:
    return _(LINK_STATES[LinkState(state)])


def told_match(match: str) -> Markup:
    return _(MATCH_NAMES[Match(match)])


def install(app: Flask) -> None:
    app.jinja_env.filters.update(link_state=told_state, match_name=told_match, scheme_name=name_of_scheme)
    app.jinja_env.globals["matches"] = tuple(Match)
