"""An indexer's list as entries: the tab-separated form that indexing programs export, or CSV.

A line is a heading, its sub-entries (any number of columns, of which up to two count), and last its locators:
``quays<TAB>of the north<TAB>12, 45-46, 123n4``. An empty heading repeats that of the line above. A first line
"heading, subheading, locators" names the columns and is no entry.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.core.diagnostics import Diagnostics, Span
from octavo.index_list.entries import ListEntry, ListLocator
from octavo.index_list.see_references import resolved

_HEADS = frozenset({"heading", "main heading", "main", "term", "entry"})
_ITALICS = re.compile(r"^(?:\*|_|<i>)(.*?)(?:\*|_|</i>)$")
_BOLD = re.compile(r"^(?:\*\*|__|<b>)(.*?)(?:\*\*|__|</b>)$")
_ROMAN = r"[ivxlcdm]+"
_LOCATOR = re.compile(
    rf"(?P<first>\d+|{_ROMAN})(?:\s*[-\u2010-\u2015]\s*(?P<last>\d+|{_ROMAN}))?"
    r"\s*(?:(?P<on>ff?)\.?|(?P<n>nn?)?\.?\s?(?P<notes>\d+[a-z]?(?:\s*[-\u2010-\u2015]\s*\d+)?)?)$",
    re.IGNORECASE,
)
#: The most levels of an entry.
DEPTH = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language for references: "see" and "see also", and those of English."""

    see: str = "see"
    see_also: str = "see also"

    def pattern(self, in_heading: bool) -> re.Pattern[str]:
        """Return the pattern of a reference's first words; behind a heading only after a point, a comma or
        a bracket."""
        also = "|".join(sorted({re.escape(self.see_also), "see also"}))
        plain = "|".join(sorted({re.escape(self.see), "see"}))
        start = r"[.,;(]\s*[*_]?" if in_heading else r"(?:^|[.,;(]\s*|\s)[*_]?"
        return re.compile(rf"{start}(?:(?P<also>{also})|(?P<see>{plain}))[*_]?\s+(?=\S)", re.IGNORECASE)


def read_list(text: str, file: str, diagnostics: Diagnostics, words: Words) -> list[ListEntry]:
    """Return the entries of a list. ``file`` is its name in messages; lines that can't be read are
    reported."""
    reader = _ListReader(file, diagnostics, words)
    delimiter = "\t" if "\t" in text else ";" if ";" in text.split("\n", 1)[0] and "," not in text else ","
    rows = csv.reader(text.splitlines(), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL, strict=False)
    found: list[ListEntry] = []
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return resolved(found, diagnostics)
        except csv.Error as problem:
            reader.fault(rows.line_num, f"the line is no row of a table: {problem}")
            continue
        cells = [" ".join(cell.split()) for cell in row]
        if any(cells) and not (not found and cells[0].lower() in _HEADS):
            entry = reader.entry(cells, rows.line_num)
            if entry is not None:
                found.append(entry)


