"""The licences that are offered, and what each allows, in words."""

from webapp.i18n import N_, _

CC = "https://creativecommons.org/"

LICENSES = {
    f"{CC}licenses/by/4.0/": N_("Use and change, name the source (CC BY 4.0)"),
    f"{CC}licenses/by-sa/4.0/": N_("Use and change, name the source, share alike (CC BY-SA 4.0)"),
    f"{CC}licenses/by-nd/4.0/": N_("Use unchanged, name the source (CC BY-ND 4.0)"),
    f"{CC}licenses/by-nc/4.0/": N_("Use and change, name the source, not for profit (CC BY-NC 4.0)"),
    f"{CC}licenses/by-nc-sa/4.0/": N_("Use and change, name the source, not for profit, share alike (CC BY-NC-SA 4.0)"),
    f"{CC}licenses/by-nc-nd/4.0/": N_("Use unchanged, name the source, not for profit (CC BY-NC-ND 4.0)"),
    f"{CC}licenses/by/3.0/igo/": N_("Use and change, name the source; of international organisations (CC BY 3.0 IGO)"),
    f"{CC}licenses/by-sa/3.0/igo/": N_(
        "Use and change, name the source, share alike; of international organisations (CC BY-SA 3.0 IGO)"
    ),
    f"{CC}licenses/by-nc-sa/3.0/igo/": N_(
        "Use and change, name the source, not for profit, share alike; of international organisations"
        " (CC BY-NC-SA 3.0 IGO)"
    ),
    f"{CC}publicdomain/zero/1.0/": N_("No rights reserved (CC0)"),
    "http://data.europa.eu/eli/dec/2011/833/oj": N_("Reuse allowed, as for documents of the European Commission"),
    "http://rightsstatements.org/vocab/InC/1.0/": N_("All rights reserved"),
}


def license_words(uri: str) -> str:
    """What a licence allows; the address itself of one that is not in the table."""
    return _(LICENSES[uri]).unescape() if uri in LICENSES else uri
