"""The structure tree: one Document for the whole book (ISO 32000-1, 14.7 and 14.8).

What it needs of pages and links is said before the file is saved (``prepare_structure``); the elements
themselves, some ten thousand in a book, are added to the saved file (``add_structure``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from octavo.typeset.assembly.sheets import Sheets
from octavo.typeset.assembly.update import Update, name_text, string_text
from octavo.typeset.geometry import Affine
from octavo.typeset.layout import Annotation, Content, GatheringLayout, PlatePlace, Structure
from octavo.typeset.placing import Placement

Leaf = Structure | Content | Annotation
Kid = Leaf | PlatePlace


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees of all gatherings: ``order`` has the names of gatherings, each with those of its plates."""

    order: Sequence[tuple[str, Sequence[str]]]
    layouts: Mapping[str, GatheringLayout]

    def roots(self) -> Iterator[tuple[str, Leaf]]:
        """Yield the elements of the top level, in the order of the book, with the gathering of each."""
        for gathering, plates in self.order:
            yield from self.inside(gathering, self.layouts[gathering].tree)
            placed = {kid.plate for kid in _places(self.layouts[gathering].tree)} if plates else set()
            for plate in plates:
                if plate not in placed:
                    yield from self.inside(plate, self.layouts[plate].tree)

    def inside(self, gathering: str, kids: Sequence[Kid]) -> Iterator[tuple[str, Leaf]]:
        """Yield the kids of an element, each with its gathering; plates stand at their markers."""
        for kid in kids:
            if isinstance(kid, PlatePlace):
                yield from self.inside(kid.plate, self.layouts[kid.plate].tree)
            else:
                yield gathering, kid


def _places(kids: Sequence[Kid]) -> Iterator[PlatePlace]:
    for kid in kids:
        if isinstance(kid, PlatePlace):
            yield kid
        elif isinstance(kid, Structure):
            yield from _places(kid.kids)


def prepare_structure(pdf: Pdf, forest: Forest, sheets: Sheets) -> None:
    """Give pages and links their places in the parent tree, say in words what links lead to, and keep a
    place for the tree itself."""
    pages = [page.obj for page in pdf.pages]
    tagged: set[int] = set()
    links: dict[int, list[Object]] = {}
    key = len(pages)

    def visit(kids: Iterator[tuple[str, Leaf]], text: str) -> None:
        nonlocal key
        for gathering, kid in kids:
            if isinstance(kid, Structure):
                visit(forest.inside(gathering, kid.kids), kid.text if kid.tag == "Link" else "")
                continue
            index = sheets[gathering, kid.page]
            if isinstance(kid, Content):
                tagged.add(index)
                continue
            if index not in links:
                links[index] = list(pages[index].Annots)
            annotation = links[index][kid.index]
            annotation["/StructParent"] = key
            key += 1
            if text:
                annotation["/Contents"] = String(text)  # PDF/UA-1, 7.18.5

    visit(forest.roots(), "")
    for index in sorted(tagged):
        pages[index]["/StructParents"] = index
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))


def add_structure(
    update: Update, forest: Forest, placement: Placement, sheets: Sheets, language: str
) -> None:
    """Add the structure tree to a saved file that was prepared for it."""
    matrices = {(leaf.gathering, leaf.source): leaf.matrix for leaf in placement.leaves}
    writer = _StructureWriter(update, forest, sheets, matrices)
    writer.document(language)
    writer.root()


@dataclass(slots=True)
class _WrittenElement:
    """An element that takes kids: its number, the index of its page (/Pg), if it has one, and its /K."""

    number: int
    page: int | None
    kids: list[str] = field(default_factory=list)


