"""The structure tree: one Document for the whole book (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from octavo.typeset.assembly.sheets import Sheets
from octavo.typeset.gatherings import Gathering
from octavo.typeset.geometry import Affine
from octavo.typeset.laid import Annotation, Content, Laid, PlatePlace, Structure
from octavo.typeset.placing import Placement

Kid = Structure | Content | Annotation | PlatePlace


def add_structure(
    pdf: Pdf,
    gatherings: Sequence[Gathering],
    laid: Mapping[str, Laid],
    placement: Placement,
    sheets: Sheets,
    language: str,
) -> None:
    """Build the structure tree of the book. Plates are put where their markers stand."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, Lang=String(language), K=Array())
    )
    matrices = {(leaf.gathering, leaf.source): leaf.matrix for leaf in placement.leaves}
    writer = _Writer(pdf, laid, sheets, matrices)
    for gathering in gatherings:
        writer.kids(gathering.name, laid[gathering.name].tree, document)
        for plate in gathering.plates:
            if plate.name not in writer.plates_done:
                writer.plate(plate.name, document)
    root.K = Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=writer.parent_tree()))
    root.ParentTreeNextKey = writer.next_key
    pdf.Root.StructTreeRoot = root


class _Writer:
    """Writes structure elements and keeps what the parent tree needs."""

    def __init__(
        self,
        pdf: Pdf,
        laid: Mapping[str, Laid],
        sheets: Sheets,
        matrices: Mapping[tuple[str | None, int], Affine],
    ) -> None:
        self.plates_done: set[str] = set()
        self._pdf = pdf
        self._laid = laid
        self._sheets = sheets
        self._matrices = matrices
        self._pages = [page.obj for page in pdf.pages]
        self._contents: dict[int, dict[int, Object]] = {}
        self._annotations: list[Object] = []
        self.next_key = len(self._pages)

    def kids(self, gathering: str, kids: Sequence[Kid], parent: Object) -> None:
        """Write elements and content of a gathering as kids of ``parent``."""
        for kid in kids:
            if isinstance(kid, Structure):
                self._element(gathering, kid, parent)
            elif isinstance(kid, Content):
                self._content(gathering, kid, parent)
            elif isinstance(kid, Annotation):
                self._annotation(gathering, kid, parent)
            else:
                self.plate(kid.plate, parent)

    def plate(self, name: str, parent: Object) -> None:
        """Write the elements of a plate."""
        self.plates_done.add(name)
        self.kids(name, self._laid[name].tree, parent)

    def _element(self, gathering: str, structure: Structure, parent: Object) -> None:
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{structure.tag}"), P=parent, K=Array())
        )
        parent.K.append(element)
        for key, value in (
            ("/ID", structure.id),
            ("/Lang", structure.language),
            ("/Alt", structure.alt),
            ("/E", structure.expansion),
        ):
            if value:
                element[key] = String(value)
        if attributes := self._attributes(gathering, structure):
            element.A = attributes
        self.kids(gathering, structure.kids, element)
        if structure.tag == "Link" and structure.text:
            self._describe(gathering, structure)

    def _content(self, gathering: str, content: Content, parent: Object) -> None:
        index = self._sheets[gathering, content.page]
        page = self._pages[index]
        self._contents.setdefault(index, {})[content.mcid] = parent
        if "/Pg" not in parent and str(parent.S) != "/Document":
            parent.Pg = page
        if parent.get("/Pg") == page:
            parent.K.append(content.mcid)
        else:
            parent.K.append(Dictionary(Type=Name.MCR, Pg=page, MCID=content.mcid))

    def _annotation(self, gathering: str, annotation: Annotation, parent: Object) -> None:
        page = self._pages[self._sheets[gathering, annotation.page]]
        target = page.Annots[annotation.index]
        target.StructParent = self.next_key
        self.next_key += 1
        self._annotations.append(parent)
        parent.K.append(Dictionary(Type=Name.OBJR, Obj=target, Pg=page))

    def _describe(self, gathering: str, link: Structure) -> None:
        """Say in words where the annotations of a link lead: PDF/UA-1, 7.18.5."""
        for kid in link.kids:
            if isinstance(kid, Annotation):
                page = self._pages[self._sheets[gathering, kid.page]]
                page.Annots[kid.index].Contents = String(link.text)

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
        height = self._laid[gathering].pages[number].height
        corners = self._matrices[gathering, number].rectangle(left, height - bottom, right, height - top)
        return [round(corner, 3) for corner in corners]

    def parent_tree(self) -> Array:
        """The number tree from pages and annotations to the elements that hold them."""
        numbers = Array()
        for index in range(len(self._pages)):
            contents = self._contents.get(index)
            if not contents:
                continue
            self._pages[index].StructParents = index
            numbers.append(index)
            elements = Array([contents.get(number) for number in range(max(contents) + 1)])
            numbers.append(self._pdf.make_indirect(elements))
        for key, element in enumerate(self._annotations, start=len(self._pages)):
            numbers.append(key)
            numbers.append(element)
        return numbers
