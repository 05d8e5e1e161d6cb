"""A picture alone in a paragraph -> token ``figure``.

``![Caption](images/map.svg){#fig-map alt="What the picture shows" credit="Whose it is"}``
"""

from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.elements.index_mark import names_mark
from octavo.source.markdown.block_attributes import merge
from octavo.source.markdown.index_mark import WORDLESS, mark_words
from octavo.source.markdown.problem import LocatedFinding


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
            figure = _figure(tokens[at], picture)
            kept.append(figure)
            if names_mark(picture.attrs) and not picture.children:
                state.env["problems"].append(LocatedFinding(WORDLESS, figure.meta["span"]))
            at += 3
    state.tokens = kept


def _picture(tokens: list[Token], at: int) -> Token | None:
    if tokens[at].type != "paragraph_open" or at + 1 >= len(tokens):
        return None
    children = tokens[at + 1].children or []
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def _figure(paragraph: Token, picture: Token) -> Token:
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
    if "credit" in attrs:
        token.meta["credit"] = str(attrs["credit"])
    token.attrs.update({name: attrs[name] for name in ("lang", "dir", "title") if name in attrs})
    return token
