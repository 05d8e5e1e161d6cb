"""What a reader arrived at, compared with what the book holds."""

import difflib
from collections.abc import Callable, Sequence
from typing import TypeVar

from readers.epub import Entry, Epub, Link
from readers.results import Finding

_SHOWN = 5  # differences named for each list
_BEFORE = 4  # words that show where something differs
_COMPARED = 3000  # words from the first difference on
T = TypeVar("T")


def lists(
    place: str, expected: Sequence[T], found: Sequence[T], shown: Callable[[T], str] = str
) -> list[Finding]:
    """What differs between two lists: how many there are, then the first entries that are not the same."""
    findings: list[Finding] = []
    if len(expected) != len(found):
        findings.append(Finding(place, f"{len(found)} entries read where the book has {len(expected)}"))
    pairs = [(e, f) for e, f in zip(expected, found, strict=False) if e != f]
    findings += [
        Finding(place, f"“{shown(f)}” read where the book has “{shown(e)}”") for e, f in pairs[:_SHOWN]
    ]
    if len(pairs) > _SHOWN:
        findings.append(Finding(place, f"and {len(pairs) - _SHOWN} more that differ"))
    return findings


def word_order(place: str, expected: Sequence[str], found: Sequence[str]) -> list[Finding]:
    """Where the words of a text went missing, came twice or changed their places."""
    if expected == found:
        return []
    pairs = zip(expected, found, strict=False)
    start = next((n for n, (e, f) in enumerate(pairs) if e != f), min(len(expected), len(found)))
    start = max(0, start - _BEFORE)
    # Books are long and comparing takes the square of their length: a part is enough to see what happened.
    was, now = expected[start : start + _COMPARED], found[start : start + _COMPARED]
    changes = [
        change
        for change in difflib.SequenceMatcher(None, was, now, False).get_opcodes()
        if change[0] != "equal"
    ]
    findings = [
        Finding(
            place,
            f"after “{' '.join(was[max(0, a - _BEFORE) : a])}”: “{_few(was[a:b])}” became “{_few(now[c:d])}”",
        )
        for _, a, b, c, d in changes[:_SHOWN]
    ]
    if len(expected) != len(found):
        findings.append(Finding(place, f"{len(found)} words where the book has {len(expected)}"))
    return findings


def _few(words: Sequence[str]) -> str:
    return " ".join(words[:12])


def shown_entry(entry: Entry) -> str:
    """An entry as a message names it."""
    return f"{'  ' * (entry.level - 1)}{entry.label} → {entry.target}"


def dangling(epub: Epub, entries: Sequence[Entry | Link]) -> list[Finding]:
    """Entries and links that lead to no element of the book."""
    return [Finding(str(e), "leads nowhere") for e in entries if epub.element(e.target) is None]


def note_links(epub: Epub) -> list[Finding]:
    """Calls without a note, notes without a way back, ways back that end at no call of the note; a way back
    of another kind, such as that of a work in a bibliography, must end at a link to its document."""
    findings: list[Finding] = []
    calls = [link for link in epub.links if link.is_call]
    backs = [link for link in epub.links if link.is_backlink]
    called = {call.target for call in calls}
    inside_notes: set[tuple[str, str]] = set()
    for call in calls:
        note = epub.element(call.target)
        inside = set() if note is None else {str(e.get("id")) for e in note.iter() if e.get("id")}
        inside_notes.update((call.target.document, name) for name in inside)
        ways = [b for b in backs if b.document == call.target.document and b.owner in inside]
        if not any(back.target.document == call.document for back in ways):
            findings.append(Finding(str(call), "the note has no link back to this document"))
    for back in backs:
        at = epub.element(back.target)
        ids = set() if at is None else {str(e.get("id")) for e in (at, *at.iterdescendants()) if e.get("id")}
        there = [c for c in epub.links if c.document == back.target.document and c.owner in ids]
        if (back.document, back.owner) not in inside_notes:
            if not any(link.target.document == back.document for link in there):
                findings.append(Finding(str(back), "leads to no link that leads here"))
        elif not any(link.is_call and link.target in called for link in there):
            findings.append(Finding(str(back), "leads to no call of a note"))
    return findings
