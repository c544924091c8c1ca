"""Numbers about the house that are questions, not faults."""

import ast
from collections.abc import Callable, Iterable, Iterator
from statistics import median

import networkx as nx

from tests.shape.source import ROOT, SourceFile

LONG_FILE = 300
LONG_FUNCTION = 40
LONG_VIEW = 12
LONG_TEMPLATE = 120
ROUTES = ("route", "get", "post", "put", "patch", "delete")


def long_files(files: Iterable[SourceFile]) -> list[str]:
    """Return the files over 300 lines, longest first."""
    found = sorted(((file.lines, file.path) for file in files if file.lines > LONG_FILE), reverse=True)
    return [f"{lines:5} {path}" for lines, path in found]


def long_functions(files: Iterable[SourceFile]) -> list[str]:
    """Return the functions over 40 lines, longest first."""
    found = sorted(((_length(node), file.at(node.lineno), node.name) for file, node in _functions(files)), reverse=True)
    return [f"{lines:5} {place} {name}" for lines, place, name in found if lines > LONG_FUNCTION]


def long_views(files: Iterable[SourceFile]) -> list[str]:
    """Return the views whose body is over a dozen lines: perhaps an operation is missing."""
    found = [
        (_body_length(node), file.at(node.lineno), node.name) for file, node in _functions(files) if _is_view(node)
    ]
    return [f"{lines:5} {place} {name}" for lines, place, name in sorted(found, reverse=True) if lines > LONG_VIEW]


def imports_in_functions(files: Iterable[SourceFile]) -> list[str]:
    """Return the imports inside functions: heavy libraries only, each with its reason."""
    return [
        file.at(inner.lineno)
        for file, node in _functions(files)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def cycles(files: Iterable[SourceFile], *, into: Callable[[str], str] = str) -> list[str]:
    """Return the rings of modules that import one another; `into` gathers modules, into features for example."""
    files = list(files)
    modules = {file.module for file in files}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for file in files:
        for found in file.imports():
            for target in (f"{found.module}.{found.name}", found.module):
                if target in modules:
                    graph.add_edge(into(file.module), into(target))
                    break
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return [" ↔ ".join(sorted(ring)) for ring in nx.strongly_connected_components(graph) if len(ring) > 1]


def long_templates() -> list[str]:
    """Return the templates over 120 lines, longest first."""
    found = [(text.count("\n"), path) for path, text in _templates()]
    return [f"{lines:5} {path}" for lines, path in sorted(found, reverse=True) if lines > LONG_TEMPLATE]


def summary(files: Iterable[SourceFile]) -> list[str]:
    """Return the sizes the house has by itself."""
    files = list(files)
    lengths = sorted(_length(node) for _, node in _functions(files))
    templates = [text.count("\n") for _, text in _templates()]
    short = sum(file.lines <= LONG_FILE for file in files)
    return [
        f"{len(files)} files, {sum(file.lines for file in files)} lines, "
        f"{_percent(short, len(files))} up to {LONG_FILE}",
        f"{len(lengths)} functions, median {median(lengths or [0]):g} lines, "
        f"{_percent(sum(length <= LONG_FUNCTION for length in lengths), len(lengths))} up to {LONG_FUNCTION}",
        f"{len(templates)} templates, median {median(templates or [0]):g} lines",
    ]


def _functions(files: Iterable[SourceFile]) -> Iterator[tuple[SourceFile, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return ((file, node) for file in files for node in file.functions())


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _body_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _is_view(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    called = [decorator.func for decorator in node.decorator_list if isinstance(decorator, ast.Call)]
    return any(isinstance(func, ast.Attribute) and func.attr in ROUTES for func in called)


def _templates() -> list[tuple[str, str]]:
    found = sorted((ROOT / "templates").rglob("*.html"))
    return [(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in found]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"
