"""Pictures of texts: the paths that mean them, and what is said of those that can't be shown."""

from pathlib import Path

import pytest
from markdown_it.token import Token

from octavo.core.diagnostics import Diagnostic, Diagnostics, Severity
from octavo.source import read
from octavo.source.tokens import walk
from tests.books import write_book

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def blocks(root: Path, text: str, *files: str) -> tuple[list[Token], list[Diagnostic]]:
    """The blocks of a chapter, and what is said of it."""
    diagnostics = Diagnostics()
    pictures = dict.fromkeys(("images/a.svg", *files), SVG)
    manuscript = read(write_book(root, {"src/one.md": f"# One\n\n{text}\n", **pictures}), diagnostics)
    assert manuscript is not None
    (tokens,) = [list(one.text.tokens) for one in manuscript.divisions if one.text is not None]
    return tokens, list(diagnostics)


def shown(root: Path, text: str, *files: str) -> tuple[list[str], list[Diagnostic]]:
    """The files that the pictures of a chapter turn out to be, and what is said of them."""
    tokens, said = blocks(root, text, *files)
    found = [str(one.meta["src"]) for one in walk(tokens) if one.type == "figure"]
    found += [str(one.attrs["src"]) for one in walk(tokens) if one.type == "image"]
    return found, said


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("images/a.svg", "images/a.svg"),
        ("../images/a.svg", "images/a.svg"),
        ("./../images/./a.svg", "images/a.svg"),
        (r"..\images\a.svg", "images/a.svg"),
        ("/images/a.svg", "images/a.svg"),
        ("/deep/b.svg", "src/deep/b.svg"),
        ("/img/s.svg", "static/img/s.svg"),
        ("/.gitbook/assets/g.svg", ".gitbook/assets/g.svg"),
        ("{{site.baseurl}}/images/a.svg", "images/a.svg"),
        ("{{ site.url }}{{ site.baseurl }}/images/a.svg", "images/a.svg"),
        ("{{ '/images/a.svg' | relative_url }}", "images/a.svg"),
        ("images/a.svg?raw=true", "images/a.svg"),
        ("images/a.svg#gh-dark-mode-only", "images/a.svg"),
        ("images/my%20gate.svg", "images/my gate.svg"),
        ("images/my gate.svg", "images/my gate.svg"),
        ("images/gate (1).svg", "images/gate (1).svg"),
        ("images/gate%20(1).svg", "images/gate (1).svg"),
        ("images/100%.svg", "images/100%.svg"),
        ("images/a.svg =300x200", "images/a.svg"),
        ('images/my gate.svg "title"', "images/my gate.svg"),
    ],
)
def test_paths(written: str, file: str, tmp_path: Path) -> None:
    files = ("src/deep/b.svg", "static/img/s.svg", ".gitbook/assets/g.svg", "images/my gate.svg")
    found, said = shown(
        tmp_path, f"![A gate.]({written}){{alt=x}}", *files, "images/gate (1).svg", "images/100%.svg"
    )
    assert found == [file]
    assert [one.code for one in said if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("written", ["\u00e9t\u00e9", "e\u0301te\u0301"])
@pytest.mark.parametrize("on_disk", ["\u00e9t\u00e9", "e\u0301te\u0301"])
def test_letters_may_be_composed_in_either_way(written: str, on_disk: str, tmp_path: Path) -> None:
    found, said = shown(tmp_path, f"![A](images/{written}.svg){{alt=x}}", f"images/{on_disk}.svg")
    assert (found, said) == ([f"images/{on_disk}.svg"], [])


def test_a_reference_to_a_picture(tmp_path: Path) -> None:
    found, said = shown(tmp_path, "![A gate.][gate]{alt=x}\n\n[gate]: ../images/a.svg")
    assert (found, said) == (["images/a.svg"], [])


@pytest.mark.parametrize(
    ("embed", "width", "alt"),
    [
        ("![[images/a.svg]]", None, None),
        ("![[a.svg|300]]", "225pt", None),
        ("![[a.svg|300x100]]", "225pt", None),
        ("![[a.svg|A gate]]", None, None),
    ],
)
def test_pictures_of_a_wiki(embed: str, width: str | None, alt: str | None, tmp_path: Path) -> None:
    tokens, _ = blocks(tmp_path, embed)
    (figure,) = [token for token in tokens if token.type == "figure"]
    assert figure.meta["src"] == "images/a.svg"
    assert figure.attrs.get("width") == width
    caption = figure.meta["caption"]
    assert (caption[0].content if caption else "") == ("A gate" if "A gate" in embed else "")
    assert figure.meta["alt"] == alt


def test_two_pictures_of_the_name_that_a_wiki_gives(tmp_path: Path) -> None:
    _, said = shown(tmp_path, "![[a.svg]]", "other/a.svg")
    assert [one.code for one in said] == ["alt-missing", "picture-missing"]


def test_pictures_on_the_web_are_told_once_and_not_an_error(tmp_path: Path) -> None:
    links = "\n\n".join(f"![A](https://example.org/{number}.png)" for number in range(12))
    _, said = shown(tmp_path, links)
    (one,) = said
    assert (one.code, one.severity, str(one.span)) == ("picture-remote", Severity.WARNING, "src/one.md:3:1")
    assert one.message.startswith("12 pictures lie on the web")
    assert "`https://example.org/0.png` (src/one.md:3)" in one.message
    assert "and 6 more" in one.message


def test_missing_pictures_are_told_once(tmp_path: Path) -> None:
    _, said = shown(tmp_path, "\n\n".join(f"![A](images/A{number}.svg){{alt=x}}" for number in range(9)))
    (one,) = said
    assert (one.code, one.severity) == ("picture-missing", Severity.ERROR)
    assert one.message.startswith("9 pictures are not in the book's folder: `images/A0.svg` (src/one.md:3), ")
    assert "`images/a.svg` for `images/A0.svg`" in one.hint


def test_a_name_in_other_letters_is_told(tmp_path: Path) -> None:
    _, said = shown(tmp_path, "![A](images/A.SVG){alt=x}")
    assert [(one.code, one.hint) for one in said] == [("picture-missing", "did you mean `images/a.svg`?")]


def test_missing_texts_are_told_once(tmp_path: Path) -> None:
    _, said = shown(tmp_path, "\n\n".join(["![](images/a.svg)"] * 5))
    assert [(one.code, one.message.split(":")[0]) for one in said] == [
        ("alt-missing", "5 pictures have no alternative text")
    ]


def test_a_link_leads_out_of_the_book(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text(SVG)
    book = tmp_path / "book"
    (book / "images").mkdir(parents=True)
    (book / "images" / "b.svg").symlink_to(tmp_path / "secret.svg")
    _, said = shown(book, "![A](images/b.svg){alt=x}\n\n![B](../../secret.svg){alt=x}")
    assert [one.code for one in said] == ["path-outside", "path-outside"]


FIGURE = """```{figure} ../images/a.svg
:name: fig-gate
:alt: A gate
:width: 40%
:align: left

The *northern* gate.

What is said below.
```
"""


@pytest.mark.parametrize("text", [FIGURE, FIGURE.replace("```", ":::"), FIGURE.replace("```", "````")])
def test_figures_of_myst(text: str, tmp_path: Path) -> None:
    tokens, said = blocks(tmp_path, text)
    assert said == []
    figure, *rest = tokens
    assert (figure.type, figure.meta["id"], figure.meta["alt"]) == ("figure", "fig-gate", "A gate")
    assert (figure.attrs["width"], figure.attrs["fig-align"]) == ("40%", "left")
    assert "".join(token.content for token in figure.meta["caption"]) == "The northern gate."
    assert [token.content for token in rest if token.type == "inline"] == ["What is said below."]


def test_pictures_of_myst(tmp_path: Path) -> None:
    image = "```{image} images/a.svg\n:alt: A gate\n:scale: 50\n```"
    figure = ":::{figure-md} fig-b\n![](images/a.svg){alt=x}\n\nA *gate*.\n:::"
    found, said = shown(tmp_path, f"{image}\n\n{figure}")
    assert found == ["images/a.svg", "images/a.svg"]
    assert [(one.code, one.message) for one in said] == [
        ("markup-foreign", "`:scale:` of a picture is not used")
    ]
