"""The books of the fuzzer have every element, kind of division and key that there is: a new one must come in.

What a book has is read from its files, by the parser of Markdown and the schema of book.yaml.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from markdown_it.token import Token
from ruamel.yaml import YAML

from fuzz.book import files_of
from fuzz.writing import make_book
from octavo.core.diagnostics import Diagnostics
from octavo.elements import ELEMENTS
from octavo.elements.lookup import ElementLookup
from octavo.source.manuscript import Kind
from octavo.source.markdown import parse_blocks
from octavo.source.metadata import Book
from octavo.source.schema import schema

pytestmark = pytest.mark.slow

SEEDS = range(1, 121)
#: Elements that come about when a book is composed, of which no token tells.
COMPOSED = {
    "figure-caption": "a part of figures",
    "glossary": "the list of terms",
    "panel": "a part of figures",
    "plate": "a class of figures",
}
#: Keys that a book by chance does without, and why.
LEFT_OUT = {
    "draft": "it turns errors into warnings",
    "encoding": "all files are in UTF-8",
    "extensions": "nothing is installed for a test",
    "Accessibility.wcag": "a claim that a book by chance may not keep",
    "Accessibility.level": "the same",
    "Accessibility.certifier": "who stands for it",
    "Certifier.name": "the same",
    "Certifier.credential": "the same",
    "Certifier.report": "the same",
    "DivisionEntry.front-matter": "it passes over what a file says",
    "Printer.icc": "a profile is a file of the printer's",
}
SUFFIXES = (".md", ".qmd", ".markdown")


@cache
def files() -> tuple[Mapping[str, bytes], ...]:
    return tuple(files_of(make_book(seed)) for seed in SEEDS)


def tokens() -> Iterator[Token]:
    for book in files():
        for name, data in book.items():
            if name.endswith(SUFFIXES):
                text = data.decode().removeprefix("---\n").split("\n---\n")[-1]
                yield from flat(parse_blocks(text, name, Diagnostics()))


def flat(found: list[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from flat(token.children or [])


def test_every_element_is_written() -> None:
    lookup = ElementLookup(ELEMENTS)
    found: set[str] = set()
    for token in tokens():
        found |= {kind.name for kind in lookup.at(token.type, str(token.attrs.get("class", "")).split())}
        found |= {kind.name for kind in lookup.kinds if token.type in dict(kind.handlers)}
    assert {kind.name for kind in lookup.kinds} - found == set(COMPOSED)


def test_every_kind_of_division_is_written() -> None:
    found = {
        kind
        for seed in SEEDS
        for division in make_book(seed).every_division()
        for kind in (division.made, division.entry.get("kind"), "chapter")
    }
    assert {kind.value for kind in Kind} - found == set()


def test_every_key_is_written() -> None:
    model = schema(Book)
    yaml = YAML(typ="safe", pure=True)
    found: set[str] = set()
    for book in files():
        found |= set(used(yaml.load(book["book.yaml"].decode()), model, model))
    known = {f"{name}.{key}" for name, one in model["$defs"].items() for key in one.get("properties", ())}
    known |= set(model["properties"])
    assert known - found == set(LEFT_OUT)


def used(value: Any, node: Mapping[str, Any], model: Mapping[str, Any], name: str = "") -> Iterator[str]:
    """Yield the keys of a value: alone at the top, else with the name of the model that has them."""
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        yield from used(value, model["$defs"][name], model, f"{name}.")
    for form in (*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())):
        yield from used(value, form, model, name)
    if isinstance(value, list):
        for item in value:
            yield from used(item, node.get("items") or {}, model, name)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in node.get("properties", {}):
                yield f"{name}{key}"
                yield from used(inner, node["properties"][key], model)
            elif isinstance(node.get("additionalProperties"), dict):
                yield from used(inner, node["additionalProperties"], model)
