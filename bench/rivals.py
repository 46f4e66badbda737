"""What the same questions cost without Putokaz: Tantivy asked by hand, and SQLite's FTS5."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from bench.synthetic import Work
from indexer.engine.port import RECORD_FIELDS
from indexer.facets import BY_NAME

SHOWN = 20


class RawTantivy:
    """The records index that Putokaz wrote, the same terms and aggregations, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.index = tantivy.Index.open(str(folder / "records"))
        self.facets = {name: "year" if name == "year" else f"facet_{name}" for name in BY_NAME}

    def ask(self, words: list[tuple[str, tuple[str, ...]]], region: str, is_phrase: bool) -> int:
        """`words`: exact form and stems of each; the number of works found."""
        schema, searcher = self.index.schema, self.index.searcher()
        query = self._phrase(schema, words) if is_phrase else self._words(schema, words)
        if region:
            wanted = Query.term_query(schema, "facet_region", region)
            kept = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(wanted, 0.0))])
        else:
            kept = query
        found = searcher.search(kept, SHOWN)
        searcher.fast_field_values("lead", [address for _, address in found.hits])
        for around, names in ((kept, [one for one in self.facets if one != "region"]), (query, ["region"])):
            searcher.aggregate(around, {one: {"terms": {"field": self.facets[one], "size": 1000}} for one in names})
        return int(found.count)  # type: ignore[attr-defined]

    def _words(self, schema: tantivy.Schema, words: list[tuple[str, tuple[str, ...]]]) -> Query:
        if not words:
            return Query.all_query()
        parts = []
        for exact, stems in words:
            forms = []
            for name, boost in RECORD_FIELDS:
                terms = (exact,) if name.endswith("exact") else stems
                any_of = Query.disjunction_max_query([Query.term_query(schema, name, term) for term in terms])
                forms.append((Occur.Should, Query.boost_query(any_of, boost)))
            parts.append((Occur.Should, Query.boolean_query(forms)))
        needed = len(parts) if len(parts) < 3 else max(2, -(-len(parts) * 4 // 10))
        return Query.boolean_query(parts, needed)

    def _phrase(self, schema: tantivy.Schema, words: list[tuple[str, tuple[str, ...]]]) -> Query:
        exact: list[str | tuple[int, str]] = [word for word, _ in words]
        return Query.boolean_query([
            (Occur.Should, Query.boost_query(Query.phrase_query(schema, name, exact), boost))
            for name, boost in RECORD_FIELDS
            if name.endswith("exact")
        ])  # fmt: skip


class FullTextSQLite:
    """A table of full texts, ranked by bm25, and facets counted in SQL. Words are found as they are typed: FTS5 knows
    no stems of these languages."""

    def __init__(self, file: Path) -> None:
        self.database = sqlite3.connect(file)
        self.database.execute("PRAGMA synchronous = OFF")
        self.database.execute("CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(title, body, content='')")
        self.database.execute("CREATE TABLE IF NOT EXISTS facets (record_id INTEGER, facet TEXT, value TEXT)")

    def write(self, works: Sequence[Work]) -> None:
        for work in works:
            document = work.document()
            row = (document.record_id, document.title_exact, document.body_exact)
            self.database.execute("INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)", row)
            rows = [(document.record_id, facet, one) for facet, values in work.facets.items() for one in values]
            self.database.executemany("INSERT INTO facets VALUES (?, ?, ?)", rows)
        held = self.count_records() + sum(len(work.versions) for work in works)
        self.database.execute(f"PRAGMA user_version = {held}")
        self.database.commit()

    def count_records(self) -> int:
        return int(self.database.execute("PRAGMA user_version").fetchone()[0])

    def finish(self) -> None:
        self.database.execute("CREATE INDEX IF NOT EXISTS by_record ON facets (record_id, facet, value)")
        self.database.execute("CREATE INDEX IF NOT EXISTS by_value ON facets (facet, value, record_id)")
        self.database.commit()

    def ask(self, words: list[tuple[str, tuple[str, ...]]], region: str, is_phrase: bool) -> int:
        exact = [word for word, _ in words]
        match = f'"{" ".join(exact)}"' if is_phrase else (" AND " if len(exact) < 3 else " OR ").join(exact)
        rows = "SELECT rowid FROM texts WHERE texts MATCH :match" if exact else "SELECT DISTINCT record_id FROM facets"
        if region:
            inside = "SELECT record_id FROM facets WHERE facet = 'region' AND value = :region"
            rows = f"SELECT * FROM ({rows}) INTERSECT {inside}"
        given = {"match": match, "region": region, "shown": SHOWN}
        if exact:
            ranked = (
                f"SELECT rowid FROM texts WHERE texts MATCH :match AND rowid IN ({rows}) ORDER BY bm25(texts, 6, 1)"
            )
            self.database.execute(f"{ranked} LIMIT :shown", given).fetchall()
        counted = f"SELECT facet, value, count(*) FROM facets WHERE record_id IN ({rows}) GROUP BY facet, value"
        self.database.execute(counted, given).fetchall()
        return int(self.database.execute(f"SELECT count(*) FROM ({rows})", given).fetchone()[0])
