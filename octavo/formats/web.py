"""The site: the pages with a search."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from octavo.check import CheckResult
from octavo.core.diagnostics import Diagnostics
from octavo.core.environment import require_extra
from octavo.core.settings import Settings
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Example, Format
from octavo.formats.made import Made

if TYPE_CHECKING:
    from octavo.compose.composed_book import ComposedBook


def _check(context: CheckContext) -> Iterator[CheckResult]:
    from octavo.check.site.checks import check_html

    made = context.files["web"]
    yield from check_html(made.path, made.sources)


class WebFormat(Format):
    """``<slug>-web/``."""

    name = "web"
    help = "make a site to read and search in a browser"
    result = "<slug>-web/"
    examples = (Example("--web --no-check", "a site, without waiting for the checks"),)
    after = ("pdf", "print")
    checks = (Check("web", ("web",), _check),)

    def check_book(
        self,
        composed: "ComposedBook",  # noqa: ARG002
        settings: Settings,  # noqa: ARG002
        diagnostics: Diagnostics,  # noqa: ARG002
    ) -> None:
        """Raise ModuleNotFoundError if the program that makes the search is not installed."""
        require_extra("site")

    def make(self, context: BuildContext) -> Made:
        """Write the folder, with its search. Raise SearchError if that can't be made."""
        from octavo.formats.products.site_folder import site_folder

        return site_folder(context, self.name, search=True)
