"""The check: each recipe in the finished e-book has its title and its ingredients."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from octavo.api import Check, CheckContext, CheckResult, Diagnostic, FilePlace, Findings, run_topic


def _check(context: CheckContext) -> Iterator[CheckResult]:
    path = context.files["epub"].path

    def topic() -> Findings:
        faults, found = [], 0
        for found, (name, recipe) in enumerate(_recipes(path), start=1):
            if recipe.find("{*}p[@class='recipe-title']") is None:
                faults.append(_fault("recipe-title", name, f"recipe {found} has no title"))
            if recipe.find("{*}ul/{*}li") is None:
                faults.append(_fault("recipe-empty", name, f"recipe {found} has no ingredients"))
        return Findings(tuple(faults), f"{found} recipes")

    yield run_topic("Recipes", path, topic)


def _fault(code: str, document: str, message: str) -> Diagnostic:
    return Diagnostic(code, message, "write it into the recipe", place=FilePlace(document=document))


def _recipes(epub: Path) -> Iterator[tuple[str, etree._Element]]:
    """Yield the recipes of an e-book, each with the name of its document."""
    with zipfile.ZipFile(epub) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                for node in etree.fromstring(archive.read(name)).iter("{*}section"):
                    if "recipe" in (node.get("class") or "").split():
                        yield name, node


#: It reads the EPUB, and runs whenever one is made.
RECIPES_CHECK = Check("recipes", ("epub",), _check)
