"""Marks for the index, on a span or on any other element: ``[Kornilov]{.index}``, ``[]{.index term="NEP"}``.

An element carries its mark in attributes until the index is made.
"""

from collections.abc import Mapping

from octavo.core.vocabulary import INDEX_LEVELS, Data
from octavo.core.xhtml import Element, local
from octavo.elements.kind import Attribute, ElementKind

#: The classes that make a mark.
CLASSES = ("index", "principal")

KIND = ElementKind(
    "index-mark",
    called="a mark for the index",
    classes=("index",),
    modifier=True,
    attributes=tuple(Attribute(name, code="index-class-missing") for name in INDEX_LEVELS),
)


def names_mark(attributes: Mapping[str, object]) -> bool:
    """Return True if the attributes of a Markdown token make it a mark."""
    return "index" in str(attributes.get("class", "")).split()


def mark_attributes(attributes: Mapping[str, object]) -> dict[str, str]:
    """Return what an element with these attributes of a Markdown token carries; nothing if it is no mark.

    A ``class`` among them is without the words that make the mark.
    """
    if not names_mark(attributes):
        return {}
    names = str(attributes.get("class", "")).split()
    found = {Data.INDEX_MARK: "principal" if "principal" in names else "yes"}
    for name in INDEX_LEVELS:
        value = str(attributes.get(name, "")).strip()
        if value:
            found[INDEX_LEVELS[name]] = value
    found["class"] = " ".join(name for name in names if name not in CLASSES)
    return found


def is_mark(node: Element) -> bool:
    """Return True if the element is a mark whose index is not made yet."""
    return node.get(Data.INDEX_MARK) is not None


def is_point(node: Element) -> bool:
    """Return True if the element is a mark without words."""
    return is_mark(node) and local(node) == "span" and not len(node) and not node.text
