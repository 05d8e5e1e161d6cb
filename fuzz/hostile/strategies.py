"""Whole books as strategies of Hypothesis, which makes what fails as small as it gets by itself.

A book is made of blocks that may stand in each other, of text that is hostile in places, and of files of
data in the form that their schemas give, or nearly. What is drawn can be shrunk: Hypothesis leaves out
blocks, and shortens texts.
"""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from fuzz.hostile.cases import Case, Use
from fuzz.hostile.data import dumped
from fuzz.hostile.values import CHARACTERS, DATES, DELIMITERS, ESCAPES, NUMBERS, PATHS, WORDS
from octavo.elements import ELEMENTS
from octavo.source.manuscript import Kind
from octavo.source.metadata import Book
from octavo.source.schema import schema

_CHAPTERS = ("chapters/one.md", "chapters/two.md")
_WORKS = ("rye", "oats", "none")
_MODEL = schema(Book)

ids = st.sampled_from(("a", "b", "fig-a", "tbl-a", "sec-a", "rye", "A b", "1", "-", "\u00e9", "a" * 90))
odd = st.sampled_from((*DELIMITERS, *CHARACTERS, *ESCAPES, *NUMBERS))
words = st.one_of(
    st.sampled_from(("The harbor froze.", "Rye", "a", 'He said "no" and went.', "12--14", "1905")),
    st.text(max_size=12),
    odd,
)
line = st.lists(words, min_size=1, max_size=5).map(" ".join)


def _wrap(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put inline text into inline marks."""
    marks = (
        *(
            "*{}*",
            "**{}**",
            "`{}`",
            "[{}](#a)",
            "[{}]{{.smallcaps}}",
            "[{}][a]",
            "~{}~",
            "^{}^",
            "~~{}~~",
            "^[{}]",
            '"{}"',
            "'{}'",
        ),
        *(
            "![{}](images/a.svg)",
            "<b>{}</b>",
            "[{}](http://example.org 'x')",
            "${}$",
            "{}[^a]",
            "{} @fig-a",
            "[@rye, {}]",
            "{{{{< var {} >}}}}",
            "[{}]{{.index}}",
        ),
    )
    return st.tuples(st.sampled_from(marks), inner).map(lambda pair: pair[0].format(pair[1]))


inline = st.recursive(
    line, lambda inner: st.one_of(_wrap(inner), st.tuples(inner, inner).map(" ".join)), max_leaves=5
)


def attributes() -> st.SearchStrategy[str]:
    """Braces with an id, classes and keys, mostly closed."""
    classes = st.sampled_from((*sorted({kind.name for kind in ELEMENTS}), "no-such", "unnumbered", "wide"))
    keys = st.tuples(st.sampled_from(("width", "title", "lang", "start", "file", "author", "cols")), odd).map(
        lambda pair: f'{pair[0]}="{pair[1]}"'
    )
    inner = st.tuples(
        ids.map("#{}".format), st.lists(classes.map(".{}".format), max_size=2), st.lists(keys, max_size=2)
    )
    return inner.map(lambda parts: "{" + " ".join([parts[0], *parts[1], *parts[2]]) + "}")


leaves = st.one_of(
    inline,
    st.tuples(st.integers(1, 7), inline, attributes()).map(lambda one: f"{'#' * one[0]} {one[1]} {one[2]}"),
    st.tuples(ids, inline).map(lambda one: f"[^{one[0]}]: {one[1]}"),
    st.tuples(attributes(), inline).map(lambda one: f"``` {one[0]}\n{one[1]}\n```"),
    st.tuples(inline, inline, attributes()).map(
        lambda one: f"| {one[0]} | b |\n|---:|:--|\n| {one[1]} | 2 |\n\n: Of it {one[2]}"
    ),
    st.tuples(inline, inline, inline).map(
        lambda one: f"+---+---+\n| {one[0]} | {one[1]} |\n+===+===+\n| {one[2]} |   |\n+---+---+"
    ),
    attributes().map("![A mill](images/a.svg){}".format),
    st.tuples(inline, attributes()).map(lambda one: f"$$ {one[0]} $$ {one[1]}"),
    st.tuples(inline, inline).map(lambda one: f"{one[0]}\n: {one[1]}"),
    inline.map("<table><tr><td colspan=9>{}</td></tr></table>".format),
    st.sampled_from(
        (
            "---",
            "{{< include part.md >}}",
            "\\newpage",
            "<!-- x -->",
            "| verse\n| more",
            "[a]: b 'c'",
            "* * *",
        )
    ),
)


def _hold(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put blocks into a quotation, a list or a div."""

    def indented(text: str, first: str, rest: str) -> str:
        return first + text.replace("\n", f"\n{rest}")

    several = st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        several.map(lambda text: indented(text, "> ", "> ")),
        st.tuples(several, st.sampled_from(("- ", "1. ", "(a) ", "i. ", "- [ ] "))).map(
            lambda one: indented(one[0], one[1], " " * len(one[1]))
        ),
        st.tuples(attributes(), several).map(lambda one: f"::: {one[0]}\n{one[1]}\n:::"),
    )


