"""HTML in the text: comments are dropped, and tags in a line that say what Markdown can say are taken over.

Tags that have no equal in a book are a diagnostic, one for all of them (``gather_tags``).

``5 < 6``, ``&amp;`` and ``<https://example.org>`` are no tags and stay what Markdown makes of them.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, html_inline

from octavo.core.diagnostics import Diagnostics, Severity
from octavo.elements.attributes import SETTLED_ELSEWHERE
from octavo.elements.kind import GLOBAL
from octavo.elements.lookup import ElementLookup
from octavo.elements.reference_kinds import fit_id
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.attributes import give
from octavo.source.markdown.html_attributes import attribute_finding
from octavo.source.markdown.html_tags import BEGINNING, KNOWN
from octavo.source.markdown.problem import block_problem, inline_problem

_INSTEAD = {
    "div": "write ::: {.class} above and ::: below",
    "a": "write [text](address)",
    "img": "write ![caption](images/file.svg)",
    "hr": "write --- or * * *",
    "p": "leave a blank line between paragraphs",
    "table": "write a pipe table, or a file in tables/",
    "blockquote": "begin each line with >",
    **dict.fromkeys(("script", "style"), "take it out; a book has stylesheets of its own"),
    **dict.fromkeys(("iframe", "video", "audio", "embed", "object"), "write a link to what it shows"),
    "svg": "write it into a file, and show that with ![caption](images/file.svg)",
    "math": "write the formula in TeX, between $ signs",
}
#: Tags that are taken over, and the Markdown tokens of their equals; "" for a span.
_EQUALS = {
    "sup": "sup",
    "sub": "sub",
    "kbd": "kbd",
    "code": "code",
    "samp": "code",
    "tt": "code",
    "em": "em",
    "i": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "strong": "strong",
    "b": "strong",
    "u": "u",
    "ins": "u",
    "s": "s",
    "del": "s",
    "strike": "s",
    "span": "",
    "abbr": "",
    "mark": "",
    "q": "",
    "big": "",
    "font": "",
    "small": "",
}
#: Tags of which there are two with one meaning, and that are kept as they are.
_KEPT = {"i", "b"}
#: What classes of Octavo say the same as a style in a tag.
_STYLES = {
    "font-variant:small-caps": "smallcaps",
    "font-variant-caps:small-caps": "smallcaps",
    "text-decoration:underline": "underline",
}
#: Tags that only say how words look.
_LOOKS = {"big", "font", "small"}
#: Attributes of links that only browsers have a use for.
_OF_BROWSERS = {"target", "rel", "download", "referrerpolicy", "ping"}
_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)"
    r"""(?P<attributes>(?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'=<>`]+))?)*)\s*/?>"""
)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_HIDDEN = re.compile(r"(?<=\s)hidden(?=[\s=]|$)", re.IGNORECASE)
_NAMED = re.compile(r"`</?([A-Za-z][\w-]*)")
#: So many tags are told in one message, with so many of their places.
_FEW, _PLACES = 4, 3
_UNCLOSED = Finding(
    "comment-unclosed",
    "a comment is opened by <!-- and never closed",
    "write --> at its end, or \\<!-- for the signs",
)


def use_html_diagnostics(md: MarkdownIt) -> None:
    """Put the rules in the place of the parser's own HTML rules."""
    md.disable(["html_block", "html_inline"])
    md.block.ruler.before(
        "fence", "comment_block", _comment_block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.inline.ruler.after("autolink", "html", _html)


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", begin):
        return False
    close = state.src.find("-->", begin + 4, state.eMarks[end - 1])
    if close < 0:
        if not silent:
            block_problem(state, _UNCLOSED, start)
            state.line = start + 1
        return True
    line = start
    while state.eMarks[line] < close:
        line += 1
    if state.src[close + 3 : state.eMarks[line]].strip():
        if line == start or not any(state.isEmpty(n) for n in range(start, line)):
            return False  # text follows in the same paragraph: the inline rule drops the comment
        if not silent:
            finding = Finding(
                "comment-tail", "text follows a comment on its last line", "begin a new line after -->"
            )
            block_problem(state, finding, line)
    if not silent:
        state.line = line + 1
    return True


def _html(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    if state.src.startswith("<!--", state.pos):
        return _comment(state, silent)
    found = _TAG.match(state.src, state.pos, state.posMax)
    if found and _take_over(state, found, silent):
        return True
    if not html_inline(state, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        token.type = "problem"
        finding = tag_finding(token.content)
        name = BEGINNING.match(token.content)
        if name and name["name"].lower() not in KNOWN and "=" not in token.content:
            state.pending += token.content  # a word in angle brackets, such as <file>
            shown = shortened(" ".join(token.content.split()))
            finding = finding._replace(
                message=f"`{shown}` is no tag that HTML knows; it is printed as it stands",
                hint="write \\< for the sign itself",
            )
        token.meta.update({"finding": finding, "severity": Severity.WARNING})
    return True


def _take_over(state: StateInline, tag: re.Match[str], silent: bool) -> bool:
    """Make of a tag what Markdown would make of its equal, with all up to the tag that closes it."""
    name = tag["name"].lower()
    if name == "br" and not tag["closing"]:
        if not silent:
            state.push("hardbreak", "br", 0)
        state.pos = tag.end()
        while state.pos < state.posMax and state.src[state.pos] in " \n":
            state.pos += 1
        return True
    if name == "img" and not tag["closing"]:
        return _picture(state, tag, silent)
    pair = _pairs(state).get(tag.start())
    if name == "a" and pair is not None and pair[1] <= state.posMax:
        return _link(state, tag, pair, silent)
    if name not in _EQUALS or pair is None or pair[1] > state.posMax:
        return False
    if silent:
        state.pos = pair[1]
        return True
    written = _attributes(tag["attributes"])
    if _HIDDEN.search(tag["attributes"]):
        written.pop("hidden", None)
        written["class"] = f"hidden {written.get('class', '')}".strip()
    attributes = _meant(state, _of_equal(state, name, written))
    if attributes:
        give(state.push("span_open", "span", 1), attributes, tag.start())
    kind = _EQUALS[name]
    equal = name if name in _KEPT else kind
    if kind:
        state.push(f"{kind}_open", equal, 1)
    stop = state.posMax
    state.pos, state.posMax = tag.end(), pair[0]
    if name == "q":
        _quotation(state)
    else:
        state.md.inline.tokenize(state)
    if kind:
        state.push(f"{kind}_close", equal, -1)
    if attributes:
        state.push("span_close", "span", -1)
    state.pos, state.posMax = pair[1], stop
    return True


def _meant(state: StateInline, attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes of a tag that an element takes, or that are told by themselves; others are
    told."""
    elements: ElementLookup = state.env["elements"]
    kept: dict[str, str] = {}
    for name, value in attributes.items():
        if name in GLOBAL or name in SETTLED_ELSEWHERE or (name != "title" and elements.attribute(name)):
            kept[name] = value
        else:
            inline_problem(state, attribute_finding(name), Severity.WARNING)
    return kept


def _quotation(state: StateInline) -> None:
    """Push what ``<q>`` holds between typed quotation marks, single ones in a quotation."""
    depth = state.env.get("quotations", 0)
    mark = "'" if depth % 2 else '"'
    state.env["quotations"] = depth + 1
    state.append_pending(mark)
    state.md.inline.tokenize(state)
    state.append_pending(mark)
    state.env["quotations"] = depth


def _of_equal(state: StateInline, name: str, attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes of the span that stands for a tag; one that only says how words look has none."""
    if name in _LOOKS:
        message = f"`<{name}>` is not used: stylesheets say how a thing looks"
        finding = Finding("attribute-look", message, "write [words]{.class}, and give the class a style")
        inline_problem(state, finding, Severity.WARNING)
        return {}
    if name == "abbr" and "title" in attributes:
        message = f"`{shortened(attributes.pop('title'))}`, the title of an `<abbr>`, is not printed"
        finding = Finding("attribute-unknown", message, "write it into the text, or into the glossary")
        inline_problem(state, finding, Severity.WARNING)
    if name == "mark":
        attributes["class"] = " ".join(["mark", *attributes.get("class", "").split()])
    if known := _STYLES.get("".join(attributes.get("style", "").lower().split()).rstrip(";")):
        attributes["class"] = " ".join([known, *attributes.get("class", "").split()])
        del attributes["style"]
    return attributes


def _picture(state: StateInline, tag: re.Match[str], silent: bool) -> bool:
    """Make of ``<img>`` what ``![alt](src){...}`` makes; the words of ``alt`` are alternative text alone."""
    attributes = _attributes(tag["attributes"], kept=("alt",))
    source = attributes.pop("src", "")
    if not source:
        return False
    if not silent:
        picture = state.push("image", "img", 0)
        picture.attrs = {"src": state.md.normalizeLink(unescape(source)), "alt": ""}
        picture.children, picture.content = [], ""
        attributes = _meant(state, {name: unescape(value) for name, value in attributes.items()})
        if "alt" in attributes:
            picture.meta["alt"] = attributes["alt"]
        if attributes:
            give(picture, attributes, tag.start())
    state.pos = tag.end()
    return True


def _link(state: StateInline, tag: re.Match[str], pair: tuple[int, int], silent: bool) -> bool:
    """Make of ``<a href>`` a link, and of ``<a id>`` or ``<a name>`` a place that links lead to."""
    if silent:
        state.pos = pair[1]
        return True
    attributes = _attributes(tag["attributes"])
    href = attributes.pop("href", "")
    if "name" in attributes:
        attributes.setdefault("id", attributes.pop("name"))
        attributes.pop("name", None)
    kind, element = ("link", "a") if href else ("span", "span")
    opening = state.push(f"{kind}_open", element, 1)
    inside = len(state.tokens)
    if href:
        opening.attrs = {"href": state.md.normalizeLink(unescape(href))}
    attributes = {name: value for name, value in attributes.items() if name not in _OF_BROWSERS}
    attributes = _meant(state, attributes)
    if attributes:
        give(opening, attributes, tag.start())
    stop = state.posMax
    state.pos, state.posMax = tag.end(), pair[0]
    state.md.inline.tokenize(state)
    closing = state.push(f"{kind}_close", element, -1)
    if href and any(token.type == "link_open" for token in state.tokens[inside:]):
        # No link stands in a link.
        for token, written in ((opening, tag[0]), (closing, state.src[slice(*pair)])):
            token.type = "problem"
            token.meta.update({"finding": tag_finding(written), "severity": Severity.WARNING})
    state.pos, state.posMax = pair[1], stop
    return True


def _attributes(text: str, kept: Collection[str] = ()) -> dict[str, str]:
    """Return the attributes of a tag. Empty ones are left out, but for those that are ``kept``."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower().removeprefix("xml:"), double or single or bare)
    for name in ("id", "name"):
        if found.get(name):
            found[name] = fit_id(found[name])
    return {name: value for name, value in found.items() if value or name in kept}


def _pairs(state: StateInline) -> dict[int, tuple[int, int]]:
    """Return the places of opening tags, with beginning and end of those that close them."""
    kept: tuple[str, dict[int, tuple[int, int]]] | None = state.env.get("html_pairs")
    if kept is not None and kept[0] is state.src:
        return kept[1]
    pairs: dict[int, tuple[int, int]] = {}
    opened: dict[str, list[int]] = {}
    for tag in _TAG.finditer(state.src):
        starts = opened.setdefault(tag["name"].lower(), [])
        if not tag["closing"]:
            starts.append(tag.start())
        elif starts:
            pairs[starts.pop()] = tag.span()
    state.env["html_pairs"] = (state.src, pairs)
    return pairs


def tag_finding(tag: str) -> Finding:
    """Return what is said of a tag that has no equal."""
    found = re.match(r"</?([A-Za-z][\w-]*)", tag)
    name = found[1].lower() if found else ""
    hint = _INSTEAD.get(name, "use Markdown; write \\< for the sign itself")
    if name in _EQUALS:
        hint = f"write <{name}> before the words and </{name}> behind them, in one paragraph"
    return Finding("html-in-text", f"the text holds the HTML tag `{shortened(' '.join(tag.split()))}`", hint)


def gather_tags(diagnostics: Diagnostics) -> None:
    """Replace the diagnostics of HTML tags by one that counts them and names the first places."""
    found = diagnostics.taken("html-in-text")
    if len(found) < _FEW:
        for one in found:
            diagnostics.add(one)
        return
    counts = Counter(name[1].lower() for one in found if (name := _NAMED.search(one.message)))
    listed = ", ".join(f"`{name}` {count:,}" for name, count in counts.most_common())
    lines = list(dict.fromkeys(f"{one.span.file}:{one.span.line}" for one in found if one.span))
    places = ", ".join(lines[:_PLACES])
    hints = dict.fromkeys(f"{name}: {_INSTEAD[name]}" for name, _ in counts.most_common() if name in _INSTEAD)
    diagnostics.add(
        replace(
            found[0],
            message=f"the text holds {len(found):,} HTML tags: {listed}; the first at {places}",
            hint="; ".join(hints) or "use Markdown; write \\< for the sign itself",
        )
    )


def _comment(state: StateInline, silent: bool) -> bool:
    ends = state.html_terminator_last("-->") > state.pos
    close = state.src.find("-->", state.pos + 4, state.posMax) if ends else -1
    if close < 0:
        if not silent:
            inline_problem(state, _UNCLOSED)
        return False
    before = state.src[state.pos - 1] if state.pos else " "
    state.pos = close + 3
    while before.isspace() and state.pos < state.posMax and state.src[state.pos] == " ":
        state.pos += 1  # "a <!-- x --> b" keeps one space
    return True
