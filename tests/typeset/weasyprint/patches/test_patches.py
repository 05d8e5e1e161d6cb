"""What every patch says of itself is true, and the laws that keep patches in their fence."""

import ast
import inspect
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from octavo.core.settings import PACKAGE
from octavo.typeset.weasyprint import patches
from octavo.typeset.weasyprint.patches import PATCHES, RELEASE, Patch, check_sources
from octavo.typeset.weasyprint.patches.patch import Place, fingerprint, source_of

ROOT = PACKAGE.parent
FOLDER = Path(inspect.getfile(patches)).parent
IDS = [name for patch in PATCHES for name in patch.replaced[:1]]


FILES = {path.stem for path in FOLDER.glob("*.py")} - {
    "__init__",
    "application",
    "patch",
    "registry",
    "release",
}


def module_of(patch: Patch) -> str:
    """The name of the file in which a patch stands."""
    return next(name for name in sorted(FILES) if patch in getattr(patches, name).PATCHES)


@pytest.mark.parametrize("patch", PATCHES, ids=IDS)
def test_a_patch_says_why_and_fits_the_installed_source(patch: Patch) -> None:
    assert patch.reason.endswith(".")
    assert not patch.upstream or re.fullmatch(
        r"https://github\.com/Kozea/WeasyPrint/(issues|pull)/\d+", patch.upstream
    )
    if patch.fingerprint is None:
        assert not patch.target.startswith("weasyprint")
    else:
        assert fingerprint(source_of(Place.named(patch.target).get())) == patch.fingerprint


@pytest.mark.parametrize("patch", PATCHES, ids=IDS)
def test_a_patch_has_a_test_that_names_it(patch: Patch) -> None:
    text = (ROOT / patch.tests).read_text("utf-8")
    assert f"patches/{module_of(patch)}.py" in text, "say in the test's docstring which patch it is for"
    assert "def test_" in text


def test_no_name_is_replaced_twice() -> None:
    counts = Counter(name for patch in PATCHES for name in patch.replaced)
    assert [name for name, count in counts.items() if count > 1] == []


def test_all_patches_are_in_the_list() -> None:
    assert {module_of(patch) for patch in PATCHES} == FILES


def test_files_on_disk_are_what_the_patches_expect() -> None:
    check_sources(PATCHES)


def test_the_release_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = [one for one in project["dependencies"] if one.startswith("weasyprint")]
    assert pins == [f"weasyprint=={RELEASE}"]


def test_no_patch_loads_the_engine_by_being_imported() -> None:
    for path in FOLDER.glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                source = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
                assert (source or "").split(".")[0] != "weasyprint", f"{path.name}, line {node.lineno}"


def test_nothing_else_gives_an_engine_module_another_value() -> None:
    """Nothing assigns to attributes of what other packages define, or calls setattr, but ``Place``."""
    rooms = ("typeset", "drawing", "cover", "html", "epub", "formats")
    wrong = []
    for path in (path for room in rooms for path in (PACKAGE / room).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        imported = {
            (alias.asname or alias.name).split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
            if _is_foreign(node.module or "" if isinstance(node, ast.ImportFrom) else alias.name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Delete):
                targets = [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else node.targets
                for target in targets:
                    parts = target.elts if isinstance(target, ast.Tuple) else [target]
                    wrong += [
                        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(part)}"
                        for part in parts
                        if isinstance(part, ast.Attribute | ast.Subscript) and _root(part) in imported
                    ]
            elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("setattr", "delattr"):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}")
    assert [place for place in wrong if place.rpartition(": ")[2] not in ALLOWED] == []


#: ``Place`` itself, a result that is kept at the style for which it was worked out, and a switch of Pillow
#: that WeasyPrint turns, and that is turned back while a cover is read.
ALLOWED = {
    "setattr(holder, self.attributes[-1], value)",
    "setattr(style, name, result)",
    "ImageFile.LOAD_TRUNCATED_IMAGES",
}


def _is_foreign(module: str) -> bool:
    return module.split(".")[0] not in {"octavo", *sys.stdlib_module_names}


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
