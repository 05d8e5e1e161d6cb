"""The tokens of a file, divided at its titles: each heading with one number sign begins a division."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from octavo.core.diagnostics import Diagnostics, Span
from octavo.source.tokens import plain_text

#: ``# (PART) Basics {-}`` and ``# (APPENDIX) More {-}`` of bookdown; a star leaves out the number.
_MARK = re.compile(r"\((PART|APPENDIX)(\\?\*)?\)[ \t]*")


@dataclass(frozen=True, slots=True)
class TitledTokens:
    """The text of a division: the tokens of its title, or none, and those below it.

    ``level`` is that of the title as it is written. ``mark`` is "part" or "appendix" if the title says that
    one begins here, with a star if it has no number.
    """

    heading: Sequence[Token]
    body: Sequence[Token]
    level: int = 1
    mark: str = ""


def divide(
    tokens: list[Token], given: str | None, whole: bool, diagnostics: Diagnostics
) -> list[TitledTokens]:
    """Return the sections of a file, at least one; only the first may lack a title.

    ``given`` are the words of a title that stands elsewhere. With it the file is one section, and a heading
    with other words is a subhead in it. A file that is read as a ``whole`` is one section, too.
    """
    heads = [at for at, one in enumerate(tokens) if one.type == "heading_open" and one.level == 0]
    tops = [at for at in heads if tokens[at].tag == "h1"]
    if given is not None:
        return [_with_title(tokens, given, tops, diagnostics)]
    if not tops:
        return [_highest_title(tokens, heads)]
    if whole:
        _report_tops(tokens, tops[1:], diagnostics)
        tops = tops[:1]
    ends = [*tops[1:], len(tokens)]
    sections = [_section(tokens, at, end) for at, end in zip(tops, ends, strict=True)]
    if tops[0]:
        if any(map(_shows, tokens[: tops[0]])):
            _report_before(tokens, tops[0], diagnostics)
        sections[0] = replace(sections[0], body=[*tokens[: tops[0]], *sections[0].body])
    return sections


def _with_title(
    tokens: list[Token], given: str, tops: Sequence[int], diagnostics: Diagnostics
) -> TitledTokens:
    """Return the one section of a file whose title is given elsewhere: a heading that repeats it is gone."""
    if not tops or tops[0]:
        return TitledTokens((), tokens)
    words = _words(tokens[1])
    if words.casefold() == " ".join(given.split()).casefold():
        return TitledTokens(tokens[:3], tokens[3:])
    diagnostics.warning(
        "title-twice",
        tokens[1].meta["span"],
        f"the heading `{words}` is set as a subhead, since the title of the file is given as `{given}`",
        "keep one of the two, or write ## if it is a subhead",
    )
    return TitledTokens((), tokens)


def _highest_title(tokens: list[Token], heads: Sequence[int]) -> TitledTokens:
    """Return the one section of a file without #. Its title is the heading that begins it, if no other is as
    high: the files of some books begin with ##."""
    levels = [int(tokens[at].tag[1]) for at in heads]
    if heads and heads[0] == 0 and all(level > levels[0] for level in levels[1:]):
        return TitledTokens(tokens[:3], tokens[3:], levels[0])
    return TitledTokens((), tokens)


def _section(tokens: list[Token], at: int, end: int) -> TitledTokens:
    opening, inline, closing = tokens[at : at + 3]
    first = inline.children[0] if inline.children else None
    found = _MARK.match(first.content) if first is not None and first.type == "text" else None
    if first is None or found is None:
        return TitledTokens((opening, inline, closing), tokens[at + 3 : end])
    first.content = first.content[found.end() :]
    span: Span = first.meta["span"]
    first.meta["span"] = replace(span, column=span.column + found.end())
    mark = found[1].lower() + ("*" if found[2] else "")
    return TitledTokens((opening, inline, closing), tokens[at + 3 : end], mark=mark)


def _report_tops(tokens: list[Token], tops: Sequence[int], diagnostics: Diagnostics) -> None:
    for at in tops:
        diagnostics.warning(
            "heading-top",
            tokens[at].meta["span"],
            f"`# {_words(tokens[at + 1])}` has the level of a title, but is not the first line of its file",
            "write ## for a subhead, or put the text below it into a file of its own",
        )


def _shows(token: Token) -> bool:
    """Return True if a token is more than a place that links lead to."""
    if token.type != "inline":
        return token.type not in ("paragraph_open", "paragraph_close")
    children = token.children or []
    return any(one.type not in ("span_open", "span_close", "text") or one.content.strip() for one in children)


def _report_before(tokens: list[Token], top: int, diagnostics: Diagnostics) -> None:
    before = next((one.meta["span"] for one in tokens[:top] if "span" in one.meta), None)
    diagnostics.warning(
        "heading-top",
        before or tokens[top].meta["span"],
        f"what stands before the title `{_words(tokens[top + 1])}` is set below it",
        "put it below the title, or at the end of the file before",
    )


def _words(inline: Token) -> str:
    return " ".join(plain_text(inline.children or ()).split())
