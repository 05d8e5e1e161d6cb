"""The composed book as JSON, for programs in other languages: ``--emit composed``."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from octavo.check import CheckResult
from octavo.formats.check import Check, CheckContext
from octavo.formats.context import BuildContext
from octavo.formats.format import Format
from octavo.formats.made import Made


def _check(context: CheckContext) -> Iterator[CheckResult]:
    from octavo.check.emitted import check_composed

    yield check_composed(context.files["composed"].path)


class ComposedFormat(Format):
    """``<slug>-composed.json``, in the layout of schemas/composed.schema.json."""

    name = "composed"
    help = "the composed book as JSON"
    result = "<slug>-composed.json"
    for_programs = True
    checks = (Check("composed", ("composed",), _check),)

    def schemas(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the schema of the file."""
        from octavo.formats.products.composed_file import schema

        return {"composed": schema()}

    def make(self, context: BuildContext) -> Made:
        """Write the file. It is the same for the same book."""
        from octavo.formats.products.composed_data import composed_file, plain_data

        path = context.folder / f"{context.slug}-composed.json"
        with context.progress.stage(self.name):
            data = plain_data(composed_file(context.composed))
            path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return Made(path)
