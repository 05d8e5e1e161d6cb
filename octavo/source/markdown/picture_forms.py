"""Pictures in forms that CommonMark does not know -> the token ``image``.

::

    ![[pictures/gate.png|300]]              a wiki's: the width in pixels, or the words in its place
    ![The gate](my pictures/gate.png)       a path with spaces
    ![The gate](gate.png =300x200)          a size behind the path
    ![The gate]({{ site.baseurl }}/gate.png)
"""

import re
from typing import NamedTuple
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.source.markdown.attributes import give

#: In the meta of a picture of which only the name is given: it may lie in any folder of the book.
ANYWHERE = "anywhere"

_KINDS = "png|jpe?g|gif|svg|webp|pdf|tiff?|bmp|avif|eps"
_WIKI = re.compile(
    rf"!\[\[(?P<path>[^\[\]|#\n]{{1,300}}\.(?:{_KINDS}))(?:#[^\[\]|\n]*)?(?P<rest>(?:\|[^\[\]|\n]{{0,300}})*)\]\]",
    re.IGNORECASE,
)
_WIKI_SIZE = re.compile(r"(\d{1,5})(?:x(\d{1,5}))?")
_LOOSE = re.compile(
    r"\(\s*(?P<path>\{\{[^{}()\n]{1,300}\}\}"
    rf"|(?:[^()\n<>\"]|\([^()\n]{{0,80}}\)){{1,400}}?\.(?:{_KINDS})(?:[?#][^\s()]*)?)"
    r"(?:\s+=(?P<width>\d{1,5}%?)?x?(?P<height>\d{1,5}%?)?)?"
    r"(?:\s+\"(?P<title>[^\"\n]{0,400})\")?"
    r"(?:\s+=(?P<width_behind>\d{1,5}%?)?x?(?P<height_behind>\d{1,5}%?)?)?\s*\)",
    re.IGNORECASE,
)
#: What may stand behind the path in CommonMark: a title.
_PLAIN_END = re.compile(r"""\s*(?:(?:"[^"]{0,1000}"|'[^']{0,1000}'|\([^()]{0,1000}\))\s*)?\)""")


class _FoundPicture(NamedTuple):
    """A picture as it was found: its path, its attributes, and where its words and the whole end."""

    path: str
    attributes: dict[str, str]
    words: tuple[int, int]
    end: int


def use_picture_forms(md: MarkdownIt) -> None:
    """Add the rule. It must come before what tells the markup of other programs."""
    md.inline.ruler.before("foreign_markup", "picture_forms", _picture)


def _picture(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("![", state.pos):
        return False
    found = _of_wiki(state) if state.src.startswith("![[", state.pos) else _loose(state)
    if found is None:
        return False
    if not silent:
        content = state.src[slice(*found.words)]
        children: list[Token] = []
        state.md.inline.parse(content, state.md, state.env, children)
        token = state.push("image", "img", 0)
        token.attrs = {"src": quote(found.path, safe="/:%\\{}#?&="), "alt": ""}
        token.children, token.content = children, content
        if state.src.startswith("![[", state.pos):
            token.meta[ANYWHERE] = True
        if found.attributes:
            give(token, found.attributes, state.pos)
    state.pos = found.end
    return True


def _of_wiki(state: StateInline) -> _FoundPicture | None:
    wiki = _WIKI.match(state.src, state.pos, state.posMax)
    if wiki is None:
        return None
    attributes: dict[str, str] = {}
    words = (wiki.end(), wiki.end())
    at = wiki.start("rest")
    for part in wiki["rest"].split("|")[1:]:
        at += 1
        if size := _WIKI_SIZE.fullmatch(part.strip()):
            attributes["width"] = size[1]
            if size[2]:
                attributes["height"] = size[2]
        elif part.strip():
            words = (at, at + len(part))
        at += len(part)
    return _FoundPicture(wiki["path"].strip(), attributes, words, wiki.end())


def _loose(state: StateInline) -> _FoundPicture | None:
    """Return a picture whose path is none to CommonMark."""
    close = state.md.helpers.parseLinkLabel(state, state.pos + 1, False)
    start = close + 1
    if close < 0 or start >= state.posMax or state.src[start] != "(":
        return None
    plain = state.md.helpers.parseLinkDestination(state.src, _behind_space(state, start + 1), state.posMax)
    if plain.ok and _PLAIN_END.match(state.src, plain.pos, state.posMax):
        return None
    loose = _LOOSE.match(state.src, start, state.posMax)
    if loose is None:
        return None
    sizes = {name: loose[name] or loose[f"{name}_behind"] for name in ("width", "height")}
    attributes = {name: value for name, value in sizes.items() if value}
    return _FoundPicture(loose["path"], attributes, (state.pos + 2, close), loose.end())


def _behind_space(state: StateInline, at: int) -> int:
    while at < state.posMax and state.src[at] in " \n\t":
        at += 1
    return at
