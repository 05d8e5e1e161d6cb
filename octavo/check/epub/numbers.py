"""Numbers that an e-book prints: those of tables, figures, equations and notes follow each other."""

import re
from collections.abc import Iterator

from lxml import etree

from octavo.check.documents.parsed import elements, local_name, text_of, types_of
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import Findings, counted
from octavo.check.page_numbers import AROUND
from octavo.check.words import thing_keys
from octavo.core.diagnostics import Diagnostic

_NOTE = "note"
_NUMBER = re.compile(r"(?:(.*?)[.\u2013-])?(\d+)")
#: The last number of each kind, with what stands before it; of notes, that of each list.
_Runs = dict[tuple[str, etree._Element | None], tuple[str, int]]


def check_numbers(parts: EpubParts) -> Findings:
    """Check that each kind of numbered thing counts on by one, or begins again at 1 in a new chapter."""
    messages: list[Diagnostic] = []
    last: _Runs = {}
    total = 0
    for document in parts.spine:
        for element, kind, number in _numbers(document.root):
            found = _NUMBER.fullmatch(number)
            if found is None:
                continue
            total += 1
            prefix, count = found[1] or "", int(found[2])
            run = (thing_keys().get(kind.casefold(), kind), element.getparent() if kind == _NOTE else None)
            before = last.get(run)
            if before is None and kind == _NOTE:
                before = _list_before(last, count)
            last[run] = prefix, count
            if before is None or count == 1:
                continue
            if count != (before[1] + 1 if before[0] == prefix else count):
                write = parts.writer("epub-number", document.name, element)
                messages.append(write(f"\u201c{kind} {number}\u201d follows \u201c{before[1]}\u201d"))
    return Findings(tuple(messages), f"{counted(total, 'number')} in order")


def _list_before(last: _Runs, count: int) -> tuple[str, int] | None:
    """Return the end of the list of notes from which one goes on, which no other list does then; else that of
    the one before it, or None: each series of notes counts for itself, and lists of several take turns."""
    lists = [run for run in last if run[0] == _NOTE]
    before = next((run for run in lists if last[run][1] + 1 == count), None)
    if before is not None:
        return last.pop(before)
    return last[lists[-1]] if lists else None


def _numbers(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield captions, equations and notes, each with its kind and its number."""
    for element in elements(root):
        classes = (element.get("class") or "").split()
        if local_name(element) in ("figcaption", "caption"):
            label = next((e for e in element.iter("{*}span") if e.get("class") == "label"), None)
            words = text_of(label).strip(AROUND).split() if label is not None else []
            if len(words) == 2 and not _in_note(element):
                yield element, words[0], words[1]
        elif "equation-number" in classes and not _in_note(element):
            yield element, "equation", text_of(element).strip(AROUND)
        elif "endnote" in types_of(element):
            mark = next((e for e in element.iter("{*}a") if "backlink" in types_of(e)), None)
            if mark is not None:
                yield element, _NOTE, text_of(mark).strip(AROUND)


def _in_note(element: etree._Element) -> bool:
    return any(types_of(one) & {"endnote", "footnote"} for one in element.iterancestors("{*}*"))
