"""Everything in a PDF that paints: pages, and the forms, patterns and soft masks that they use."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Object, Pdf


@dataclass(frozen=True, slots=True)
class Holder:
    """A page, or a stream that paints, with its resources. ``mask`` marks what only makes a soft mask, in
    which colours count as brightness (ISO 32000-1, 11.5.3)."""

    object: Object
    resources: Object
    mask: bool = False


def holders(pdf: Pdf) -> Iterator[Holder]:
    """Yield all pages of a file in order, and every stream that they use once, after its first user."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        if "/Resources" not in page.obj:
            continue
        yield Holder(page.obj, page.obj.Resources)
        waiting = [Holder(page.obj, page.obj.Resources)]
        while waiting:
            above = waiting.pop()
            if above.resources.is_indirect:
                if above.resources.objgen in seen:
                    continue
                seen.add(above.resources.objgen)
            for below in _below(above):
                if below.object.objgen not in seen:
                    seen.add(below.object.objgen)
                    yield below
                    waiting.append(below)


def _below(above: Holder) -> Iterator[Holder]:
    """Yield the streams that a holder's resources name."""
    nothing = Dictionary()
    for state in above.resources.get("/ExtGState", nothing).values():
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and "/G" in mask:
            luminosity = mask.get("/S") == Name.Luminosity
            yield from _holder(mask.G, above.mask or luminosity)
    for kind in ("/XObject", "/Pattern"):
        for stream in above.resources.get(kind, nothing).values():
            yield from _holder(stream, above.mask)


def _holder(stream: Object, mask: bool) -> Iterator[Holder]:
    if stream.get("/Subtype") == Name.Form or stream.get("/PatternType") == 1:
        yield Holder(stream, stream.get("/Resources", Dictionary()), mask)
