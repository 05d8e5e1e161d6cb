"""Roles of MyST and Sphinx: ``H{sub}`2`O``, ``{abbr}`MLW (mean low water)```.

A role that has no function in ``ROLES`` is told, and its words are printed as code.
"""

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.formula import fill
from octavo.source.markdown.problem import inline_problem
from octavo.source.markdown.role_reference import REFERENCE_ROLES

_ROLE = re.compile(r"\{(?P<name>[A-Za-z][\w:+.-]*)\}(?P<marks>`+)(?!`)(?P<text>[^`\n]+)(?P=marks)(?!`)")

#: Pushes the tokens of a role, from its text.
RoleRule = Callable[[StateInline, str], None]


def _tagged(tag: str) -> RoleRule:
    def push(state: StateInline, text: str) -> None:
        state.push(f"{tag}_open", tag, 1)
        state.append_pending(text)
        state.push(f"{tag}_close", tag, -1)

    return push


def _plain(state: StateInline, text: str) -> None:
    state.append_pending(text)


def _code(state: StateInline, text: str) -> None:
    state.push("code_inline", "code", 0).content = text


def _math(state: StateInline, text: str) -> None:
    fill(state.push("math", "math", 0), text.strip(), display=False)


ROLES: Mapping[str, RoleRule] = {
    "abbr": _plain,
    "abbreviation": _plain,
    "code": _code,
    "command": _code,
    "dfn": _tagged("em"),
    "emphasis": _tagged("em"),
    "file": _code,
    "kbd": _tagged("kbd"),
    "literal": _code,
    "math": _math,
    "strong": _tagged("strong"),
    "sub": _tagged("sub"),
    "subscript": _tagged("sub"),
    "sup": _tagged("sup"),
    "superscript": _tagged("sup"),
    **REFERENCE_ROLES,
}


def use_roles(md: MarkdownIt) -> None:
    """Add the rule."""
    md.inline.ruler.before("backticks", "role", _role)


def _role(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    role = _ROLE.match(state.src, state.pos, state.posMax)
    if role is None:
        return False
    if not silent:
        rule = ROLES.get(role["name"])
        if rule is None:
            finding = Finding(
                "markup-foreign",
                f"`{shortened(role[0])}` looks like a role of MyST; its words are printed as code",
                "write the words alone, with Markdown's own signs",
            )
            inline_problem(state, finding, Severity.WARNING)
            rule = _code
        rule(state, role["text"])
    state.pos = role.end()
    return True
