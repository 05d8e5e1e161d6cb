"""Each kind of part that an extension registers does its work in a build."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from octavo.api import CheckLevel, Severity, build
from octavo.cli.main import main
from tests.books import write_book
from tests.build.extension_packages import install

HEAD = """
from pathlib import Path
from dataclasses import replace
from octavo.api import *
HERE = Path(__file__).resolve().parent / "files"
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    sys.modules.pop("ext_part", None)


def page(site: Path, code: str, text: str, *, language: str = "en", extension: str = "ext-part") -> str:
    """The page of a chapter in a site that is built with an extension of this code."""
    install(site, "ext-part", HEAD + code)
    home = site.parent
    named = f"extensions: [{extension}]\n" if extension else ""
    data = f"title: A Book\nslug: book\nlanguage: {language}\nbody: [one.md]\n{named}"
    write_book(home / "book", {"book.yaml": data, "one.md": f"# One {{#one}}\n\n{text}\n"})
    made = build(home / "book", home / "output", formats=["html"], check=CheckLevel.NONE, cache=False)
    assert made.ok, [str(found) for found in made.diagnostics]
    return (made.files["html"] / "one.html").read_text("utf-8")


def test_a_step_changes_the_book_behind_another(site: Path) -> None:
    code = """
def loud(draft):
    for section in draft.sections:
        for node in section.body.iter("{*}em") if section.body is not None else ():
            node.text = (node.text or "").upper()

def setup(octavo):
    octavo.add_step("loud", loud, after="build_bodies")
"""
    assert "<em>HOT</em>" in page(site, code, "It is *hot*.")


def test_a_rule_of_markdown(site: Path) -> None:
    code = """
def use_smileys(md):
    def rule(state):
        for token in state.tokens:
            for child in token.children or ():
                if child.type == "text":
                    child.content = child.content.replace(":-)", "\\N{SLIGHTLY SMILING FACE}")
    md.core.ruler.push("smileys", rule)

def setup(octavo):
    octavo.add_markdown_rule("smileys", use_smileys, after="spans")
"""
    assert "Well \N{SLIGHTLY SMILING FACE}" in page(site, code, "Well :-)")


def test_a_language(site: Path) -> None:
    code = """
def setup(octavo):
    octavo.add_language(Language("tlh", quotes=(("[", "]"),)))
"""
    said = page(site, code, 'He says "nuqneH" here.', language="tlh")
    assert "[nuqneH]" in said


def test_templates_come_behind_those_of_the_book(site: Path) -> None:
    folder = site / "files" / "elements"
    folder.mkdir(parents=True)
    (folder / "aside.html.j2").write_text(
        "{% macro render(content, fields, attributes) %}"
        '<div class="ours">{{ fields.title }}: {{ content }}</div>{% endmacro %}',
        "utf-8",
    )
    code = """
def setup(octavo):
    octavo.add_templates(HERE)
    octavo.add_element(ElementKind("aside", classes=("aside",), attributes=(TITLE,), templated=True))
"""
    text = '::: {.aside title="By the way"}\nIt rains.\n:::'
    assert '<div class="ours">By the way: <p' in page(site, code, text).replace("\n", "")
    own = site.parent / "book" / "templates" / "elements"
    own.mkdir(parents=True)
    (own / "aside.html.j2").write_text(
        '{% macro render(content, fields, attributes) %}<div class="own">{{ content }}</div>{% endmacro %}',
        "utf-8",
    )
    made = build(
        site.parent / "book", site.parent / "output", formats=["html"], check=CheckLevel.NONE, cache=False
    )
    assert '<div class="own">' in (made.files["html"] / "one.html").read_text("utf-8")


def test_without_the_extension_nothing_of_it_is_left(site: Path) -> None:
    """What one build registers is not there in the next of the same process."""
    code = """
def setup(octavo):
    octavo.add_language(Language("tlh", quotes=(("<", ">"),)))
"""
    assert "&lt;nuqneH&gt;" in page(site, code, 'He says "nuqneH" here.', language="tlh")
    (site / "ext_part-1.0.dist-info" / "METADATA").unlink()
    for path in sorted(site.glob("ext_part*/*")):
        path.unlink()
    (site / "ext_part-1.0.dist-info").rmdir()
    said = page(site, "def setup(octavo): pass", 'He says "nuqneH" here.', language="tlh", extension="")
    assert '"nuqneH"' in said


