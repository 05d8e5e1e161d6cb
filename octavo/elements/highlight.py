"""The parts of program code that are set apart, as far as one ink can: Pygments finds them.

Of its hundred kinds of token some make a difference on paper: what a language reserves is bold, remarks are
italic, what is quoted is grey.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Name, Operator, String

#: A piece of a line, and the class of its look, "" for none.
Piece = tuple[str, str]

#: Longer code, and code with longer lines, is not examined: some lexers take too long for it.
_LONGEST, _WIDEST = 100_000, 2_000
#: Names that authors write for languages, and those that Pygments knows.
_OTHER_NAMES = {"ojs": "js", "node": "js", "rmd": "markdown", "qmd": "markdown", "plaintext": "text"}
#: Kinds of token from the particular to the general, and their classes.
_LOOKS: dict[Any, str] = {
    Comment.Preproc: "keyword",
    Comment.PreprocFile: "quoted",
    Comment: "remark",
    String.Doc: "remark",
    String: "quoted",
    Keyword.Type: "",
    Keyword: "keyword",
    Operator.Word: "keyword",
    Name.Tag: "keyword",
    Generic.Heading: "keyword",
    Generic.Subheading: "keyword",
    Generic.Deleted: "deleted",
    Generic.Inserted: "inserted",
    Generic.Strong: "keyword",
    Generic.Emph: "remark",
}


def lines_of(code: str, language: str) -> list[list[Piece]]:
    """Return the lines of program code, each as pieces with their classes.

    The text of all pieces, with a line end between two lines, is the code.
    """
    lines: list[list[Piece]] = [[]]
    for look, text in _pieces(code, language):
        first, *more = text.split("\n")
        _add(lines[-1], look, first)
        for part in more:
            lines.append([])
            _add(lines[-1], look, part)
    return lines


def _add(line: list[Piece], look: str, text: str) -> None:
    """Add a piece to a line, as one with that before it if both look alike."""
    if line and line[-1][0] == look:
        line[-1] = look, line[-1][1] + text
    elif text:
        line.append((look, text))


def _pieces(code: str, language: str) -> Iterator[Piece]:
    lexer = _lexer(language.lower())
    wide = len(code) > _LONGEST or any(len(line) > _WIDEST for line in code.split("\n"))
    if lexer is None or wide:
        yield "", code
        return
    # Many lexers know a line by its end.
    found = [(_look(kind), text) for kind, text in lexer.get_tokens(f"{code}\n")]
    if "".join(text for _, text in found) != f"{code}\n":  # a lexer that changes what it reads
        yield "", code
        return
    look, text = found.pop()
    yield from found
    yield look, text.removesuffix("\n")


@cache
def _look(kind: Any) -> str:
    return next((look for general, look in _LOOKS.items() if kind in general), "")


@cache
def _lexer(language: str) -> Any:
    name = _OTHER_NAMES.get(language, language)
    if name not in _known():
        return None
    return get_lexer_by_name(name, stripnl=False, ensurenl=False)


@cache
def _known() -> frozenset[str]:
    """Return the names of the languages that Pygments itself knows: what else is installed does not count."""
    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)
