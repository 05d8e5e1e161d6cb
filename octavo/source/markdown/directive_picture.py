"""Pictures of MyST and Sphinx: ``{image}``, ``{figure}`` and ``{figure-md}``.

::

    ```{figure} images/gate.png
    :name: fig-gate
    :alt: A gate with two leaves
    :width: 60%

    The northern gate.

    What is said besides it.
    ```

A figure becomes a block that holds its picture, and its caption as the last paragraph; the rule for such
blocks makes one figure of both. What follows the caption stands below the figure.
"""

from collections.abc import Mapping
from urllib.parse import quote

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.core.suggestions import listing
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import give
from octavo.source.markdown.directive import Directive, push_contents
from octavo.source.markdown.figure_div import AS_FIGURE, CAPTION_FIRST
from octavo.source.markdown.problem import block_problem

#: Options, and the attributes that say the same.
_ATTRIBUTES = {
    "name": "id",
    "label": "id",
    "alt": "alt",
    "width": "width",
    "height": "height",
    "align": "fig-align",
    "class": "class",
    "figclass": "class",
}
_PLACES = {"left", "right", "center"}


def image(state: StateBlock, directive: Directive) -> None:
    """Push a picture in a paragraph of its own."""
    _push_picture(state, directive, _attributes(state, directive))


def figure(state: StateBlock, directive: Directive) -> None:
    """Push a figure: a picture with its caption."""
    attributes = _attributes(state, directive)
    names: dict[str, str] = {name: attributes.pop(name) for name in ("id", "class") if name in attributes}
    _open(state, directive, names)
    _push_picture(state, directive, attributes)
    _close(state, directive)


def figure_md(state: StateBlock, directive: Directive) -> None:
    """Push a figure whose picture is written as Markdown has it; the argument is its id."""
    attributes = _attributes(state, directive)
    if directive.argument:
        attributes.setdefault("id", directive.argument)
    _open(state, directive, attributes)
    _close(state, directive)


def _open(state: StateBlock, directive: Directive, attributes: Mapping[str, str]) -> None:
    token = state.push("div_open", "div", 1)
    token.map = [directive.start, directive.stop]
    token.meta[AS_FIGURE] = CAPTION_FIRST
    if attributes:
        give(token, dict(attributes), (directive.start, None))


def _close(state: StateBlock, directive: Directive) -> None:
    push_contents(state, directive)
    state.push("div_close", "div", -1)


def _push_picture(state: StateBlock, directive: Directive, attributes: Mapping[str, str]) -> None:
    place = [directive.start, directive.start + 1]
    state.push("paragraph_open", "p", 1).map = place
    picture = Token(
        "image", "img", 0, attrs={"src": quote(directive.argument, safe="/:%\\{}#?&="), "alt": ""}
    )
    picture.children = []
    if "alt" in attributes:
        picture.meta["alt"] = attributes["alt"]
    if attributes:
        give(picture, dict(attributes), 0)
    inline = state.push("inline", "", 0)
    inline.children, inline.map = [picture], list(place)
    inline.meta["starts"] = [(directive.start + 1, directive.column)]
    state.push("paragraph_close", "p", -1)


def _attributes(state: StateBlock, directive: Directive) -> dict[str, str]:
    """Return the attributes that the options are; those that are none are told."""
    found: dict[str, str] = {}
    unused = []
    for name, value in directive.options.items():
        attribute = _ATTRIBUTES.get(name)
        if attribute is None or (name == "align" and value not in _PLACES):
            unused.append(name)
        elif value and attribute == "class":
            found["class"] = f"{found.get('class', '')} {value}".strip()
        elif value:
            found[attribute] = value
    if unused:
        message = f"{listing(f':{name}:' for name in unused)} of a picture is not used"
        hint = f"a picture takes {listing(f':{name}:' for name in _ATTRIBUTES)}"
        finding = Finding("markup-foreign", message, hint)
        block_problem(state, finding, directive.start, Severity.WARNING)
    return found
