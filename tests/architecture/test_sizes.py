"""Hard stops: a file of 400 lines or a function of 60 is two concepts."""

import ast

from tests.architecture.source import ROOT, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONGEST_TEMPLATE = 120
LONGEST_STYLESHEET = 150


def test_files_are_short() -> None:
    sizes = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, (path, _) in modules().items()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    long = [
        f"{name}.{node.name}"
        for name, (_, tree) in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
        and ".migrations." not in name
    ]
    assert long == []


def test_templates_and_stylesheets_are_short() -> None:
    stops = {".html": LONGEST_TEMPLATE, ".css": LONGEST_STYLESHEET}
    long = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "webapp").rglob("*")
        if path.suffix in stops and len(path.read_text(encoding="utf-8").splitlines()) > stops[path.suffix]
    ]
    assert long == []


def test_nothing_is_left_for_later() -> None:
    marks = ("TODO", "FIXME", "XXX", "NotImplementedError")
    left = [name for name, (path, _) in modules().items() if any(mark in path.read_text() for mark in marks)]
    assert left == []
