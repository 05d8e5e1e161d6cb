"""Titles and captions as lists repeat them: without what may stand in a book once only."""

from octavo.core.invisible_signs import without_invisible
from octavo.core.vocabulary import INDEX_ATTRIBUTES, Data
from octavo.core.xhtml import (
    Element,
    add_child,
    copy,
    drop,
    element,
    is_noteref,
    local,
    move_content,
    pop_attribute,
    unwrap,
)


def for_lists(title: Element | None) -> Element:
    """Return a copy of a title fit for a list: a span without calls, ids, links and places for breaks."""
    span = element("span")
    if title is None:
        return span
    twin = copy(title)
    for node in list(twin.iter()):
        if is_noteref(node):
            drop(node)
        elif local(node) == "br":
            node.tail = f" {(node.tail or '').lstrip()}"
            drop(node)
        else:
            pop_attribute(node, "id")
            if node is not twin and local(node) == "a":
                unwrap(node)
            else:
                forget_mark(node)
    for node in twin.iter():
        node.text = without_invisible(node.text or "") or None
        node.tail = without_invisible(node.tail or "") or None
    for node in reversed(list(twin.iter("{*}span"))):  # what held an id alone
        if node is not twin and not (set(node.attrib) - {Data.SRC} or node.text or len(node)):
            drop(node)
    move_content(twin, _in_language(span, twin))
    return span


def _in_language(span: Element, title: Element) -> Element:
    """Return what holds the words of a title in a list: a span in its own language, if it has one."""
    said = {name: title.get(name, "") for name in ("lang", "dir") if title.get(name)}
    return add_child(span, "span", said) if said else span


def forget_mark(node: Element) -> None:
    """Make an element a plain one; a span that was nothing but a mark goes, and leaves what it holds."""
    marked = [name for name in node.attrib if name in INDEX_ATTRIBUTES]
    for name in marked:
        del node.attrib[name]
    rest = [name for name in node.attrib if name != Data.SRC]
    if marked and local(node) == "span" and not rest and node.getparent() is not None:
        unwrap(node)
