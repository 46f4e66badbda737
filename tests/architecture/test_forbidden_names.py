"""Names that say nothing about what is inside."""

from tests.architecture.source import modules

FORBIDDEN = {"utils", "util", "helpers", "common", "misc", "manager", "service", "handler", "data", "info"}


def test_no_module_has_a_name_that_fits_anything() -> None:
    assert [name for name in modules() if name.rpartition(".")[2] in FORBIDDEN] == []
