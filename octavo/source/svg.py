"""SVG pictures are XML that could run scripts or fetch files; one that does is refused."""

import re

from lxml import etree

from octavo.source.finding import Finding
from octavo.source.svg_repeats import draws_too_much

_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_REFUSED = {"script", "foreignObject", "iframe", "embed", "object", "handler", "audio", "video"}
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
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        found.append((1, _unsafe("declares entities")))
    for node in (*root.itersiblings(preceding=True), *root.iter()):
        line = int(node.sourceline or 1)
        found += [(line, _unsafe(what)) for what in _wrong(node)]
    return list(dict.fromkeys(found))


def raster_line(data: bytes) -> int | None:
    """Return the line at which a sound SVG picture holds a picture of pixels, if it does: many readers for
    e-books don't show that (Apple Books Asset Guide, Images; Kindle Publishing Guidelines, 10.4.11)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    node = next(etree.fromstring(data, parser).iter("{*}image", "{*}feImage"), None)
    return None if node is None else int(node.sourceline or 1)


def _unsafe(what: str) -> Finding:
    return Finding("svg-unsafe", f"the picture {what}", _HINT)


def _wrong(node: etree._Element) -> list[str]:
    if isinstance(node, etree._ProcessingInstruction):
        return ["names a stylesheet outside itself"] if node.target == "xml-stylesheet" else []
    if not isinstance(node.tag, str):
        return ["uses an entity"] if isinstance(node, etree._Entity) else []
    name = etree.QName(node).localname
    wrong = [f"holds a <{name}> element"] if name in _REFUSED else []
    styles = [node.text or ""] if name == "style" else []
    for attribute, value in node.attrib.items():
        key = etree.QName(str(attribute)).localname.lower()
        text = str(value)
        if key.startswith("on"):
            wrong.append(f"runs a script ({key})")
        elif key in ("href", "src") and name != "a" and not _INSIDE.match(text.strip()):
            wrong.append(f"refers to `{text[:60]}`, outside itself")
        elif (
            key in ("href", "src")
            and re.match(r"\s*(javascript|data|file):", text, re.IGNORECASE)
            and name == "a"
        ):
            wrong.append("links to a script or a file")
        else:
            styles.append(text)
    if any("@import" in style or not all(map(_INSIDE.match, _URL.findall(style))) for style in styles):
        wrong.append("refers to a file outside itself in its styles")
    return wrong
