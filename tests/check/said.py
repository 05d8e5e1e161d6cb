"""The diagnostics of a check, each as one line, for tests."""

from octavo.check.findings import Findings
from octavo.check.result import CheckResult
from octavo.core.diagnostics import Diagnostic, Severity


def said(found: CheckResult | Findings) -> tuple[str, ...]:
    """Return the errors of a check as lines."""
    return tuple(line(one) for one in found.diagnostics if one.severity is Severity.ERROR)


def advised(found: CheckResult | Findings) -> tuple[str, ...]:
    """Return what a check says besides errors, as lines."""
    return tuple(line(one) for one in found.diagnostics if one.severity is not Severity.ERROR)


def line(found: Diagnostic) -> str:
    """Return a diagnostic as ``text/one.xhtml:12: what is wrong [chapters/one.md:30:1]``."""
    where = found.place.inside if found.place else ""
    return (f"{where}: " if where else "") + found.message + (f" [{found.span}]" if found.span else "")


def codes(found: CheckResult | Findings) -> set[str]:
    """Return the codes of the errors of a check."""
    return {one.code for one in found.diagnostics if one.severity is Severity.ERROR}
