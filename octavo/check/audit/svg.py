"""The words that an SVG picture shows."""

from lxml import etree

#: What is in these is shown only where something else uses it, or not at all.
_UNSEEN = frozenset({"defs", "symbol", "clipPath", "mask", "pattern", "title", "desc", "metadata", "switch"})
_HIDDEN = {"display": "none", "visibility": "hidden", "opacity": "0", "fill-opacity": "0"}


def svg_texts(data: bytes) -> list[tuple[str, int]]:
    """Return the texts of a picture, each with its line; none of a file that is no SVG."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    found = []
    stack = [root]
    while stack:
        element = stack.pop()
        if (
            not isinstance(element.tag, str)
            or etree.QName(element).localname in _UNSEEN
            or _is_hidden(element)
        ):
            continue
        if etree.QName(element).localname == "text":
            found.append(("".join(map(str, element.itertext())), _line(element)))
        else:
            stack += reversed(element)
    return found


def _is_hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "")
    return any(element.get(name) == value or f"{name}:{value}" in style for name, value in _HIDDEN.items())


def _line(element: etree._Element) -> int:
    number = element.sourceline
    return number if isinstance(number, int) else 1


def drawn_shapes(data: bytes) -> list[str]:
    """Return the names of all elements of a picture that draw, and the form of each path."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    found = []
    for element in root.iter("{*}*"):
        name = etree.QName(element).localname
        if name in _SHAPES:
            found.append(" ".join((name, *(element.get("d") or "").split())))
    return found


_SHAPES = frozenset(
    {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "use"}
)
