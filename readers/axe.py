"""axe-core: the rules of WCAG that a program can judge, over documents as the browser has them."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from readers.browser import DESK, tab
from readers.results import Finding
from readers.unit import NODE, Unit, count

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async ([only, without]) => {
  const rules = Object.fromEntries(without.map(rule => [rule, { enabled: false }]))
  const options = { runOnly: only, rules, resultTypes: ['violations'] }
  const { violations } = await window.axe.run(document, options)
  return violations.map(({ id, help, nodes }) => ({ id, help, count: nodes.length, html: nodes[0].html }))
}"""
# Rules for whole pages of a site. A document of an e-book is none: the reading system is the page round it.
_NOT_FOR_BOOKS = {
    "landmark-one-main": "the window of the reading system is the page; a document is a part of its content",
    "region": "as above: the text of a document needs no landmark round it",
    "page-has-heading-one": "half title, copyright page and dedication have no heading, as in print",
}


def run(unit: Unit) -> None:
    """Every document of the EPUB."""
    with tempfile.TemporaryDirectory(prefix="octavo-axe-") as folder:
        here = Path(folder)
        for name, data in unit.epub.files.items():
            path = (here / name).resolve()
            if path.is_relative_to(here.resolve()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        findings = judge(here, unit.epub.spine, tuple(_NOT_FOR_BOOKS))
    unit.add("rules of WCAG 2.2 AA", count(unit.epub.spine, "document"), findings)


def site(unit: Unit, folder: Path) -> None:
    """Every page of a site."""
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    unit.add("site: rules of WCAG 2.2 AA", count(pages, "page"), judge(folder, pages, (), dark=True))


def judge(
    folder: Path, documents: Sequence[str], without: Sequence[str], dark: bool = False
) -> list[Finding]:
    """What axe finds in documents, by their paths in ``folder``; ``dark``: their colours in the dark as well.

    What a book looks like in the dark is the reading system's and is looked at there.
    """
    source = (NODE / "axe-core/axe.min.js").read_text(encoding="utf-8")
    findings: list[Finding] = []
    with tab({"book": folder}, "", DESK) as opened:
        for scheme in ("light", "dark")[: 1 + dark]:
            opened.page.emulate_media(color_scheme=scheme)
            only = (
                {"type": "tag", "values": _TAGS}
                if scheme == "light"
                else {"type": "rule", "values": ["color-contrast"]}
            )
            for document in documents:
                opened.page.goto(f"{opened.address}/book/{document}")
                opened.page.evaluate(source)
                violations = opened.page.evaluate(_RUN, [only, list(without)])
                findings += _read(document, scheme, violations)
    return findings


def _read(document: str, scheme: str, violations: Iterable[Any]) -> list[Finding]:
    return [
        Finding(
            document,
            f"{each['id']} ({scheme}): {each['help']}, {each['count']} times: {each['html'][:160]}",
            each["id"],
        )
        for each in violations
    ]
