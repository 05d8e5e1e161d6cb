"""Fences of back-ticks that hold Markdown and not code, as mdbook-admonish and bookdown have them.

::

    ```admonish warning "A title"          ```{block2, type="rmdtip"}
    Text.                                  Text.
    ```                                    ```
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.elements.callout import KINDS
from octavo.elements.reference_kinds import THEOREM_KINDS
from octavo.source.finding import Finding
from octavo.source.markdown.block_names import named_block
from octavo.source.markdown.container import push_container
from octavo.source.markdown.directive import closing_fence
from octavo.source.markdown.problem import block_problem

_OPENING = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>.*)")
_ADMONISH = re.compile(r"admonish(?:[ \t]+(?P<rest>.*))?")
_KIND = re.compile(r"(?P<name>[A-Za-z][\w-]*)(?P<classes>(?:\.[\w-]+)*)(?=[ \t,]|$)[ \t,]*")
_PAIR = re.compile(r"""(?P<key>\w+)[ \t]*=[ \t]*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s,]+))""")
_TITLE = re.compile(r"""[ \t]*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)')""")
_BLOCK = re.compile(r"\{block2?[ \t]*(?:,[^{}]*)?\btype[ \t]*=[ \t]*[\"'](?P<name>[\w-]+)[\"'][^{}]*\}")
_THEOREM = re.compile(r"\{(?P<kind>[a-z]+)(?P<rest>[ \t,][^{}]*)?\}")
_THEOREMS = {kind.term: kind.prefix for kind in THEOREM_KINDS}
_UNCLOSED = Finding(
    "div-unclosed", "this block is never closed", "write a line with ``` after its last paragraph"
)


def use_named_fences(md: MarkdownIt) -> None:
    """Add the rule. Must be used before blocks of code are known."""
    md.block.ruler.before(
        "fence", "named_fence", _fence, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or state.src[first : first + 1] not in ("`", "~"):
        return False
    opening = _OPENING.fullmatch(state.src, first, last)
    values = _values(opening["info"].strip()) if opening else None
    if opening is None or values is None:
        return False
    if silent:
        return True
    close = closing_fence(state, start, end, opening["fence"])
    if close is None:
        block_problem(state, _UNCLOSED, start)
    stop = end if close is None else close
    push_container(state, start, start + 1, stop, values, paired=True)
    state.line = min(stop + 1, end)
    return True


def _values(info: str) -> dict[str, str] | None:
    """Return the attributes of the block that an opening line asks for, or None for a fence of code."""
    if found := _ADMONISH.fullmatch(info):
        return _admonish(found["rest"] or "")
    if found := _BLOCK.fullmatch(info):
        return {"class": found["name"]}
    if (found := _THEOREM.fullmatch(info)) and found["kind"] in _THEOREMS:
        return _theorem(found["kind"], found["rest"] or "")
    return None


def _theorem(kind: str, rest: str) -> dict[str, str]:
    """Return the attributes of a theorem of bookdown: ``{lemma, tide, name="Of tides"}``."""
    pairs = {one["key"]: one["a"] or one["b"] or one["c"] or "" for one in _PAIR.finditer(rest)}
    label = pairs.get("label", _PAIR.sub("", rest).strip(" ,").split(",")[0].strip())
    values = {"class": kind}
    if label:
        values["id"] = label if ":" in label or "-" in label[:4] else f"{_THEOREMS[kind]}-{label}"
    if "name" in pairs:
        values["name"] = pairs["name"]
    return values


def _admonish(text: str) -> dict[str, str]:
    kind = _KIND.match(text) if not _PAIR.match(text) else None
    rest = text[kind.end() :] if kind else text
    quoted = _TITLE.match(rest)
    title = (quoted["a"] if quoted["a"] is not None else quoted["b"]) if quoted else None
    pairs = {one["key"]: one["a"] or one["b"] or one["c"] or "" for one in _PAIR.finditer(rest)}
    name = pairs.get("type", kind["name"] if kind else "note").lower()
    values = dict(named_block(name if name in KINDS else "note", pairs.get("title", title)) or {})
    if name not in KINDS and "title" not in values:
        values["title"] = name.replace("-", " ").capitalize()
    if "id" in pairs:
        values["id"] = pairs["id"]
    own = (kind["classes"].split(".") if kind else []) + pairs.get("class", "").split()
    values["class"] = " ".join([values["class"], *(one for one in own if one)])
    return values
