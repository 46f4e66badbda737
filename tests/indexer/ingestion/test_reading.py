"""Every way in reads by the one reader, which asks the virus check first."""

import subprocess
import sys

from tests.architecture.source import iter_imports, modules


def test_no_other_module_has_files_from_outside_read() -> None:
    importers = {
        name for name, (_, tree) in modules().items() if "indexer.preparation.prepare_in_parts" in iter_imports(tree)
    }
    assert importers == {"indexer.ingestion.reading"}


def test_the_child_that_reads_files_imports_no_database() -> None:
    code = "import sys, indexer.preparation, indexer.ingestion.rehearsal; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "False", done.stderr
