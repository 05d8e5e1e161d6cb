"""The marks as the author wrote them: attributes that an element carries until the index is made."""

from collections.abc import Mapping

from octavo.core.xhtml import Element, local, unwrap

#: The attribute that makes an element a mark; its others begin with the same word.
MARK = "data-index-mark"
_LEVELS = ("term", "sub", "subsub", "sort", "to")
_CLASSES = ("index", "principal")


def mark_attributes(attributes: Mapping[str, object]) -> dict[str, str]:
    """What an element with these attributes of a Markdown token carries; nothing where it is no mark.

    A ``class`` among them is without the words that make the mark.
    """
    names = str(attributes.get("class", "")).split()
    if "index" not in names:
        return {}
    found = {MARK: "principal" if "principal" in names else "yes"}
    for name in _LEVELS:
        value = str(attributes.get(name, "")).strip()
        if value:
            found[f"data-index-{name}"] = value
    found["class"] = " ".join(name for name in names if name not in _CLASSES)
    return found


def is_mark(node: Element) -> bool:
    """Whether the element is a mark whose index is not made yet."""
    return node.get(MARK) is not None


def is_point(node: Element) -> bool:
    """Whether the element is a mark without words."""
    return is_mark(node) and local(node) == "span" and not len(node) and not node.text


def forget_mark(node: Element) -> None:
    """Make an element a plain one; a span that was nothing but a mark goes, and leaves what it holds."""
    marked = [name for name in node.attrib if str(name).startswith("data-index")]
    for name in marked:
        del node.attrib[name]
    rest = [name for name in node.attrib if name != "data-src"]
    if marked and local(node) == "span" and not rest and node.getparent() is not None:
        unwrap(node)
