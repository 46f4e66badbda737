"""A licence in plain words: what a reader may do with the publication. The URI is the fact, the words explain it."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from webapp.i18n import N_, _

CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/(?P<kind>[a-z-]+)/(?P<version>\d\.\d)(?:/(?P<port>[a-z]+))?"
)
KINDS = {
    "by": N_("You may share and adapt it, if you name the source."),
    "by-sa": N_("You may share and adapt it, if you name the source and pass on what you make under the same licence."),
    "by-nd": N_("You may share it unchanged, if you name the source."),
    "by-nc": N_("You may share and adapt it, not for profit, if you name the source."),
    "by-nc-sa": N_(
        "You may share and adapt it, not for profit, if you name the source and pass on what you make under the same "
        "licence."
    ),
    "by-nc-nd": N_("You may share it unchanged, not for profit, if you name the source."),
}
OTHERS = {
    "creativecommons.org/publicdomain/zero": ("CC0", N_("You may use it as you like.")),
    "data.europa.eu/eli/dec/2011/833": (
        "2011/833/EU",
        N_("Documents of the European Commission: you may reuse it, if you name the source."),
    ),
    "rightsstatements.org/vocab/InC": (
        "",
        N_("All rights reserved: you may read and quote it; ask the publisher before you copy it."),
    ),
}


@dataclass(frozen=True)
class Rights:
    """`name`: the licence's own, empty if it has none. `meaning`: empty for a licence that we have no words for."""

    uri: str
    name: str
    meaning: Markup


def rights_of(uri: str) -> Rights | None:
    """None where no licence is known."""
    if not uri:
        return None
    if (match := CREATIVE_COMMONS.match(uri)) and (meaning := KINDS.get(match["kind"])):
        name = " ".join(filter(None, ("CC", match["kind"].upper(), match["version"], (match["port"] or "").upper())))
        return Rights(uri, name, _(meaning))
    for part, (name, meaning) in OTHERS.items():
        if part in uri:
            return Rights(uri, name, _(meaning))
    return Rights(uri, uri, Markup())
