"""Citations ``[see @key, p. 190; -@other]`` and ``@key [p. 3]`` -> token ``citation``.

Its meta has ``items``, one mapping for each work with ``key``, ``prefix``, ``rest`` (locator and suffix as
written) and ``suppress``; and ``narrative``, if the names of the work belong to the sentence. A single
name with nothing else, ``@name`` or ``[@name]``, is a ``cross_ref`` that may turn out to be a citation.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.source.markdown.cross_reference import names_place

#: A key, as Pandoc reads it: signs may stand in it, but not at its end; anything in braces.
KEY = r"(?:\w+(?:[:.#$%&+?<>~/-]+\w+)*|\{[^\s{}]+\})"

_ITEM = re.compile(rf"(?P<prefix>(?:.*?[\s(])?)(?P<sign>-?)@(?P<key>{KEY})(?P<rest>.*)", re.DOTALL)
_BRACKET = re.compile(r"\[(?:[^\[\]\n@]|\n)*?(?<![\w.+/])-?@[\w{]")
_SINGLE = re.compile(r"-?@[^\W\d]\w*(?:[-_.:]+\w+)*")
_NARRATIVE = re.compile(rf"@(?P<key>{KEY})[ \n]?\[(?=[\w-])(?P<rest>[^\[\]@^]+)\](?![({{\[:])")
_BRACED = re.compile(r"@(?P<key>\{[^\s{}]+\})(?P<rest>)")


def use_citations(md: MarkdownIt) -> None:
    """Add the rule; it comes before that of cross-references."""
    md.inline.ruler.before("cross_reference", "citation", _citation)


def _citation(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign == "[":
        return _bracketed(state, silent)
    if sign != "@" or (state.pos and re.match(r"[\w.+/@-]", state.src[state.pos - 1])):
        return False
    found = _NARRATIVE.match(state.src, state.pos, state.posMax)
    found = found or _BRACED.match(state.src, state.pos, state.posMax)
    if found is None or names_place(state, found["key"]):
        return False
    item = {"key": found["key"].strip("{}"), "prefix": "", "rest": found["rest"], "suppress": False}
    _push(state, silent, [item], found[0], narrative=True)
    state.pos = found.end()
    return True


def _bracketed(state: StateInline, silent: bool) -> bool:
    if not _BRACKET.match(state.src, state.pos, state.posMax):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    if end < 0 or state.src[end + 1 : end + 2] in ("(", "{"):
        return False
    content = state.src[state.pos + 1 : end]
    if _SINGLE.fullmatch(content):
        return False
    items: list[dict[str, object]] = []
    for part in content.split(";"):
        found = _ITEM.fullmatch(part)
        if found is None:
            if not items:
                return False
            items[-1]["rest"] = f"{items[-1]['rest']};{part}"
            continue
        items.append(
            {
                "key": found["key"].strip("{}"),
                "prefix": " ".join(found["prefix"].split()),
                "rest": " ".join(found["rest"].split()),
                "suppress": bool(found["sign"]),
            }
        )
    if all(names_place(state, str(item["key"])) for item in items):
        return False
    _push(state, silent, items, state.src[state.pos : end + 1], narrative=False)
    state.pos = end + 1
    return True


def _push(
    state: StateInline, silent: bool, items: list[dict[str, object]], written: str, *, narrative: bool
) -> None:
    if not silent:
        token = state.push("citation", "span", 0)
        token.meta.update({"items": items, "narrative": narrative})
        token.content = written
