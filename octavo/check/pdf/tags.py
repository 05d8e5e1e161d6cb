"""The structure tree, as far as the checks need it: the places of links, headings and tables in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
DISPLAYS = frozenset({"Table", "Figure", "Caption", "Formula"})


@dataclass(frozen=True, slots=True)
class TaggedLink:
    """A link annotation in the tree: the types of the elements around it from the root inwards, how many
    headings stand before it in reading order, and the number of the element right around it: a link that
    is broken over lines has several annotations, all in one element."""

    ancestors: tuple[str, ...]
    headings_before: int
    element: int = 0


@dataclass(frozen=True, slots=True)
class TaggedNote:
    """A Note right after a Reference: its ID, the index of its page, and that of the call's page."""

    identifier: str
    page: int
    call_page: int


@dataclass(frozen=True, slots=True)
class TaggedItem:
    """A list item whose label is a link, as an endnote has: the object numbers of the label's annotations,
    the indexes of the pages on which the item stands, and the numbers of all annotations in it."""

    label: tuple[int, ...]
    pages: tuple[int, ...]
    inner: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Tags:
    """The structure tree, boiled down. ``links`` are keyed by the annotation's object number;
    ``heading_pages`` and ``display_pages`` are page indexes on which a heading, or a table or figure,
    begins, ``formula_pages`` those with formulas; ``footnotes`` are the notes that follow their calls in the
    tree, ``items`` list items with linked labels."""

    present: bool
    elements: int
    links: Mapping[int, TaggedLink]
    heading_pages: frozenset[int]
    display_pages: frozenset[int]
    footnotes: tuple[TaggedNote, ...] = ()
    items: tuple[TaggedItem, ...] = ()
    formula_pages: frozenset[int] = frozenset()


def read_tags(catalog: DictionaryObject, pages: Mapping[int, int]) -> Tags:
    """Read the structure tree. ``pages`` gives the index of a page by its object number."""
    root = catalog.get("/StructTreeRoot")
    if root is None:
        return Tags(False, 0, {}, frozenset(), frozenset())
    tree = root.get_object()
    roles = {str(k): str(v) for k, v in (tree.get("/RoleMap") or {}).items()}
    links: dict[int, TaggedLink] = {}
    found: dict[str, set[int]] = {"heading": set(), "display": set(), "formula": set()}
    footnotes: list[TaggedNote] = []
    items: list[TaggedItem] = []
    elements = headings = 0
    for element, ancestors, parent in _walk(tree, roles):
        if not ancestors:
            continue
        if "/Obj" in element:
            target = element.raw_get("/Obj")
            if isinstance(target, IndirectObject):
                links[target.idnum] = TaggedLink(ancestors, headings, parent)
            continue
        elements += 1
        footnotes += _footnotes(element, roles, pages)
        kind = ancestors[-1]
        if kind == "LI" and (item := _item(element, roles, pages)):
            items.append(item)
        if kind in HEADINGS:
            headings += 1
        name = "heading" if kind in HEADINGS else "display" if kind in DISPLAYS else None
        if name and (page := _page(element, pages)) is not None:
            found[name].add(page)
            if kind == "Formula":
                found["formula"].add(page)
    headed, displayed = (frozenset(found[name]) for name in ("heading", "display"))
    return Tags(
        True, elements, links, headed, displayed, tuple(footnotes), tuple(items), frozenset(found["formula"])
    )


def _item(item: DictionaryObject, roles: Mapping[str, str], pages: Mapping[int, int]) -> TaggedItem | None:
    """Return a list item whose label is a link; None for any other."""
    labels = [kid for kid in _kids(item) if _type(kid, roles) == "Lbl"]
    links = [number for label in labels for number in _annotations(label, roles)]
    if not links:
        return None
    return TaggedItem(
        tuple(links), tuple(sorted(_all_pages(item, pages))), frozenset(_annotations(item, roles))
    )


def _annotations(element: DictionaryObject, roles: Mapping[str, str]) -> Iterator[int]:
    """Yield the object numbers of the annotations in an element."""
    for inner, _, _ in _walk(element, roles):
        if "/Obj" in inner and isinstance(target := inner.raw_get("/Obj"), IndirectObject):
            yield target.idnum


def _all_pages(element: DictionaryObject, pages: Mapping[int, int]) -> set[int]:
    """Return the indexes of the pages on which the content of an element stands."""
    found: set[int] = set()
    stack: list[tuple[DictionaryObject, int | None]] = [(element, None)]
    seen: set[int] = set()
    while stack:
        item, page = stack.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        if "/Pg" in item and isinstance(own := item.raw_get("/Pg"), IndirectObject):
            page = pages.get(own.idnum)
        if page is not None and ("/MCID" in item or _holds_content(item)):
            found.add(page)
        stack += [(kid, page) for kid in _kids(item)]
    return found


def _holds_content(element: DictionaryObject) -> bool:
    """Return True if content of a page stands in an element directly."""
    kids = element.get("/K")
    kids = kids.get_object() if kids is not None else None
    return any(isinstance(kid, int) for kid in (kids if isinstance(kids, ArrayObject) else [kids]))


def _footnotes(
    parent: DictionaryObject, roles: Mapping[str, str], pages: Mapping[int, int]
) -> Iterator[TaggedNote]:
    """Yield the notes directly inside an element that come right after their calls."""
    for call, note in pairwise(_kids(parent)):
        if _type(call, roles) != "Reference" or _type(note, roles) != "Note":
            continue
        page, call_page = _page(note, pages), _page(call, pages)
        if page is not None and call_page is not None:
            yield TaggedNote(str(note.get("/ID", "")), page, call_page)


def _type(element: DictionaryObject, roles: Mapping[str, str]) -> str:
    """Return the standard type of an element, "" for a reference to content."""
    kind = str(element.get("/S", ""))
    return roles.get(kind, kind).removeprefix("/")


def _walk(
    tree: DictionaryObject, roles: Mapping[str, str]
) -> Iterator[tuple[DictionaryObject, tuple[str, ...], int]]:
    """Yield every element and object reference of the tree in reading order, with the types from the root
    to it (its own the last, for an element) and the number of the element around it. An element that is
    met twice is entered once."""
    stack: list[tuple[DictionaryObject, tuple[str, ...], int]] = [(tree, (), 0)]
    seen: set[int] = set()
    while stack:
        element, above, parent = stack.pop()
        if id(element) in seen:
            continue
        seen.add(id(element))
        kind = _type(element, roles)
        path = (*above, kind) if kind else above
        yield element, path, parent
        number = len(seen)
        stack += [(kid, path, number) for kid in reversed(_kids(element))]


def _kids(element: DictionaryObject) -> list[DictionaryObject]:
    kids: Any = element.get("/K")
    kids = kids.get_object() if kids is not None else None
    items = kids if isinstance(kids, ArrayObject) else [kids]
    resolved = (item.get_object() if isinstance(item, IndirectObject) else item for item in items)
    return [item for item in resolved if isinstance(item, DictionaryObject)]


def _page(element: DictionaryObject, pages: Mapping[int, int]) -> int | None:
    """Return the index of the page on which an element begins."""
    stack, steps = [element], 0
    while stack and steps < 1000:
        item, steps = stack.pop(), steps + 1
        if "/Pg" in item:
            page = item.raw_get("/Pg")
            return pages.get(page.idnum) if isinstance(page, IndirectObject) else None
        stack += reversed(_kids(item))
    return None
