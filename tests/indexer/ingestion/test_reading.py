"""Every way in reads by the one reader, which asks the virus check first."""

from tests.architecture.source import iter_imports, modules


def test_no_other_module_has_files_from_outside_read() -> None:
    importers = {
        name for name, (_, tree) in modules().items() if "indexer.pipeline.prepare_in_parts" in iter_imports(tree)
    }
    assert importers == {"indexer.ingestion.reading"}
