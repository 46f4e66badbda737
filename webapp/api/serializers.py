"""A record as JSON. The shape of an answer is the indexer's, see `indexer.serialize`."""

from typing import Any

from flask import url_for

from repository.models.record import Record


def record_as_dict(record: Record, page_counts: dict[int, int], versions: list[tuple[str, int]]) -> dict[str, Any]:
    """`page_counts`: file id -> pages. `versions`: language and id of the other language versions."""
    return {
        "record_id": record.id,
        "url": url_for("files.permalink", record_id=record.id, _external=True),
        "titles": record.titles,
        "subtitles": record.subtitles,
        "abstracts": record.abstracts,
        "creators": record.creators,
        "languages": record.languages,
        "date_issued": record.date_issued,
        "license": record.license,
        "identifiers": record.identifiers,
        "series": record.series,
        "versions": [{"language": language, "record_id": record_id} for language, record_id in versions],
        "tags": _tags(record),
        "files": [
            {
                "name": file.name,
                "url": url_for("files.download", record_id=record.id, name=file.name, _external=True),
                "sha256": file.sha256,
                "size_bytes": file.size_bytes,
                "media_type": file.media_type,
                "pages": page_counts.get(file.id, 0),
                "text_state": file.text_state,
            }
            for file in record.files
        ],
    }


def _tags(record: Record) -> list[dict[str, Any]]:
    return [
        {
            "facet": tag.facet,
            "concept": tag.concept,
            "source": tag.source,
            "score": round(tag.score, 4),
            "evidence": tag.evidence,
        }
        for tag in record.tags
        if not tag.is_rejected
    ]