class _StructureWriter:
    """Writes structure elements and keeps what the parent tree needs."""

    def __init__(
        self,
        update: Update,
        forest: Forest,
        sheets: Sheets,
        matrices: Mapping[tuple[str | None, int], Affine],
    ) -> None:
        self._update = update
        self._forest = forest
        self._sheets = sheets
        self._matrices = matrices
        self._names: dict[str, str] = {}
        self._contents: dict[int, dict[int, int]] = {}
        self._annotations: list[int] = []
        self._document = update.new()

    def document(self, language: str) -> None:
        """Write the element of the whole book, and all below it."""
        top = _WrittenElement(self._document, None)
        self._kids(self._forest.roots(), top)
        self._put(top, "Document", self._update.structure_root, [f"/Lang {string_text(language)}"])

    def root(self) -> None:
        """Write the root of the tree, and the way back from pages and annotations to their elements."""
        put, parents, numbers = self._update.put, self._update.new(), []
        for index in sorted(self._contents):
            contents, elements = self._contents[index], self._update.new()
            kids = (contents.get(number) for number in range(max(contents) + 1))
            put(elements, f"[{' '.join(f'{kid} 0 R' if kid else 'null' for kid in kids)}]")
            numbers.append(f"{index} {elements} 0 R")
        first = len(self._update.pages)
        numbers += (f"{key} {element} 0 R" for key, element in enumerate(self._annotations, start=first))
        put(parents, f"<</Nums [{' '.join(numbers)}]>>")
        put(
            self._update.structure_root,
            f"<</Type /StructTreeRoot /K [{self._document} 0 R] /ParentTree {parents} 0 R "
            f"/ParentTreeNextKey {first + len(self._annotations)}>>",
        )

    def _kids(self, kids: Iterator[tuple[str, Leaf]], parent: _WrittenElement) -> None:
        for gathering, kid in kids:
            if isinstance(kid, Structure):
                parent.kids.append(f"{self._element(gathering, kid, parent.number)} 0 R")
            elif isinstance(kid, Content):
                parent.kids.append(self._content(gathering, kid, parent))
            else:
                parent.kids.append(self._annotation(gathering, kid, parent.number))

    def _element(self, gathering: str, structure: Structure, above: int) -> int:
        own = next((kid.page for kid in structure.kids if isinstance(kid, Content)), None)
        parent = _WrittenElement(self._update.new(), None if own is None else self._sheets[gathering, own])
        self._kids(self._forest.inside(gathering, structure.kids), parent)
        texts = (
            ("/ID", structure.id),
            ("/Lang", structure.language),
            ("/Alt", structure.alt),
            ("/E", structure.expansion),
        )
        more = [f"{key} {string_text(value)}" for key, value in texts if value]
        if attributes := self._attributes(gathering, structure):
            more.append(f"/A {attributes.unparse().decode('latin-1')}")
        self._put(parent, structure.tag, above, more)
        return parent.number

    def _put(self, element: _WrittenElement, tag: str, above: int, more: list[str]) -> None:
        if tag not in self._names:
            self._names[tag] = name_text(tag)
        if element.page is not None:
            more.append(f"/Pg {self._update.pages[element.page]} 0 R")
        self._update.put(
            element.number,
            f"<</Type /StructElem /S {self._names[tag]} /P {above} 0 R {' '.join(more)} "
            f"/K [{' '.join(element.kids)}]>>",
        )

    def _content(self, gathering: str, content: Content, parent: _WrittenElement) -> str:
        index = self._sheets[gathering, content.page]
        self._contents.setdefault(index, {})[content.mcid] = parent.number
        if index == parent.page:
            return str(content.mcid)
        return f"<</Type /MCR /Pg {self._update.pages[index]} 0 R /MCID {content.mcid}>>"

    def _annotation(self, gathering: str, annotation: Annotation, above: int) -> str:
        index = self._sheets[gathering, annotation.page]
        self._annotations.append(above)
        target = self._update.annotation(index, annotation.index)
        return f"<</Type /OBJR /Obj {target} 0 R /Pg {self._update.pages[index]} 0 R>>"

    def _attributes(self, gathering: str, structure: Structure) -> Dictionary | None:
        if structure.box:
            return Dictionary(O=Name.Layout, BBox=Array(self._box(gathering, structure.box)))
        if not structure.attributes:
            return None
        owner = Name.List if structure.tag == "L" else Name.Table
        attributes = Dictionary(O=owner)
        for name, value in structure.attributes:
            if isinstance(value, tuple):
                attributes[f"/{name}"] = Array([String(part) for part in value])
            else:
                attributes[f"/{name}"] = Name(f"/{value}") if isinstance(value, str) else value
        return attributes

    def _box(self, gathering: str, box: tuple[int, float, float, float, float]) -> list[float]:
        number, left, top, right, bottom = box
        height = self._forest.layouts[gathering].pages[number].height
        corners = self._matrices[gathering, number].rectangle(left, height - bottom, right, height - top)
        return [round(corner, 3) for corner in corners]
