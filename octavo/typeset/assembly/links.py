"""Links inside the book: private URIs become GoTo actions to named destinations."""

from collections.abc import Sequence
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from octavo.core.pagemap import PageMap
from octavo.typeset.layout import LINK_SCHEME


def resolve_links(pdf: Pdf, pagemap: PageMap, height: float) -> None:
    """Turn all links to ids into GoTo actions, and name every destination that one leads to.

    ``height`` is that of the pages in points. A link to an unknown id loses its action.
    """
    pages = [page.obj for page in pdf.pages]
    targets: dict[str, None] = {}
    for page in pages:
        for annotation in page.get("/Annots", ()):
            target = _target(annotation)
            if target is None:
                continue
            if target not in pagemap.positions:
                del annotation["/A"]
                continue
            targets[target] = None
            annotation["/A"] = Dictionary({"/S": Name.GoTo, "/D": String(target)})
    _name_destinations(pdf, pages, sorted(targets), pagemap, height)


def destination(pages: Sequence[Object], pagemap: PageMap, target: str, height: float) -> Array:
    """Return the explicit destination of an id: its page among ``pages``, from its position down, at the
    reader's own zoom."""
    position = pagemap.positions[target]
    return Array([pages[position.page], Name.XYZ, 0, round(height - position.y, 3), None])


def _target(annotation: Object) -> str | None:
    action = annotation.get("/A")
    uri = str(action.get("/URI", "")) if action is not None else ""
    return unquote(uri.removeprefix(LINK_SCHEME)) if uri.startswith(LINK_SCHEME) else None


def _name_destinations(
    pdf: Pdf, pages: Sequence[Object], targets: list[str], pagemap: PageMap, height: float
) -> None:
    if not targets:
        return
    tree = NameTree.new(pdf)
    for target in targets:
        tree[target] = pdf.make_indirect(destination(pages, pagemap, target, height))
    pdf.Root.Names = Dictionary(Dests=tree.obj)
