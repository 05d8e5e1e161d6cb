"""A book's own templates, terms and styles; and what happens when they are bad."""

from dataclasses import replace
from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from octavo.core.bounds import WorkBounds
from octavo.core.diagnostics import Diagnostics, Span
from octavo.elements import ELEMENTS
from octavo.html import render_ebook
from octavo.html.cascade import print_sheets
from octavo.html.template_faults import template_faults
from tests.books import compose_book, settings_for
from tests.html.pages_read import ebook, texts, trees

BOOK = {"a.md": "# A\n\nX.[^1]\n\n[^1]: N.\n"}


def test_a_template_of_the_book_takes_the_place_of_one_default(tmp_path: Path) -> None:
    own = '<section id="{{ section.id }}"><p>{{ book.title }}: {{ title }}</p>{{ body }}</section>'
    pages = ebook(tmp_path, {**BOOK, "templates/sections/chapter.html.j2": own})
    parsed = trees(pages)
    assert texts(parsed["text/a.xhtml"], "p") == ["A Book: A", "X.1"]
    assert texts(parsed["text/notes.xhtml"], "h1") == ["Notes"]


def test_a_template_may_use_earlier_names_of_what_it_imports_and_prints(tmp_path: Path) -> None:
    own = (
        '{% import "macros/notes.html.j2" as notes with context %}<section id="{{ section.id }}">'
        "<p>{{ edition.plain_title }}</p>{{ body }}{{ notes.footnotes(section, footnotes) }}</section>"
    )
    parsed = trees(ebook(tmp_path, {**BOOK, "templates/sections/chapter.html.j2": own}))
    assert texts(parsed["text/a.xhtml"], "p") == ["A Book", "X.1"]


def test_a_picture_that_a_template_shows_goes_with_the_book(tmp_path: Path) -> None:
    own = (
        '<section id="{{ section.id }}">{{ body }}<p><img src="images/logo.svg" alt="A Press"/></p></section>'
    )
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    pages = ebook(tmp_path, {**BOOK, "templates/sections/chapter.html.j2": own, "images/logo.svg": picture})
    assert "images/logo.svg" in [asset.name for asset in pages.assets]


def test_a_picture_outside_of_the_book_does_not(tmp_path: Path) -> None:
    own = '<section id="{{ section.id }}">{{ body }}<p><img src="../logo.svg" alt="A Press"/></p></section>'
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    pages = ebook(tmp_path / "book", {**BOOK, "templates/sections/chapter.html.j2": own})
    assert {asset.name.partition("/")[0] for asset in pages.assets} == {"styles", "fonts"}


def test_styles_of_the_book(tmp_path: Path) -> None:
    pages = ebook(tmp_path, {**BOOK, "styles/epub.css": "p { color: inherit; }\n"})
    styles = {asset.name: asset.data for asset in pages.assets}
    assert styles["styles/epub.css"].startswith(b"p { color: inherit; }\n")
    assert b"header.opener" not in styles["styles/epub.css"]
    assert b".smallcaps" in styles["styles/base.css"]


def test_styles_of_elements_of_the_book(tmp_path: Path) -> None:
    own = {
        "styles/elements/verse.css": ".verse { color: red; }",
        "styles/elements/verse.epub.css": ".verse { color: blue; }",
        "styles/elements/verse.print.css": ".verse { color: green; }",
    }
    pages = ebook(tmp_path, {**BOOK, **own})
    styles = {asset.name: asset.data.decode(errors="replace") for asset in pages.assets}
    base, screen = styles["styles/base.css"], styles["styles/epub.css"]
    assert base.index(".epigraph .source") < base.index(".verse { color: red; }") < base.index(".stage {")
    assert screen.index(".verse { color: blue; }") < screen.index(".index-entries")
    assert ".stanza-number" not in base + screen
    printed = print_sheets(settings_for(tmp_path), ELEMENTS)
    assert [path.name for path in printed if path.is_relative_to(tmp_path)] == [
        "verse.css",
        "verse.print.css",
    ]
    assert printed[-1].name == "divisions.print.css"


