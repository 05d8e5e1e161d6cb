"""The opening line of a block of code: its language, and what else is asked of it.

::

    ```python                                           Markdown
    ```{.python #lst-tides lst-cap="Tides"}             Pandoc, Quarto
    ```js title="tides.js" {1,3-5} showLineNumbers      Docusaurus
    ```rust,editable,ignore                             mdBook

The language stays in ``token.info``, the rest is put into ``CodeLook`` and the tokens of a listing (rule
``listings``). What Octavo can do nothing with is reported.
"""

import re
from dataclasses import dataclass, field

from octavo.source.finding import Finding, shortened
from octavo.source.markdown.attributes import MALFORMED, looks_meant, parse_attributes
from octavo.source.markdown.code_options import plain_name

_RAW = re.compile(r"\{=(?P<format>\w+)\}")
_CELL = re.compile(r"\{\s*(?P<engine>[A-Za-z][\w.+-]*)(?P<header>(?:[\s,].*)?)\}\s*(?P<more>.*)")
_SHOWN = re.compile(r"\{\{\s*(?P<engine>[A-Za-z][\w.+-]*)[^{}]*\}\}")
_LANGUAGE = re.compile(r"[^\s{,:]+")
_ITEM = re.compile(
    r"""\s*(?:
        (?P<key>[A-Za-z][\w:.-]*)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|\{(?P<braced>[^{}]*)\}|(?P<bare>[^\s{}"']+))
      | \{(?P<lines>[\d\s,;-]+)\}
      | (?P<braces>\{[^{}]*\})
      | (?P<word>[^\s{}"'=]+)
    )(?=\s|\{|$)""",
    re.VERBOSE,
)
#: Words behind a language that say how a program is shown on a screen, or run.
_IDLE = frozenset(
    {"live", "noinline", "copy", "nocopy", "nonumber", "editable", "ignore", "should-panic", "no-run"}
    | {"compile-fail", "noplayground", "noplaypen", "mdbook-runnable", "playground", "playpen", "runnable"}
    | {"does-not-compile", "panics", "not-desired-behavior", "text", "wrap", "nolineno", "test", "hidden"}
)
_NUMBERED = frozenset({"showlinenumbers", "linenos", "linenums", "line-numbers", "numberlines"})


@dataclass(slots=True)
class CodeInfo:
    """An opening line as read. ``values`` are attributes; ``written`` those that stood in Pandoc's braces.

    ``raw`` is the format of a raw block; ``cell`` the language of a cell that would be run, ``header`` what
    stood behind it. ``hidden`` is what begins the lines that are not shown, ``finding`` what is wrong.
    """

    language: str = ""
    values: dict[str, str] = field(default_factory=dict)
    raw: str = ""
    cell: str = ""
    header: str = ""
    hidden: str = ""
    finding: Finding | None = None


def read_info(info: str) -> CodeInfo:
    """Return what the opening line of a block of code says, without its back-ticks."""
    info = info.strip()
    if raw := _RAW.fullmatch(info):
        return CodeInfo(raw=raw["format"].lower())
    if shown := _SHOWN.fullmatch(info):
        return CodeInfo(language=shown["engine"])
    if info.startswith("{"):
        return _braced(info)
    name = _LANGUAGE.match(info)
    found = CodeInfo(language=name[0] if name else "")
    if found.language.lower() == "rust":
        found.hidden = "#"
    _read_rest(found, info[name.end() :] if name else info)
    return found


def _braced(info: str) -> CodeInfo:
    attributes = parse_attributes(info, 0)
    if attributes is not None and attributes.end == len(info):
        language, *classes = attributes.values.pop("class", "").split() or [""]
        if plain_name(language) in _NUMBERED:  # {.numberLines}
            classes.insert(0, language)
            language = ""
        values = attributes.values | ({"class": " ".join(classes)} if classes else {})
        return CodeInfo(language=language, values=values)
    if cell := _CELL.fullmatch(info):
        return CodeInfo(language=cell["engine"], cell=cell["engine"], header=cell["header"])
    return CodeInfo(finding=_meaningless(info, info))


def _read_rest(found: CodeInfo, rest: str) -> None:
    """Read what stands behind the language: words between commas, attributes, lines that are set off."""
    if rest.startswith((",", ":")) and not rest.startswith(":::"):
        words, _, rest = rest[1:].partition(" ")
        for word in words.split(","):
            key, _, value = word.partition("=")
            if key == "hidelines":
                found.hidden = value
            elif plain_name(key) in _NUMBERED:
                found.values["linenos"] = value or "true"
    left: list[str] = []
    at = 0
    while item := _ITEM.match(rest, at):
        at = item.end()
        if item["key"]:
            given = (item["double"], item["single"], item["braced"], item["bare"])
            found.values[item["key"]] = next(value for value in given if value is not None)
        elif item["lines"]:
            found.values["hl-lines"] = item["lines"]
        elif item["braces"]:
            left += _add_braces(found, item["braces"])
        elif plain_name(item["word"]) in _NUMBERED:
            found.values["linenos"] = "true"
        elif plain_name(item["word"]) not in _IDLE:
            left.append(item["word"])
    left += [rest[at:].strip()] if rest[at:].strip() else []
    if left:
        found.finding = _meaningless(" ".join(left), rest.strip())


def _add_braces(found: CodeInfo, braces: str) -> list[str]:
    attributes = parse_attributes(braces, 0)
    if attributes is None:
        return [braces]
    found.values |= attributes.values
    return []


def _meaningless(left: str, whole: str) -> Finding:
    if looks_meant(whole, whole.find("{") if "{" in whole else 0):
        return MALFORMED
    return Finding(
        "attribute-unknown",
        f"`{shortened(left)}` behind the language of a block of code has no meaning, and is not printed",
        "write the name of the language alone, and what is to be read into the text",
    )
