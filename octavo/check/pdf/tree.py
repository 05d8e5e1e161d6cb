"""The structure tree of a PDF as a whole (ISO 32000-1, 14.7): elements, what is in them, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, Pdf, String

#: Elements that are read; more are damage.
_MOST = 5_000_000
_STANDARD_DEPTH = 10


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A piece of marked content: the index of its page and its number there."""

    page: int
    mark: int


@dataclass(frozen=True, slots=True)
class LinkedObject:
    """An annotation that belongs to an element: the number of its object, and the index of its page."""

    number: int
    page: int


@dataclass(slots=True)
class Element:
    """An element: its standard type, what is in it, its attributes."""

    kind: str
    kids: "list[Element | MarkedContent | LinkedObject]" = field(default_factory=list)
    language: str = ""
    alternative: str | None = None
    replacement: str | None = None
    identifier: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    box: tuple[float, float, float, float] | None = None

    def walk(self) -> "Iterator[Element | MarkedContent | LinkedObject]":
        """Yield all that is in the element, in the order of reading, without recursion."""
        stack: list[Element | MarkedContent | LinkedObject] = list(reversed(self.kids))
        while stack:
            one = stack.pop()
            yield one
            if isinstance(one, Element):
                stack += reversed(one.kids)


def read_tree(pdf: Pdf) -> Element | None:
    """Return the root of the structure tree, or None if the file has none."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return None
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    roles = {str(name): str(kind) for name, kind in (root.get("/RoleMap") or {}).items()}
    tree = Element("Root")
    stack: list[tuple[Dictionary, Element, int]] = [(root, tree, -1)]
    seen: set[tuple[int, int]] = set()
    count = 0
    while stack and count < _MOST:
        item, element, page = stack.pop()
        below: list[tuple[Dictionary, Element, int]] = []
        for kid in _kids(item):
            count += 1
            if not isinstance(kid, Dictionary):
                element.kids.append(MarkedContent(page, int(kid)))
                continue
            there = pages.get(kid["/Pg"].objgen, -1) if "/Pg" in kid else page
            if "/MCID" in kid:
                element.kids.append(MarkedContent(there, int(kid["/MCID"])))
            elif "/Obj" in kid:
                element.kids.append(LinkedObject(kid["/Obj"].objgen[0], there))
            elif "/S" in kid:
                if kid.objgen in seen and kid.objgen != (0, 0):
                    element.kids.append(Element("Again"))
                    continue
                seen.add(kid.objgen)
                inner = _element(kid, roles)
                element.kids.append(inner)
                below.append((kid, inner, there))
        stack += reversed(below)
    return tree


def _kids(item: Dictionary) -> list[Object]:
    kids = item.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def _element(item: Dictionary, roles: dict[str, str]) -> Element:
    kind = str(item["/S"])
    for _ in range(_STANDARD_DEPTH):
        if kind not in roles or roles[kind] == kind:
            break
        kind = roles[kind]
    element = Element(kind.removeprefix("/"))
    element.language = str(item.get("/Lang", ""))
    if "/Alt" in item:
        element.alternative = str(item["/Alt"])
    if "/ActualText" in item:
        element.replacement = str(item["/ActualText"])
    element.identifier = str(item.get("/ID", ""))
    attributes = item.get("/A")
    for one in attributes if isinstance(attributes, Array) else (attributes,):
        if isinstance(one, Dictionary):
            _attributes(element, one)
    return element


def _attributes(element: Element, found: Dictionary) -> None:
    element.scope = str(found.get("/Scope", element.scope)).removeprefix("/")
    element.columns = int(found.get("/ColSpan", element.columns))
    element.rows = int(found.get("/RowSpan", element.rows))
    if "/Headers" in found:
        element.headers = tuple(str(one) for one in found["/Headers"] if isinstance(one, String))
    if "/BBox" in found:
        left, bottom, right, top = (float(side) for side in found["/BBox"])
        element.box = (left, bottom, right, top)
