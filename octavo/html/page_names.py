"""Page-break markers and the names of other things: no name of a heading, link or table has a page in it.

The name of a heading, a link, a table or a figure is made of what stands in it or in its caption, the title
of a marker included: a voice would read "xi 5. The July Days" in the contents. So a marker goes out of an
element that gives a name, if it stands at its beginning or end:

    <h2>[12]The July Days</h2>                     [12]<h2>The July Days</h2>
    <figure><figcaption>[12]Table 1 ...     ->     [12]<figure><figcaption>Table 1 ...

In the middle of a name it stays, so that the page is true to the word, and so it does where nothing but such
an element may stand (a line of the navigation document, a head of a row). There it is hidden from voices; the
page list still leads to it.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from octavo.core.running_text import TextNode, count, name_of
from octavo.core.xhtml import Element
from octavo.html.page_places import SHOWN, TextPosition, before, is_in_navigation

#: What is named by its own text, or gives its text to what it stands in, as the caption of a table does.
_NAMING = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "figcaption", "legend", "summary"})
_NAMING_ROLES = frozenset({"heading", "link", "button", "doc-subtitle"})
_NAMED_BY = ("aria-labelledby", "aria-describedby")
#: What may hold only some other elements, so no marker; and what may do so if it holds these.
_CLOSED = frozenset({"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "hgroup", "ruby", "picture"})
_HELD = {"figcaption": "figure", "summary": "details", "legend": "fieldset"}


def naming_ids(tree: Element) -> frozenset[str]:
    """Return the ids of the elements of a document by which others are named."""
    found = (str(node.get(kind, "")) for node in tree.iter(etree.Element) for kind in _NAMED_BY)
    return frozenset(name for names in found for name in names.split())


def out_of_names(spot: TextPosition, ids: frozenset[str]) -> TextPosition:
    """Return the place for a marker that is wanted at a place. ``ids`` are those of elements by which others
    are named."""
    named = _outermost(spot, ids)
    if named is None:
        return spot
    if not any(_shows(spot, named, ahead=True)):
        if (first := _with_room(named, ahead=True)) is not None:
            return before(first)
    elif not any(_shows(spot, named, ahead=False)) and (last := _with_room(named, ahead=False)) is not None:
        return TextPosition(TextNode(last.getparent(), last), 0)
    return replace(spot, in_name=True)


def _outermost(spot: TextPosition, ids: frozenset[str]) -> Element | None:
    """Return the outermost of the elements around a place that give a name."""
    owner = spot.node.owner
    return next((one for one in (*reversed(list(owner.iterancestors())), owner) if _names(one, ids)), None)


def _names(node: Element, ids: frozenset[str]) -> bool:
    name = name_of(node)
    return (
        name in _NAMING
        or (name == "a" and node.get("href") is not None)
        or node.get("role") in _NAMING_ROLES
        or node.get("id") in ids
    )


def _shows(spot: TextPosition, around: Element, *, ahead: bool) -> Iterator[bool]:
    """Yield for all parts of an element before or behind a place in it whether a reader sees something."""
    text, owner, child = spot.node.text, spot.node.owner, spot.node.after
    yield bool(count(text[: spot.index] if ahead else text[spot.index :]))
    if ahead and child is not None:
        yield from _beside(owner, child, ahead=True, itself=True)
    elif not ahead:
        yield from map(_is_seen, owner if child is None else child.itersiblings())
    while owner is not around:
        owner, child = owner.getparent(), owner
        yield from _beside(owner, child, ahead=ahead)


def _beside(parent: Element, child: Element, *, ahead: bool, itself: bool = False) -> Iterator[bool]:
    """Yield for all parts of an element before or behind one of its children whether something is seen."""
    if itself:
        yield _is_seen(child, tail=False)
    if ahead:
        yield bool(count(parent.text or ""))
    else:
        yield bool(count(child.tail or ""))
    yield from map(_is_seen, child.itersiblings(preceding=ahead))


def _is_seen(node: Element, *, tail: bool = True) -> bool:
    """Return True if an element has text or a picture, or text follows it."""
    texts = "".join(map(str, node.itertext())) if isinstance(node.tag, str) else ""
    shown = any(name_of(one) in SHOWN for one in node.iter(etree.Element))
    return shown or bool(count(texts)) or bool(tail and count(node.tail or ""))


def _with_room(node: Element, *, ahead: bool) -> Element | None:
    """Return the element before or behind which a marker may stand instead of in another: that one itself, or
    one that begins or ends with it; None if there is none."""
    while (parent := node.getparent()) is not None and name_of(node) != "body":
        if _may_hold(parent, node):
            return node
        if any(_beside(parent, node, ahead=ahead)):
            return None
        node = parent
    return None


def _may_hold(parent: Element, node: Element) -> bool:
    """Return True if a marker may stand in an element, beside what it holds. In the lists of a navigation
    document nothing may stand but links (EPUB 3.3, section 7.3)."""
    name = name_of(parent)
    if name in _CLOSED or _HELD.get(name_of(node)) == name:
        return False
    return name not in ("nav", "li") or not is_in_navigation(parent)
