"""Imports run `webapp -> indexer -> repository`, never back and never in a circle."""

from tests.architecture.source import graph, iter_imports, modules

ABOVE = {"repository": ("indexer", "webapp"), "indexer": ("webapp",)}
WEB = ("flask", "flask_babel", "jinja2", "werkzeug", "waitress")


def test_no_package_imports_one_above_it() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, (_, tree) in modules().items()
        for target in iter_imports(tree)
        if target.split(".")[0] in ABOVE.get(name.split(".")[0], ())
    ]
    assert wrong == []


def test_nothing_below_webapp_knows_the_web() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, (_, tree) in modules().items()
        for target in iter_imports(tree)
        if not name.startswith("webapp") and target.split(".")[0] in WEB
    ]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    edges = graph()
    reach: dict[str, set[str]] = {}
    for start in edges:
        seen: set[str] = set()
        waiting = list(edges[start])
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(edges[name])
        reach[start] = seen
    assert sorted(name for name in edges if name in reach[name]) == []
