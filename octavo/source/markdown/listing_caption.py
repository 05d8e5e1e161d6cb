"""Captions of code that stand outside of its fence.

::

    Listing: Tides {#lst:tides}          ::: {#lst-tides}
                                         ```python
    ```python                            x = 1
    x = 1                                ```
    ```                                  Tides
                                         :::

The left form is pandoc-crossref's, also below the code, the right one Quarto's.
"""

import re

from markdown_it.token import Token

from octavo.source.markdown.attributes import parse_attributes
from octavo.source.tokens import matching

#: In the meta of a token ``fence``: attributes that stood outside of it.
OUTSIDE = "outside"
_CAPTION = re.compile(r"(?:Listing|listing): +(?=\S)")
_PARAGRAPH = ("paragraph_open", "inline", "paragraph_close")


def take_captions(tokens: list[Token]) -> list[Token]:
    """Return the tokens of blocks without captions of code, which go to the meta of the code."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "div_open" and str(token.attrs.get("id", "")).startswith("lst"):
            end = matching(tokens, at)
            inside = _of_div(token, tokens[at + 1 : end])
            if inside is not None:
                kept += inside
                at = end + 1
                continue
        if token.type == "fence":
            at = _around(token, tokens, at, kept)
            continue
        kept.append(token)
        at += 1
    return kept


def _of_div(div: Token, inside: list[Token]) -> list[Token] | None:
    """Return the code of a div that is a listing, or None if it is none."""
    fences = [one for one in inside if one.type == "fence"]
    rest = [one for one in inside if one.type != "fence"]
    if len(fences) != 1 or (rest and tuple(one.type for one in rest) != _PARAGRAPH):
        return None
    values = {str(name): str(value) for name, value in div.attrs.items()}
    if rest:
        values["lst-cap"] = rest[1].content
    fences[0].meta[OUTSIDE] = values
    return fences


def _around(fence: Token, tokens: list[Token], at: int, kept: list[Token]) -> int:
    """Keep a block of code with the caption above or below it; return the index of what follows."""
    if (values := _caption(kept[-3:])) is not None:
        del kept[-3:]
        at += 1
    elif (values := _caption(tokens[at + 1 : at + 4])) is not None:
        at += 4
    else:
        at += 1
    if values:
        fence.meta[OUTSIDE] = values
    kept.append(fence)
    return at


def _caption(tokens: list[Token]) -> dict[str, str] | None:
    if tuple(one.type for one in tokens) != _PARAGRAPH:
        return None
    text = tokens[1].content
    found = _CAPTION.match(text)
    if found is None:
        return None
    text, values = text[found.end() :], {}
    brace = text.rfind("{")
    if brace >= 0 and (attributes := parse_attributes(text, brace)) and not text[attributes.end :].strip():
        text, values = text[:brace], dict(attributes.values)
    return {**values, "lst-cap": text.strip()}
