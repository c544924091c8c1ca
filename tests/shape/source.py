"""The house's Python files as syntax trees, and what can be read off them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("app.py", "config.py", "platform/mediation", "models", "blueprints")


@dataclass(frozen=True, slots=True)
class Import:
    """One module named by an import statement, with the name taken from it (None for `import x`)."""

    module: str
    name: str | None
    line: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One Python file: path from the root with slashes, dotted module name, text and tree."""

    path: str
    module: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """Return the number of lines."""
        return self.text.count("\n")

    def imports(self) -> Iterator[Import]:
        """Yield every import, also those inside functions and for type checking."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (Import(module=alias.name, name=None, line=node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._resolve(node)
                yield from (Import(module=base, name=alias.name, line=node.lineno) for alias in node.names)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Yield every function and method."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def strings(self) -> Iterator[tuple[str, int]]:
        """Yield every string literal with its line, docstrings excepted: words for readers cite nothing."""
        spoken = {id(node.value) for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
                yield node.value, node.lineno

    def attributes(self) -> Iterator[tuple[str, str, int]]:
        """Yield every `owner.name` with its line; the owner of `a.b.c` is `a.b`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute):
                yield ast.unparse(node.value), node.attr, node.lineno

    def at(self, line: int) -> str:
        """Return `path:line`, as a failing test shows it."""
        return f"{self.path}:{line}"

    def _resolve(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.module if self.path.endswith("__init__.py") else self.module.rpartition(".")[0]
        base = package.split(".")[: len(package.split(".")) - node.level + 1]
        return ".".join([*base, *([node.module] if node.module else [])])


def module_name(path: str) -> str:
    """Return the dotted name a file is imported by; platform/ is a source root and not part of it."""
    stem = path.removeprefix("platform/").removesuffix(".py").removesuffix("/__init__")
    return stem.replace("/", ".")


@cache
def files_under(*places: str) -> tuple[SourceFile, ...]:
    """Read the Python files at these files and folders of the root, in the order of their paths."""
    found: list[Path] = []
    for place in places:
        path = ROOT / place
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return tuple(map(_read, found))


def source(path: str, text: str) -> SourceFile:
    """Return a file of this text at a path from the root."""
    return SourceFile(path=path, module=module_name(path), text=text, tree=ast.parse(text, filename=path))


def _read(path: Path) -> SourceFile:
    return source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
