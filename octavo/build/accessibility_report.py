"""``accessibility.html``: what a publisher keeps about the accessibility of a build.

It says what was checked, what the e-book states, what was measured in it, and what a person has to judge.
It claims nothing: who vouches for a book names themselves in book.yaml.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from markupsafe import Markup

from octavo import __version__
from octavo.build.publish import ACCESSIBILITY
from octavo.build.report import MadeFile, Report
from octavo.check.result import CheckResult, Outcome
from octavo.core.accessibility import Statement
from octavo.core.active_content import check_harmless
from octavo.core.settings import Settings
from octavo.core.templating import find, make_environment
from octavo.formats.format import Format

_TEMPLATE, _SHEET = "report/accessibility.html.j2", "report.css"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check as the report shows it, with its faults as lines."""

    name: str
    outcome: Outcome
    detail: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file for readers with its checks, and how many of them passed."""

    file: MadeFile
    checks: tuple[CheckLine, ...]
    passed: int


def write_accessibility_report(
    report: Report, formats: Sequence[Format], settings: Settings, folder: Path
) -> None:
    """Write ``accessibility.html`` into a folder if one of the formats that were asked for is for readers.

    Raise jinja2.TemplateError if a template of the book's own does not work.
    """
    readable = [each.name for each in formats if each.for_readers]
    if readable:
        text = accessibility_html(report, report.accessibility, settings, readable)
        (folder / ACCESSIBILITY).write_text(text, encoding="utf-8")


def accessibility_html(
    report: Report, statement: Statement | None, settings: Settings, readable: Collection[str]
) -> str:
    """Return the report as one HTML document, the same for the same build.

    ``statement`` is what the e-book states, None if none was made. ``readable`` are the formats for
    readers, whose checks the report tells of. Raise jinja2.TemplateError if a template of the book's own
    does not work, and ActiveContentError if it makes something that runs.
    """
    sheet = find(settings, "styles", _SHEET).read_text(encoding="utf-8")
    template = make_environment(settings).get_template(_TEMPLATE)
    languages = Counter(statement.facts.languages if statement else ())
    text = template.render(
        report=report,
        statement=statement,
        facts=statement.facts if statement else None,
        files=[_checked(report, made) for made in report.files if made.format in readable],
        languages=sorted(languages.items()),
        validated=[check for check in report.checks if check.name.startswith("veraPDF")],
        looked=[check for check in report.checks if check.name.startswith("Ace ")],
        version=__version__,
        # The sheet is in a style element: nothing in it may end that.
        sheet=Markup(sheet.replace("</", "<\\/")),
    )
    check_harmless(lxml.html.document_fromstring(text))
    return text.rstrip() + "\n"


def _checked(report: Report, made: MadeFile) -> Checked:
    checks = tuple(_line(check) for check in report.checks if check.file == made.name)
    return Checked(made, checks, sum(check.outcome is Outcome.PASSED for check in checks))


def _line(check: CheckResult) -> CheckLine:
    places = ((one.place.inside if one.place else "", one.message) for one in check.errors)
    faults = tuple(f"{place}: {message}" if place else message for place, message in places)
    return CheckLine(check.name, check.outcome, check.detail, faults)
