"""The package as its source text says: modules, rooms, imports, and what a name stands for.

Nothing of the package is run. All imports count, also those inside functions and under TYPE_CHECKING: the
laws are about what a reader of one room has to know of another, and a circle that works only because one of
its imports comes late is a circle.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "octavo"


@dataclass(frozen=True)
class Import:
    """An import: ``name`` from the module ``source``; no name if the module itself is imported."""

    importer: str
    line: int
    source: str
    name: str = ""

    @property
    def target(self) -> str:
        """Return the name in full, as ``octavo.core.xhtml.Node``."""
        return f"{self.source}.{self.name}" if self.name else self.source

    @property
    def module(self) -> str:
        """Return the module that is imported, or from which a name is."""
        return self.target if self.name and self.target in modules() else self.source

    @property
    def key(self) -> str:
        """Return the import as the lists of known breaches write it."""
        return f"{self.importer} -> {self.target}"

    @property
    def place(self) -> str:
        """Return the file and line of the import."""
        return f"{modules()[self.importer].relative_to(ROOT)}:{self.line}"


@cache
def modules() -> dict[str, Path]:
    """Return the package's modules by name, each with its file."""
    return {_module_name(path): path for path in sorted((ROOT / PACKAGE).rglob("*.py"))}


@cache
def tree(module: str) -> ast.Module:
    """Return the parsed source of a module."""
    return ast.parse(modules()[module].read_text("utf-8"))


@cache
def imports() -> tuple[Import, ...]:
    """Return all imports of the package's own modules."""
    return tuple(
        found
        for module in modules()
        for found in all_imports(module)
        if found.source.split(".")[0] == PACKAGE and found.module != module
    )


@cache
def all_imports(module: str) -> tuple[Import, ...]:
    """Return all imports of a module, those of other packages too."""
    return tuple(_read_imports(module))


def _read_imports(module: str) -> Iterator[Import]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (Import(module, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}, line {node.lineno}: write the import in full, not relative"
            yield from (Import(module, node.lineno, node.module or "", alias.name) for alias in node.names)


def room(module: str) -> str:
    """Return the room of a module: its folder below the package, or itself if it stands at the top."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@cache
def definition(module: str, name: str) -> tuple[str, ast.stmt] | None:
    """Return the module and the statement that define a name, or None if the name is a module.

    Imports are followed to where the name comes from.
    """
    if f"{module}.{name}" in modules():
        return None
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if (alias.asname or alias.name) == name and node.module in modules():
                    return definition(node.module, alias.name)
        elif isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
            return module, node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                return module, node
    raise AssertionError(f"{module} defines no {name}")


def is_type(module: str, name: str) -> bool:
    """Return True if the name is of a class or of an alias of types.

    An alias is told by its capitals: ``Block``, and not ``BLOCK``.
    """
    found = definition(module, name)
    if found is None:
        return False
    return isinstance(found[1], ast.ClassDef) or (
        isinstance(found[1], ast.Assign | ast.AnnAssign) and name[0].isupper() and not name.isupper()
    )


def holds_data(module: str, name: str) -> bool:
    """Return True for a class whose objects don't change, and for an alias of types.

    Such are frozen dataclasses and frozen pydantic models, enumerations, named tuples, protocols and errors.
    """
    found = definition(module, name)
    assert found is not None, f"{module}.{name} is a module"
    where, node = found
    if not isinstance(node, ast.ClassDef):
        return True
    if any(
        _says_frozen(call) for statement in (*node.decorator_list, *node.body) for call in ast.walk(statement)
    ):
        return True
    for base in node.bases:
        last = ast.unparse(base).split("[")[0].rpartition(".")[2]
        if last in _DATA_BASES or last.endswith(("Error", "Exception")):
            return True
        if "." not in ast.unparse(base) and _defines(where, last) and holds_data(where, last):
            return True
    return False


_DATA_BASES = {"Enum", "StrEnum", "IntEnum", "Protocol", "NamedTuple", "TypedDict"}


def _says_frozen(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in {"dataclass", "ConfigDict"}
        and any(keyword.arg == "frozen" and ast.unparse(keyword.value) == "True" for keyword in node.keywords)
    )


def _defines(module: str, name: str) -> bool:
    """Return True if a name of a module is the package's own."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ClassDef) and node.name == name:
            return True
        if (
            isinstance(node, ast.ImportFrom)
            and node.module in modules()
            and any((alias.asname or alias.name) == name for alias in node.names)
        ):
            return True
    return False


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of nodes that reach each other, each sorted."""
    reach = {start: _reached(start, arrows) for start in arrows}
    groups = {
        tuple(sorted(other for other in reach[start] if start in reach.get(other, ())))
        for start in arrows
        if start in reach[start]
    }
    return [list(group) for group in sorted(groups)]


def _reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for target in arrows.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
