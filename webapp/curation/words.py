"""Values of a snapshot as a person reads them."""

from typing import Any

from markupsafe import Markup

from repository.metadata import NOTES
from repository.models.record import Record
from webapp.editing.fields import RELATIONS
from webapp.editing.fields import field_name as form_name
from webapp.i18n import _, listed, locale, named_language
from webapp.records.wording import field_name, removal_reason, state_name
from webapp.search.names import facet_name
from webapp.site import current_site

PER_LANGUAGE = ("titles", "subtitles", "abstracts")


def part_name(field: str, part: str) -> str:
    """What changed: the field, with the language, the scheme or the facet of the part."""
    if field == "tags":
        return str(facet_name(part.split(" ")[0]))
    if field in PER_LANGUAGE:
        return _("%(field)s (%(language)s)", field=field_name(field), language=named_language(part))
    if field == "relations":
        return str(form_name(kind) if (kind := part.partition(" ")[0]) in RELATIONS else field_name(field))
    if field == "identifiers":
        return part.upper().replace("_", " ")
    return str(form_name(field) if field in NOTES else field_name(field))


def told(record: Record, field: str, part: str, value: Any) -> str:
    """One value; empty where there was nothing."""
    if value in (None, "", [], {}):
        return ""
    if field == "tags":
        return _tag(part, value)
    if field == "state":
        return str(state_name(value))
    if field == "tombstone":
        return str(removal_reason(value)) if part == "removal_reason" else str(value)
    if field == "languages":
        return listed([named_language(code) for code in value])
    if field == "creators":
        return "; ".join(" ".join(filter(None, (one["name"], one.get("orcid")))) for one in value)
    if field in ("relations", "merged_into"):
        return str(_("publication %(number)s", number=value))
    if field == "files":
        names = {file.sha256: file.name for file in (*record.files, *record.former_files)}
        return ", ".join(names.get(sha256, sha256[:12]) for sha256 in value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _tag(part: str, value: dict[str, Any]) -> str:
    facet, _space, concept = part.partition(" ")
    label = current_site().vocabulary().label(facet, concept, locale())
    said: Markup = _("%(label)s: no", label=label) if value["is_rejected"] else Markup.escape(label)
    return str(said.unescape())
