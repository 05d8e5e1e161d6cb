"""Messages as JSON: ``--format json``."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from octavo import __version__
from octavo.cli.told import Told
from octavo.core.diagnostics import Diagnostic, Severity
from octavo.core.messages import FEW, kinds, seen_from_here, source_path

#: Version of the layout; it goes up when a key changes its meaning or goes away.
SCHEMA = 1
#: Controls, and marks of direction: JSON may write them as numbers.
_DRIVING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def json_messages(told: Told, status: int) -> str:
    """Return a JSON object with all messages; of one kind, if they are many, they are one with its places."""
    found = told.diagnostics
    data = {
        "schema": SCHEMA,
        "octavo": __version__,
        "status": status,
        "failure": told.failure or None,
        "book": seen_from_here(told.settings.book),
        "output": seen_from_here(told.finished) if told.finished else None,
        "errors": _count(found, Severity.ERROR),
        "warnings": _count(found, Severity.WARNING),
        "notes": _count(found, Severity.NOTE),
        "messages": [_message(group, told) for kind in kinds(found) for group in grouped(kind)],
    }
    return as_json(data)


def as_json(data: object) -> str:
    """Return data as a text of JSON, without the signs that drive a terminal or turn words around in it."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _DRIVING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def grouped(kind: Sequence[Diagnostic]) -> list[Sequence[Diagnostic]]:
    """Return the messages that diagnostics of one kind are: a few stand by themselves, many are one."""
    return [[one] for one in kind] if len(kind) <= FEW else [kind]


def _count(found: Sequence[Diagnostic], severity: Severity) -> int:
    return sum(one.severity is severity for one in found)


def _message(group: Sequence[Diagnostic], told: Told) -> dict[str, Any]:
    first = group[0]
    return {
        "code": first.code,
        "severity": str(first.severity),
        "message": first.message,
        "hint": first.hint,
        "count": len(group),
        "places": [_place(one, told.settings.book, told.finished) for one in group],
    }


def _place(found: Diagnostic, book: Path, finished: Path | None) -> dict[str, Any]:
    """Return the place of one diagnostic: that in the source, that in a finished file, and what it says."""
    span, place = found.span, found.place
    source = {"path": source_path(span, book), "line": span.line, "column": span.column} if span else None
    inside = None
    if place:
        inside = {
            "path": seen_from_here(finished / place.file) if finished and place.file else place.file,
            "document": place.document or None,
            "line": place.line or None,
            "column": place.column or None,
            "page": place.page or None,
            "label": place.label or None,
        }
    return {"source": source, "finished": inside, "message": found.message}
