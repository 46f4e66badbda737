"""What administrators are told when something can't be done, for the table of `webapp.errors`."""

from webapp.i18n import N_

ERASURE_REFUSED = N_(
    "The last administrator can't be erased, nor a person for whom work is being done right now."
    " Try again in a few minutes."
)
