"""``accessibility.html``: what a publisher keeps about the accessibility of a build.

It says what was checked, what the e-book states, what was measured in it, and what a person has to judge.
It claims nothing: who vouches for a book names themselves in book.yaml.
"""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from octavo import __version__
from octavo.build.report import MadeFile, Report
from octavo.check.result import CheckResult, Outcome
from octavo.core.settings import Format, Settings
from octavo.core.statement import Statement
from octavo.core.templating import find, make_environment

_TEMPLATE, _SHEET = "report/accessibility.html.j2", "report.css"
#: Formats that readers get, and whose checks the report tells of.
_READ = (Format.EPUB, Format.PDF)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file for readers with its checks, and how many of them passed."""

    file: MadeFile
    checks: tuple[CheckResult, ...]
    passed: int


def accessibility_html(report: Report, statement: Statement | None, settings: Settings) -> str:
    """The report as one HTML document, the same for the same build; None for ``statement`` where no EPUB was
    made. Raises jinja2.TemplateError for a template of the book's own that does not work."""
    sheet = find(settings, "styles", _SHEET).read_text(encoding="utf-8")
    template = make_environment(settings).get_template(_TEMPLATE)
    languages = Counter(statement.facts.languages if statement else ())
    text = template.render(
        report=report,
        statement=statement,
        facts=statement.facts if statement else None,
        files=[_checked(report, made) for made in report.files if made.format in _READ],
        languages=sorted(languages.items()),
        validated=[check for check in report.checks if check.name.startswith("veraPDF")],
        looked=[check for check in report.checks if check.name.startswith("Ace ")],
        version=__version__,
        # The sheet is in a style element: nothing in it may end that.
        sheet=Markup(sheet.replace("</", "<\\/")),
    )
    return text.rstrip() + "\n"


def _checked(report: Report, made: MadeFile) -> Checked:
    checks = tuple(check for check in report.checks if check.file == made.name)
    return Checked(made, checks, sum(check.outcome is Outcome.PASSED for check in checks))
