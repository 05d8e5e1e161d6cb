"""The XML of styles and locales, read into plain nodes.

A style file may come from anywhere: no entity is expanded, nothing is fetched, and its size and depth are
bounded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from lxml import etree

#: The largest style file that is read, in bytes; the largest of the public ones has a quarter of that.
STYLE_LIMIT = 1024 * 1024
#: How deep elements may stand in each other, and macros call macros.
DEPTH = 60

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class StyleError(Exception):
    """A style that cannot be used. The message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An element of a style: its name without the namespace, its attributes, its content."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Node", ...] = ()
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute, or the default."""
        return self.attributes.get(name, default)

    def child(self, name: str) -> "Node | None":
        """Return the first child of a name, None if there is none."""
        return next((one for one in self.children if one.name == name), None)

    def walk(self) -> Iterator["Node"]:
        """Yield the node and all below it."""
        yield self
        for one in self.children:
            yield from one.walk()


def read_nodes(data: bytes) -> Node:
    """Return the root of an XML file. Raises StyleError if it is too large, too deep or not well-formed."""
    if len(data) > STYLE_LIMIT:
        raise StyleError(f"it has more than {STYLE_LIMIT // 1024} kB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise StyleError(f"it is not well-formed XML: {problem.msg}") from problem
    return _node(root, 0)


def _node(element: etree._Element, depth: int) -> Node:
    if depth > DEPTH:
        raise StyleError(f"its elements stand more than {DEPTH} deep in each other")
    children = tuple(_node(one, depth + 1) for one in element if isinstance(one.tag, str))
    # Some styles have characters escaped twice: "&amp;#160;".
    own = {str(key): unescape(str(value)) for key, value in element.attrib.items()}
    attributes = {("lang" if key == _LANG else key): value for key, value in own.items()}
    return Node(str(element.tag).removeprefix(_NAMESPACE), attributes, children, element.text or "")
