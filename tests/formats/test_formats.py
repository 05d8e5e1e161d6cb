"""The registry of formats, and that nothing outside a format's own file knows it by name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from octavo.build.toolchain import BUILT_IN, making_order
from octavo.core.registry import RegistryError
from octavo.core.settings import Settings
from octavo.formats import CHECKS, FORMATS
from octavo.formats.context import BuildContext
from octavo.formats.format import Format
from octavo.formats.made import Made

ROOT = Path(__file__).resolve().parents[2] / "octavo"
#: Names that are no words of English or of Python besides; "print" and "cover" are.
UNMISTAKABLE = {"epub", "pdf", "onix"}
#: Folders that make one format only.
ROOMS = {"octavo.epub", "octavo.onix", "octavo.cover", "octavo.typeset"}
#: The engine's workers start before it is known what they typeset; the schema is of a file beside the PDF.
ALLOWED = {
    "octavo.typeset.pool",
    "octavo.typeset.weasyprint.installation",
}


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def identifiers(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        for field in ("id", "attr", "name", "arg"):
            if isinstance(name := getattr(node, field, None), str):
                yield name


def named_formats(source: str) -> list[str]:
    """What in a module names a format: a string, an identifier, an import."""
    tree = ast.parse(source)
    names = FORMATS.names()
    strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    found = [repr(text) for text in strings if isinstance(text, str) and text.strip(".-") in names]
    found += [name for name in identifiers(tree) if UNMISTAKABLE & set(name.lower().split("_"))]
    homes = {f"octavo.formats.{name}" for name in names}
    for module in imports(tree):
        if module in homes or (
            module not in ALLOWED and any(f"{module}.".startswith(f"{room}.") for room in ROOMS)
        ):
            found.append(module)
    return found


@pytest.mark.parametrize(
    "source",
    [
        'if "epub" in settings.formats: pass',
        'path.with_suffix(".pdf")',
        "def make_epub(): pass",
        "from octavo.formats.cover import CoverFormat",
        "from octavo.epub import package",
        "JavaChecks(pdf=True)",
        "settings.pdf_variants",
    ],
)
def test_what_counts_as_naming_a_format(source: str) -> None:
    assert named_formats(source)


@pytest.mark.parametrize("module", modules("build", "cli"), ids=lambda path: path.stem)
def test_neither_the_build_nor_the_command_names_a_format(module: Path) -> None:
    assert named_formats(module.read_text("utf-8")) == []


def test_the_shared_modules_name_none_either() -> None:
    for name in ("check/__init__.py", "core/settings.py", "formats/format.py", "formats/context.py"):
        found = named_formats((ROOT / name).read_text("utf-8"))
        # The variants are the one setting that a format's option fills.
        assert [what for what in found if what != "pdf_variants"] == [], name


@pytest.mark.parametrize("name", FORMATS.names())
def test_a_format_imports_no_other(name: str) -> None:
    source = (ROOT / "formats" / f"{name}.py").read_text("utf-8")
    others = {f"octavo.formats.{other}" for other in FORMATS.names() if other != name}
    assert others.isdisjoint(imports(ast.parse(source)))


def test_formats_are_made_behind_those_that_they_come_after() -> None:
    order = [each.name for each in making_order(tuple(FORMATS))]
    assert sorted(order) == sorted(FORMATS.names())
    for each in FORMATS:
        assert all(order.index(other) < order.index(each.name) for other in each.after)
    assert order.index("pdf") < order.index("epub") < order.index("onix")


class Stub(Format):
    def __init__(self, name: str, *after: str) -> None:
        self.name, self.help, self.result, self.after = name, "", "", after

    def make(self, context: BuildContext) -> Made | None:
        return None


def test_what_was_not_asked_for_is_not_waited_for() -> None:
    formats = (Stub("c", "a", "b"), Stub("b", "missing"), Stub("a"))
    assert [each.name for each in making_order(formats)] == ["b", "a", "c"]


def test_formats_that_come_after_each_other_are_refused() -> None:
    with pytest.raises(RegistryError, match="after each other: a, b"):
        making_order((Stub("a", "b"), Stub("b", "a"), Stub("c")))


def test_those_by_default_and_those_that_are_asked_for(tmp_path: Path) -> None:
    def names(*asked: str) -> list[str]:
        settings = Settings(tmp_path, tmp_path / "output", frozenset(asked))
        return [each.name for each in BUILT_IN.formats_asked(settings)]

    assert names() == ["epub", "pdf"]
    assert names("web", "epub") == ["epub", "web"]
    with pytest.raises(RegistryError, match="no format `docx`; there are: epub, pdf"):
        names("docx", "epub")


def test_every_format_says_what_it_is_and_has_a_check() -> None:
    for each in FORMATS:
        assert each.help
        assert each.result.startswith("<slug>")
        assert any(each.name in check.formats for check in CHECKS)
