"""Blocks of other programs whose classes say where they stand, or for which format they are.

::

    ::: {.panel-tabset}          a block for each heading, with the heading as its title
    :::: {.columns}              panels beside each other, if what they hold finds room there
    ::: {.column-margin}         a sidebar
    ::: {.content-visible when-format="html"}      left out, and told

The e-book has the words of the printed book: what is for ``pdf`` stands in both, what is not in neither.
"""

import re
from collections.abc import Callable, Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.elements.lookup import ElementLookup
from octavo.source.finding import Finding
from octavo.source.markdown.problem import LocatedFinding
from octavo.source.tokens import matching

_SIDEBARS = frozenset(("aside", "column-margin", "margin", "margin-note", "marginnote", "sidenote"))
_TABSETS = frozenset(("panel-tabset", "tabset", "tab-set", "tabs"))
#: Names of formats in which a printed book is made, and an e-book or a site.
_PRINTED = frozenset(("pdf", "latex", "typst", "print", "book"))
_EBOOKS = frozenset(("epub", "ebook", "html"))
_FOR_FORMATS = frozenset(("content-visible", "content-hidden"))
_CONDITIONS = ("format", "profile", "meta")
_WIDTH = re.compile(r"\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*")
#: Columns beside each other are so many at most, and hold so many characters of text together.
_COLUMNS, _TEXT = 3, 700
_BESIDE = frozenset(
    (
        *("paragraph_open", "inline", "bullet_list_open", "ordered_list_open", "list_item_open"),
        *("div_open", "problem", "line_block"),
    )
)


def use_div_classes(md: MarkdownIt) -> None:
    """Add the rules: one for blocks, which runs when they are known, and one for text in a line."""
    md.core.ruler.after("block", "div_classes", _divs)
    md.core.ruler.push("span_classes", _spans)


def _divs(state: StateCore) -> None:
    elements: ElementLookup = state.env["elements"]

    def known(name: str) -> bool:
        return any(name in kind.classes for kind in elements.at("div_open", (name,)))

    state.tokens = _blocks(state.tokens, known)


def _blocks(tokens: list[Token], known: Callable[[str], bool]) -> list[Token]:
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type != "div_open":
            made.append(token)
            at += 1
            continue
        end = matching(tokens, at)
        made += _block(token, tokens[at + 1 : end], tokens[end], known)
        at = end + 1
    return made


def _block(opening: Token, inside: list[Token], closing: Token, known: Callable[[str], bool]) -> list[Token]:
    """Return a block in Octavo's own terms. ``known`` returns True for a class that means an element, as one
    of an extension may: it is no other program's name of another."""
    names = set(str(opening.attrs.get("class", "")).split())
    if why := _left_out(names, opening.attrs):
        problem = Token("problem", "", 0, map=opening.map)
        problem.meta = {"finding": left_out(why), "severity": Severity.WARNING}
        return [problem]
    told = []
    if why := _in_both(names, opening.attrs):
        told.append(Token("problem", "", 0, map=opening.map))
        told[0].meta = {"finding": in_both(why), "severity": Severity.WARNING}
    _take_conditions(opening)
    inside = _blocks(inside, known)
    if names & _FOR_FORMATS and not any(opening.attrs.values()):
        return [*told, *inside]  # a block that only said for which format it is
    if names & _TABSETS:
        inside = _tabs(inside)
    elif "columns" in names:
        _lay_out(opening, inside)
    elif (names & _SIDEBARS) and not any(map(known, names & _SIDEBARS)):
        _rename(opening, _SIDEBARS, "sidebar")
    return [*told, opening, *inside, closing]


def _left_out(names: set[str], attributes: "dict[str, str | int | float]") -> str:
    """Return the reason why a block does not stand in a book, or ""."""
    if "hidden" in names:
        return ".hidden"
    return "" if _is_shown(names, attributes, _PRINTED) else _condition(names, attributes)


def _in_both(names: set[str], attributes: "dict[str, str | int | float]") -> str:
    """Return the condition of a block that stands in print, and for that in the e-book too, or ""."""
    return "" if _is_shown(names, attributes, _EBOOKS) else _condition(names, attributes)


def _is_shown(names: set[str], attributes: "dict[str, str | int | float]", formats: frozenset[str]) -> bool:
    """Return True if a block stands in one of the formats; no profile or metadata of Quarto's is ever met."""
    if not names & _FOR_FORMATS:
        return True
    met, said = True, False
    for condition in _CONDITIONS:
        for word, wanted in (("when", True), ("unless", False)):
            value = attributes.get(f"{word}-{condition}")
            if value is not None:
                asked = re.split(r"[,\s]+", str(value).lower())
                said = True
                met = met and (condition == "format" and not formats.isdisjoint(asked)) is wanted
    return met if "content-visible" in names else said and not met


