"""A structure tree while it grows, and its finished form."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from octavo.core.invisible_signs import without_invisible
from octavo.core.vocabulary import Data
from octavo.typeset.layout import Annotation, Content, PlatePlace, Structure
from octavo.typeset.weasyprint import roles

SVG = "{http://www.w3.org/2000/svg}"
Value = str | int | tuple[str, ...]
#: Values of ListNumbering (ISO 32000-1, 14.8.5.5) by those of ``type`` in XHTML.
_NUMBERINGS = {"a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
Leaf = Content | Annotation
Finished = Structure | Content | Annotation | PlatePlace


@dataclass(slots=True, eq=False)
class StructureNode:
    """A structure element that still takes kids."""

    tag: str
    element: Element
    parent: "StructureNode | None" = None
    language: str | None = None
    kids: list["StructureNode | Leaf"] = field(default_factory=list)
    id: str | None = None
    box: tuple[int, float, float, float, float] | None = None
    text: str = ""

    def child(self, tag: str, element: Element, language: str | None = None) -> "StructureNode":
        """Return a new node at the end of this one."""
        node = StructureNode(tag, element, self, language)
        self.kids.append(node)
        return node

    def label(self) -> "StructureNode":
        """Return the label of this note, or of the item whose body this is."""
        home = self.parent if self.tag == "LBody" and self.parent is not None else self
        for kid in home.kids:
            if isinstance(kid, StructureNode) and kid.tag == "Lbl":
                return kid
        label = StructureNode("Lbl", self.element, home)
        home.kids.insert(0, label)
        return label

    def list_item(self, element: Element, language: str | None) -> "StructureNode":
        """Return the node for the content of a list item: a body, or a label for the term of a ``dl``."""
        last = self.kids[-1] if self.kids and isinstance(self.kids[-1], StructureNode) else None
        joins = (
            last is not None
            and last.tag == "LI"
            and (element.tag == "dd" or (element.tag == "dt" and not last.has_body()))
        )
        item = last if last is not None and joins else self.child("LI", element)
        return item.child("Lbl" if element.tag == "dt" else "LBody", element, language)

    def has_body(self) -> bool:
        """Return True if a list item has its body already."""
        return any(isinstance(kid, StructureNode) and kid.tag == "LBody" for kid in self.kids)

    def add_text(self, text: str) -> None:
        """Note the text of links, also of those around this node."""
        node: StructureNode | None = self
        while node is not None:
            if node.tag == "Link":
                node.text += text
            node = node.parent

    def _said(self) -> str:
        """Return what a link is called: its words as they are written, since lines lose the spaces between
        them, or those that its boxes have, if it has none of its own."""
        written = without_invisible(" ".join("".join(self.element.itertext()).split()))
        return self.element.get(Data.SAY, "%").replace("%", written or " ".join(self.text.split()), 1)

    def finish(self) -> Structure | PlatePlace | None:
        """Return the finished element, or None for one without content."""
        if self.tag == "Plate":
            return PlatePlace(self.element.get(Data.PLATE_PLACE, ""))
        kids = finish_kids(self)
        if not kids and self.tag not in roles.CELLS:
            return None
        tag = self.tag
        if tag in roles.GROUPING:
            if tag == "Div" and all(_inline(kid) for kid in kids) and not all(map(_is_figure, kids)):
                tag = "P"
            else:
                kids = _grouped(kids, "P")
        elif tag == "TOCI":
            kids = _grouped(kids, "Reference")
        return Structure(
            tag,
            tuple(kids),
            id=self.id or (self.element.get("id") if tag in ("TH", "TD") else None),
            language=self.language,
            alt=_alternative(self.element) if tag in roles.PICTURES else None,
            expansion=self.element.get("title") if self.element.tag == "abbr" else None,
            text=self._said() if tag == "Link" else "",
            box=self.box,
            attributes=_attributes(tag, self.element, kids),
        )


def finish_kids(node: StructureNode) -> list[Finished]:
    """Return the finished kids of a node, without those that are empty."""
    done = (kid.finish() if isinstance(kid, StructureNode) else kid for kid in node.kids)
    return [kid for kid in done if kid is not None]


def _inline(kid: Finished) -> bool:
    return isinstance(kid, Content | Annotation) or (isinstance(kid, Structure) and kid.tag in roles.INLINE)


def _is(kid: Finished, tag: str) -> bool:
    return isinstance(kid, Structure) and kid.tag == tag


def _is_figure(kid: Finished) -> bool:
    return _is(kid, "Figure")


def _grouped(kids: list[Finished], tag: str) -> list[Finished]:
    """Return the kids with every run of inline ones in an element of its own; pictures may stand alone."""
    result: list[Finished] = []
    run: list[Finished] = []
    for kid in [*kids, None]:
        if kid is not None and _inline(kid) and not _is_figure(kid) and not _is(kid, tag):
            run.append(kid)
            continue
        if run:
            result.append(Structure(tag, tuple(run)))
            run = []
        if kid is not None:
            result.append(kid)
    return result


def _alternative(element: Element) -> str | None:
    if element.tag.startswith(SVG):
        return element.findtext(f"{SVG}title") or element.get("aria-label")
    return element.get("alt")


def _attributes(tag: str, element: Element, kids: list[Finished]) -> tuple[tuple[str, Value], ...]:
    found: dict[str, Value] = {}
    if tag in ("TH", "TD"):
        for name, attribute in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
            if element.get(attribute, "1").isdigit() and int(element.get(attribute, "1")) > 1:
                found[name] = int(element.get(attribute, "1"))
        if headers := roles.words(element, "headers"):
            found["Headers"] = tuple(headers)
    if tag == "TH":
        found["Scope"] = "Row" if element.get("scope", "col").startswith("row") else "Column"
    if tag == "L" and any(_labelled(kid) for kid in kids):
        # What the labels are; without them a reader should not count on any.
        counted = _NUMBERINGS.get(element.get("type", "1"), "Decimal")
        found["ListNumbering"] = {"ol": counted, "ul": "Disc"}.get(element.tag, "None")
    return tuple(found.items())


def _labelled(item: Finished) -> bool:
    return isinstance(item, Structure) and any(_is(kid, "Lbl") for kid in item.kids)
