"""The plain pages: a folder of HTML without scripts."""

from collections.abc import Iterator

from octavo.check import CheckResult
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Format
from octavo.formats.made import Made


def _check(context: CheckContext) -> Iterator[CheckResult]:
    from octavo.check.site.checks import check_html

    made = context.files["html"]
    yield from check_html(made.path, made.sources)


class HtmlFormat(Format):
    """``<slug>-html/``."""

    name = "html"
    help = "make plain pages of it, without scripts"
    result = "<slug>-html/"
    after = ("pdf", "print")
    checks = (Check("html", ("html",), _check),)

    def make(self, context: BuildContext) -> Made:
        """Write the folder."""
        from octavo.formats.products.site_folder import site_folder

        return site_folder(context, self.name, search=False)
