"""Extensions that a book names: found, set up, or told of with the line of book.yaml."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from octavo.build.build_cache import BuildCache
from octavo.build.extensions import load_toolchain
from octavo.build.toolchain import BUILT_IN
from octavo.cache.store import Store
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.settings import Settings
from tests.books import write_book
from tests.build.extension_packages import install

FORMAT = """
from octavo.api import Format, Made
class Plain(Format):
    name = "{name}"
    help = "make a text"
    result = "<slug>.txt"
    def make(self, context):
        path = context.folder / (context.slug + ".txt")
        path.write_text("words")
        return Made(path)
def setup(octavo):
    octavo.add_format(Plain())
"""
ELEMENT = """
from octavo.api import ElementKind
def setup(octavo):
    octavo.add_element(ElementKind("{name}", {rest}))
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages; what a test has loaded from it is forgotten."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if name.startswith("ext_"):
            del sys.modules[name]


def book(folder: Path, *extensions: str) -> Path:
    lines = "".join(f"  - {name}\n" for name in extensions)
    text = f"title: A Book\nbody: [a.md]\nextensions:\n{lines}"
    write_book(folder / "book", {"book.yaml": text, "a.md": "# A\n\nText.\n"})
    return folder / "book"


def said(diagnostics: Diagnostics) -> list[str]:
    return [f"{one.span} {one.severity}[{one.code}]" for one in diagnostics]


def test_a_book_without_extensions_has_what_is_built_in(tmp_path: Path) -> None:
    write_book(tmp_path, {"a.md": "# A\n"})
    diagnostics = Diagnostics()
    assert load_toolchain(tmp_path, diagnostics) is BUILT_IN
    assert not list(diagnostics)


def test_an_extension_registers_its_parts(site: Path, tmp_path: Path) -> None:
    install(site, "ext-plain", FORMAT.format(name="plain"), version="2.5")
    diagnostics = Diagnostics()
    toolchain = load_toolchain(book(tmp_path, "Ext.Plain"), diagnostics)
    assert not list(diagnostics)
    assert toolchain.formats.names() == (*BUILT_IN.formats.names(), "plain")
    assert "plain" not in BUILT_IN.formats
    (extension,) = toolchain.extensions
    assert (extension.name, extension.version) == ("ext-plain", "2.5")


BROKEN = {
    "not installed": ("", "extension-missing", "pip install ext-bad"),
    "no entry point": ("x = 1", "extension-not-one", "octavo.extensions"),
    "fails to load": ("import nowhere_to_be_found", "extension-broken", "nowhere_to_be_found"),
    "ends the program": ("def setup(octavo): raise SystemExit(3)", "extension-broken", "SystemExit: 3"),
    "fails in setup": ("\ndef setup(octavo):\n    [][1]", "extension-broken", "ext_bad.py, line 3"),
    "no setup": ("x = 1  # setup", "extension-broken", "setup"),
    "a name twice": (
        FORMAT.format(name="html"),
        "extension-refused",
        "the format `html` is registered already",
    ),
    "after what is not there": (
        "def setup(octavo): octavo.add_step('own', print, after='nothing')",
        "extension-refused",
        "`own` is to follow `nothing`",
    ),
    "no such folder": (
        "from pathlib import Path\ndef setup(octavo): octavo.add_templates(Path('/no/such'))",
        "extension-refused",
        "no folder /no/such",
    ),
    "a folder of wherever it runs": (
        "from pathlib import Path\ndef setup(octavo): octavo.add_styles(Path('.'))",
        "extension-refused",
        "does not begin at the root",
    ),
    "a class in place of a format": (
        FORMAT.format(name="plain").replace("Plain())", "Plain)"),
        "extension-broken",
        "register an instance",
    ),
    "a class of another element": (
        ELEMENT.format(name="stanza", rest="classes=('verse',)"),
        "extension-refused",
        "the class `verse` of the element `stanza` belongs to `verse`",
    ),
    "an element without its template": (
        ELEMENT.format(name="recipe", rest="classes=('recipe',), templated=True"),
        "extension-broken",
        "there is no elements/recipe.html.j2",
    ),
    "a name that is a path": (
        ELEMENT.format(name="../recipe", rest="classes=('recipe',)"),
        "extension-broken",
        "`../recipe` can't be the name",
    ),
    "a tag that is none": (
        ELEMENT.format(name="recipe", rest="tag='a b'"),
        "extension-broken",
        "`a b` can't be the tag",
    ),
    "a text in place of classes": (
        ELEMENT.format(name="recipe", rest="classes='recipe'"),
        "extension-broken",
        "`classes` of the element `recipe` is a text",
    ),
    "a pattern that is none": (
        "from octavo.api import ValueRule\nRULE = ValueRule('(', 'c', 'm', 'h')\ndef setup(octavo): pass",
        "extension-broken",
        "missing )",
    ),
}


