"""The codes that the program reports, read from its own text."""

import ast
import re

from octavo.core.bounds import Excess
from octavo.core.settings import PACKAGE
from octavo.elements import ELEMENTS
from octavo.elements.attributes import COMMON
from octavo.elements.lookup import ElementLookup
from octavo.lint import RULES
from octavo.lint.waivers import WAIVER_CODES

#: Functions and methods whose first argument is the code of a diagnostic.
REPORTERS = frozenset(
    {
        *("error", "warning", "note", "report", "tell", "_error", "_warning", "_error_alias"),
        *("Finding", "LayoutProblem"),
    }
)
FORM = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def reported() -> set[str]:
    """Return the codes that stand as first arguments of reporting calls, and those of bounds, elements and
    rules."""
    found = {f"limit-{excess}" for excess in Excess}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            function, value = node.func, node.args[0].value
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            if name in REPORTERS and isinstance(value, str) and FORM.fullmatch(value):
                found.add(value)
    return found | _codes_of_elements() | {rule.code for rule in RULES} | set(WAIVER_CODES)


def _codes_of_elements() -> set[str]:
    """Return the codes that kinds of element bring along: of what they must hold, and of attributes."""
    kinds = ElementLookup(ELEMENTS).kinds
    attributes = [*COMMON.values(), *(one for kind in kinds for one in kind.attributes)]
    return {
        *(kind.content.code for kind in kinds if kind.content),
        *(one.code for one in attributes),
        *(one.rule.code for one in attributes if one.rule),
    }