def faults(root: Path, files: dict[str, str]) -> list[tuple[str, Span | None]]:
    edition = compose_book(root, {**BOOK, **files})
    diagnostics = Diagnostics()
    with template_faults(settings_for(root), diagnostics):
        render_ebook(edition, settings_for(root))
    return [(found.code, found.span) for found in diagnostics]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("sections/chapter.html.j2", "<section>\n{{ ''.__class__.__mro__ }}</section>", 2),
        ("sections/chapter.html.j2", "{{ edition.root }}", 1),
        ("sections/chapter.html.j2", "{{ edition.title.getroottree() }}", 1),
        ("sections/chapter.html.j2", "{% include '../../a.md' %}", 1),
        ("macros/headings.html.j2", "{% macro attributes(a, b, headed=1) %}\n\n{{ x.y }}{% endmacro %}", 3),
        ("terms/en.yaml", "notes: Notes\nchapter: [\n", 3),
    ],
)
def test_bad_templates_are_reported_at_their_place(name: str, text: str, line: int, tmp_path: Path) -> None:
    assert faults(tmp_path, {f"templates/{name}": text}) == [
        ("template-broken", Span(f"templates/{name}", line))
    ]


@pytest.mark.parametrize("text", ["none", "{% macro footnotes() %}{% endmacro %}"])
def test_macros_of_the_book_that_are_not_what_defaults_need(text: str, tmp_path: Path) -> None:
    assert faults(tmp_path, {"templates/elements/note.html.j2": text}) == [("template-broken", None)]


def test_a_template_that_is_not_well_formed(tmp_path: Path) -> None:
    found = faults(tmp_path, {"templates/sections/chapter.html.j2": "<section><p></section>"})
    assert [code for code, _ in found] == ["template-xml"]


def test_a_macro_of_the_book_can_not_escape_either(tmp_path: Path) -> None:
    own = "{% macro footnotes(section, footnotes) %}{{ section.__class__ }}{% endmacro %}"
    edition = compose_book(tmp_path, {**BOOK, "templates/elements/note.html.j2": own})
    with pytest.raises(SecurityError):
        render_ebook(edition, settings_for(tmp_path))


_ENDLESS = "{% for a in range(99999) %}\n{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sections/chapter", f"<section>\n{_ENDLESS}</section>"),
        ("elements/note", f"{{% macro noteref() %}}\n{_ENDLESS}{{% endmacro %}}{{{{ noteref() }}}}"),
    ],
)
def test_an_endless_template_is_reported_at_its_line(name: str, text: str, tmp_path: Path) -> None:
    composed = compose_book(tmp_path, {**BOOK, f"templates/{name}.html.j2": text})
    settings = replace(settings_for(tmp_path), bounds=WorkBounds(seconds=0.5))
    diagnostics = Diagnostics()
    with template_faults(settings, diagnostics):
        render_ebook(composed, settings)
    (found,) = diagnostics
    assert (found.code, found.span) == ("limit-time", Span(f"templates/{name}.html.j2", 3))
    assert found.message == "this template took more than 0.5 seconds of processor time"
    assert "--limit-time" in found.hint


def test_a_template_that_fills_the_memory_is_reported_at_its_line(tmp_path: Path) -> None:
    doubling = (
        "{% set n = namespace(x='x') %}\n{% for a in range(99) %}\n{% set n.x = n.x ~ n.x %}{% endfor %}"
    )
    composed = compose_book(tmp_path, {**BOOK, "templates/sections/chapter.html.j2": doubling})
    settings = replace(settings_for(tmp_path), bounds=WorkBounds(megabytes=100))
    diagnostics = Diagnostics()
    with template_faults(settings, diagnostics):
        render_ebook(composed, settings)
    (found,) = diagnostics
    assert (found.code, found.span) == ("limit-memory", Span("templates/sections/chapter.html.j2", 3))
    assert found.message == "this template took more than 100 MB of memory"
