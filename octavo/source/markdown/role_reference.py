"""References and citations of MyST: ``{ref}`x```, ``{numref}`Figure %s <x>```, ``{eq}`x```, ``{doc}`x```,
``{cite:t}`key```.
"""

import re
from collections.abc import Callable, Mapping

from markdown_it.rules_inline import StateInline

from octavo.source.markdown.tex_reference import push_place

_TITLED = re.compile(r"(?P<words>.*?)\s*<(?P<name>[^<>]+)>\s*", re.DOTALL)
_NUMBER = re.compile(r"(?P<word>.*?)[\s\u00a0]*(?:%s|\{number\})\s*")


def _parts(text: str) -> tuple[str, str]:
    """Return the words of a role, "" for none, and the name of what it leads to."""
    found = _TITLED.fullmatch(text)
    return (found["words"], found["name"].strip()) if found else ("", text.strip())


def _reference(state: StateInline, text: str) -> None:
    words, name = _parts(text)
    number = _NUMBER.fullmatch(words)
    if words and number is None:
        push_link(state, words, f"#{name}")
        return
    token = push_place(state, name)
    if number is not None:
        token.meta["word" if number["word"] else "bare"] = number["word"] or True


def _equation(state: StateInline, text: str) -> None:
    state.push("text", "", 0).content = "("
    push_place(state, _parts(text)[1], bare=True)
    state.push("text", "", 0).content = ")"


def _document(state: StateInline, text: str) -> None:
    words, name = _parts(text)
    if words:
        push_link(state, words, name)
    else:
        push_place(state, name).meta["document"] = name


def _citation(*, narrative: bool, suppress: bool = False) -> Callable[[StateInline, str], None]:
    def push(state: StateInline, text: str) -> None:
        keys = [key.strip() for key in text.split(",") if key.strip()]
        items = [{"key": key, "prefix": "", "rest": "", "suppress": suppress} for key in keys]
        groups = [[item] for item in items] if narrative else [items]
        for number, group in enumerate(groups):
            if number:
                state.append_pending(", ")
            token = state.push("citation", "span", 0)
            token.meta.update({"items": group, "narrative": narrative})
            token.content = f"[{'; '.join('@' + str(item['key']) for item in group)}]"

    return push


def push_link(state: StateInline, words: str, href: str) -> None:
    """Push a link with words of the author."""
    state.push("link_open", "a", 1).attrs = {"href": href}
    state.append_pending(words)
    state.push("link_close", "a", -1)


_NARRATIVE = ("cite:t", "cite:ts", "cite:ct", "cite:cts", "cite:alt", "cite:author", "citet")
_IN_BRACKETS = ("cite", "cite:p", "cite:ps", "cite:cp", "cite:alp", "cite:label", "citep")

#: The roles, by their names, with what pushes their tokens.
REFERENCE_ROLES: Mapping[str, Callable[[StateInline, str], None]] = {
    **dict.fromkeys(("ref", "numref", "prf:ref", "any", "std:ref"), _reference),
    "eq": _equation,
    "math:numref": _equation,
    "doc": _document,
    **dict.fromkeys(_NARRATIVE, _citation(narrative=True)),
    **dict.fromkeys(_IN_BRACKETS, _citation(narrative=False)),
    **dict.fromkeys(("cite:year", "cite:yearpar", "citeyear"), _citation(narrative=False, suppress=True)),
}
