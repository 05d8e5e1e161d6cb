"""Cells of code that Quarto, knitr or Jupyter would run. Octavo runs nothing: their code is a listing.

::

    ```{python}                              ```{r tides, fig.cap="Tides", echo=FALSE}
    #| label: lst-tides                      knitr::include_graphics("images/tides.png")
    #| lst-cap: Tides                        ```
    print(tides)
    ```

A picture that is only included is a figure. What else a cell would show is told to be missing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from octavo.core.diagnostics import Severity
from octavo.core.yaml_nodes import BrokenYaml, ListNode, MappingNode, ScalarNode, compose_yaml
from octavo.source.finding import Finding
from octavo.source.markdown.code_info import CodeInfo
from octavo.source.markdown.code_options import plain_name

#: The languages of cells: other names in braces are directives.
ENGINES = frozenset(
    {
        "python",
        "python3",
        "ipython3",
        "ipython",
        "r",
        "julia",
        "ojs",
        "bash",
        "sh",
        "zsh",
        "sql",
        "node",
        "js",
    }
    | {"javascript", "stan", "rcpp", "cat", "asis", "css", "perl", "ruby", "haskell", "fortran", "fortran95"}
    | {
        "c",
        "cpp",
        "d3",
        "mermaid",
        "dot",
        "awk",
        "go",
        "scala",
        "sas",
        "stata",
        "octave",
        "powershell",
        "sed",
    }
    | {
        "psql",
        "mysql",
        "gawk",
        "groovy",
        "lein",
        "coffee",
        "embed",
        "verbatim",
        "exec",
        "html",
        "tikz",
        "webr",
    }
    | {
        "webr-r",
        "pyodide",
        "pyodide-python",
        "rust",
        "java",
        "kotlin",
        "matlab",
        "maxima",
        "sagemath",
        "xeus",
    }
)
_LANGUAGES = {"python3": "python", "ipython3": "python", "ipython": "python", "webr-r": "r", "webr": "r"}
_OPTION = re.compile(r"\s*(?:#|//|--|%%)\|\s?(?P<option>.*)")
_HEADER = re.compile(
    r"""\s*(?:(?P<key>[\w.-]+)\s*=\s*)?(?P<value>(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\([^()]*(?:\([^()]*\)[^()]*)*\)|[^,"'()])*)(?:,|$)"""
)
_STRING = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*""")
_STRINGS = re.compile(r""""((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'""")
_INCLUDE = re.compile(
    r"""(?:\w+::)?include_graphics\(\s*(?:path\s*=\s*)?(?:rep\()?(?P<files>c\([^()]*\)|"[^"]*"|'[^']*')[^()]*\)+"""
)
#: What stands beside an included picture and shows nothing itself.
_SILENT = re.compile(r"\s*(?:#.*|(?:library|require)\(.*\)|(?:knitr::)?opts_\w+\$set\(.*\))?\s*")
_DEFAULTS = re.compile(r"opts_chunk\$set\(((?:[^()]|\([^()]*\)){0,2000})\)")
_NO = frozenset({"false", "f", "no", "none", "hide"})
_DEPTH = 4
_LONGEST_HEADER = 2000


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A cell as read: its code without the options, whether it is shown and how, the figures that it includes
    as Markdown, and what is told."""

    code: str
    shown: bool
    info: CodeInfo
    figures: str
    findings: tuple[tuple[Finding, Severity], ...]


@dataclass(slots=True)
class _Options:
    one: dict[str, str] = field(default_factory=dict)
    many: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, name: str, values: tuple[str, ...]) -> None:
        key = plain_name(name)
        self.one[key], self.many[key] = (values[0] if values else ""), values

    def off(self, *names: str) -> bool:
        return any(self.one.get(name, "").lower() in _NO for name in names)


def read_cell(info: CodeInfo, content: str, defaults: dict[str, str] | None = None) -> CodeCell:
    """Return what becomes of a cell.

    ``defaults`` are options that cells above it have set for all below them (``knitr::opts_chunk$set()``);
    those that this one sets are added.
    """
    language = _LANGUAGES.get(info.cell.lower(), info.cell)
    if info.cell.lower() not in ENGINES and not info.header.lstrip().startswith(","):
        finding = Finding(
            "markup-foreign",
            f"`{{{info.cell}}}` is a directive that Octavo does not know; it is printed as code",
            "take the block out, or write the name of a language alone behind the back-ticks",
        )
        return CodeCell(content, True, CodeInfo(language=language), "", ((finding, Severity.WARNING),))
    defaults = {} if defaults is None else defaults
    options, code = _options(info, content, defaults)
    for call in _DEFAULTS.finditer(code):
        defaults |= {plain_name(key): values[0] for key, values in _header(call[1]) if key and values}
    files = tuple(_included(code))
    pictures_alone = bool(files) and all(map(_SILENT.fullmatch, _INCLUDE.sub("", code).split("\n")))
    shown = bool(code.strip()) and not options.off("echo", "include") and not pictures_alone
    silent = options.off("eval", "include", "output", "results") or pictures_alone or not code.strip()
    figures = "\n\n".join(_figures(files, options))
    findings = tuple(_findings(info.cell, code, shown or pictures_alone, silent))
    if not files and not silent:
        figures = "\n\n".join(_missing(options))
    values = {
        name: options.one[name]
        for name in ("lst-cap", "lst-label", "filename", "code-line-numbers")
        if options.one.get(name)
    }
    label = options.one.get("label", "")
    if label.startswith("lst"):
        values["id"] = label
    return CodeCell(code, shown, CodeInfo(language=language, values=values), figures, findings)


def _findings(engine: str, code: str, shown: bool, silent: bool) -> Iterator[tuple[Finding, Severity]]:
    if not silent:
        finding = Finding(
            "cell-not-run",
            f"a cell of `{engine}` is not run, and what it would show is not in the book",
            "run it, put what it shows into the source as a picture or a table, and write `eval: false`",
        )
        yield finding, Severity.WARNING
    if code.strip() and not shown:
        finding = Finding(
            "cell-hidden",
            f"the code of a cell of `{engine}` is left out, as its options ask",
            "write `echo: true` to show it",
        )
        yield finding, Severity.NOTE


def _options(info: CodeInfo, content: str, defaults: Mapping[str, str]) -> tuple[_Options, str]:
    """Return the options of a cell, from its opening line and from the lines above its code, and the code."""
    options = _Options()
    for key, value in defaults.items():
        options.add(key, (value,))
    for number, (key, values) in enumerate(_header(info.header[:_LONGEST_HEADER])):
        if key or number == 0:
            options.add(key or "label", values)
    if "label" in options.one:
        options.many["chunk"] = (options.one["label"],)
    for key, value in info.values.items():
        options.add(key, (value,))
    lines = content.split("\n")
    written: list[str] = []
    while lines and (option := _OPTION.fullmatch(lines[0])):
        written.append(option["option"])
        lines.pop(0)
    for key, values in _yaml("\n".join(written)):
        options.add(key, values)
        options.many.pop("chunk", None) if key == "label" else None
    return options, "\n".join(lines).strip("\n")


def _header(header: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the options of an opening line: ``label, fig.cap="x", echo=FALSE``; the label has no name."""
    at, header = 0, header.strip().lstrip(",")
    while at < len(header) and (item := _HEADER.match(header, at)) and item.end() > at:
        at = item.end()
        if item["value"].strip() or item["key"]:
            yield item["key"] or "", _values(item["value"].strip())


def _values(written: str) -> tuple[str, ...]:
    """Return the texts of a value of R: one, or those of ``c("a", "b")``."""
    if written.startswith("c("):
        return tuple(_unescaped(one or other) for one, other in _STRINGS.findall(written))
    text = _STRING.fullmatch(written)
    return (_unescaped(text[1] if text[1] is not None else text[2]) if text else written,)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _yaml(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the options of lines ``#| key: value``; those that are no YAML are read line by line."""
    try:
        root = compose_yaml(text, _DEPTH) if text.strip() else None
    except BrokenYaml:
        for line in text.split("\n"):
            key, found, value = line.partition(":")
            if found:
                yield key.strip(), _values(value.strip())
        return
    if not isinstance(root, MappingNode):
        yield from _header(text[:_LONGEST_HEADER].replace("\n", " "))
        return
    for name, given in root.pairs:
        if isinstance(name, ScalarNode) and isinstance(given, ScalarNode):
            yield name.value, (given.value,)
        elif isinstance(name, ScalarNode) and isinstance(given, ListNode):
            yield name.value, tuple(one.value for one in given.items if isinstance(one, ScalarNode))


def _included(code: str) -> Iterator[str]:
    for call in _INCLUDE.finditer(code):
        yield from (one or other for one, other in _STRINGS.findall(call["files"]))


def _figures(files: tuple[str, ...], options: _Options) -> Iterator[str]:
    """Yield the included pictures as figures in Markdown, each with its caption and its size."""
    captions = options.many.get("fig-cap", ())
    texts = options.many.get("fig-alt", ())
    for number, file in enumerate(files):
        caption = captions[number] if number < len(captions) else ""
        text = texts[number] if number < len(texts) else texts[0] if texts else None
        name = _figure_id(options, "fig") if number == 0 else ""
        yield _figure(caption, file, name, text, options.one.get("out-width", ""))


def _missing(options: _Options) -> Iterator[str]:
    """Yield what stands for the figures and the table that the cell would make: their captions, so that
    references work."""
    table = " ".join(options.one.get("tbl-cap", "").split())
    if table:
        name = _figure_id(options, "tbl")
        yield f"| |\n|:-|\n| \u2026 |\n\n: {table}" + (f" {{#{name}}}" if name else "")
    for number, caption in enumerate(options.many.get("fig-cap", ())):
        if caption:
            yield _figure(caption, "", _figure_id(options, "fig") if number == 0 else "", "")


def _figure(caption: str, file: str, name: str, text: str | None, width: str = "") -> str:
    words = " ".join(caption.split())
    attributes = [f"#{name}"] if name else []
    if text is not None:
        quoted = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
        attributes.append(f'fig-alt="{quoted}"')
    if re.fullmatch(r"[\d.]{1,8}(?:%|cm|mm|in|px|pt)", width):
        attributes.append(f"width={width}")
    return f"![{words}](<{file}>)" + (f"{{{' '.join(attributes)}}}" if attributes else "")


def _figure_id(options: _Options, prefix: str) -> str:
    """Return the id of a figure: that of Quarto as it is, that of knitr as bookdown refers to it."""
    label = re.sub(r"[^\w.-]+", "-", options.one.get("label", ""))
    if not label or label.startswith(f"{prefix}-"):
        return label
    return f"{prefix}-{label}" if "chunk" in options.many else ""


def engine_in_line(code: str, *, knitr: bool) -> str:
    """Return the language of code in a line to be run, ``{python} x`` or with knitr ``r x``, or ""."""
    found = re.match(r"\{(\w[\w.+-]*)\}\s+\S", code) or (re.match(r"(r)\s+\S", code) if knitr else None)
    return found[1] if found and found[1].lower() in ENGINES else ""
