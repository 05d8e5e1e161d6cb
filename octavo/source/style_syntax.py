"""Slips in the book's own stylesheets for screens.

Browsers pass over them, and the typesetter, which tells of those for print, never reads these.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from octavo.core.diagnostics import Diagnostics, Span
from octavo.source.finding import Finding

#: What is no code: comments and quoted texts.
_NO_CODE = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?", re.DOTALL)
#: At-rules that hold rules.
_NESTING = frozenset({"media", "supports", "layer", "container"})
_HINT = "write each declaration as `name: value;`, and close each `{` with a `}`"
_DEEPEST = 20
#: How like a property a name must be to be taken for a slip: "colr", "text-ident".
_NEARLY = 0.84
#: Properties that grow in number with each version of CSS, and that books hardly use.
_FAMILIES = re.compile(
    "(animation|border-(start|end)|container|cue|inset|mask|offset|overscroll|pause|scroll|scrollbar|timeline"
    "|transition|view|voice)-"
)
#: Properties that stylesheets of books use; others may stand, if they are not nearly one of these.
PROPERTIES = frozenset(
    """align-content align-items align-self animation appearance aspect-ratio background background-attachment
    background-clip background-color background-image background-origin background-position
    background-repeat background-size block-size border border-block border-block-end border-block-start
    border-bottom border-bottom-color border-bottom-left-radius border-bottom-right-radius
    border-bottom-style border-bottom-width border-collapse border-color border-image border-inline
    border-inline-end border-inline-start border-left border-left-color border-left-style
    border-left-width border-radius border-right border-right-color border-right-style
    border-right-width border-spacing border-style border-top border-top-color border-top-left-radius
    border-top-right-radius border-top-style border-top-width border-width bottom box-decoration-break
    box-shadow box-sizing break-after break-before break-inside caption-side clear clip clip-path color
    color-scheme column-count column-fill column-gap column-rule column-rule-color column-rule-style
    column-rule-width column-span column-width columns contain content counter-increment counter-reset
    counter-set cursor direction display empty-cells fill filter flex flex-basis flex-direction
    flex-flow flex-grow flex-shrink flex-wrap float font font-family font-feature-settings font-kerning
    font-language-override font-optical-sizing font-palette font-size font-size-adjust font-stretch
    font-style font-synthesis font-variant font-variant-alternates font-variant-caps
    font-variant-east-asian font-variant-ligatures font-variant-numeric font-variant-position
    font-variation-settings font-weight gap grid grid-area grid-auto-columns grid-auto-flow
    grid-auto-rows grid-column grid-column-end grid-column-start grid-row grid-row-end grid-row-start
    grid-template grid-template-areas grid-template-columns grid-template-rows hanging-punctuation
    height hyphenate-character hyphenate-limit-chars hyphens image-orientation image-rendering
    initial-letter inline-size inset isolation justify-content justify-items justify-self left
    letter-spacing line-break line-height line-height-step list-style list-style-image
    list-style-position list-style-type margin margin-block margin-block-end margin-block-start
    margin-bottom margin-inline margin-inline-end margin-inline-start margin-left margin-right
    margin-top mask max-block-size max-height max-inline-size max-width min-block-size min-height
    min-inline-size min-width mix-blend-mode object-fit object-position opacity order orphans outline
    outline-color outline-offset outline-style outline-width overflow overflow-wrap overflow-x
    overflow-y padding padding-block padding-block-end padding-block-start padding-bottom padding-inline
    padding-inline-end padding-inline-start padding-left padding-right padding-top page page-break-after
    page-break-before page-break-inside paint-order place-content place-items place-self pointer-events
    position quotes resize right rotate row-gap ruby-align ruby-position scale scroll-behavior
    scroll-margin scroll-padding shape-margin shape-outside speak speak-as src stroke stroke-width
    tab-size table-layout text-align text-align-all text-align-last text-anchor text-combine-upright
    text-decoration text-decoration-color text-decoration-line text-decoration-skip
    text-decoration-skip-ink text-decoration-style text-decoration-thickness text-emphasis
    text-emphasis-color text-emphasis-position text-emphasis-style text-indent text-justify
    text-orientation text-overflow text-rendering text-shadow text-size-adjust text-transform
    text-underline-offset text-underline-position text-wrap top touch-action transform transform-origin
    transition translate unicode-bidi unicode-range user-select vertical-align visibility white-space
    widows width will-change word-break word-spacing word-wrap writing-mode z-index zoom""".split()  # noqa: SIM905 - a list that people read
)


def is_for_screens(file: str) -> bool:
    """Return True for a stylesheet that only an e-book or a site has."""
    name = posixpath.basename(file)
    return name in ("epub.css", "site.css", "ebook-fonts.css") or name.endswith(".epub.css")


def check_syntax(file: str, css: str, diagnostics: Diagnostics) -> None:
    """Report what is no rule or declaration, a brace that is never closed, and names of properties that are
    nearly one."""
    place = _unclosed(css)
    if place:
        message = "a brace is opened here and never closed"
        diagnostics.warning("style-syntax", Span(file, *place), message, _HINT)
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    try:
        found = list(_slips(nodes, 0))
    except RecursionError:  # brackets in brackets, which is told elsewhere
        return
    for node, slip in found:
        if place and slip.code == "style-syntax":
            continue  # most likely it follows from the brace
        diagnostics.warning(
            slip.code, Span(file, node.source_line, node.source_column), slip.message, slip.hint
        )


def _slips(nodes: Iterable[Any], depth: int) -> Iterator[tuple[Any, Finding]]:
    for node in nodes:
        if node.type == "error":
            yield node, Finding("style-syntax", "this is no rule of CSS", _HINT)
        elif node.type == "at-rule" and node.content is not None and depth < _DEEPEST:
            if node.lower_at_keyword in _NESTING:
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield from _slips(inner, depth + 1)
        elif node.type == "qualified-rule":
            yield from _in_block(node.content)


def _in_block(content: Iterable[Any]) -> Iterator[tuple[Any, Finding]]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type == "error":
            message = "this is no declaration: a colon or a semicolon is missing"
            yield node, Finding("style-syntax", message, _HINT)
        elif node.type == "qualified-rule":
            message = "a rule stands inside of another one, which e-readers do not know"
            yield node, Finding("style-syntax", message, "close the rule before it with `}`")
        elif node.type == "declaration" and (near := _meant(node.lower_name)):
            message = f"there is no property `{node.name}`"
            yield node, Finding("style-property", message, f"did you mean `{near}`?")


def _meant(name: str) -> str | None:
    """Return the property that was most likely meant by a name that is nearly its own, or None."""
    if name[0] == "-" or name in PROPERTIES or _FAMILIES.match(name):
        return None
    return next(iter(get_close_matches(name, sorted(PROPERTIES), n=1, cutoff=_NEARLY)), None)


def _unclosed(css: str) -> tuple[int, int] | None:
    """Return line and column of the first brace that is never closed, or None."""
    code = _NO_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
    opened: list[int] = []
    for found in re.finditer(r"[{}]", code):
        if found[0] == "{":
            opened.append(found.start())
        elif opened:
            opened.pop()
    if not opened:
        return None
    before = code[: opened[0]]
    return before.count("\n") + 1, opened[0] - (before.rfind("\n") + 1) + 1
