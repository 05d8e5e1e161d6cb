"""Blocks of code -> tokens ``fence``, with ``listing_open`` ... ``listing_close`` around those that have a
caption, the name of a file, or an id that begins with ``lst``.

What a block is shown with besides its text is in ``token.meta``: ``look`` and ``file``. Cells that another
program would run, and raw text for one format, become what is left of them.
"""

from collections.abc import Iterable, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.elements.listing import CodeLook
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import MALFORMED, give
from octavo.source.markdown.code_annotations import CLASS, remarks_below, take_marks
from octavo.source.markdown.code_cell import read_cell
from octavo.source.markdown.code_directive import INFO
from octavo.source.markdown.code_info import CodeInfo, read_info
from octavo.source.markdown.code_options import CodeOptions, read_options
from octavo.source.markdown.listing_caption import OUTSIDE, take_captions
from octavo.source.markdown.raw_text import MARKDOWN, set_raw


def use_listings(md: MarkdownIt) -> None:
    """Add the rule; it runs when the blocks are known."""
    md.core.ruler.after("block", "listing", _blocks)


def _blocks(state: StateCore) -> None:
    kept: list[Token] = []
    tokens = take_captions(state.tokens)
    for at, token in enumerate(tokens):
        if token.type == "fence" and token.map:
            kept += _set_block(token, remarks_below(tokens, at), state)
        else:
            kept.append(token)
    state.tokens = kept


def _set_block(fence: Token, remarks: Token | None, state: StateCore) -> Iterable[Token]:
    info = fence.meta.pop(INFO, None)
    if not isinstance(info, CodeInfo):
        info = read_info(fence.info)
    info.values |= fence.meta.pop(OUTSIDE, {})
    fence.info = info.language
    if info.finding is not None:
        severity = Severity.ERROR if info.finding == MALFORMED else Severity.WARNING
        yield _problem(fence, info.finding, severity)
    if info.cell:
        yield from _set_cell(fence, info, remarks, state)
    elif info.raw:
        yield from _set_raw(fence, info, state)
    else:
        yield from listing_tokens(fence, info, remarks)


def listing_tokens(fence: Token, info: CodeInfo, remarks: Token | None = None) -> Iterable[Token]:
    """Yield the tokens of a block of code, and what is to be told of it."""
    options = read_options(info.values)
    for name in options.idle:
        message = f"`{name}` of a block of code means nothing on paper, and is passed over"
        yield _problem(fence, Finding("code-option", message, "nothing need be done"), Severity.NOTE)
    if info.hidden:
        fence.content, count = _without_hidden(fence.content, info.hidden)
        if count:
            message = f"lines of code that begin with `{info.hidden}` are hidden, as their program hides them"
            hint = "take the sign out of lines that are to be read"
            yield _problem(fence, Finding("code-lines-hidden", message, hint), Severity.NOTE)
    _add_look(fence, options, remarks)
    yield from _wrapped(fence, options)


def _add_look(fence: Token, options: CodeOptions, remarks: Token | None) -> None:
    marks: Mapping[int, tuple[str, ...]] = {}
    if remarks is not None:
        fence.content, marks = take_marks(fence.content)
        if marks:
            remarks.attrs["class"] = f"{remarks.attrs.get('class', '')} {CLASS}".strip()
    strong = frozenset(line - 1 for line in options.strong)
    if options.first is not None or strong or marks:
        fence.meta["look"] = CodeLook(options.first, strong, marks)


def _wrapped(fence: Token, options: CodeOptions) -> Iterable[Token]:
    """Yield a block of code, in a listing if it is one."""
    assert fence.map is not None  # a fence has lines
    place = (fence.map[0], None)
    numbered = bool(options.caption) or options.id.startswith("lst")
    attributes = options.others | ({"id": options.id} if options.id else {})
    if not numbered and not options.file:
        if attributes:
            give(fence, attributes, place)
        yield fence
        return
    level, lines = fence.level, fence.map
    opening = Token("listing_open", "figure", 1, map=lines, level=level, block=True)
    if attributes:
        give(opening, attributes, place)
    yield opening
    if numbered:
        yield Token("listing_caption_open", "figcaption", 1, map=lines, level=level + 1, block=True)
        yield Token(
            "inline", "", 0, content=options.caption, children=[], map=lines, level=level + 2, block=True
        )
        yield Token("listing_caption_close", "figcaption", -1, level=level + 1, block=True)
    if options.file:
        fence.meta["file"] = options.file
    fence.level = level + 1
    yield fence
    yield Token("listing_close", "figure", -1, level=level, block=True)


def _without_hidden(code: str, sign: str) -> tuple[str, int]:
    """Return the code without hidden lines, and their number. Of ``##`` in Rust one sign is shown."""
    kept: list[str] = []
    lines = code.split("\n")
    for line in lines:
        text = line.lstrip()
        if not text.startswith(sign):
            kept.append(line)
        elif sign == "#" and not text.startswith(("# ", "##")) and text != "#":
            kept.append(line)  # an attribute of Rust
        elif sign == "#" and text.startswith("##"):
            kept.append(line.replace("##", "#", 1))
    return "\n".join(kept), len(lines) - len(kept)


def _set_cell(fence: Token, info: CodeInfo, remarks: Token | None, state: StateCore) -> Iterable[Token]:
    cell = read_cell(info, fence.content, state.env.setdefault("cell_defaults", {}))
    for finding, severity in cell.findings:
        yield _problem(fence, finding, severity)
    fence.content = cell.code
    if cell.shown:
        yield from listing_tokens(fence, cell.info, remarks)
    yield from _parsed(cell.figures, fence, state)


def _set_raw(fence: Token, info: CodeInfo, state: StateCore) -> Iterable[Token]:
    if info.raw == MARKDOWN:
        yield from _parsed(fence.content, fence, state)
        return
    tokens, finding, severity = set_raw(fence, info.raw)
    yield _problem(fence, finding, severity)
    yield from tokens


def _parsed(text: str, fence: Token, state: StateCore) -> Iterable[Token]:
    """Yield the tokens of a Markdown text, at the place of a block of code."""
    found: list[Token] = []
    state.md.block.parse(text, state.md, state.env, found)
    for token in found:
        token.map = fence.map
        token.level += fence.level
    return found


def _problem(token: Token, finding: Finding, severity: Severity) -> Token:
    """Return a problem; the rule ``positions`` finds its place, that of the block."""
    problem = Token("problem", "", 0, map=token.map)
    problem.meta = {"finding": finding, "severity": severity}
    return problem
