"""Why the collections can't be changed as asked, in words."""

from markupsafe import Markup

from webapp.i18n import N_, _

# See `repository.errors.BadCollection`.
REASONS = {
    "no_english": N_("A collection needs an English title."),
    "too_long": N_("A title or the search is too long."),
    "no_question": N_("The address has to be that of a search on this site, with words or filters."),
    "too_many": N_("No more collections fit at home. Remove one first."),
    "changed_meanwhile": N_("Somebody has changed the collections meanwhile. Look at them as they are now."),
}


def told_reason(reason: str) -> Markup:
    return _(REASONS[reason])
