"""Inline Markdown outside the pages: on the cover and in the package's metadata."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

#: Opening and closing quotation marks, double and then single, by primary language.
_QUOTES = {
    "cs": "„“‚‘",
    "da": "»«›‹",
    "de": "„“‚‘",
    "es": ["«", "»", "“", "”"],
    "fr": ["«\N{NARROW NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}»", "“", "”"],
    "it": ["«", "»", "“", "”"],
    "pl": "„”‚’",
    "pt": ["«", "»", "“", "”"],
    "ru": "«»„“",
    "sv": "””’’",
    "uk": "«»„“",
}
_ENGLISH = "“”‘’"

# What XML 1.0 leaves out of its characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# "1923-25" takes an en dash; "978-1923-25" and "1923-25-11" are not ranges of years.
_YEARS = re.compile(r"(?<![\d-])(\d{4})-(\d{2}|\d{4})(?![\d-])")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    italic: bool = False


def runs(markdown: str, language: str = "en") -> tuple[Run, ...]:
    """Inline Markdown as runs of roman and italic text, with the quotation marks of the language.

    White space is collapsed; emphasis within emphasis is roman again; all other markup is taken away.
    Characters that XML can't hold are left out.
    """
    inline = _parser(language.split("-")[0].lower()).parseInline(legal(markdown))
    found: list[Run] = []
    depth = 0
    for token in _flat(inline):
        if token.type == "em_open":
            depth += 1
        elif token.type == "em_close":
            depth -= 1
        elif text := _text(token):
            italic = depth % 2 == 1
            if found and found[-1].italic == italic:
                text = found.pop().text + text
            found.append(Run(text, italic))
    return _collapse([Run(_YEARS.sub("\\1–\\2", run.text), run.italic) for run in found])


def plain(markdown: str, language: str = "en") -> str:
    """Inline Markdown as plain text on one line."""
    return "".join(run.text for run in runs(markdown, language))


def legal(text: str) -> str:
    """The text without characters that XML can't hold."""
    return _ILLEGAL.sub("", text)


@cache
def _parser(language: str) -> MarkdownIt:
    options = {"html": False, "typographer": True, "quotes": _QUOTES.get(language, _ENGLISH)}
    parser = MarkdownIt("commonmark", options).enable(["replacements", "smartquotes"])
    return parser.use(attrs_plugin, spans=True)


def _flat(tokens: Sequence[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def _text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "code_inline", "image") else ""


def _collapse(found: Sequence[Run]) -> tuple[Run, ...]:
    result: list[Run] = []
    for run in found:
        # Only ordinary white space: a no-break or thin space was put there on purpose.
        text = " ".join(part for part in _spaced(run.text))
        if text.startswith(" ") and (not result or result[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            result.append(Run(text, run.italic))
    if result and result[-1].text.endswith(" "):
        last = result.pop()
        if trimmed := last.text[:-1]:
            result.append(Run(trimmed, last.italic))
    return tuple(result)


def _spaced(text: str) -> list[str]:
    words: list[str] = []
    for word in text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" "):
        if word or not words or words[-1]:
            words.append(word)
    return words