def _condition(names: set[str], attributes: "dict[str, str | int | float]") -> str:
    """Return a condition as it is written."""
    keys = (f"{word}-{condition}" for condition in _CONDITIONS for word in ("when", "unless"))
    said = (f"{key}={attributes[key]}" for key in keys if key in attributes)
    return " ".join([f".{min(names & _FOR_FORMATS, default='')}", *said])


def left_out(why: str) -> Finding:
    """Return what is said of a block or a text that does not stand in the book."""
    return Finding(
        "content-left-out",
        f"what is marked as `{why}` is left out: the e-book has the words of the printed book",
        'write when-format="pdf" for what shall stand in both, or take it out',
    )


def in_both(condition: str) -> Finding:
    """Return what is said of a block or a text that its author wanted in the printed book alone."""
    return Finding(
        "content-in-both",
        f"what is marked as `{condition}` stands in both books: the e-book has the words of the printed book",
        "take the mark out if it shall",
    )


def _take_conditions(opening: Token) -> None:
    for one in opening.meta.get("written", ()):
        for condition in _CONDITIONS:
            for word in ("when", "unless"):
                one.values.pop(f"{word}-{condition}", None)
                opening.attrs.pop(f"{word}-{condition}", None)
    if "class" in opening.attrs:
        kept = [name for name in str(opening.attrs["class"]).split() if name not in _FOR_FORMATS]
        opening.attrs["class"] = " ".join(kept)


def _rename(opening: Token, names: Iterable[str], name: str) -> None:
    old = [one for one in str(opening.attrs.get("class", "")).split() if one not in names]
    opening.attrs["class"] = " ".join([name, *old])


def _tabs(tokens: list[Token]) -> list[Token]:
    """Return tokens in which each heading begins a block and is its title; others stand as they are."""
    made: list[Token] = []
    depth, at, opened = 0, 0, False
    level = next((token.tag for token in tokens if token.type == "heading_open"), "")
    while at < len(tokens):
        token = tokens[at]
        if depth == 0 and token.type == "heading_open" and token.tag == level:
            made += [_edge("div", -1, token)] if opened else []
            tab = _edge("div", 1, token)
            tab.attrs["class"] = "tab"
            if "id" in token.attrs:
                tab.attrs["id"] = token.attrs["id"]
            made += [tab, _edge("block_title", 1, token), tokens[at + 1], _edge("block_title", -1, token)]
            opened, at = True, at + 3
            continue
        depth += token.nesting
        made.append(token)
        at += 1
    return [*made, _edge("div", -1, tokens[-1])] if opened else made


def _edge(kind: str, nesting: int, place: Token) -> Token:
    opens = nesting > 0
    token = Token(
        f"{kind}_{'open' if opens else 'close'}", "div", 1 if opens else -1, block=True, map=place.map
    )
    token.level = place.level
    return token


def _lay_out(opening: Token, inside: list[Token]) -> None:
    """Ask for panels beside each other, of the widths that the columns say."""
    columns: list[Token] = []
    depth = 0
    for token in inside:
        if depth == 0 and token.type == "div_open":
            columns.append(token)
        elif depth == 0 and token.nesting >= 0 and token.type != "problem":
            return  # something stands between the columns
        depth += token.nesting
    shares = []
    for column in columns:
        width = _WIDTH.fullmatch(str(column.attrs.pop("width", "")))
        shares.append(float(width[1]) if width else 0.0)
        for one in column.meta.get("written", ()):
            one.values.pop("width", None)
    text = sum(len(token.content) for token in inside if token.type == "inline" and "](" not in token.content)
    fits = all(token.type in _BESIDE for token in inside if token.nesting >= 0)
    if not 1 < len(columns) <= _COLUMNS or not fits or text > _TEXT:
        return
    even = 100 / len(columns)
    row = ",".join(f"{share or even:g}" for share in shares)
    opening.attrs["layout"] = f"[[{row}]]"


def _spans(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = _shown(state, token.children)


def _shown(state: StateCore, tokens: list[Token]) -> list[Token]:
    """Return the tokens of a line without those that do not stand in a book."""
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        names = set(str(token.attrs.get("class", "")).split()) if token.type == "span_open" else set()
        why = _left_out(names, token.attrs) if names else ""
        if why:
            state.env["problems"].append(LocatedFinding(left_out(why), token.meta["span"], Severity.WARNING))
            at = matching(tokens, at) + 1
            continue
        if names:
            if why := _in_both(names, token.attrs):
                finding = LocatedFinding(in_both(why), token.meta["span"], Severity.WARNING)
                state.env["problems"].append(finding)
            _take_conditions(token)
        made.append(token)
        at += 1
    return made
