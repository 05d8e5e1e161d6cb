"""epub.js 0.3: the reading system inside many web shops and libraries, in Chromium."""

import posixpath
from typing import Any

from readers import comparing, layout
from readers.browser import Tab, tab
from readers.epub import Entry, Epub, Link, Target, squeezed
from readers.results import Finding
from readers.unit import Unit, count

START = "/pages/epubjs.html"


def run(unit: Unit) -> None:
    """Contents, notes and every document of the book in epub.js."""
    with tab(unit.roots(), START) as opened:
        seen = opened.call("open", unit.url())
        _metadata(unit, seen["metadata"])
        _navigation(unit, opened, seen)
        _notes(unit, opened)
        _pages(unit, opened)
        unit.add("script and network", "console and requests", opened.troubles)


def _metadata(unit: Unit, found: Any) -> None:
    epub = unit.epub
    expected = {
        "title": epub.metadata("dc:title")[0],
        "creator": (epub.metadata("dc:creator") or ("",))[0],
        "language": epub.metadata("dc:language")[0],
        "identifier": epub.metadata("dc:identifier")[0],
        "pubdate": (epub.metadata("dc:date") or ("",))[0],
    }
    findings = [
        Finding("metadata", f"{name}: “{found.get(name)}” read where the book has “{wanted}”")
        for name, wanted in expected.items()
        if squeezed(str(found.get(name))) != wanted
    ]
    unit.add("metadata", count(tuple(expected), "field"), findings)


def _path(epub: Epub, href: str) -> Target:
    """epub.js hands addresses on as they stand in the navigation document."""
    return epub.resolve(epub.nav, href)


def _navigation(unit: Unit, opened: Tab, seen: Any) -> None:
    epub = unit.epub
    for name, key, expected in (
        ("contents", "toc", epub.contents),
        ("landmarks", "landmarks", epub.landmarks),
    ):
        read = [
            Entry(squeezed(each["label"]), _path(epub, each["href"]), each["level"], each["type"])
            for each in seen[key]
        ]
        wanted = [Entry(e.label, e.target, e.level if key == "toc" else 1, e.kind) for e in expected]
        findings = comparing.lists(name, wanted, read, comparing.shown_entry)
        findings += _arrive(opened, name, [each["href"] for each in seen[key]], [e.target for e in expected])
        unit.add(name, count(expected, "entry", "entries"), findings)
    pages = epub.page_list
    findings = comparing.lists(
        "page list", [e.target for e in pages], [_path(epub, e["href"]) for e in seen["pageList"]]
    )
    # It keeps of a label only the number that it begins with.
    numbered = [
        (int(e.label), each["page"])
        for e, each in zip(pages, seen["pageList"], strict=False)
        if e.label.isdecimal()
    ]
    findings += [Finding("page list", f"page {was} became {now}") for was, now in numbered if was != now]
    findings += _arrive(
        opened, "page list", [each["href"] for each in seen["pageList"]], [e.target for e in pages]
    )
    unit.add("page list", count(pages, "entry", "entries"), findings)
    unit.add(
        "reading order", count(epub.spine, "document"), comparing.lists("spine", epub.spine, seen["sections"])
    )


def _arrive(opened: Tab, name: str, hrefs: list[str], targets: list[Target]) -> list[Finding]:
    places = opened.call("places", hrefs)
    return [
        Finding(name, f"{target} leads to {place}")
        for target, place in zip(targets, places, strict=False)
        if place is None or Target(place["document"], place["fragment"] or "") != target
    ]


def _notes(unit: Unit, opened: Tab) -> None:
    """Each call is clicked on, and the note comes into sight; then its way back, and the call does."""
    epub = unit.epub
    calls = [link for link in epub.links if link.is_call]
    backs = {(b.document, b.target): b for b in epub.links if b.is_backlink}
    findings: list[Finding] = []
    returned = 0
    for call in calls:
        if not _follow(epub, opened, call, findings):
            continue
        back = backs.get((call.target.document, Target(call.document, call.owner)))
        if back is not None and _follow(epub, opened, back, findings):
            returned += 1
    unit.add("notes and ways back", f"{count(calls, 'call')}, {returned} ways back", findings)


def _follow(epub: Epub, opened: Tab, link: Link, findings: list[Finding]) -> bool:
    href = posixpath.relpath(link.document, posixpath.dirname(epub.opf_path) or ".")
    point = opened.call("aim", href, link.number)
    if not point["hit"]:
        findings.append(Finding(str(link), f"cannot be clicked on: {point['over']} lies over it"))
        return False
    opened.click(point["x"], point["y"])
    sees: Any = None
    for _ in range(60):
        sees = opened.call("sees", link.target.fragment)
        if sees["document"] == link.target.document and sees["seen"]:
            return True
        opened.page.wait_for_timeout(50)
    findings.append(Finding(str(link), f"a click on it leads to {sees}"))
    return False


def _pages(unit: Unit, opened: Tab) -> None:
    """Every document in pages of a telephone: as the book has it, at 200 %, and in the dark."""
    epub = unit.epub
    cut, large, faint = layout.Gathered(), layout.Gathered(), layout.Gathered()
    for document in epub.spine:
        href = posixpath.relpath(document, posixpath.dirname(epub.opf_path) or ".")
        opened.call("show", href)
        cut.add(document, "paginated", opened.call("measure", "cut", opened.call("page")))
        for theme in ("dark", "light"):
            opened.call("theme", theme)
            faint.add(
                document, theme, layout.faint_text(opened.call("measure", "inks"), layout.GROUNDS[theme])
            )
    opened.call("size", "200%")
    for document in epub.spine:
        href = posixpath.relpath(document, posixpath.dirname(epub.opf_path) or ".")
        opened.call("show", href)
        found = opened.call("measure", "cut", opened.call("page")) + opened.call("measure", "overlaps")
        large.add(document, "200 %", found)
    documents = count(epub.spine, "document")
    unit.add("nothing cut at 360 px", documents, cut.findings)
    unit.add("type at 200 %", documents, large.findings)
    unit.add("contrast, light and dark", documents, faint.findings)
