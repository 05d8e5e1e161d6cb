"""The laws of the files: their length, what their docstrings begin with, and that no error is swallowed."""

import ast
import re
from collections.abc import Iterator

from tests.laws.package import ROOT, modules, tree

MOST_LINES = 400

_QUESTION = re.compile(r"(what|whether|where|how)\b", re.IGNORECASE)
_BROAD = {"", "Exception", "BaseException"}


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in modules().values()}
    long = {str(path.relative_to(ROOT)): length for path, length in lengths.items() if length >= MOST_LINES}
    assert not long, f"split them, one idea a file: {long}"


def test_docstrings_are_sentences() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {text[:60]}"
        for module, path in modules().items()
        for line, text in docstrings(tree(module))
        if _QUESTION.match(text)
    ]
    assert not wrong, "\n".join(["write a sentence, such as `Return True if ...`:", *wrong])


def test_no_error_is_swallowed() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: name the errors that are meant, or report what came"
        for module, path in modules().items()
        for line in swallowed(tree(module))
    ]
    assert not wrong, "\n".join(wrong)


def test_swallowed_errors_are_found() -> None:
    text = """
with suppress(Exception):
    one()
with contextlib.suppress(OSError, BaseException):
    one()
with suppress(OSError):
    one()
try:
    one()
except:
    pass
try:
    one()
except (OSError, Exception) as error:
    two()
try:
    one()
except Exception as error:
    report(error)
try:
    one()
except BaseException:
    two()
    raise
"""
    assert sorted(swallowed(ast.parse(text))) == [2, 4, 10, 14]


def docstrings(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield all docstrings of a module, each with its line."""
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node)
            if text:
                yield node.body[0].lineno, text


def swallowed(module: ast.Module) -> Iterator[int]:
    """Yield the lines at which any error whatsoever is caught and lost."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "suppress":
            if any(ast.unparse(argument) in _BROAD for argument in node.args):
                yield node.lineno
        elif isinstance(node, ast.ExceptHandler) and _caught(node) & _BROAD:
            body = [inner for statement in node.body for inner in ast.walk(statement)]
            used = node.name and any(isinstance(one, ast.Name) and one.id == node.name for one in body)
            if not used and not any(isinstance(one, ast.Raise) for one in body):
                yield node.lineno


def _caught(handler: ast.ExceptHandler) -> set[str]:
    if handler.type is None:
        return {""}
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {ast.unparse(kind) for kind in kinds}
