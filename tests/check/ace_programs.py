"""Programs that stand in for Ace by DAISY and Chromium: they write what a test gives them, and no more."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Violation = dict[str, Any]

_REPORT = """\
import json, os, pathlib, sys
folder = pathlib.Path(sys.argv[sys.argv.index("-o") + 1])
folder.mkdir()
(folder / "report.json").write_text({text!r}, encoding="utf-8")
pathlib.Path({seen!r}).write_text(json.dumps([sys.argv[1:], dict(os.environ)]), encoding="utf-8")
"""


def program(path: Path, code: str) -> Path:
    """A program of Python's at that path."""
    path.write_text(f"#!{sys.executable} -E\n{code}", encoding="utf-8")
    path.chmod(0o755)
    return path


def reporting(folder: Path, report: object) -> Path:
    """An Ace that writes a report, as JSON or as the text that it is; what it was called with goes to
    ``seen.json``."""
    text = report if isinstance(report, str) else json.dumps(report)
    return program(folder / "ace", _REPORT.format(text=text, seen=str(folder / "seen.json")))


def violation(rule: str, impact: str, hint: str, cfi: str = "", html: str = "", fault: str = "") -> Violation:
    """A violation in the shape of Ace 1.4."""
    result: dict[str, Any] = {"earl:outcome": "fail", "dct:description": fault or hint}
    if cfi:
        result |= {"earl:pointer": {"cfi": [cfi], "css": ["x"]}, "html": html}
    test = {"earl:impact": impact, "dct:title": rule, "help": {"dct:description": hint}}
    return {"@type": "earl:assertion", "earl:result": result, "earl:test": test}


def report(subjects: Mapping[str, Iterable[Violation]]) -> dict[str, Any]:
    """A report in the shape of Ace 1.4, with what was found in each file."""
    found = {name: list(violations) for name, violations in subjects.items()}
    return {
        "earl:assertedBy": {"doap:release": {"doap:revision": "1.4.6"}},
        "earl:result": {"earl:outcome": "fail" if any(found.values()) else "pass"},
        "assertions": [
            {
                "earl:testSubject": {"url": name},
                "earl:result": {"earl:outcome": "fail" if violations else "pass"},
                "assertions": violations,
            }
            for name, violations in found.items()
        ],
    }
