"""What must survive the loss of the index: records, files, vocabularies and their history.

| module | concept |
|---|---|
| `models/` | the tables, one family a file |
| `database` | engine, sessions, `transaction()`, schema upgrade |
| `records` | create, submit, publish, withdraw, list |
| `metadata`, `identifiers` | the table of fields; what a right value is |
| `relations`, `finding` | editions, parts, supplements; a record by what a person types |
| `editing` | a person's edit of fields and tags; two edits of one record |
| `files` | attach a stored file with its pages; find by SHA-256 |
| `storage/` | the `BlobStore` port: bytes by their SHA-256 |
| `vocabularies`, `vocabulary_import` | concepts with labels; SKOS Turtle in |
| `history` | appends revisions and the change feed |
| `snapshots`, `differences`, `revisions` | a record as values, what differs, restore and undo |
| `visibility`, `embargoes`, `tombstones` | what readers see, from when, and what stays of the rest |
| `language_versions`, `duplicates`, `replacing` | language versions, merged records, better files |
| `permissions`, `users`, `links`, `sign_ins`, `second_factor` | who works here, and may do what |
| `review`, `checks`, `judging`, `worklists` | what waits for a person, and what they decide |
| `vocabulary_editing`, `vocabulary_export`, `fixity` | terms by hand, SKOS out; whether bytes are still right |
| `audit` | what was done besides records |
| `uploads`, `storage/staging` | files on their way in |
| `jobs` | work behind the pages, kept in the database |
| `leases` | one writer at a time |

Nothing here imports `indexer` or `webapp`; they follow the change feed instead.
"""
