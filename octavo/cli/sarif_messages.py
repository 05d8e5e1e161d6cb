"""Messages in SARIF 2.1.0, the Static Analysis Results Interchange Format of OASIS: ``--format sarif``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from octavo import __version__
from octavo.cli.json_messages import as_json, grouped
from octavo.cli.told import Told
from octavo.core.codes.catalogue import codes
from octavo.core.diagnostics import Diagnostic, Severity
from octavo.core.messages import kinds, seen_from_here

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif_messages(told: Told, status: int) -> str:
    """Return a log of one run. Paths are relative to the current folder, which is the root of the repository
    when a service reads the log."""
    groups = [group for kind in kinds(told.diagnostics) for group in grouped(kind)]
    named = list(dict.fromkeys(group[0].code for group in groups))
    invocation: dict[str, Any] = {"executionSuccessful": status in (0, 1) and not told.failure}
    invocation["exitCode"] = status
    if told.failure:
        notification = {"level": "error", "message": {"text": told.failure}}
        invocation["toolExecutionNotifications"] = [notification]
    hints = {group[0].code: group[0].hint for group in reversed(groups)}
    driver = {
        "name": "Octavo",
        "version": __version__,
        "rules": [_rule(code, hints[code]) for code in named],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [_result(group, named.index(group[0].code), told) for group in groups],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(log)


def _rule(code: str, hint: str) -> dict[str, Any]:
    """Return a code as a rule; of a code of an extension there is no sentence."""
    rule: dict[str, Any] = {"id": code, "help": {"text": hint}}
    if known := codes().get(code):
        rule["shortDescription"] = {"text": known.meaning}
    return rule


def _result(group: Sequence[Diagnostic], rule: int, told: Told) -> dict[str, Any]:
    first = group[0]
    more = f" ({len(group)} of this kind)" if len(group) > 1 else ""
    places = [_location(one, told) for one in group]
    result: dict[str, Any] = {
        "ruleId": first.code,
        "ruleIndex": rule,
        "level": _LEVELS[first.severity],
        "message": {"text": f"{first.message}{more}\nHelp: {first.hint}"},
        "locations": [place for place in places[:1] if place],
    }
    related = [
        {**place, "id": number, "message": {"text": one.message}}
        for number, (place, one) in enumerate(zip(places[1:], group[1:], strict=True), start=1)
        if place
    ]
    return {**result, "relatedLocations": related} if related else result


def _location(found: Diagnostic, told: Told) -> dict[str, Any]:
    """Return the place of a diagnostic: the line of the source, or else the finished file; what is inside of
    that is a logical location."""
    location: dict[str, Any] = {}
    if found.span:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": _uri(told.settings.book / found.span.file)},
            "region": {"startLine": max(found.span.line, 1), "startColumn": max(found.span.column, 1)},
        }
    elif found.place and found.place.file:
        file = told.finished / found.place.file if told.finished else Path(found.place.file)
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(file)}}
    if found.place and str(found.place):
        location["logicalLocations"] = [{"fullyQualifiedName": str(found.place)}]
    return location


def _uri(path: Path) -> str:
    """Return a path below the current folder as a relative reference, any other as an absolute address."""
    here = seen_from_here(path)
    return path.resolve().as_uri() if here.startswith(("../", "/")) else quote(here)
