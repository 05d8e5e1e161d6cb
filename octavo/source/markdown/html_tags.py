"""HTML tags: how they are written, which of them are blocks, and what their attributes say."""

import re
from html import unescape

TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9.-]*)"
    r"""(?P<attributes>(?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^\s"'=<>`]+))?)*)\s*(?P<empty>/?)>"""
)
#: A tag that a line begins with, though it may end on a later one.
BEGINNING = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9.-]*)(?=[\s/>]|$)")
_ATTRIBUTE = re.compile(
    r"""([\w:@.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{["'`]?([^{}]*?)["'`]?\}|([^\s"'=<>`]+)))?"""
)

#: Blocks that hold blocks and mean nothing by themselves.
PLAIN = frozenset(
    (
        *("address", "article", "body", "center", "dialog", "div", "fieldset", "footer", "form", "header"),
        *("hgroup", "html", "main", "menuitem", "nav", "noframes", "noscript", "search", "section", "head"),
    )
)
#: Blocks that hold a text of one paragraph.
LINES = frozenset(
    ("caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "p", "summary")
)
#: Blocks that hold blocks, and are something.
HOLDERS = frozenset(("aside", "blockquote", "dd", "details", "figure", "li", "td", "th"))
#: Blocks that hold certain blocks only.
FRAMES = frozenset(("colgroup", "dir", "dl", "menu", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"))
#: Blocks that hold nothing.
VOID = frozenset(("base", "basefont", "col", "frame", "hr", "link", "meta", "param", "source", "track"))
#: Elements that are read up to their closing tags, and whose content is no text of the book.
RAW = frozenset(
    (
        *("audio", "canvas", "embed", "frameset", "iframe", "math", "object", "optgroup", "option", "script"),
        *("select", "style", "svg", "template", "textarea", "title", "video", "applet", "map", "noembed"),
    )
)
#: Raw elements whose letters are no words.
SILENT = frozenset(("script", "style", "template", "title"))
BLOCKS = PLAIN | LINES | HOLDERS | FRAMES | VOID | RAW | {"pre"}
#: Elements of a line.
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "br", "button", "cite", "code", "data"),
        *("datalist", "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark"),
        *("marquee", "meter", "nobr", "output", "picture", "progress", "q", "rb", "rp", "rt", "rtc", "ruby"),
        *("s", "samp", "slot", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
        "wbr",
    )
)
#: Components of Docusaurus and others that are written as tags, in lower case -> their classes here.
COMPONENTS = {"tabs": "tabset", "tabitem": "tab", "tab": "tab", "admonition": "callout", "card": "sidebar"}
#: Tags that mean something, or that HTML knows.
KNOWN = BLOCKS | INLINE | COMPONENTS.keys()
#: An open element that one of these tags closes, as HTML has it.
ENDED_BY = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th", "tr", "tbody", "thead", "tfoot")),
    "th": frozenset(("td", "th", "tr", "tbody", "thead", "tfoot")),
    "tr": frozenset(("tr", "tbody", "thead", "tfoot")),
    "thead": frozenset(("tbody", "tfoot", "thead")),
    "tbody": frozenset(("tbody", "tfoot", "thead")),
    "tfoot": frozenset(("tbody", "tfoot", "thead")),
    "colgroup": frozenset(("tr", "tbody", "thead", "tfoot", "colgroup")),
    "caption": frozenset(("tr", "tbody", "thead", "tfoot", "colgroup", "col")),
    **dict.fromkeys(LINES - {"caption", "dt"}, BLOCKS - RAW),
}
#: Elements that need no closing tag.
OPTIONAL_END = frozenset(
    (
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "caption",
        "body",
        "html",
    )
)


def attributes_of(text: str) -> dict[str, str]:
    """Return the attributes of a tag. One without a value is the empty text; the first of a name counts."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        key = name.lower().removeprefix("xml:")
        key = "class" if key == "classname" else key
        found.setdefault(key, unescape(next((value for value in values if value), "")))
    return found
