"""Stylesheets without the faces that they declare: those that a book needs are declared in one place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from octavo.html.fonts.sheets import CONDITIONS, DEEPEST
from octavo.html.pages import Asset

_FACES = re.compile(rb"@font-face", re.IGNORECASE)
_FAMILIES = re.compile(rb"font-family\s*:|@font-face", re.IGNORECASE)


def plain_sheet(asset: Asset, *, families: bool = True) -> Asset:
    """Return a stylesheet without ``@font-face``, and without ``font-family`` if no families are wanted.

    One that has none stays as it is, byte for byte.
    """
    if not (_FACES if families else _FAMILIES).search(asset.data):
        return asset
    css = asset.data.decode("utf-8-sig", errors="replace")
    try:
        text = "".join(_rules(tinycss2.parse_stylesheet(css), families))
    except RecursionError:  # brackets in brackets, a thousand deep: no stylesheet that anyone would miss
        text = ""
    return replace(asset, data=(text.rstrip() + "\n").encode())


def _rules(nodes: Iterable[Any], families: bool, depth: int = 0) -> Iterator[str]:
    if depth > DEEPEST:
        return
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "font-face":
            yield "\n" * str(node.serialize()).count("\n")  # what follows keeps its line
            continue
        if node.type == "at-rule" and node.content is not None and node.lower_at_keyword in CONDITIONS:
            inner = "".join(_rules(tinycss2.parse_rule_list(node.content), families, depth + 1))
            yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inner}}}"
        elif node.type == "qualified-rule" and not families:
            kept = "".join(_declarations(node.content))
            yield f"{tinycss2.serialize(node.prelude)}{{{kept}}}"
        else:
            yield str(node.serialize())


def _declarations(content: Iterable[Any]) -> Iterator[str]:
    for node in tinycss2.parse_blocks_contents(content):
        if node.type == "declaration":
            if node.lower_name != "font-family":
                yield f"{node.serialize()};"
        else:
            yield str(node.serialize())
