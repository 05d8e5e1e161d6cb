"""Formulas of the whole book: the author's own commands are put in, and what can't be set is reported.

Commands come from ``math-macros`` in book.yaml and from definitions in the text. A definition holds from its
place on, in its own file and in those behind it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.maths import FormulaError, Macro, coloured, draw, expanded, macro, take_definitions, to_mathml
from octavo.source.context import ReadingContext
from octavo.source.references import table_texts
from octavo.source.tokens import FAULTY, walk
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode

#: Files whose formulas may use what any chapter defines.
_SHARED = ("notes/", "tables/", "book.yaml", "glossary.yaml", "index.yaml")
_COMMAND = re.compile(r"there is no (?:command|environment) .*")
#: How many places of a fault are named.
_PLACES = 3


def settle_formulas(node: YamlNode, context: ReadingContext) -> None:
    """Put the author's own commands into all formulas, and report formulas that can't be set: a command that
    does not exist once, with its places. ``node`` is the whole of ``book.yaml``."""
    macros = _of_the_book(node, context)
    faults: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    colours: list[Span] = []
    for tokens in _by_file(context):
        for token in sorted(tokens, key=lambda one: one.meta["span"]):
            try:
                _settle(token, macros)
                if token.type == "math" and coloured(token.content):
                    colours.append(token.meta["span"])
            except FormulaError as fault:
                token.meta[FAULTY] = True
                faults[str(fault)].append((token.meta["span"], _shown(token)))
    for what, places in faults.items():
        _report(what, places, context)
    if colours:
        context.diagnostics.warning(
            "formula-colour",
            colours[0],
            f"formulas are set in the colour of the text; {_count(len(colours), 'asks', 'ask')} for another",
            r"take \color out, or say in words what it says",
        )


def _of_the_book(node: YamlNode, context: ReadingContext) -> dict[str, Macro]:
    found: dict[str, Macro] = {}
    given = node.get("math-macros")
    for name, body in context.book.math_macros.items():
        try:
            one = macro(name, body)
        except FormulaError as fault:
            place = key_span(given, name, key_span(node, "math-macros", Span("book.yaml")))
            hint = r'write the name as \RR, and what it stands for: "\\RR": "\\mathbb{R}"'
            context.diagnostics.error("formula-wrong", place, str(fault), hint)
        else:
            found[one.name] = one
    return found


def _by_file(context: ReadingContext) -> list[list[Token]]:
    """Return the formulas and definitions by files, in the order in which chapters are read; then those of
    files that all chapters share."""
    files: dict[str, dict[int, Token]] = defaultdict(dict)
    for token in _all(context):
        if token.type in ("math", "math_definitions"):
            files[token.meta["span"].file][id(token)] = token
    ordered = sorted(files, key=lambda file: file.startswith(_SHARED))
    return [list(files[file].values()) for file in ordered]


def _all(context: ReadingContext) -> Iterator[Token]:
    for text, _ in context.texts:
        yield from walk(text.tokens)
    for table in context.tables.values():
        for text in (*table_texts(table), *(note.text for note in table.notes)):
            yield from walk(text.tokens)


def _settle(token: Token, macros: dict[str, Macro]) -> None:
    """Put commands into a formula, or learn those that are defined. Raise FormulaError for what is wrong."""
    written = token.meta.get("definitions", token.content)
    rest, found = take_definitions(written)
    macros |= {one.name: one for one in found}
    if token.type == "math":
        token.content = expanded(rest, macros)
        draw(to_mathml(token.content, display=token.meta["display"]))


def _shown(token: Token) -> str:
    text = " ".join(str(token.meta.get("definitions", token.content)).split())
    return text if len(text) <= 30 else text[:30] + "..."


def _report(fault: str, places: list[tuple[Span, str]], context: ReadingContext) -> None:
    """Report a fault: a missing command once, others in each formula."""
    hint = "correct its TeX; for other uses of the sign write \\$"
    if not _COMMAND.fullmatch(fault):
        for span, shown in places:
            message = f"the formula `{shown}` can't be set: {fault}"
            context.diagnostics.error("formula-wrong", span, message, hint)
        return
    span, shown = places[0]
    message = f"the formula `{shown}` can't be set: {fault}"
    if len(places) > 1:
        others = ", ".join(f"{one.file}:{one.line}" for one, _ in places[1 : 1 + _PLACES])
        message += (
            f"; nor can {len(places) - 1:,} more, at {others}{' ...' if len(places) > 1 + _PLACES else ''}"
        )
    hint = "correct it, or define it under `math-macros` in book.yaml"
    context.diagnostics.error("formula-wrong", span, message, hint)


def _count(number: int, one: str, more: str) -> str:
    return f"one {one}" if number == 1 else f"{number:,} {more}"
