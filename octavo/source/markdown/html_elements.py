"""HTML elements -> the tokens of Octavo's own elements that are equal to them."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.elements.callout import callout_kind
from octavo.elements.kind import GLOBAL
from octavo.source.markdown.attributes import give
from octavo.source.markdown.html_attributes import attribute_finding
from octavo.source.markdown.html_table import table_tokens
from octavo.source.markdown.html_tags import COMPONENTS, KNOWN, PLAIN
from octavo.source.markdown.html_tree import TAG_TOKEN, HtmlNode, problem, tree_of
from octavo.source.tokens import matching

_MARKUP = re.compile(r"<[^<>]*>")
_LANGUAGE = re.compile(r"(?:language|lang|highlight|highlight-source|brush:)-?\s*([\w+#.-]+)")
#: Attributes that say nothing even to a browser's reader.
_SILENT = frozenset(("markdown",))
_STYLE_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)")
#: Tags whose lines may be centred or set to the right, and the classes for that.
_PLACED = frozenset(("p", "div", "center", "section", "h1", "h2", "h3", "h4", "h5", "h6"))
_PLACES = {"center": "centered", "middle": "centered", "right": "flush-right"}

_Emitter = Callable[[HtmlNode], list[Token]]


def use_html_elements(md: MarkdownIt) -> None:
    """Add the rule; it runs when the blocks are known, before all others."""
    md.core.ruler.after("block", "html_elements", _build)
    md.core.ruler.push("empty_paragraphs", _drop_empty)


def _build(state: StateCore) -> None:
    if any(token.type == TAG_TOKEN for token in state.tokens):
        state.tokens = tokens_of(tree_of(state.tokens))


def _drop_empty(state: StateCore) -> None:
    """Drop paragraphs that held nothing but tags that were left out."""
    kept: list[Token] = []
    for token in state.tokens:
        kept.append(token)
        if token.type == "paragraph_close" and len(kept) > 2:
            opening, inline = kept[-3:-1]
            if inline.type == "inline" and not opening.attrs and _is_blank(inline):
                del kept[-3:]
    state.tokens = kept


def _is_blank(inline: Token) -> bool:
    blank = all(
        child.type in ("text", "softbreak") and not child.content.strip(" \n")
        for child in inline.children or ()
    )
    return blank and bool(inline.content.strip())


def tokens_of(node: HtmlNode) -> list[Token]:
    """Return the tokens of what an element holds."""
    made: list[Token] = []
    for child in node.children:
        made += _emit(child) if isinstance(child, HtmlNode) else [child]
    return made


def _emit(node: HtmlNode) -> list[Token]:
    return _EMITTERS.get(node.name, _plain)(node)


def _pair(kind: str, tag: str, node: HtmlNode, inside: Iterable[Token], *taken: str) -> list[Token]:
    """Return the tokens around what an element holds, with those of its attributes that mean something."""
    opening, told = _opening(kind, tag, node, *taken)
    return [*told, opening, *inside, _token(f"{kind}_close", tag, -1, node)]


def _opening(kind: str, tag: str, node: HtmlNode, *taken: str) -> tuple[Token, list[Token]]:
    opening = _token(f"{kind}_open", tag, 1, node)
    values, told = kept_attributes(node, *taken)
    if values:
        give(opening, values, node.place)
    return opening, told


def _token(kind: str, tag: str, nesting: Literal[-1, 0, 1], node: HtmlNode) -> Token:
    line, column = node.place
    token = Token(kind, tag, nesting, block=True, level=node.depth, map=[line, line + 1])
    token.meta["column"] = column
    return token


def kept_attributes(node: HtmlNode, *taken: str) -> tuple[dict[str, str], list[Token]]:
    """Return the attributes that any element takes, and what is told of others, except those ``taken``."""
    values = {name: node.attributes[name] for name in GLOBAL if node.attributes.get(name)}
    used = {*GLOBAL, *taken, *_SILENT}
    if placed := _placed(node):
        values["class"] = f"{values.get('class', '')} {placed}".strip()
        used |= {"align", "style"} if _only_places(node) else {"align"}
    told = [problem(attribute_finding(name), node.place) for name in node.attributes if name not in used]
    return values, told


def _placed(node: HtmlNode) -> str:
    """Return the class for the place of lines across the page that a tag asks for, or ""."""
    if node.name not in _PLACED:
        return ""
    said = _STYLE_ALIGN.search(node.attributes.get("style", ""))
    written = "center" if node.name == "center" else node.attributes.get("align", "").lower()
    return _PLACES.get(said[1] if said else written, "")


def _only_places(node: HtmlNode) -> bool:
    """Return True if the style of a tag says nothing else."""
    return not _STYLE_ALIGN.sub("", node.attributes.get("style", "")).strip(" ;")


def blocks(tokens: list[Token], node: HtmlNode) -> list[Token]:
    """Return tokens in which every line of text stands in a paragraph."""
    made: list[Token] = []
    depth = 0
    for at, token in enumerate(tokens):
        if token.type == "inline" and (at == 0 or tokens[at - 1].nesting <= 0) and depth == 0:
            made += [
                _token("paragraph_open", "p", 1, node),
                token,
                _token("paragraph_close", "p", -1, node),
            ]
            made[-3].map = token.map
            continue
        depth += token.nesting
        made.append(token)
    return made


def _plain(node: HtmlNode) -> list[Token]:
    """Return what a block holds, in a block if it has a class, an id or a language."""
    inside = blocks(tokens_of(node), node)
    component = COMPONENTS.get(node.name)
    if component is not None:
        _take_component(node, component)
    title = node.attributes.get("title", "")
    if component is None and node.name not in PLAIN:
        # A component of some program: what it holds is printed, and its title over that.
        node.attributes.pop("class", None)
        if title and node.name not in KNOWN:
            component = node.attributes["class"] = "details"
    values, told = kept_attributes(node, "title")
    if title and callout_kind(values.get("class", "").split()) is None and component is None:
        told += kept_attributes(HtmlNode("", {"title": title}, node.place))[1]
        title = ""
    if not values:
        return [*told, *inside]
    if title:
        values["title"] = title
    opening = _token("div_open", "div", 1, node)
    give(opening, values, node.place)
    return [*told, opening, *inside, _token("div_close", "div", -1, node)]


def _take_component(node: HtmlNode, name: str) -> None:
    attributes = node.attributes
    if name == "callout":
        name = f"callout-{attributes.pop('type', 'note')}"
    label = attributes.pop("label", "") or attributes.get("title", "") or attributes.get("value", "")
    kept = {key: attributes[key] for key in ("id",) if key in attributes}
    attributes.clear()
    attributes |= {"class": name, **kept}
    if label:
        attributes["title"] = label


def _paragraph(node: HtmlNode) -> list[Token]:
    inside = tokens_of(node)
    if not any(token.type == "inline" for token in inside):
        return inside
    if [token.type for token in inside if token.type != "problem"] == ["inline"]:
        return _pair("paragraph", "p", node, inside)
    node.name = "div"
    return _plain(node)


def _heading(node: HtmlNode) -> list[Token]:
    inside = [token for token in tokens_of(node) if token.type in ("inline", "problem")]
    if not any(token.type == "inline" for token in inside):
        return inside
    told = [token for token in inside if token.type == "problem"]
    made = _pair("heading", node.name, node, [one for one in inside if one.type == "inline"][:1])
    for token in made:
        if token.type.startswith("heading"):
            token.markup = "#" * int(node.name[1])
    return [*told, *made]


def _quotation(node: HtmlNode) -> list[Token]:
    return _pair("blockquote", "blockquote", node, blocks(tokens_of(node), node), "cite")


def _list(node: HtmlNode) -> list[Token]:
    ordered = node.name == "ol"
    inside: list[Token] = []
    for child in node.children:
        if isinstance(child, HtmlNode) and child.name == "li":
            inside += _item(child)
        elif isinstance(child, HtmlNode) and child.name in ("ul", "ol"):
            inside += [_token("list_item_open", "li", 1, child), *_emit(child)]
            inside.append(_token("list_item_close", "li", -1, child))
        else:
            more = _emit(child) if isinstance(child, HtmlNode) else [child]
            inside += more
    inside = _only_items(inside, node)
    kind, tag = ("ordered_list", "ol") if ordered else ("bullet_list", "ul")
    opening, told = _opening(kind, tag, node, "start", "type")
    if ordered:
        start = node.attributes.get("start", "")
        if start.isascii() and start.isdigit() and len(start) < 10:
            opening.attrs["start"] = int(start)
        if node.attributes.get("type", "1") in ("a", "A", "i", "I"):
            opening.meta["numbering"] = node.attributes["type"]
        opening.markup = "."
    return [*told, opening, *inside, _token(f"{kind}_close", tag, -1, node)]


def _only_items(tokens: list[Token], node: HtmlNode) -> list[Token]:
    """Return tokens of a list in which whatever stands between its items is an item of its own."""
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = matching(tokens, at) if token.nesting == 1 else at
        part = tokens[at : end + 1]
        if token.type in ("list_item_open", "problem"):
            made += part
        else:
            made += [_token("list_item_open", "li", 1, node), *blocks(part, node)]
            made.append(_token("list_item_close", "li", -1, node))
        at = end + 1
    return made


def _item(node: HtmlNode) -> list[Token]:
    return _pair("list_item", "li", node, tight(tokens_of(node)), "value")


def tight(tokens: list[Token]) -> list[Token]:
    """Return tokens whose only paragraph, if it is one line between two tags, is no paragraph."""
    paragraphs = [n for n, token in enumerate(tokens) if token.type == "paragraph_open"]
    if paragraphs and tokens[paragraphs[0]].meta.get("bare"):
        first = paragraphs[0]
        outer = sum(token.nesting for token in tokens[:first]) == 0
        if outer and sum(1 for n in paragraphs if tokens[n].meta.get("bare")) == 1:
            tokens[first].hidden = tokens[first + 2].hidden = True
    return tokens


def _terms(node: HtmlNode) -> list[Token]:
    inside: list[Token] = []
    for child in _entries(node):
        if not isinstance(child, HtmlNode):
            inside += [child] if child.type == "problem" else []
        elif child.name == "dt":
            inside += _pair(
                "dt", "dt", child, [t for t in tokens_of(child) if t.type in ("inline", "problem")]
            )
        else:
            inside += _pair("dd", "dd", child, tight(tokens_of(child)))
    return _pair("dl", "dl", node, inside)


def _entries(node: HtmlNode) -> "Iterable[Token | HtmlNode]":
    """Yield terms and definitions; a ``<div>`` around some of them is passed through."""
    for child in node.children:
        if isinstance(child, HtmlNode) and child.name == "div":
            yield from _entries(child)
        elif isinstance(child, HtmlNode) and child.name not in ("dt", "dd"):
            yield HtmlNode("dd", {}, child.place, child.depth, [child])
        else:
            yield child


def _break(node: HtmlNode) -> list[Token]:
    opening, told = _opening("hr", "hr", node, "size", "width", "align", "noshade")
    opening.type, opening.nesting, opening.markup = "hr", 0, "---"
    return [*told, opening]


def _code(node: HtmlNode) -> list[Token]:
    """Return a block of code: its letters as they stand, without the tags in it."""
    written = node.content
    found = re.match(r"\s*<code(?P<attributes>[^<>]*)>", written)
    names = f"{node.attributes.get('class', '')} {found['attributes'] if found else ''}"
    language = _LANGUAGE.search(names)
    fence = _token("fence", "code", 0, node)
    fence.content = unescape(_MARKUP.sub("", written)).removeprefix("\n").rstrip() + "\n"
    fence.info = language[1] if language else ""
    fence.markup = "```"
    if node.attributes.get("id"):
        give(fence, {"id": node.attributes["id"]}, node.place)
    return [fence]


def _figure(node: HtmlNode) -> list[Token]:
    """Return a block that is a figure if it holds pictures, with its caption as the last paragraph."""
    caption: list[Token] = []
    inside: list[Token] = []
    for child in node.children:
        if isinstance(child, HtmlNode) and child.name == "figcaption":
            caption += [token for token in tokens_of(child) if token.type in ("inline", "problem")]
        elif isinstance(child, HtmlNode) and child.name == "table" and caption:
            inside += _emit(child)
        else:
            inside += _emit(child) if isinstance(child, HtmlNode) else [child]
    inside = blocks(inside, node)
    lines = blocks(caption, node)
    made = _pair("div", "div", node, [*inside, *lines], "align")
    if caption and "<img" in "".join(token.content for token in inside if token.type == "inline"):
        opening = next(token for token in made if token.type == "div_open")
        opening.attrs["fig-cap"] = ""  # the last paragraph is the caption
    return made


def _details(node: HtmlNode) -> list[Token]:
    """Return a block with its summary as its title, open as everything in a book is."""
    title: list[Token] = []
    inside: list[Token] = []
    for child in node.children:
        if isinstance(child, HtmlNode) and child.name == "summary":
            title += [token for token in tokens_of(child) if token.type == "inline"][:1]
        else:
            inside += _emit(child) if isinstance(child, HtmlNode) else [child]
    lines = [_token("block_title_open", "p", 1, node), *title, _token("block_title_close", "p", -1, node)]
    node.attributes["class"] = f"details {node.attributes.get('class', '')}".strip()
    return _pair("div", "div", node, [*(lines if title else []), *blocks(inside, node)], "open", "name")


def _aside(node: HtmlNode) -> list[Token]:
    names = node.attributes.get("class", "").split()
    if callout_kind(names) is None and "sidebar" not in names:
        node.attributes["class"] = " ".join(["sidebar", *names])
    return _pair("div", "div", node, blocks(tokens_of(node), node), "role")


def _left_out(node: HtmlNode) -> list[Token]:
    """Return the words of an element that has no equal, and that browsers show in its stead."""
    words = " ".join(unescape(_MARKUP.sub(" ", node.content)).split())
    if not words:
        return []
    inline = _token("inline", "", 0, node)
    inline.children = [Token("text", "", 0, content=words)]
    inline.children[0].meta["at"] = 0
    inline.content = ""
    inline.meta["starts"] = [(node.place[0] + 1, node.place[1])]
    return [_token("paragraph_open", "p", 1, node), inline, _token("paragraph_close", "p", -1, node)]


def _nothing(_: HtmlNode) -> list[Token]:
    return []


_EMITTERS: Mapping[str, _Emitter] = {
    "p": _paragraph,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "blockquote": _quotation,
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    "li": _item,
    "dl": _terms,
    "hr": _break,
    "pre": _code,
    "figure": _figure,
    "details": _details,
    "aside": _aside,
    "table": lambda node: table_tokens(node, tokens_of, kept_attributes),
    **dict.fromkeys(
        ("audio", "canvas", "iframe", "math", "object", "select", "svg", "textarea", "video", "map"),
        _left_out,
    ),
    **dict.fromkeys(("col", "colgroup", "source", "track", "meta", "link", "base", "param"), _nothing),
}
