"""Ace by DAISY: the accessibility of a finished EPUB, as far as a program can judge it.

Ace looks at every document in a browser, with the rules of axe-core, and at package and navigation with
rules of its own. Every violation fails the check, whatever Ace thinks of its impact; no rule is excepted.
"""

import json
import posixpath
import tempfile
import textwrap
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from octavo.check.findings import WHOLE, Spot, counted, make_result
from octavo.check.result import CheckResult
from octavo.check.source_places import SourceMap
from octavo.check.validators.ace_program import AceError, AceProgram
from octavo.core.diagnostics import Diagnostic, FilePlace

_NAME = "Ace by DAISY"
_LARGEST = 200_000_000  # bytes of a report


def check_ace(
    path: Path, ace: AceProgram, sources: Mapping[str, str] | None = None, seconds: float = 1200
) -> CheckResult:
    """Run Ace on a finished EPUB; one error for each violation.

    ``sources`` maps "text/chapter.xhtml:12" to "chapters/x.md:30:1", the place in the source.
    """
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="octavo-ace-", ignore_cleanup_errors=True) as room:
        try:
            report = _read(ace.run(path, Path(room), seconds) / "report.json")
        except AceError as error:
            fault = WHOLE.fault("validator-stopped", f"{_NAME} did not finish: {error}")
            return make_result(_NAME, path, [fault], "", time.monotonic() - start)
    places = AcePlaces(path, SourceMap(sources or {}))
    documents = sum(1 for subject, _ in _subjects(report) if subject.endswith("html") and subject[0] != "/")
    faults = list(violations(report, places))
    if not documents:
        faults.append(WHOLE.fault("validator-stopped", "Ace looked at no document"))
    if not faults and _text(report, "earl:result", "earl:outcome") != "pass":
        message = "Ace does not say that the e-book passed, and names no violation"
        faults.append(WHOLE.fault("validator-stopped", message))
    detail = f"{counted(documents, 'document')}, {counted(len(faults), 'violation')}"
    version = _text(report, "earl:assertedBy", "doap:release", "doap:revision")
    name = f"{_NAME} {version}".strip()
    return make_result(name, path, faults, detail, time.monotonic() - start)


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise AceError("its report is too large to be read")
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise AceError(f"its report can't be read ({error})") from error
    if not isinstance(found, dict):
        raise AceError("its report is none")
    return found


def violations(report: Mapping[str, Any], places: "AcePlaces") -> Iterator[Diagnostic]:
    """Yield each violation: ``image-alt (serious): what is wrong: <img ...>``."""
    for subject, assertions in _subjects(report):
        for one in assertions:
            if _text(one, "earl:result", "earl:outcome") != "fail":
                continue
            test = one.get("earl:test")
            rule, impact = _text(test, "dct:title") or "unnamed", _text(test, "earl:impact") or "unknown"
            said = _text(test, "help", "dct:description") or _text(test, "dct:description")
            fault = _text(one, "earl:result", "dct:description")
            text = said if not fault or fault == said else f"{said} ({fault})"
            spot = places.find(subject, _text(one, "earl:result", "earl:pointer", "cfi"))
            snippet = _text(one, "earl:result", "html").replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
            shown = f": {_short(snippet, 120)}" if snippet else ""
            yield spot.fault("ace-rule", f"{rule} ({impact}): {_short(text, 300)}{shown}")


def _subjects(report: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield the files that were checked, by their paths, with the findings in each."""
    assertions = report.get("assertions")
    for one in assertions if isinstance(assertions, list) else ():
        inner = one.get("assertions") if isinstance(one, dict) else None
        subject = _text(one, "earl:testSubject", "url")
        if subject:
            yield subject, inner if isinstance(inner, list) else []


def _text(node: Any, *path: str) -> str:
    """Return the text at the end of a path through mappings; of a list its first; "" if there is none."""
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    if isinstance(node, list):
        node = node[0] if node else None
    return node if isinstance(node, str) else ""


def _short(text: str, width: int) -> str:
    return textwrap.shorten(text, width, placeholder=" ...")


class AcePlaces:
    """The lines of an EPUB's documents that Ace means, and those of the source from which they come."""

    def __init__(self, path: Path, sources: SourceMap) -> None:
        self._path, self._sources = path, sources
        self._documents: dict[str, tuple[str, etree._Element | None]] = {}

    def find(self, subject: str, cfi: str) -> Spot:
        """Return the place of an element, and its place in the source, if it is known.

        Ace names documents as seen from the package document; the place names them as the archive does.
        """
        asked = unquote(subject.lstrip("/"))
        if asked not in self._documents:
            self._documents[asked] = self._read(asked)
        name, root = self._documents[asked]
        line = _line(root, cfi) if root is not None else None
        if line is None:
            return Spot(FilePlace(document=name))
        return Spot(FilePlace(document=name, line=line), self._sources.find(name, line))

    def _read(self, asked: str) -> tuple[str, etree._Element | None]:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        name = asked
        try:
            with zipfile.ZipFile(self._path) as archive:
                inside = (each for each in archive.namelist() if f"/{each}".endswith(f"/{asked}"))
                name = min(inside, key=lambda each: (posixpath.dirname(each).count("/"), each), default=asked)
                return name, etree.fromstring(archive.read(name), parser)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
            return name, None


def _line(root: etree._Element, cfi: str) -> int | None:
    """Return the line of the element that a path of EPUB CFI leads to from the root element: even steps
    count child elements from 2, and what stands in brackets is an id. None if it leads nowhere."""
    if not cfi.startswith("/"):
        return None
    node = root
    for step in filter(None, cfi.split("/")):
        number = step.partition("[")[0]
        children = [child for child in node if isinstance(child.tag, str)]
        place, odd = divmod(int(number), 2) if number.isdecimal() and len(number) < 9 else (0, 1)
        if odd or not 0 < place <= len(children):
            return None
        node = children[place - 1]
    line: Any = node.sourceline
    return line if isinstance(line, int) else None