def test_what_fails_in_an_extension_is_not_called_a_fault_of_octavo(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = """
def broken(draft):
    {}["nothing"]

def setup(octavo):
    octavo.add_step("broken", broken)
"""
    with pytest.raises(KeyError):
        page(site, code, "Text.")
    book = str(site.parent / "book")
    assert main(["--html", "--no-cache", "--book", book, "--output", str(site.parent / "output")]) == 1
    said = capsys.readouterr().err
    assert "octavo: the extension `ext-part` 1.0 fails: KeyError: 'nothing' (ext_part.py, line 8)" in said
    assert "fault of Octavo" not in said
    assert "Traceback" not in said


def test_a_rule_of_the_linter_that_fails_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = """
def broken(book):
    yield {}["nothing"]

def setup(octavo):
    octavo.add_lint_rule(LintRule("broken", broken))
"""
    page(site, code, "Text.")
    assert main(["check", str(site.parent / "book")]) == 1
    said = capsys.readouterr().err
    assert "error[extension-broken]: the extension `ext-part` 1.0 fails: KeyError: 'nothing'" in said


def problems(site: Path, code: str, chapter: str = "# One\n") -> list[str]:
    """The errors of a build in the format `own` with an extension of this code."""
    install(site, "ext-part", HEAD + code)
    data = "title: A Book\nslug: book\nbody: [one.md]\nextensions: [ext-part]\n"
    write_book(site.parent / "book", {"book.yaml": data, "one.md": chapter})
    asked = ["own"] if "Own" in code else ["html"]
    made = build(site.parent / "book", site.parent / "output", formats=asked, check=CheckLevel.NONE)
    assert not made.ok
    assert not (site.parent / "output").exists()
    return [f"{one.code}: {one.message}" for one in made.diagnostics if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("return None", "has made nothing, and does not say why"),
        ("return 'book.txt'", "returns str in place of Made"),
        ("return Made(context.folder / 'book.txt')", "has not made its file book.txt"),
        ("return Made(Path(__file__))", "does not lie in the folder of the build"),
        (
            "path = context.folder / 'report.json'; path.write_text('x'); return Made(path)",
            "has written report.json, which is the name of another file of the build",
        ),
        (
            "path = context.folder / 'link'; path.symlink_to(__file__); return Made(path)",
            "has not made its file link",
        ),
    ],
)
def test_a_format_that_makes_no_file_of_its_own(site: Path, made: str, expected: str) -> None:
    code = f"""
class Own(Format):
    name, help, result = "own", "make a file", "<slug>.txt"
    def make(self, context):
        {made}

def setup(octavo):
    octavo.add_format(Own())
"""
    (found,) = problems(site, code)
    assert found.startswith("format-broken: the format `own` ")
    assert expected in found


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% if %}", "line 1: Expected an expression"),
        ("<p></p>", "it has no macro `render`"),
        ("{% macro render(a, b, c) %}\n{{ d }}{% endmacro %}", "line 2: 'd' is undefined"),
    ],
)
def test_a_template_that_is_broken(site: Path, template: str, expected: str) -> None:
    folder = site / "files" / "elements"
    folder.mkdir(parents=True)
    (folder / "recipe.html.j2").write_text(template, "utf-8")
    code = """
def setup(octavo):
    octavo.add_templates(HERE)
    octavo.add_element(ElementKind("recipe", classes=("recipe",), templated=True))
"""
    (found,) = problems(site, code, "# One\n\n::: recipe\nSoup.\n:::\n")
    assert found.startswith(
        f"template-broken: the template {folder.resolve()}/recipe.html.j2 of an extension"
    )
    assert expected in found


def test_a_check_that_ends_the_program_is_a_failure(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = """
def leave(context):
    raise SystemExit(0)

def setup(octavo):
    octavo.add_check(Check("leave", ("html",), leave))
"""
    install(site, "ext-part", HEAD + code)
    home = site.parent
    data = "title: A Book\nbody: [one.md]\nextensions: [ext-part]\n"
    write_book(home / "book", {"book.yaml": data, "one.md": "# One\n\nText.\n"})
    arguments = ["--html", "--quiet", "--book", str(home / "book"), "--output", str(home / "output")]
    assert main(arguments) == 1
    assert "the extension `ext-part` 1.0 fails: SystemExit: 0 (ext_part.py" in capsys.readouterr().err
    assert not (home / "output").exists()
