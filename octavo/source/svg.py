"""SVG pictures are XML that could run scripts or fetch files; one with anything but a drawing is refused.

Elements and attributes of SVG must be on a list (``svg_vocabulary``). Those of other namespaces are data of
drawing programs, unless a browser acts on them, as on HTML. Styles are looked at token by token.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from octavo.core.css_loads import loads, parse_tokens
from octavo.source.finding import Finding
from octavo.source.svg_repeats import draws_too_much
from octavo.source.svg_vocabulary import ANIMATED, ATTRIBUTES, ELEMENTS, LINK, PRESENTATION, XML

_SVG = "http://www.w3.org/2000/svg"
#: What is understood in an attribute, by its namespace.
_KNOWN = {
    None: ATTRIBUTES,
    "http://www.w3.org/1999/xlink": LINK,
    "http://www.w3.org/XML/1998/namespace": XML,
}
#: Namespaces of what browsers act on begin so, but for RDF, in which drawing programs keep their metadata.
_ACTED_ON = ("http://www.w3.org/", "https://www.w3.org/", "http://www.mozilla.org/")
_DATA_ONLY = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp)[;,]", re.IGNORECASE)
#: What browsers take out of an address before they read it (URL Standard, 4.4).
_PASSED_OVER = re.compile(r"^[\x00-\x20]+|[\t\n\r]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_LINKS = frozenset({"http", "https", "mailto", "tel"})
#: Attributes whose values are read as CSS.
_STYLED = PRESENTATION | {"by", "from", "style", "to", "values"}
_RULES = frozenset(
    {
        "charset",
        "color-profile",
        "container",
        "counter-style",
        "font-face",
        "font-feature-values",
        "keyframes",
    }
    | {"-webkit-keyframes", "layer", "media", "namespace", "page", "property", "scope", "supports"}
)
_ANIMATIONS = frozenset({"animate", "animateColor", "animateTransform", "set"})
_HINT = "open the picture in a drawing program and save it as plain SVG with everything embedded"


def svg_faults(data: bytes) -> list[tuple[int, Finding]]:
    """Return what is wrong with an SVG picture, with the lines of its file. Nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        return [
            (problem.lineno or 1, Finding("picture-broken", f"the picture is not XML: {problem.msg}", _HINT))
        ]
    if etree.QName(root).localname != "svg":
        return [(1, Finding("picture-broken", "the picture's first element is not <svg>", _HINT))]
    found: list[tuple[int, Finding]] = []
    if draws_too_much(root):
        found.append((1, _unsafe("draws its parts again and again, without end or nearly so")))
    found += [(1, _unsafe(what)) for what in _wrong_declarations(root)]
    for node in (*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings()):
        line = int(node.sourceline or 1)
        found += [(line, _unsafe(what)) for what in _wrong(node)]
    return list(dict.fromkeys(found))


def _wrong_declarations(root: etree._Element) -> Iterator[str]:
    """Yield what is wrong with the declarations before the picture: those of attributes would be added to its
    elements by whoever reads it."""
    head: Any = root.getroottree().docinfo  # whose stubs lack some of it
    if head.internalDTD is None:
        return
    written = etree.tostring(root.getroottree(), encoding="unicode")
    start = written.find(f"<{root.prefix}:svg" if root.prefix else "<svg")
    if any(True for _ in head.internalDTD.iterentities()):
        yield "declares entities"
    elif any(word in written[:start] for word in ("<!ATTLIST", "<!ELEMENT", "<!NOTATION")):
        yield "declares elements or attributes"
    if head.system_url and not head.system_url.startswith(_ACTED_ON):
        yield f"names a document type at `{head.system_url[:60]}`"


def raster_line(data: bytes) -> int | None:
    """Return the line at which a sound SVG picture holds a picture of pixels, if it does: many readers for
    e-books don't show that (Apple Books Asset Guide, Images; Kindle Publishing Guidelines, 10.4.11)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    node = next(etree.fromstring(data, parser).iter("{*}image", "{*}feImage"), None)
    return None if node is None else int(node.sourceline or 1)


def _unsafe(what: str) -> Finding:
    return Finding("svg-unsafe", f"the picture {what}", _HINT)


def _wrong(node: etree._Element) -> Iterator[str]:
    """Yield what is wrong with a node of any kind, apart from what stands in it."""
    if isinstance(node, etree._ProcessingInstruction):
        if node.target == "xml-stylesheet":
            yield "names a stylesheet outside itself"
        return
    if not isinstance(node.tag, str):
        if isinstance(node, etree._Entity):
            yield "uses an entity"
        return
    name = etree.QName(node)
    if name.namespace not in (None, _SVG):
        if _is_acted_on(name.namespace or ""):
            yield f"holds a <{name.localname}> element, which is not of SVG"
        return
    if name.localname not in ELEMENTS:
        yield f"holds a <{name.localname}> element"
    if name.localname == "style":
        yield from _wrong_styles("".join(map(str, node.itertext())))
    if name.localname in _ANIMATIONS and node.get("attributeName", "x") not in ANIMATED:
        yield f"changes `{node.get('attributeName', '')[:60]}` while it is looked at"
    for attribute, value in node.attrib.items():
        yield from _wrong_attribute(name.localname, etree.QName(str(attribute)), str(value))


def _is_acted_on(namespace: str) -> bool:
    return namespace.startswith(_ACTED_ON) and namespace not in _DATA_ONLY


def _wrong_attribute(element: str, name: etree.QName, value: str) -> Iterator[str]:
    known = _KNOWN.get(name.namespace)
    if known is None:
        if _is_acted_on(name.namespace or ""):
            yield f"has an attribute {name.localname}, which is not of SVG"
        return
    if name.localname not in known and not (
        name.namespace is None and name.localname.startswith(("aria-", "data-"))
    ):
        runs = name.localname.lower().startswith("on")
        yield f"runs a script ({name.localname})" if runs else f"has an unknown attribute {name.localname}"
    elif name.localname in ("href", "src"):
        yield from _wrong_address(element, value)
    elif name.localname in _STYLED:
        yield from _wrong_styles(value)


def _wrong_address(element: str, value: str) -> Iterator[str]:
    address = _PASSED_OVER.sub("", value)
    scheme = _SCHEME.match(address)
    if element == "a":
        if scheme and scheme[1].lower() not in _LINKS:
            yield "links to a script or a file"
    elif not address.startswith("#") and not _PICTURE.match(address):
        yield f"refers to `{value[:60]}`, outside itself"


def _wrong_styles(css: str) -> Iterator[str]:
    """Yield what is wrong with a stylesheet, declarations, or the value of an attribute, which may be CSS."""
    if not any(sign in css for sign in "(\\@"):
        return
    try:
        nodes = parse_tokens(css)
        found = list(loads(nodes))
    except RecursionError:
        yield "has styles with brackets hundreds deep"
        return
    rules = {node.lower_value for node in nodes if node.type == "at-keyword"}
    if any("import" in rule for rule, _ in found) or not rules <= _RULES:
        yield "refers to a file outside itself in its styles, or has rules that draw nothing"
        return
    for _, token in found:
        address = _PASSED_OVER.sub("", token.value)
        if not address.startswith("#") and not _PICTURE.match(address):
            yield "refers to a file outside itself in its styles"
            return
