"""The audit as a check: of a finished EPUB and of a finished PDF."""

import zipfile
from dataclasses import replace
from pathlib import Path

from lxml import etree

from octavo.check.audit.blocks import Role, Source
from octavo.check.audit.epub import read_epub
from octavo.check.audit.judge import audit
from octavo.check.audit.pdf import read_pdf
from octavo.check.findings import WHOLE, Findings, as_advice, run_topic
from octavo.check.pdf.checks import DAMAGE
from octavo.check.result import CheckResult


def audit_epub(path: Path, source: Source, fails: bool = True) -> CheckResult:
    """Compare the words of a finished EPUB with those of the source. If it ``fails`` nothing, what is found
    is advice."""

    def topic() -> Findings:
        try:
            stream = read_epub(path)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
            return _unreadable(f"the file cannot be read: {error}")
        except RecursionError:
            return _found(_unreadable("elements stand too deep in each other to be read"), fails)
        return _found(audit(source, stream), fails)

    return run_topic("EPUB words", path, topic)


def audit_pdf(path: Path, source: Source, fails: bool = True) -> CheckResult:
    """Compare the words of a finished PDF with those of the source, but for those of pictures, which are
    drawn without text. If it ``fails`` nothing, what is found is advice."""

    def topic() -> Findings:
        try:
            stream = read_pdf(path)
        except DAMAGE as error:
            return _unreadable(f"the file cannot be read: {error}")
        blocks = tuple(block for block in source.blocks if block.role is not Role.PICTURE)
        return _found(audit(replace(source, blocks=blocks), stream), fails)

    return run_topic("PDF words", path, topic)


def _found(findings: Findings, fails: bool) -> Findings:
    return findings if fails else as_advice(findings)


def _unreadable(message: str) -> Findings:
    return Findings((WHOLE.fault("finished-unreadable", message),), "")
