"""An element of an extension: read, composed and rendered as the built-in ones are."""

from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.core.registry import RegistryError
from octavo.core.settings import Settings
from octavo.core.xhtml import inner
from octavo.elements import ELEMENTS, ElementKind
from octavo.elements.kind import TITLE, Attribute, AttributeUse, RequiredContent, ValueRule
from octavo.html import render_ebook, render_print
from octavo.html.cascade import print_sheets
from octavo.source import read
from tests.source.cases import write_book

RECIPE = ElementKind(
    "recipe",
    classes=("recipe",),
    attributes=(
        TITLE,
        Attribute("yield", AttributeUse.FIELD),
        Attribute(
            "minutes",
            AttributeUse.FIELD,
            ValueRule(r"\d+", "attribute-value", "`minutes` cannot be `{value}`", "write a number"),
        ),
    ),
    content=RequiredContent(("bullet_list_open",), "recipe-empty", "no ingredients", "write a list"),
    templated=True,
    display=True,
)
KINDS = ELEMENTS.with_part("recipe", RECIPE, after="sidebar")
TEMPLATE = """\
{% macro render(content, fields, attributes) %}
<section{{ attributes | xmlattr }}>
<h6>{{ fields.title }}</h6>
{% if fields.yield %}<p class="yield">Makes {{ fields.yield }}</p>{% endif %}
{{ content }}
</section>
{% endmacro %}
"""
TEXT = """\
=== book.yaml
title: A Book
notes: [{id: footnotes, place: page-foot}]
body: [chapters/one.md]
=== chapters/one.md
# Bread

Words. See @fig-oven.

::: {.recipe #rye title="Rye 'loaf'" yield="two loaves"}
- Rye,[^1] from @sec-mill
- $x$ loaves

![The oven.](oven.svg){#fig-oven alt="An oven"}

::: {.recipe title="Sour" minutes=90}
- Water[^1]
:::
:::

[^1]: Fine flour.

## Mill {#sec-mill}

Words.
=== chapters/oven.svg
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>
"""


def settings(root: Path) -> Settings:
    folder = root / "extension"
    (folder / "elements").mkdir(parents=True)
    (folder / "elements" / "recipe.html.j2").write_text(TEMPLATE)
    return Settings(root / "book", root / "output", template_folders=(folder,))


def test_an_element_of_an_extension(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    manuscript = read(write_book(tmp_path / "book", TEXT), diagnostics, elements=KINDS)
    assert manuscript is not None
    composed = compose(manuscript, diagnostics, elements=KINDS)
    assert [str(found) for found in diagnostics] == []
    asked = settings(tmp_path)
    printed = next(
        one.xhtml for one in render_print(composed, asked, elements=KINDS).sections if "<h6>" in one.xhtml
    )
    documents = render_ebook(composed, asked, elements=KINDS).documents
    ebook = next(one.data.decode() for one in documents if b"<h6>" in one.data)
    for page in (printed, ebook):
        assert page.count("<h6>Rye \u2018loaf\u2019</h6>") == 1
        assert page.count('<p class="yield">Makes two loaves</p>') == 1
        assert page.count("<h6>Sour</h6>") == 1
        assert page.count("Fine flour.") == 1
        assert "\u201cMill\u201d" in page
        assert "data-field" not in page
        assert "data-slot" not in page
    assert printed.count("data-display") == 3  # both recipes, and the figure
    assert printed.count('data-mark="1"') == 1


def test_what_an_element_of_an_extension_takes_is_checked(tmp_path: Path) -> None:
    text = "=== chapters/one.md\n::: {.recipe credit=me minutes=long}\nNothing.\n:::\n"
    diagnostics = Diagnostics()
    assert read(write_book(tmp_path, text), diagnostics, elements=KINDS) is not None
    assert [(one.code, one.message) for one in diagnostics] == [
        ("recipe-empty", "no ingredients"),
        ("attribute-unknown", "`credit` has no meaning on a `recipe`"),
        ("attribute-value", "`minutes` cannot be `long`"),
    ]


def test_its_stylesheets_stand_in_the_cascade(tmp_path: Path) -> None:
    folder = tmp_path / "styles"
    (folder / "elements").mkdir(parents=True)
    (folder / "elements" / "recipe.print.css").write_text("section.recipe { margin: 1rlh 0; }")
    (folder / "elements" / "unknown.print.css").write_text("p { color: red; }")
    asked = Settings(tmp_path / "book", tmp_path / "output", style_folders=(folder,))
    names = [path.name for path in print_sheets(asked, KINDS)]
    at = names.index("recipe.print.css")
    assert names[at - 1 : at + 2] == ["sidebar.print.css", "recipe.print.css", "letter.print.css"]
    assert "unknown.print.css" not in names
    assert "recipe.print.css" not in [path.name for path in print_sheets(asked, ELEMENTS)]


def test_without_its_extension_it_is_a_block_of_the_authors(tmp_path: Path) -> None:
    text = '=== chapters/one.md\n::: {.recipe title="Rye"}\nBake.\n:::\n'
    diagnostics = Diagnostics()
    manuscript = read(write_book(tmp_path, text), diagnostics)
    assert manuscript is not None
    body = compose(manuscript, diagnostics).sections[0].body
    assert [one.code for one in diagnostics] == ["class-unknown"]
    assert body is not None
    assert '<p class="display-title">Rye</p><p data-src="chapters/one.md:2:1">Bake.</p>' in inner(body)


def test_a_name_is_taken_once() -> None:
    with pytest.raises(RegistryError, match="the element `recipe` is registered already"):
        KINDS.with_part("recipe", RECIPE)
