"""One Tantivy index in a folder: opened, reloaded when somebody has committed, and rewritten document by document."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Query

from indexer.errors import EngineError

WRITER_HEAP_BYTES = 64 << 20


class TantivyIndex:
    """`key` is the unsigned field that tells which record a document belongs to."""

    def __init__(self, folder: Path, schema: tantivy.Schema, key: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.schema = schema
        self.key = key
        self._meta = folder / "meta.json"
        self._index = self._open()
        self._seen = self._stamp()

    def searcher(self) -> tantivy.Searcher:
        """A view of the newest commit."""
        if (stamp := self._stamp()) != self._seen:
            self._index.reload()
            self._seen = stamp
        return self._index.searcher()

    def rewrite(self, record_ids: Iterable[int], documents: Iterable[dict[str, Any]]) -> None:
        """Replace all documents of these records in one commit.

        The index is opened anew, because a writer with a stale view of the segments would keep files for ever.

        Raises:
            EngineError: it is damaged, written by somebody else, or the disk refuses.
        """
        try:
            writer = self._open().writer(WRITER_HEAP_BYTES, 1)
            for record_id in record_ids:
                writer.delete_documents_by_query(Query.term_query(self.schema, self.key, record_id))
            for fields in documents:
                writer.add_document(tantivy.Document.from_dict(fields, self.schema))
            writer.commit()
            writer.wait_merging_threads()
        except (ValueError, OSError) as error:
            raise EngineError(f"the index in {self.folder} could not be written: {error}") from error

    def size_bytes(self) -> int:
        return sum(file.stat().st_size for file in self.folder.iterdir() if file.is_file())

    def _open(self) -> tantivy.Index:
        try:
            return tantivy.Index(self.schema, str(self.folder))
        except (ValueError, OSError) as error:
            raise EngineError(f"the index in {self.folder} could not be opened: {error}") from error

    def _stamp(self) -> int:
        try:
            return self._meta.stat().st_mtime_ns
        except FileNotFoundError:
            return 0
