"""A picture alone in a paragraph -> token ``figure``.

``![Caption](images/map.svg){#fig-map alt="What the picture shows" credit="Whose it is"}``
"""

from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.elements.index_mark import names_mark
from octavo.source.markdown.block_attributes import merge
from octavo.source.markdown.index_mark import WORDLESS, mark_words
from octavo.source.markdown.picture_forms import ANYWHERE
from octavo.source.markdown.problem import LocatedFinding

_KEPT = ("lang", "dir", "title", "width", "height", "fig-align", "align")


def use_figures(md: MarkdownIt) -> None:
    """Add the rule. ``src`` is still as written; the source stage resolves it."""
    md.core.ruler.push("figure", _figures)


def _figures(state: StateCore) -> None:
    kept: list[Token] = []
    tokens = state.tokens
    at = 0
    while at < len(tokens):
        picture = _picture(tokens, at)
        if picture is None:
            kept.append(tokens[at])
            at += 1
        else:
            if written := str(picture.attrs.get("fig-cap", "")):
                picture.children = words(state, written, picture.meta["span"])
            figure = figure_of(tokens[at], picture)
            kept.append(figure)
            if names_mark(picture.attrs) and not picture.children:
                state.env["problems"].append(LocatedFinding(WORDLESS, figure.meta["span"]))
            at += 3
    state.tokens = kept


def words(state: StateCore, written: str, span: Span) -> list[Token]:
    """Return the inline tokens of Markdown that stands in an attribute."""
    env = {**state.env, "lines": [], "starts": [(span.line, span.column)]}
    return state.md.parseInline(written, env)[0].children or []


def _picture(tokens: list[Token], at: int) -> Token | None:
    if tokens[at].type != "paragraph_open" or at + 1 >= len(tokens):
        return None
    children = tokens[at + 1].children or []
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def figure_of(paragraph: Token, picture: Token) -> Token:
    """Return the figure of a picture in a paragraph. Its words in brackets are the caption."""
    merge(picture, paragraph)
    token = Token("figure", "figure", 0, block=True, level=paragraph.level, map=paragraph.map)
    attrs = picture.attrs
    if names_mark(attrs) and picture.children:
        picture.children = mark_words(picture.children, attrs, picture.meta["span"])
    token.meta = {
        "span": picture.meta["span"],
        "id": str(attrs["id"]) if "id" in attrs else None,
        "src": unquote(str(attrs["src"])),
        "alt": picture.meta.get("alt"),  # None: nothing written; "": a picture that only decorates
        "caption": picture.children or None,
        "class": str(attrs.get("class", "")),
        "written": picture.meta.get("written", []),
    }
    if ANYWHERE in picture.meta:
        token.meta[ANYWHERE] = True
    if "credit" in attrs:
        token.meta["credit"] = str(attrs["credit"])
    token.attrs.update({name: attrs[name] for name in _KEPT if name in attrs})
    return token
