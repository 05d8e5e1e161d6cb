"""The format: a plain-text list of what a cook has to buy for all recipes of the book."""

from collections.abc import Iterator
from typing import Any

from octavo.api import (
    BuildContext,
    Check,
    CheckContext,
    CheckResult,
    Diagnostic,
    Findings,
    Format,
    Made,
    run_topic,
)


class ShoppingList(Format):
    """``<slug>-shopping.txt``: each ingredient once, in the order of the alphabet."""

    name = "shopping-list"
    help = "make a list of all ingredients"
    result = "<slug>-shopping.txt"

    def make(self, context: BuildContext) -> Made:
        """Write the list."""
        path = context.folder / f"{context.slug}-shopping.txt"
        with context.progress.stage(self.name):
            lines = sorted(set(_ingredients(context)), key=str.casefold)
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return Made(path)


def _ingredients(context: BuildContext) -> Iterator[str]:
    for section in context.composed.sections:
        for block in section.body.iter("{*}div", "{*}section") if section.body is not None else ():
            if "recipe" in block.get("class", "").split():
                for item in block.iterfind(".//{*}ul/{*}li"):
                    yield " ".join("".join(_texts(item)).split())


def _texts(node: Any) -> Iterator[str]:
    """Yield the texts of an element but for the calls of notes."""
    if node.get("role") != "doc-noteref":
        yield node.text or ""
        for child in node:
            yield from _texts(child)
            yield child.tail or ""


def _check(context: CheckContext) -> Iterator[CheckResult]:
    path = context.files["shopping-list"].path

    def topic() -> Findings:
        lines = path.read_text(encoding="utf-8").splitlines()
        twice = {line for line in lines if lines.count(line) > 1}
        faults = tuple(
            Diagnostic("shopping-twice", f"`{line}` stands in the list twice", "delete one of the two")
            for line in sorted(twice)
        )
        return Findings(faults, f"{len(lines)} ingredients")

    yield run_topic("Shopping list", path, topic)


ShoppingList.checks = (Check("shopping-list", ("shopping-list",), _check),)
