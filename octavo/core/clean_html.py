"""HTML that an author wrote for screens, cleaned: a book is untrusted, and an e-book is XML.

What is on the list of harmless elements and attributes stays. Of others the words stay, but for those of
programs, styles and forms.
"""

from collections.abc import Iterator

import lxml.html
from lxml import etree

from octavo.core.xhtml import Element, add_child, append_text, element, local

_IN_LINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
    }
    | {"samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"}
)
_BLOCKS = frozenset(
    {"blockquote", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "pre", "table", "caption", "tbody", "td"}
    | {"tfoot", "th", "thead", "tr", "ul"}
)
#: Elements without words that anyone reads.
_DROPPED = frozenset(
    {
        "applet",
        "audio",
        "button",
        "canvas",
        "embed",
        "form",
        "head",
        "iframe",
        "input",
        "link",
        "math",
        "meta",
    }
    | {"noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title", "video"}
)
_ATTRIBUTES = {
    "a": ("href", "title"),
    "abbr": ("title",),
    "ol": ("start", "type"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
}
_GLOBAL = ("lang", "dir")
_ADDRESSES = ("http://", "https://", "mailto:", "#")
#: Longer texts, and deeper ones, are left out.
_LONGEST, _DEEPEST = 200_000, 40


def clean_html(text: str, *, in_line: bool) -> tuple[list[Element], str, frozenset[str]]:
    """Return the elements of a fragment of HTML as XHTML, the words before the first of them, and the names
    of elements that were left out with what they hold.

    ``in_line`` is True for a fragment in a line, which can hold no blocks.
    """
    if len(text) > _LONGEST:
        return [], "", frozenset({"text of more than 200,000 signs"})
    holder = element("span" if in_line else "div")
    left: set[str] = set()
    try:
        parsed = lxml.html.fragment_fromstring(text.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return [], "", frozenset()
    _copy(parsed, holder, _IN_LINE if in_line else _IN_LINE | _BLOCKS, left, 0)
    for node in reversed(list(holder.iter(etree.Element))):
        parent = node.getparent()
        if parent is not None and local(node) not in ("br", "hr", "td", "th", "wbr") and not _has_words(node):
            tail = node.tail or ""
            before = node.getprevious()
            node.tail = None
            parent.remove(node)
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
    return list(holder), holder.text or "", frozenset(left)


def _has_words(node: Element) -> bool:
    return bool("".join(str(text) for text in node.itertext()).strip())


def _copy(source: Element, target: Element, allowed: frozenset[str], left: set[str], depth: int) -> None:
    if source.text:
        append_text(target, source.text)
    for child in source:
        name = child.tag.lower() if isinstance(child.tag, str) else ""
        if name in _DROPPED or depth > _DEEPEST:
            left.add(name)
        elif name in allowed:
            _copy(child, add_child(target, name, dict(_kept(child, name))), allowed, left, depth + 1)
        elif name:
            _copy(child, target, allowed, left, depth + 1)
        if child.tail:
            append_text(target, child.tail)


def _kept(node: Element, name: str) -> Iterator[tuple[str, str]]:
    for key in (*_GLOBAL, *_ATTRIBUTES.get(name, ())):
        value = str(node.get(key, "")).strip()
        if key in ("colspan", "rowspan", "start") and not (value.isdecimal() and 0 < int(value[:5]) < 1000):
            continue
        if value and (key != "href" or value.lower().startswith(_ADDRESSES)):
            yield key, value
