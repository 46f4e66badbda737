"""One index of Whoosh in a folder: opened, rewritten record by record, and the newest view of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import index, query, scoring

from indexer.errors import EngineError


class WhooshIndex:
    """One Whoosh index in a folder. `owner` is the field that tells which records a document belongs to."""

    def __init__(self, folder: Path, schema: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        try:
            exists = index.exists_in(str(folder))
            self._index = index.open_dir(str(folder)) if exists else index.create_in(str(folder), schema)
        except (index.IndexError, OSError, ValueError) as error:
            raise EngineError(f"the index in {folder} could not be opened: {error}") from error
        self._searcher = self._index.searcher(weighting=scoring.BM25F())

    def searcher(self) -> Any:
        """A view of the newest commit."""
        if not self._searcher.up_to_date():
            self._searcher = self._index.searcher(weighting=scoring.BM25F())
        return self._searcher

    def rewrite(self, record_ids: Iterable[int], documents: Iterable[dict[str, Any]]) -> None:
        """Replace all documents of these records in one commit. Raises `EngineError`."""
        try:
            writer = self._index.writer()
        except (index.LockError, OSError) as error:
            raise EngineError(f"the index in {self.folder} could not be written: {error}") from error
        try:
            for record_id in record_ids:
                writer.delete_by_query(query.Term("owner", str(record_id)))
            for values in documents:
                writer.add_document(**values)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def size_bytes(self) -> int:
        return sum(file.stat().st_size for file in self.folder.iterdir() if file.is_file())

    def close(self) -> None:
        self._searcher.close()
        self._index.close()
