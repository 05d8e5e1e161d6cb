"""Puts into a text what it asks for: other files, parts of them, and variables."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from octavo.core.diagnostics import Span
from octavo.source.context import ReadingContext
from octavo.source.includes.lines import LinePiece, PlacedLine, PlacedText, plain_lines
from octavo.source.includes.parts import chosen_part, named_part
from octavo.source.includes.shortcodes import left_out, own_text, parse_shortcode
from octavo.source.includes.variables import data_of, own_substitutions, value_of
from octavo.source.metadata_blocks import lies_in
from octavo.source.yaml_tree import YamlNode

#: How deep includes may stand in each other, as in mdBook.
DEEPEST = 10
#: How many characters all includes of a book may bring.
MOST = 64 * 1024 * 1024
#: An include counts for so many more, since each costs time.
_EACH = 1000

#: No file without one of these has anything to expand.
_SIGNS = re.compile(r"\{\{|\{(?:literal)?include\}|\bchild\s*=")
_MARKS = re.compile(
    r"(?P<escaped>\\\{\{#[a-z_]+[^{}\n]{0,500}\}\}|\{\{\{<[^\n]{0,500}?>\}\}\})"
    r"|\{\{#(?P<command>include|rustdoc_include|playground|playpen|title)[ \t]+(?P<target>[^{}\n]{1,500})\}\}"
    r"|\{\{<[ \t]*(?P<code>[a-z][^\n]{0,500}?)[ \t]*>\}\}"
    r"|\{\{[ \t]*(?P<variable>[A-Za-z_][\w.-]{0,200})[ \t]*\}\}"
)
_FENCE = re.compile(
    r"(?P<before>[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?)(?P<signs>`{3,}|~{3,}|:{3,})(?P<info>.*)$"
)
_DIRECTIVE = re.compile(r"[ \t]*\{(?P<name>include|literalinclude)\}[ \t]+(?P<target>\S.*?)[ \t]*$")
_OPTION = re.compile(r"[ \t]*:([\w-]+):[ \t]*(.*?)[ \t]*$")
#: Options of code that is included, besides those that choose its lines.
_OF_CODE = frozenset({"caption", "name", "linenos", "lineno-start", "emphasize-lines", "class"})
_CHILD = re.compile(r"\{r\b[^}]*\bchild\s*=\s*(?:c\((?P<several>[^)]*)\)|(?P<one>\"[^\"]*\"|'[^']*'))[^}]*\}")
_QUOTED = re.compile(r"[\"']([^\"']+)[\"']")
_CODE_SPAN = re.compile(r"(`{1,9})(?!`).{0,2000}?(?<!`)\1(?!`)")


def expand(text: str, file: str, front: YamlNode | None, context: ReadingContext) -> PlacedText | None:
    """Return a text with all that it includes; None if it asks for nothing. ``front`` is its front matter."""
    if not _SIGNS.search(text):
        return None
    expander = _Expander(file, front, context)
    return PlacedText(file, list(expander.lines(plain_lines(text, file), file, ())))


class _Expander:
    """Expands the text of one chapter. ``_inside`` are the files that are being included, outermost first."""

    def __init__(self, chapter: str, front: YamlNode | None, context: ReadingContext) -> None:
        self._chapter, self._front, self._context = chapter, front, context
        self._own = own_substitutions(front)

    def lines(self, lines: Sequence[PlacedLine], file: str, inside: tuple[str, ...]) -> Iterator[PlacedLine]:
        """Yield lines of a file with all that they include."""
        at, fence = 0, ""
        while at < len(lines):
            text = lines[at].text
            found = _FENCE.match(text)
            if found and not fence:
                block = self._block(lines, at, found, file, inside)
                if block is not None:
                    made, at = block
                    yield from made
                    continue
                fence = found["signs"] if found["signs"][0] != ":" else ""
            elif found and found["signs"].startswith(fence) and not found["info"].strip():
                fence = ""
            yield from self._line(lines[at], file, inside, bool(fence)) if "{{" in text else (lines[at],)
            at += 1

    def _line(
        self, line: PlacedLine, file: str, inside: tuple[str, ...], in_code: bool
    ) -> Iterator[PlacedLine]:
        """Yield a line with what it asks for in its middle; included lines after the first are indented as it
        is."""
        text = line.text
        margin = re.match(r"[ \t>]*", text)
        spans = [] if in_code else [found.span() for found in _CODE_SPAN.finditer(text)]
        made: list[list[LinePiece]] = [[]]
        done = 0
        for mark in _MARKS.finditer(text):
            in_span = lies_in(mark.start(), spans)
            if in_span and not (mark["escaped"] or (mark["code"] or "").startswith(("var ", "meta "))):
                continue  # words about a mark
            found = self._mark(mark, line, file, inside, in_code)
            if found is None:
                continue
            made[-1] += _cut(line, done, mark.start())
            alone = margin is not None and mark.start() == margin.end()
            before = _cut(line, 0, mark.start()) if alone else []
            for number, inner in enumerate(found):
                if number:
                    made.append(list(before))
                made[-1] += inner.pieces
            done = mark.end()
        made[-1] += _cut(line, done, len(text))
        for pieces in made:
            yield PlacedLine(tuple(pieces) or (LinePiece("", line.place(1)),))

    def _mark(
        self, mark: re.Match[str], line: PlacedLine, file: str, inside: tuple[str, ...], in_code: bool
    ) -> Sequence[PlacedLine] | None:
        """Return the lines that stand for a mark; None if it stays as it is."""
        place = line.place(mark.start() + 1)
        if mark["escaped"]:
            shown = mark[0][1:] if mark[0][0] == "\\" else mark[0][1:-1]
            return [PlacedLine((LinePiece(shown, place, exact=False),))]
        if mark["variable"]:
            return None if in_code else self._variable(mark["variable"], place)
        if mark["code"]:
            return self._shortcode(mark["code"], place, file, inside)
        if mark["command"] == "title":
            self._context.unused("{{#title}}", "the title of a web page", place)
            return [PlacedLine((LinePiece("", place),))]
        return self._command(mark["command"], mark["target"], place, file, inside)

    def _command(
        self, command: str, target: str, place: Span, file: str, inside: tuple[str, ...]
    ) -> Sequence[PlacedLine]:
        """Return what a command of mdBook includes."""
        name, _, options = target.strip().partition(" ")
        path, _, part = name.partition(":")
        playground = command in ("playground", "playpen")
        lines = self._included(path, place, file, inside, lambda found: named_part(found, part), part)
        if not playground:
            return lines
        info = "rust," + ",".join(options.split()) if options.strip() else "rust"
        return [_made(f"```{info}", place), *lines, _made("```", place)]

    def _shortcode(
        self, text: str, place: Span, file: str, inside: tuple[str, ...]
    ) -> Sequence[PlacedLine] | None:
        code = parse_shortcode(text)
        if code.name == "include" and code.arguments:
            return self._included(code.arguments[0], place, file, inside, list, "")
        if code.name in ("var", "meta") and code.arguments:
            return self._named(code.name, code.arguments[0], place)
        own = own_text(code)
        if own is not None:
            return [_made(own, place)]
        if what := left_out(code):
            self._context.unused(f"{{{{< {code.name} >}}}}", what, place)
            return [PlacedLine((LinePiece("", place),))]
        return None

    def _named(self, kind: str, name: str, place: Span) -> Sequence[PlacedLine]:
        value = (
            value_of(self._context.variables, name)
            if kind == "var"
            else data_of(name, self._front, self._context.data)
        )
        if value is None:
            self._context.diagnostics.error(
                "variable-unknown",
                place,
                f"there is no variable `{name}`" if kind == "var" else f"there are no data `{name}`",
                "write it under `variables:` in book.yaml"
                if kind == "var"
                else "write it into the front matter of the file",
            )
            return [_made(f"?{kind}:{name}", place)]
        return [_made(part, place) for part in value.strip().split("\n")]

    def _variable(self, name: str, place: Span) -> Sequence[PlacedLine] | None:
        """Return the text of a name in double braces, if the book or the file has one."""
        value = self._own.get(name)
        if value is None:
            value = value_of(self._context.variables, name)
        return None if value is None else [_made(part, place) for part in value.strip().split("\n")]

    def _block(
        self, lines: Sequence[PlacedLine], at: int, fence: re.Match[str], file: str, inside: tuple[str, ...]
    ) -> tuple[list[PlacedLine], int] | None:
        """Return what the block at a line includes, and the index of the line after it; None if it is no
        block that includes."""
        directive = _DIRECTIVE.match(fence["info"])
        child = _CHILD.match(fence["info"].strip()) if fence["signs"][0] == "`" else None
        if directive is None and child is None:
            return None
        end = _closing(lines, at, fence["signs"])
        place = lines[at].place(fence.end("before") + 1)
        margin = _cut(lines[at], 0, fence.end("before"))
        if child is not None:
            files = _QUOTED.findall(child["several"] or child["one"])
            made = [line for one in files for line in self._included(one, place, file, inside, list, "")]
        else:
            assert directive is not None
            written = (_OPTION.match(line.text) for line in lines[at + 1 : end])
            options = {found[1]: found[2] for found in written if found}
            made = self._directive(directive["name"], directive["target"], options, place, file, inside)
        return [PlacedLine((*margin, *line.pieces)) for line in made], end + 1

    def _directive(
        self,
        name: str,
        target: str,
        options: Mapping[str, str],
        place: Span,
        file: str,
        inside: tuple[str, ...],
    ) -> list[PlacedLine]:
        literal = name == "literalinclude" or "literal" in options or "code" in options
        found = self._included(
            target, place, file, inside, lambda lines: chosen_part(lines, options), "", raw=literal
        )
        if not literal:
            return found
        language = options.get("language") or options.get("lang") or options.get("code") or ""
        fence = "`" * (
            3 + max((len(run) for line in found for run in re.findall(r"`{3,}", line.text)), default=0)
        )
        kept = [f":{name}: {value}" for name, value in options.items() if name in _OF_CODE]
        if kept:
            language = f"{{code-block}} {language}"
            kept.append("")
        head = [_made(line, place) for line in (fence + language, *kept)]
        return [*head, *found, _made(fence, place)]

    def _included(
        self,
        target: str,
        place: Span,
        file: str,
        inside: tuple[str, ...],
        choose: Callable[[list[PlacedLine]], list[PlacedLine] | None],
        part: str,
        *,
        raw: bool = False,
    ) -> list[PlacedLine]:
        """Return the chosen lines of a file, with all that they include unless ``raw``; an empty line if
        there is nothing to include (reported)."""
        nothing = [_made("", place)]
        found = self._find(target, place, file)
        text = self._context.folder.text(found, place) if found is not None else None
        if text is None or found is None or not self._fits(found, len(text), place, inside):
            return nothing
        self._context.included.add(found)
        chosen = choose(plain_lines(text.removesuffix("\n"), found))
        if chosen is None:
            shown = f"has no part `{part}`" if part else "has no such lines"
            hint = "correct the name of the anchor, or the numbers of the lines"
            self._context.diagnostics.error("include-part", place, f"the file `{found}` {shown}", hint)
            return nothing
        return chosen if raw else list(self.lines(chosen, found, (*inside, found)))

    def _find(self, target: str, place: Span, file: str) -> str | None:
        """Return a file that is included, counted from the file that does it, or from the book's folder."""
        path = target.strip()
        if path.startswith("/"):
            return self._context.folder.find(path.lstrip("/"), place)
        near = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        root = self._context.folder.root
        if near.startswith("../") or not (root / near).is_file():
            near = near if near.startswith("../") or not (root / path).is_file() else path
        return self._context.folder.find(near, place)

    def _fits(self, found: str, size: int, place: Span, inside: tuple[str, ...]) -> bool:
        report = self._context.diagnostics.error
        if found in inside or found == self._chapter:
            message = f"the file `{found}` includes itself"
            report("include-deep", place, message, "take one of the includes out")
            return False
        if len(inside) >= DEEPEST:
            message = f"files stand more than {DEEPEST} deep in each other"
            report("include-deep", place, message, "include the innermost one directly")
            return False
        self._context.included_size += size + _EACH
        if self._context.included_size > MOST:
            message = f"the book includes more than {MOST // 1024 // 1024} MB"
            report("include-large", place, message, "include shorter files, or fewer times")
            return False
        return True


def _cut(line: PlacedLine, start: int, end: int) -> list[LinePiece]:
    """Return the pieces of a line between two offsets."""
    found: list[LinePiece] = []
    at = 0
    for piece in line.pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            place = line.place(at + first + 1) if piece.exact else piece.place
            found.append(LinePiece(piece.text[first:last], place, piece.exact))
        at += len(piece.text)
    return found


def _made(text: str, place: Span) -> PlacedLine:
    return PlacedLine((LinePiece(text, place, exact=False),))


def _closing(lines: Sequence[PlacedLine], at: int, signs: str) -> int:
    """Return the index of the line that closes a fence, or of the last line."""
    for number in range(at + 1, len(lines)):
        found = _FENCE.match(lines[number].text)
        if found and found["signs"].startswith(signs) and not found["info"].strip():
            return number
    return len(lines) - 1
