"""Rich text of the style's processor -> XHTML."""

import re

from octavo.core.xhtml import Element, add_child, append_text, element, set_attribute
from octavo.csl.rich import Rich, leaves, plain

_TAGS: dict[str, tuple[str, dict[str, str]]] = {
    "italic": ("em", {}),
    "oblique": ("em", {}),
    "roman": ("span", {"class": "upright"}),
    "bold": ("strong", {}),
    "light": ("span", {"style": "font-weight: lighter"}),
    "regular": ("span", {"style": "font-weight: normal"}),
    "small-caps": ("span", {"class": "smallcaps"}),
    "full-caps": ("span", {"style": "font-variant-caps: normal"}),
    "repeated": ("span", {"class": "repeated"}),
    "underline": ("span", {"class": "underlined"}),
    "sup": ("sup", {}),
    "sub": ("sub", {}),
    "left-margin": ("span", {"class": "entry-number"}),
    "right-inline": ("span", {"class": "entry-text"}),
    "indent": ("span", {"class": "entry-indent"}),
    "block": ("span", {"class": "entry-block"}),
}
_PLACES = re.compile(r"(?=[/.?&=#_~%]\w)")
_HOST = re.compile(r"https?://[^/?#]*")
_ADDRESS = re.compile(r"https?://[^\s<>“”]+[^\s<>“”.,;:!?()\[\]]")


def written(rich: Rich, language: str, entries: dict[str, str], *, whole: bool) -> Element:
    """Return a span with a citation or an entry.

    ``entries`` maps keys of works to the ids of their entries. A cite is a link to its entry: the ``whole``
    of it, or only the names (the title, if there are none).
    """
    root = element("span")
    _CitationWriter(language, entries, whole).write(rich, root)
    _link_addresses(root)
    return root


class _CitationWriter:
    """Writes one piece after another; remembers the cite for whose entry a link is still to be made."""

    def __init__(self, language: str, entries: dict[str, str], whole: bool) -> None:
        self._language = language.split("-")[0].lower()
        self._entries = entries
        self._whole = whole
        self._open = ""

    def write(self, rich: Rich, parent: Element) -> None:
        """Add a piece to the end of an element."""
        if rich.kind in _TAGS and not plain(rich):
            return
        if rich.kind == "work":
            self._open = self._entries.get(rich.value, "")
            if self._whole:
                parent = self._link(parent)
        elif rich.kind in ("names", "title") and self._open:
            parent = self._link(parent)
        if rich.kind == "title" and rich.value and rich.value.split("-")[0].lower() != self._language:
            parent = self._child(parent, "span", {"lang": rich.value})
        if rich.kind in _TAGS:
            _trim(rich)
            parent = self._child(parent, *_TAGS[rich.kind])
        append_text(parent, rich.text)
        for part in rich.parts:
            self.write(part, parent)
        if rich.kind == "left-margin":
            parent.tail = " "

    def _link(self, parent: Element) -> Element:
        name, self._open = self._open, ""
        if not name:
            return parent
        link = {"class": "biblioref", "epub:type": "biblioref", "role": "doc-biblioref", "href": f"#{name}"}
        return self._child(parent, "a", link)

    def _child(self, parent: Element, tag: str, attributes: dict[str, str]) -> Element:
        child = element(tag)
        for name, value in attributes.items():
            set_attribute(child, name, value)
        parent.append(child)
        return child


def _trim(rich: Rich) -> None:
    """Take the space out of a field that stands apart: one stands between it and what follows."""
    every = [one for one in leaves(rich) if one.text]
    if rich.kind == "left-margin":
        every[-1].text = every[-1].text.rstrip()
        every[0].text = every[0].text.lstrip()
    elif rich.kind == "right-inline":
        every[0].text = every[0].text.lstrip()


def _link_addresses(root: Element) -> None:
    """Make links of web addresses, but not inside another link."""
    for node in list(root.iter()):
        inside = node.tag == f"{{{root.nsmap[None]}}}a" or next(node.iterancestors("{*}a"), None) is not None
        if not inside:
            node.text = _split(node, node.text or "", None)
        if node is not root and next(node.iterancestors("{*}a"), None) is None:
            node.tail = _split(node, node.tail or "", node)


def _address(text: str) -> Element:
    """Return a link whose text may be broken after the double slash, and before the signs that follow the
    host."""
    found = _HOST.match(text)
    end = found.end() if found else 0
    scheme, _, host = text[:end].partition("//")
    path = [piece for piece in _PLACES.split(text[end:]) if piece]
    first, rest = f"{scheme}//", [host, *path]
    link = element("a", {"class": "address", "href": text}, first)
    for piece in rest:
        add_child(link, "wbr").tail = piece
    return link


def _split(node: Element, text: str, after: Element | None) -> str | None:
    """Put links for the addresses of a text behind it; what stands before the first is given back."""
    found = list(_ADDRESS.finditer(text))
    if not found:
        return text or None
    parent = node if after is None else after.getparent()
    if parent is None:
        return text
    at = 0 if after is None else parent.index(after) + 1
    ends = [*(one.start() for one in found[1:]), len(text)]
    for place, (one, end) in enumerate(zip(found, ends, strict=True)):
        link = _address(one[0])
        link.tail = text[one.end() : end] or None
        parent.insert(at + place, link)
    return text[: found[0].start()] or None
