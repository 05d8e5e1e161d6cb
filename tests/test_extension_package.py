"""A complete extension, installed as any package is: a recipe element, a check, a plain-text format."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest
from lxml import etree

pytestmark = [pytest.mark.engine, pytest.mark.java]

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "tests" / "extension"
#: pip installs it from the checkout, without asking a registry for anything.
OFFLINE = ("--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the package is installed."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", *OFFLINE, "--target", str(folder), str(PACKAGE)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert (folder / "octavo_recipes-1.2.0.dist-info" / "entry_points.txt").is_file()
    return folder


def octavo(*arguments: str, site: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Call the command, with the packages of a folder installed besides."""
    path = {"PYTHONPATH": str(site)} if site else {}
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--book", str(PACKAGE / "book"), *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **path},
        timeout=600,
    )


@pytest.fixture(scope="module")
def output(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book with the extension in all its formats, and no complaint."""
    folder = tmp_path_factory.mktemp("made") / "output"
    formats = ("--epub", "--pdf", "--make", "shopping-list")
    result = octavo(*formats, "--quiet", "--output", str(folder), site=site)
    assert (result.returncode, result.stderr) == (0, "")
    return folder


def test_the_e_book_has_the_element(output: Path) -> None:
    with zipfile.ZipFile(output / "bread.epub") as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".css")]
        texts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")}
    assert any(".recipe-serves {" in sheet for sheet in sheets), "its stylesheet is in the cascade"
    pages = [etree.fromstring(text) for text in texts.values()]
    recipes = [node for page in pages for node in page.iter("{*}section") if node.get("class") == "recipe"]
    found = [
        (
            [" ".join("".join(map(str, line.itertext())).split()) for line in recipe.iterfind("{*}p")][:2],
            len(recipe.findall(".//{*}ul/{*}li")),
        )
        for recipe in recipes
    ]
    assert found == [
        (["Soda Bread", "Serves 4"], 4),
        (["Rye \u2018Everyday\u2019 Loaf", "Serves 8"], 3),
    ]
    assert [recipe.get("id") for recipe in recipes] == ["soda-bread", None]


def test_the_pdf_has_it_too(output: Path) -> None:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(output / "bread.pdf").pages)
    words = " ".join(text.split())
    for line in ("Soda Bread", "Serves 4", "400 ml buttermilk", "Loaf", "Serves 8", "Not baking powder."):
        assert line in words


def test_the_format_lists_what_is_to_be_bought(output: Path) -> None:
    assert (output / "bread-shopping.txt").read_text("utf-8").splitlines() == [
        "1 teaspoon bicarbonate of soda",
        "1 teaspoon salt",
        "300 ml water",
        "400 ml buttermilk",
        "450 g flour",
        "500 g rye flour",
    ]


def test_its_checks_are_in_the_report(output: Path) -> None:
    report = json.loads((output / "report.json").read_text("utf-8"))
    assert [made["format"] for made in report["files"]] == ["epub", "pdf", "shopping-list"]
    details = {check["name"]: (check["file"], check["detail"]) for check in report["checks"]}
    assert details["Recipes"] == ("bread.epub", "2 recipes")
    assert details["Shopping list"] == ("bread-shopping.txt", "6 ingredients")
    assert all(check["outcome"] == "passed" for check in report["checks"])


def test_what_the_element_demands_is_told_with_its_place(site: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    (book / "chapters").mkdir(parents=True)
    for file in ("book.yaml", "chapters/soda.md", "chapters/rye.md"):
        (book / file).write_text((PACKAGE / "book" / file).read_text("utf-8"), "utf-8")
    (book / "chapters" / "rye.md").write_text(
        "# Rye {#sec-rye}\n\n::: {.recipe title=Rye serves=many}\nMix.\n:::\n", "utf-8"
    )
    result = octavo("--book", str(book), "--output", str(tmp_path / "output"), "--epub", site=site)
    assert result.returncode == 1
    assert "chapters/rye.md:3:1: warning[recipe-without-ingredients]" in result.stderr
    assert "chapters/rye.md:3:5: error[recipe-serves]: `serves` cannot be `many`" in result.stderr


def test_without_the_package_the_book_says_what_it_lacks(tmp_path: Path) -> None:
    result = octavo("--epub", "--output", str(tmp_path / "output"))
    assert result.returncode == 1
    assert result.stderr.startswith("tests/extension/book/book.yaml:10:14: error[extension-missing]")
    assert "pip install octavo-recipes" in result.stderr
    assert not (tmp_path / "output").exists()


def test_a_format_of_an_extension_is_asked_for_by_its_name(site: Path, tmp_path: Path) -> None:
    result = octavo("--make", "shopping", "--output", str(tmp_path / "output"), site=site)
    assert result.returncode == 2
    assert "there is no format `shopping`; there are: " in result.stderr
    assert "shopping-list" in result.stderr
