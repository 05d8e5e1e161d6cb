"""``report.json`` of a build."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from octavo.build.report import write_json
from octavo.core.diagnostics import Diagnostic, Severity, Span
from tests.build.reports import report_of_files


def test_json_has_what_the_report_has(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_json(report_of_files(tmp_path), path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["schema"] == 2
    assert data["valid"] is False
    assert data["book"] == {"title": "A Book", "slug": "book", "language": "en"}
    epub, pdf, site = data["files"]
    assert epub == {
        "name": "book.epub",
        "format": "epub",
        "size": 1_250_000,
        "sha256": hashlib.sha256(b"e" * 1_250_000).hexdigest(),
        "pages": None,
        "documents": 31,
    }
    assert (pdf["pages"], pdf["size"]) == (1, 3400)
    assert (site["name"], site["size"], site["sha256"]) == ("book-html", 900, None)
    assert data["counts"]["words"] == 12345
    assert [check["outcome"] for check in data["checks"]] == ["passed", "skipped", "failed"]
    dead = data["checks"][2]["diagnostics"]
    assert [found["place"]["page"] for found in dead] == list(range(1, 31))
    assert {(found["code"], found["severity"], found["hint"]) for found in dead} == {
        ("link-dead", "error", "mend it")
    }
    assert data["warnings"][0]["span"] == {"file": "one.md", "line": 2, "column": 3}
    assert data["seconds"] == {"read": 0.5, "typeset": 3.0}


def test_a_name_that_is_not_unicode_is_written(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    odd = Diagnostic("file-unlisted", "it is odd", "name it", Span("caf\udce9.md"), Severity.WARNING)
    write_json(replace(report_of_files(tmp_path), warnings=(odd,)), path)
    assert json.loads(path.read_text("utf-8"))["warnings"][0]["span"]["file"] == "caf\udce9.md"
