"""The addresses that CSS loads something from, found in its tokens, so that no spelling hides one.

CSS Syntax 3, CSS Values 4 (urls), CSS Images 4. A letter may be written as its number: ``\\75rl(x)`` is
``url(x)``, and ``@\\69mport`` is ``@import``.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from tinycss2.ast import StringToken  # type: ignore[import-untyped]

#: Functions whose strings are addresses.
_WITH_ADDRESSES = frozenset(
    {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"}
)


#: What stands for an address that other declarations or attributes tell: it may be any.
_UNKNOWN = "//var()"
_ELSEWHERE = frozenset({"var", "attr", "env"})


def parse_tokens(css: str) -> list[Any]:
    """Return the component values of a text of CSS, be it a stylesheet, declarations or a value.

    Raise RecursionError for brackets that stand some hundred deep in each other.
    """
    return list(tinycss2.parse_component_value_list(css, skip_comments=True))


def loads(nodes: Iterable[Any], rule: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the tokens that are addresses of what is loaded, each with the rule (``font-face``) in which it
    stands, and the strings of ``@import`` with ``import``.

    ``nodes`` are rules or component values of tinycss2. Raise RecursionError as ``parse_tokens``.
    """
    before = ""  # the at-rule that component values belong to, until its block or its end
    for node in nodes:
        kind = node.type
        if kind == "at-rule":
            name = node.lower_at_keyword
            inside = (*node.prelude, *(node.content or ()))
            if name != "namespace":  # its address is a name
                yield from ((name, one) for one in node.prelude if name == "import" and one.type == "string")
                yield from loads(inside, name)
        elif kind == "at-keyword":
            before = node.lower_value
        elif kind == "literal" and node.value == ";":
            before = ""
        elif kind == "string" and before == "import":
            yield before, node
        elif kind == "url":
            if before != "namespace":
                yield before or rule, node
        elif kind == "qualified-rule":
            yield from loads((*node.prelude, *node.content), rule)
        elif kind == "function":
            if node.lower_name in _WITH_ADDRESSES and _is_told_elsewhere(node.arguments):
                yield before or rule, StringToken(node.source_line, node.source_column, _UNKNOWN, _UNKNOWN)
            if node.lower_name in _WITH_ADDRESSES and before != "namespace":
                yield from ((before or rule, one) for one in node.arguments if one.type == "string")
            yield from loads(node.arguments, before or rule)
        elif hasattr(node, "content"):
            yield from loads(node.content, before or rule)
            before = "" if kind == "{} block" else before


def _is_told_elsewhere(arguments: Iterable[Any]) -> bool:
    """Return True if a part of what a function is given comes from a variable or an attribute."""
    functions = [one for one in arguments if one.type == "function"]
    return any(one.lower_name in _ELSEWHERE or _is_told_elsewhere(one.arguments) for one in functions)
