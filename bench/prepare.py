"""The HTML that Octavo typesets, as one document for tools that set a book in one go.

    python -m bench.prepare BOOK FOLDER

writes ``book.html`` into a new folder, with the stylesheets and fonts that it names. It is the very HTML of
the gatherings, page numbers filled in, one after the other in one body; the first section of each begins a
page. Two things are changed so that any reader of HTML takes it as it is meant: it is written as HTML, not
as XML, and paragraphs in footnotes are spans, since a paragraph would end the one that holds the footnote.
"""

import shutil
import sys
from pathlib import Path

from lxml import etree

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.core.xhtml import XHTML, Element, classes, element, local
from octavo.html import render_print
from octavo.html.pages import PrintPages
from octavo.locators import fill, folios_of
from octavo.source import read
from octavo.source.manuscript import Region, Starts
from octavo.typeset import typeset
from octavo.typeset.gatherings import Gathering, cut


def prepare(book: Path, folder: Path, jobs: int = 2) -> None:
    """Write ``book.html`` and what it needs. Raises ValueError where the book has errors."""
    found = Diagnostics()
    manuscript = read(book, found)
    if manuscript is None or found.failed:
        raise ValueError("\n".join(map(str, found)))
    settings = Settings(book, folder)
    pages = render_print(compose(manuscript, found), settings)
    pagemap = typeset(pages, jobs, found).pagemap
    if found.failed:
        raise ValueError("\n".join(map(str, found)))
    root = one_document(pages, cut(pages.sections, pages.language, Diagnostics()))
    fill(root, folios_of(pagemap, pages.inclusive))
    folder.mkdir(parents=True, exist_ok=True)
    sheets = _sheets(pages, folder)
    for name in sheets:
        root[0].append(element("link", {"rel": "stylesheet", "href": name}))
    text = etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    (folder / "book.html").write_text(text, "utf-8")


def one_document(pages: PrintPages, gatherings: tuple[Gathering, ...]) -> Element:
    """All gatherings in one document, each beginning where it must."""
    head = element("head", content=[element("meta", {"charset": "utf-8"}), element("title", {}, pages.title)])
    body = element("body")
    root = element("html", {"lang": pages.language}, [head, body])
    region = None
    for gathering in gatherings:
        recto = gathering.starts is Starts.RECTO
        # As in placing: the body of a book begins on a right-hand page.
        recto |= gathering.region is Region.BODY and region is not Region.BODY
        region = gathering.region
        sections = list(gathering.root[-1])
        if len(body):
            sections[0].set("style", f"break-before: {'right' if recto else 'page'}")
        body.extend(sections)
    for node in body.iter():
        if "note-body" in classes(node) and any(
            "footnote" in classes(above) for above in node.iterancestors()
        ):
            _flatten(node)
    return root


def _flatten(note: Element) -> None:
    """Turn the paragraphs of a footnote into spans that look like them."""
    paragraphs = [node for node in note if local(node) == "p"]
    for number, node in enumerate(paragraphs):
        node.tag = f"{{{XHTML}}}span"
        if number:  # the first stands on the line of the mark
            node.set("style", "display: block")


def _sheets(pages: PrintPages, folder: Path) -> list[str]:
    """Copy the stylesheets and the fonts, and add the size of the page; the names of the sheets in order."""
    (folder / "fonts").mkdir(exist_ok=True)
    for font in pages.fonts:
        shutil.copyfile(font, folder / "fonts" / font.name)
    for sheet in pages.stylesheets:
        css = sheet.read_text("utf-8").replace('url("font:', 'url("fonts/')
        (folder / sheet.name).write_text(css, "utf-8")
    width, height = pages.trim
    (folder / "size.css").write_text(f"@page {{ size: {width}pt {height}pt }}\n", "utf-8")
    return [*(sheet.name for sheet in pages.stylesheets), "size.css"]


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), Path(sys.argv[2]))
