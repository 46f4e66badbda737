"""The vocabulary as an installation has it, read once for all tests that need real groups and labels."""

import pytest

from bench.tags import read_vocabulary
from repository.vocabulary.concepts import Vocabulary


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    return read_vocabulary(tmp_path_factory.mktemp("vocabulary"))
