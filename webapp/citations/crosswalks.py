"""A record as metadata for other repositories, beside the references for reference managers.

They say what the publication is; a reference of `formats` says how to cite it, and perhaps which page.
"""

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from repository.crosswalks.datacite import datacite
from repository.crosswalks.described import Described
from repository.crosswalks.dublin_core import OAI_DC, dublin_core
from repository.models.record import Record
from webapp.site import current_site


@dataclass(frozen=True)
class Schema:
    """`profile`: URI of what a general media type holds, empty where the type says it (FAIR Signposting 1.0)."""

    name: str
    media_type: str
    write: Callable[[Described], bytes]
    profile: str = ""


SCHEMAS = {
    "dc.xml": Schema("Dublin Core", "application/xml", dublin_core, OAI_DC),
    "datacite.xml": Schema("DataCite", "application/vnd.datacite.datacite+xml", datacite),
}


def described(record: Record) -> Described:
    """Labels are English: what machines gather must not depend on who asked."""
    files = (url_for("files.download", record_id=record.id, name=file.name, _external=True) for file in record.files)
    url = url_for("files.permalink", record_id=record.id, _external=True)
    return Described(record, current_site().vocabulary(), url, tuple(files))
