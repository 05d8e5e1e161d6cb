"""The ONIX 3.1 record for the book trade. It says of the other files what they are, so it is made last."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.check import CheckResult
from octavo.core.diagnostics import Diagnostics
from octavo.core.environment import require_extra
from octavo.core.settings import CheckLevel, Settings
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Example, Format
from octavo.formats.made import Made

if TYPE_CHECKING:
    from octavo.compose.composed_book import ComposedBook


def _check(context: CheckContext) -> Iterator[CheckResult]:
    from octavo.check.onix.checks import check_onix

    path = context.files["onix"].path
    beside = {}
    for name, suffix in (("epub", ".epub"), ("pdf", ".pdf")):
        other = context.files[name].path if name in context.files else path.with_name(_stem(path) + suffix)
        beside[name] = other if other.is_file() else None
    yield from check_onix(path, **beside)


def _stem(path: Path) -> str:
    return path.name.removesuffix(".onix.xml")


class OnixFormat(Format):
    """``<slug>.onix.xml``."""

    name = "onix"
    help = "make the ONIX 3.1 record for the book trade"
    result = "<slug>.onix.xml"
    examples = (Example("--epub --pdf --onix", "both formats, and the record for the trade"),)
    after = ("epub", "pdf", "print")
    checks = (
        # The schemas, and whether the record says what is true of the files beside it.
        Check("onix", ("onix",), _check),
    )

    def draws(self, settings: Settings) -> bool:
        """Return True unless the book brings the picture of its cover: the e-book is made for what it
        states.
        """
        from octavo.cover import names_cover

        return not names_cover(settings)

    def check_book(self, composed: "ComposedBook", settings: Settings, diagnostics: Diagnostics) -> None:
        """Report what the trade demands and the book lacks.

        Raise ModuleNotFoundError if the schemas that the record is checked by are not installed.
        """
        from octavo.onix.required import check_required

        if settings.check is not CheckLevel.NONE:
            require_extra("onix")
        check_required(composed.book, settings.book, diagnostics)

    def make(self, context: BuildContext) -> Made:
        """Write the record. It tells of the e-book, which is made for that if nobody has asked for it."""
        from octavo.formats.products.ebook import ebook
        from octavo.formats.products.page_map import page_map
        from octavo.onix import record

        with context.progress.stage(self.name):
            package = context.once(ebook).package
            sizes = {**context.sizes, "epub": len(package.data)}
            pagemap = context.once(page_map)
            data = record(context.composed, package.statement, context.settings, pagemap, sizes)
            path = context.folder / f"{context.slug}.onix.xml"
            path.write_bytes(data)
        return Made(path, statement=package.statement)
