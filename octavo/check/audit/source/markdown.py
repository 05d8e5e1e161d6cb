"""Blocks of a Markdown file: paragraphs, headings, items, rows, notes, code.

The scanner goes from line to line and is deliberately simple: a blank line, or a mark at the beginning of a
line, ends a block. What it takes for two blocks though Markdown has one does no harm, since each is looked
for behind the other.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from octavo.check.audit.blocks import Block, BlockMarkup, Role, make_block
from octavo.check.audit.source.divs import OpenDiv
from octavo.check.audit.source.fences import read_fence, shown_rust
from octavo.check.audit.source.grids import DASHES, GRID, end_of_dash_table, read_grid
from octavo.check.audit.source.includes import LINE, Included, Includes
from octavo.check.audit.source.inline import CELL, strip_inline
from octavo.check.audit.source.patterns import (
    ABBREVIATION,
    ASIDE,
    CAPTION,
    DIV,
    FENCE,
    FORMULA,
    FRONT,
    HEADING,
    HTML_TABLE,
    ITEM,
    LANGUAGE,
    LEANPUB,
    MOVED,
    NAMED_DISPLAY,
    NO_TEXT,
    NOT_PRINTED,
    NOTE,
    OPTION,
    PART,
    REFERENCE,
    RULE,
    SETEXT,
    TITLE,
)
from octavo.check.audit.source.pictures import ALT, PICTURE, PICTURE_ELSEWHERE, no_file, take_pictures
from octavo.check.audit.source.uncompared import Uncompared


class MarkdownBlocks:
    """The blocks of one file."""

    def __init__(
        self,
        file: str,
        text: str,
        notes: bool = False,
        tables: Mapping[str, Sequence[Block]] | None = None,
        picture: Callable[[str], Block | None] | None = None,
        includes: Includes | None = None,
    ) -> None:
        self.file = file
        self.blocks: list[Block] = []
        self.front: str = ""
        self.unsure = Uncompared()
        self._notes_only = notes
        self._tables = tables or {}
        self._picture = picture
        self.includes = includes or Includes(no_file)
        self._paragraph: list[str] = []
        self._start = 1
        self._role = Role.TEXT
        self._goes_over = False
        self._in_note = False
        self._divs: list[OpenDiv] = []
        self._was_blank = True
        self._in_list = False
        self._markup = BlockMarkup("")  # of the paragraph that is being read
        self._quoted, self._note = 0, ""
        self._numbers: dict[int, int] = {}  # of the last item, by its indent
        self._read(text)

    def _read(self, text: str) -> None:
        lines = text.split("\n")
        index = 0
        front = FRONT.match(text)
        if front:
            self.front = front[1] or ""
            index = front[0].count("\n")
        while index < len(lines):
            index = self._line(lines, index)
        self.flush()

    def _line(self, lines: list[str], index: int) -> int:
        """Read what begins in a line; return the index of the line behind it."""
        raw = lines[index].expandtabs(4)
        line, number = raw.strip(), index + 1
        quoted = 0
        line = LEANPUB.sub("", line)
        while line.startswith(">"):
            line, quoted = line[1:].lstrip(), quoted + 1
        self._quoted = quoted or (self._quoted if self._paragraph else 0)
        if not line:
            self.flush()
            self._was_blank = True
            return index + 1
        indent = len(raw) - len(raw.lstrip())
        if self._was_blank and indent == 0 and not ITEM.match(line):
            self._in_note = self._in_list = False
            self._note, self._numbers = "", {}
        self._was_blank, blank = False, self._was_blank
        item = ITEM.match(line)
        inner = line[item.end() :].lstrip() if item else line
        if fence := FENCE.match(inner):
            self.flush()
            return read_fence(self, lines, index, fence[1], fence[2].strip())
        if LINE.match(raw):
            found = self.includes.of_line(raw, self.file)
            if found and "#playground" in raw:
                self.flush()
                self.code("\n".join(shown_rust(found.lines)), found.first, found.file)
            else:
                self.include(found, raw)
            return index + 1
        if line.startswith("<!--"):
            return self._comment(lines, index)
        if line == "{::comment}":  # of kramdown
            return self._no_text(lines, index, "{:/comment}")
        if hidden := NO_TEXT.match(line):
            return self._no_text(lines, index, f"</{hidden[1].lower()}")
        if line.startswith(("$$", "\\[", "\\begin{")) and not FORMULA.match(line):
            return self._formula(lines, index)
        if blank and indent >= 4 and not self._in_list and not self._in_note:
            return self._indented(lines, index)
        if GRID.match(line):
            return self._grid(lines, index)
        if DASHES.match(line):
            return self._dash_table(lines, index)
        self._text_line(line, number, indent)
        return index + 1

    def _text_line(self, line: str, number: int, indent: int) -> None:
        if div := DIV.match(line):
            self.flush()
            self._div(div[1].strip(), number)
        elif aside := ASIDE.match(line):
            self.flush()
            self._block(aside[1] or "", Role.HEADING, number)
        elif note := NOTE.match(line):
            self.flush()
            self._in_note, self._note = True, note[1]
            self._add(note[2], number)
        elif REFERENCE.match(line) or ABBREVIATION.match(line):
            self.flush()
            self.unsure.add("definitions of links and abbreviations", line)
        elif heading := HEADING.match(line):
            self.flush()
            self._add(PART.sub("", heading[1]), number, level=len(line) - len(line.lstrip("#")))
            self._role = Role.HEADING
            self._end_heading(line)
        elif self._goes_over:
            self._add(line, number)
            self._end_heading(line)
        elif SETEXT.match(line) and self._paragraph:
            self._role = Role.HEADING if self._role is Role.TEXT else self._role
            self._markup = replace(self._markup, level=1 if line[0] == "=" else 2)
            self.flush()
        elif RULE.match(line):
            self.flush()
        elif line.startswith("|"):
            if self._role is not Role.TABLE:
                self.flush()
            self._add(line.replace("\\|", "\x04").replace("|", CELL).replace("\x04", "|"), number)
            self._role = Role.TABLE
        elif caption := CAPTION.match(line):
            self.flush()
            self._add(caption[1], number)
            is_caption = self._after_table() or line[0] in "Tt" or "{#tbl-" in line
            self._role = Role.CAPTION if is_caption else Role.TEXT
            self._in_list = self._in_list or not is_caption  # what is indented below goes on with it
        elif OPTION.match(line) and self._divs:
            self.flush()
            self.unsure.add("options of directives", line)
        elif (item := ITEM.match(line)) and not self._goes_on(item[0]):
            self.flush()
            self._in_list = True
            text = re.sub(r"^\{[^}]*\}|^\[[ xX]\]\s", "", line[item.end() :].lstrip())
            self._add(self._numbered(item[0], indent) + text, number, mark=item[0].strip())
        else:
            self._add(line, number)

    def _end_heading(self, line: str) -> None:
        """End a heading with its line, if that is not broken at a backslash."""
        if line.endswith("\\"):
            self._goes_over = True
        else:
            self.flush()

    def _goes_on(self, mark: str) -> bool:
        """Return True if a line such as "1914. War" goes on with a paragraph: only 1 begins a list there."""
        return bool(self._paragraph) and not self._in_list and bool(re.match(r"(?!1[.)])\d", mark))

    def _numbered(self, mark: str, indent: int) -> str:
        """Return the number that is printed before an item, or "" if it has none or it is not sure."""
        figure = re.fullmatch(r"\(?(\d+)[.)]", mark.strip())
        if figure is None:
            self._numbers.pop(indent, None)
            return ""
        self._numbers = {level: last for level, last in self._numbers.items() if level <= indent}
        typed = int(figure[1])
        counted = self._numbers.get(indent, typed - 1) + 1
        self._numbers[indent] = typed if any(div.numbered for div in self._divs) else counted
        return f"{typed} " if self._numbers[indent] == typed else ""

    def _after_table(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].role is Role.TABLE

    def _add(self, line: str, number: int, level: int = 0, mark: str = "") -> None:
        if not self._paragraph:
            self._start = number
            kinds = frozenset().union(*(div.kinds for div in self._divs))
            language = next((div.language for div in reversed(self._divs) if div.language), "")
            self._markup = BlockMarkup("", level, mark, self._quoted, kinds, language, self._note)
        self._paragraph += [""] * (number - self._start - len(self._paragraph))
        self._paragraph.append(line)

    def flush(self) -> None:
        """End the block that is being read."""
        text, role, self._role = "\n".join(self._paragraph), self._role, Role.TEXT
        self._goes_over = False
        self._paragraph = []
        if text:
            self._block(text, role, self._start)
        self._markup = BlockMarkup("")

    def _block(self, text: str, role: Role, line: int, loose: bool = False) -> None:
        if not self.is_printed:
            self.unsure.add("text under a condition", text)
            return
        if self._in_note or self._notes_only:
            role = Role.NOTE if role in (Role.TEXT, Role.HEADING) else role
        if role is Role.TEXT and PICTURE_ELSEWHERE.fullmatch(text.strip()):
            role = Role.CAPTION  # a figure, which may move
        flow = not self._in_note and not self._notes_only and role not in (Role.TABLE, Role.CAPTION)
        flow = flow and not any(div.moved for div in self._divs) and not HTML_TABLE.match(text)
        for found in PICTURE.finditer(text):
            if self._picture and (found[1] or ALT.search(found[3] or "")):
                drawing = self._picture(found[2])
                self.blocks += [drawing] if drawing else []
        text, pictures = take_pictures(text)
        for alt, kind, before in pictures:
            self._put(kind, alt, line + before, False, False, BlockMarkup(alt))
        self._put(role, text, line, flow, loose, replace(self._markup, raw=text))

    def _put(
        self,
        role: Role,
        text: str,
        line: int,
        flow: bool,
        loose: bool,
        markup: BlockMarkup | None,
        doubtful: bool = False,
    ) -> None:
        printed = strip_inline(text)
        self.unsure.take(printed.unsure)
        block = make_block(role, self.file, [(printed.text, line)], flow, loose, markup, doubtful)
        if block:
            self.blocks.append(block)
        for note, before in printed.notes:
            self._put(Role.NOTE, note.replace("^[", "["), line + before, False, False, BlockMarkup(note))

    def _div(self, argument: str, number: int) -> None:
        if not argument:
            if self._divs:
                self._divs.pop()
            return
        braces = re.search(r"\{.*\}", argument)
        name = argument if not braces else braces[0]
        classes = set(re.findall(r"[\w-]+", re.sub(r"=(?:\"[^\"]*\"|'[^']*'|\S+)", " ", name)))
        printed = not classes & NOT_PRINTED
        if not (argument.endswith(":::") and argument.strip(":").strip()):
            moved = bool(classes & MOVED or NAMED_DISPLAY.search(argument))
            kinds, language = frozenset(classes), (LANGUAGE.search(argument) or ["", ""])[1]
            self._divs.append(OpenDiv(printed, moved, "numbered" in classes, kinds, language))
        for name in re.findall(r"#(tbl-[\w.:-]+)", argument):
            self.blocks += self._tables.get(name, ())
        title = TITLE.search(argument)
        if title and printed:
            self._block(title[1] or title[2] or "", Role.HEADING, number)
        self.unsure.add(
            "words behind the name of a block", re.sub(r"\{.*?\}", " ", argument).partition(" ")[2]
        )

    def nested(self, inner: list[str], before: int, name: str = "") -> None:
        """Read the lines within a directive of this name."""
        padded = [""] * before + inner
        index = before
        depth = len(self._divs)
        self._divs.append(OpenDiv(kinds=frozenset({name} if name else ())))
        while index < len(padded):
            index = self._line(padded, index)
        self.flush()
        del self._divs[depth:]

    def code(self, text: str, line: int, file: str = "", doubtful: bool = False) -> None:
        """Add a block of code, perhaps of an included file."""
        if self.is_printed:
            flow = not self._in_note and not self._notes_only
            block = make_block(Role.CODE, file or self.file, [(text, line)], flow, doubtful=doubtful)
            self.blocks += [block] if block else []

    def caption(self, text: str, line: int, doubtful: bool = False) -> None:
        """Add a caption, or the name of a file, that stands with a block."""
        if self.is_printed:
            self._put(Role.CAPTION, text, line, False, False, None, doubtful)

    @property
    def is_printed(self) -> bool:
        """True unless this stands in a block that is left out."""
        return all(div.printed for div in self._divs)

    def include(self, found: Included | None, line: str) -> None:
        """Add the blocks of an included file."""
        self.flush()
        if found is None:
            self.unsure.add("files that are not read", line)
            return
        inner = MarkdownBlocks(
            found.file,
            "\n" * (found.first - 1) + "\n".join(found.lines),
            self._notes_only,
            self._tables,
            self._picture,
            self.includes.deeper(),
        )
        self.unsure.take(inner.unsure)
        if not self.is_printed:
            for block in inner.blocks:
                self.unsure.add("text under a condition", " ".join(block.words))
        elif self._in_note or any(div.moved for div in self._divs):
            self.blocks += (replace(block, flow=False) for block in inner.blocks)
        else:
            self.blocks += inner.blocks

    def _comment(self, lines: list[str], index: int) -> int:
        self.flush()
        while index < len(lines) and "-->" not in lines[index]:
            index += 1
        rest = lines[index].partition("-->")[2] if index < len(lines) else ""
        if rest.strip():
            self._add(rest.strip(), index + 1)
        return index + 1

    def _no_text(self, lines: list[str], index: int, closing: str) -> int:
        """Pass over styles, scripts and comments."""
        self.flush()
        end = index
        while end < len(lines) and closing not in lines[end].lower():
            end += 1
        self.unsure.add("raw text of other formats", "\n".join(lines[index : end + 1]))
        return end + 1

    def _formula(self, lines: list[str], index: int) -> int:
        self.flush()
        first = lines[index].strip()
        close = {"$$": "$$", "\\[": "\\]"}.get(first[:2], "\\end{")
        end = index + 1
        while end < len(lines) and close not in lines[end]:
            end += 1
        self.unsure.add("formulas", "\n".join(lines[index : end + 1]))
        return end + 1

    def _indented(self, lines: list[str], index: int) -> int:
        end = index
        while end < len(lines) and (not lines[end].strip() or lines[end].expandtabs(4).startswith("    ")):
            end += 1
        self.code("\n".join(lines[index:end]), index + 1)
        self._was_blank = True
        return end

    def _dash_table(self, lines: list[str], index: int) -> int:
        """Read a table that begins with the dashes of its columns; its heads have been read."""
        heads, start = self._paragraph, self._start
        self._paragraph = []
        end = end_of_dash_table(lines, index)
        text = "\n".join(
            [*heads, *[""] * (index + 1 - start - len(heads) if heads else 0), *lines[index:end]]
        )
        self._block(text.replace("--", "  "), Role.TABLE, start if heads else index + 1, loose=True)
        return end

    def _grid(self, lines: list[str], index: int) -> int:
        self.flush()
        end = index
        while end < len(lines) and lines[end].lstrip().startswith(("+", "|")):
            end += 1
        for text, line in read_grid(lines[index:end], index + 1):
            self._block(text, Role.TABLE, line)
        return end
