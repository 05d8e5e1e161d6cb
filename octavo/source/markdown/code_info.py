"""The opening line of a block of code: its language, or attributes in braces.

::

    ```python
    ```{.python #lst-tides}

The language stays in ``token.info``. What Octavo can do nothing with is reported.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.attributes import MALFORMED, Attributes, give, looks_meant, parse_attributes

#: ``{=latex}`` in Pandoc, ``{python}`` and ``{r, echo=FALSE}`` in Quarto.
_FOREIGN = re.compile(r"\{(?P<raw>=)?(?P<name>\w+)[^{}]*\}")


def use_code_info(md: MarkdownIt) -> None:
    """Add the rule; it runs when the blocks are known."""
    md.core.ruler.after("block", "code_info", _blocks)


def _blocks(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "fence" and token.map:
            language, rest = _parts(token.info.strip())
            attributes = parse_attributes(rest, 0)
            if attributes is not None and attributes.end == len(rest):
                token.info = _take_language(language, attributes)
                give(token, attributes.values, (token.map[0], None))
            elif found := _FOREIGN.fullmatch(rest):
                token.info = language or ("" if found["raw"] else found["name"])
                _report_foreign(state, token, found)
            elif rest:
                token.info = language
                _report_rest(state, token, rest)


def _parts(info: str) -> tuple[str, str]:
    """Return the language of an opening line, and what stands behind it."""
    language, _, rest = ("", "", info) if info.startswith("{") else info.partition(" ")
    return language, rest.strip()


def _take_language(language: str, attributes: Attributes) -> str:
    """Return the language: as written before the braces, or the first class, which is taken out of them."""
    classes = attributes.values.get("class", "").split()
    if not language and classes:
        language, *classes = classes
        attributes.values["class"] = " ".join(classes)
        if not classes:
            del attributes.values["class"]
    return language


def _report_foreign(state: StateCore, token: Token, found: re.Match[str]) -> None:
    what = f"text for {found['name']} alone" if found["raw"] else f"a cell of {found['name']} to be run"
    finding = Finding(
        "markup-foreign",
        f"`{found[0]}` marks {what}; it is printed as code",
        "take the block out, or write the name of the language alone behind the back-ticks",
    )
    _report(state, token, finding, Severity.WARNING)


def _report_rest(state: StateCore, token: Token, rest: str) -> None:
    if looks_meant(rest, 0):
        _report(state, token, MALFORMED, Severity.ERROR)
        return
    shown = shortened(rest)
    finding = Finding(
        "attribute-unknown",
        f"`{shown}` behind the language of a block of code has no meaning, and is not printed",
        "write the name of the language alone, and what is to be read into the text",
    )
    _report(state, token, finding, Severity.WARNING)


def _report(state: StateCore, token: Token, finding: Finding, severity: Severity) -> None:
    """Report a finding; the rule ``positions`` finds its place, that of the block."""
    problem = Token("problem", "", 0, map=token.map)
    problem.meta = {"finding": finding, "severity": severity}
    state.tokens.insert(state.tokens.index(token), problem)