class _ListReader:
    def __init__(self, file: str, diagnostics: Diagnostics, words: Words) -> None:
        self._file = file
        self._diagnostics = diagnostics
        self._behind_heading, self._behind_locators = words.pattern(True), words.pattern(False)
        self._above: Sequence[str] = ()

    def fault(self, line: int, message: str) -> None:
        self._diagnostics.error(
            "index-list-line",
            Span(self._file, line),
            message,
            "write the heading, the sub-entry, and last the locators, with tabs between them",
        )

    def entry(self, cells: Sequence[str], line: int) -> ListEntry | None:
        heads, last = list(cells[:-1]), cells[-1]
        if len(cells) == 1:  # a heading alone, which may refer to another
            heads, last = [cells[0]], ""
        see, see_also = list[str](), list[str]()
        last = _split_references(last, self._behind_locators, see, see_also)
        heads = [_split_references(head, self._behind_heading, see, see_also) for head in heads]
        terms = self._terms(heads)
        if not terms or not terms[0]:
            self.fault(line, "the line has no heading, and none stands above it")
            return None
        if len(terms) > DEPTH:
            self.fault(line, f"the line has {len(terms)} levels of headings; {DEPTH} are the most")
            return None
        self._above = terms
        locators = tuple(self._locators(last, line))
        return ListEntry(tuple(terms), locators, tuple(see), tuple(see_also), Span(self._file, line))

    def _terms(self, heads: Sequence[str]) -> list[str]:
        """Return the headings of a line; those that are left empty are those of the line above."""
        given = list(heads)
        while given and not given[-1]:
            given.pop()
        for place, head in enumerate(given):
            if head:
                break
            given[place] = self._above[place] if place < len(self._above) else ""
        return [] if not all(given) else given

    def _locators(self, text: str, line: int) -> Iterator[ListLocator]:
        page = ""  # of the notes that are listed, "123nn4, 9"
        for part in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
            bold, plain = _BOLD.match(part), part
            if bold:
                plain = bold[1]
            italics = _ITALICS.match(plain)
            plain = (italics[1] if italics else plain).strip()
            match = _LOCATOR.fullmatch(plain)
            if match is not None and (match["on"] or "").lower() == "ff":
                self._diagnostics.warning(
                    "index-list-open",
                    Span(self._file, line),
                    f"`{part}` does not say where it ends; it is taken for two pages",
                    "write the last page, as in 12-15",
                )
            if match is None or (match["notes"] and not match["n"]):
                self._diagnostics.error(
                    "index-list-locator",
                    Span(self._file, line),
                    f"`{part}` is no locator",
                    "write pages as 12, 108-09, xii, notes as 123n4, and a reference as see or see also",
                )
                continue
            if page and not match["n"] and plain.isdigit() and int(plain) < int(page):
                yield ListLocator(part, page, page, plain)
                continue
            page = match["first"] if (match["n"] or "").lower() == "nn" and match["first"].isdigit() else ""
            yield from _made(part, match, bool(italics), bool(bold))


def _split_references(text: str, pattern: re.Pattern[str], see: list[str], see_also: list[str]) -> str:
    """Return the text without the references in it, which go to their lists."""
    while found := list(pattern.finditer(text)):
        last = found[-1]
        names = [_reference(name) for name in text[last.end() :].split(";")]
        (see_also if last["also"] else see).extend(name for name in names if name)
        text = text[: last.start()]
    return _without_end(text)


def _reference(name: str) -> str:
    """Return the heading that a reference names, without type and the bracket around the reference.

    Whether its full stop belongs to it is known when all headings are.
    """
    name = name.strip(" *_")
    while name.endswith((")", ".)", ",")) and (name.endswith(",") or name.count(")") > name.count("(")):
        name = name[:-1].rstrip(" *_")
    return name


def _without_end(text: str) -> str:
    """Return a heading, or locators, without the signs between them and what follows: a comma, a bracket
    that opens; a full stop stays, since it may be that of "Co."."""
    text = text.strip(" ,;:")
    return text[:-1].rstrip(" ,;:") if text.endswith("(") else text


def _made(part: str, match: re.Match[str], display: bool, principal: bool) -> Iterator[ListLocator]:
    first = match["first"].lower()
    last = expanded(first, (match["last"] or first).lower())
    if match["on"] and first.isdigit():  # "12f.": that page and the next
        last = str(int(first) + 1)
    if not match["n"]:
        yield ListLocator(part, first, last, None, display, principal)
        return
    notes = re.split(r"\s*[-\u2010-\u2015]\s*", match["notes"] or "")
    if len(notes) == 2 and notes[0].isdigit():
        end = min(int(expanded(notes[0], notes[1])), int(notes[0]) + 200)
        notes = [str(number) for number in range(int(notes[0]), end + 1)]
    for note in notes:
        yield ListLocator(part, first, last, note, display, principal)


def expanded(first: str, last: str) -> str:
    """Return the second of two inclusive numbers in full: 108 and 09 are 109."""
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last