@pytest.mark.parametrize("problem", BROKEN)
def test_what_is_wrong_is_told_with_the_line(site: Path, tmp_path: Path, problem: str) -> None:
    code, expected, words = BROKEN[problem]
    if code:
        install(site, "ext-bad", code, entry="setup" if "setup" in code or "import" in code else "")
    diagnostics = Diagnostics()
    toolchain = load_toolchain(book(tmp_path, "ext-bad"), diagnostics)
    assert toolchain is BUILT_IN
    assert said(diagnostics) == [f"book.yaml:4:5 error[{expected}]"]
    (found,) = diagnostics
    assert words in found.message + found.hint


@pytest.mark.parametrize("name", ["../ext", "'--index-url x'", "ext-plain==1.0", "'-e'", '"x\\u202Ey"'])
def test_a_name_that_no_package_has_is_not_offered_to_pip(tmp_path: Path, name: str) -> None:
    diagnostics = Diagnostics()
    assert load_toolchain(book(tmp_path, name), diagnostics) is BUILT_IN
    (found,) = diagnostics
    assert found.code == "extension-not-one"
    assert "pip" not in found.hint


def test_two_extensions_with_the_same_name(site: Path, tmp_path: Path) -> None:
    install(site, "ext-one", FORMAT.format(name="plain"))
    install(site, "ext-two", FORMAT.format(name="plain"))
    diagnostics = Diagnostics()
    toolchain = load_toolchain(book(tmp_path, "ext-one", "ext-two"), diagnostics)
    assert said(diagnostics) == ["book.yaml:5:5 error[extension-refused]"]
    assert [one.name for one in toolchain.extensions] == ["ext-one"]


def test_an_extension_named_twice_is_set_up_once(site: Path, tmp_path: Path) -> None:
    install(site, "ext-one", FORMAT.format(name="plain"))
    diagnostics = Diagnostics()
    toolchain = load_toolchain(book(tmp_path, "ext-one", "ext_one"), diagnostics)
    assert said(diagnostics) == ["book.yaml:5:5 warning[extension-twice]"]
    assert [one.severity for one in diagnostics] == [Severity.WARNING]
    assert "plain" in toolchain.formats


def test_code_in_the_books_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = book(tmp_path, "ext-evil")
    mark = tmp_path / "ran"
    install(folder, "ext-evil", f"open({str(mark)!r}, 'w')\ndef setup(octavo): pass\n")
    monkeypatch.syspath_prepend(str(folder))
    diagnostics = Diagnostics()
    load_toolchain(folder, diagnostics)
    assert said(diagnostics) == ["book.yaml:4:5 error[extension-missing]"]
    assert not mark.exists()


def test_nor_for_a_package_that_is_installed_elsewhere(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module of the same name in the book's folder, which stands before it on the path."""
    folder = book(tmp_path, "ext-evil")
    mark = tmp_path / "ran"
    install(site, "ext-evil", "def setup(octavo): pass\n")
    (folder / "ext_evil.py").write_text(f"open({str(mark)!r}, 'w')\ndef setup(octavo): pass\n", "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend("")
    diagnostics = Diagnostics()
    load_toolchain(folder, diagnostics)
    assert said(diagnostics) == ["book.yaml:4:5 error[extension-in-book]"]
    assert not mark.exists()


def test_another_version_is_another_build(site: Path, tmp_path: Path) -> None:
    settings = Settings(book(tmp_path, "ext-plain"), tmp_path / "output", frozenset({"epub"}))

    def key() -> str | None:
        toolchain = load_toolchain(settings.book, Diagnostics())
        return BuildCache(settings, Store(tmp_path / "cache", 1 << 20, bytes(32)), toolchain)._key

    install(site, "ext-plain", FORMAT.format(name="plain"))
    first = key()
    assert first is not None
    assert key() == first
    (site / "ext_plain-1.0.dist-info").rename(site / "ext_plain-1.1.dist-info")
    about = site / "ext_plain-1.1.dist-info" / "METADATA"
    about.write_text(about.read_text("utf-8").replace("1.0", "1.1"), "utf-8")
    assert key() != first