blocks = st.recursive(leaves, _hold, max_leaves=6)
chapters = st.lists(blocks, max_size=5).map("\n\n".join)

values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from((*NUMBERS, *DATES, *PATHS, *WORDS)),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=5,
)


def like(node: Mapping[str, Any], depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of the form that a schema gives, with some of any form among them."""
    return values if depth > 4 else st.one_of(_exactly(node, depth), values)


def _exactly(node: Mapping[str, Any], depth: int) -> st.SearchStrategy[Any]:
    forms = [*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())]
    if "$ref" in node:
        return like(_MODEL["$defs"][node["$ref"].rpartition("/")[2]], depth + 1)
    if forms:
        return st.one_of(*(like(form, depth + 1) for form in forms))
    if "enum" in node:
        return st.sampled_from(node["enum"])
    if node.get("properties"):
        required = {*node.get("required", ())}
        keys = {key: like(inner, depth + 1) for key, inner in node["properties"].items()}
        must = {key: keys.pop(key) for key in required & keys.keys()}
        return st.fixed_dictionaries(must, optional=keys)
    if isinstance(node.get("additionalProperties"), dict):
        return st.dictionaries(ids, like(node["additionalProperties"], depth + 1), max_size=2)
    kinds = {
        "array": st.lists(like(node.get("items") or {}, depth + 1), max_size=3),
        "integer": st.integers(),
        "number": st.floats(),
        "boolean": st.booleans(),
        "string": st.one_of(words, st.sampled_from(("en", "12mm", "2026-11-30", *_CHAPTERS))),
    }
    return kinds.get(str(node.get("type")), values)


divisions = st.one_of(
    st.sampled_from((*_CHAPTERS, *(kind.value for kind in Kind), "missing.md")),
    like({"$ref": "#/$defs/DivisionEntry"}, 1),
)
works = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(_WORKS)},
        optional=dict.fromkeys(("type", "title", "author", "issued", "page", "note"), values),
    ),
    max_size=3,
)


@st.composite
def whole_books(draw: st.DrawFn) -> Case:
    """Whole books: two chapters, a list of divisions, a few keys, and files of data."""
    properties = _MODEL["properties"]
    keys = draw(st.lists(st.sampled_from(sorted(properties)), max_size=2, unique=True))
    book: dict[str, Any] = {"title": "A Mill", "language": "en", "draft": draw(st.booleans())}
    book |= {
        "body": [_CHAPTERS[0], *draw(st.lists(divisions, max_size=2))],
        "back": draw(st.lists(divisions, max_size=2)),
    }
    book |= {key: draw(like(properties[key])) for key in keys}
    files = {name: draw(chapters).encode("utf-8", "surrogatepass") for name in _CHAPTERS}
    if draw(st.booleans()):
        files["works.json"] = json.dumps(draw(works)).encode()
        book["bibliography"] = "works.json"
    data = draw(
        st.dictionaries(
            st.sampled_from(("index.yaml", "glossary.yaml", "tables/a.yaml", "index-marks.yaml")),
            values,
            max_size=1,
        )
    )
    files |= {name: dumped(value) for name, value in data.items()}
    files["part.md"] = b"A part.\n"
    files["book.yaml"] = dumped(book)
    return Case(0, draw(st.sampled_from((Use.COMPOSE, Use.LINT))), "hypothesis", files)
