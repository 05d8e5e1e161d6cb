"""foliate-js: a reading system of today, the one inside Foliate, in Chromium."""

from collections.abc import Sequence
from typing import Any

from readers import comparing, layout
from readers.browser import DESK, TABLET, Tab, tab
from readers.epub import Entry, Link, Target, squeezed
from readers.results import Finding
from readers.unit import Unit, count

START = "/pages/foliate.html"
_SHOTS = 3  # windows with notes that are kept as pictures
_TRIES, _PAUSE = 60, 50  # looks at where a click has led, and milliseconds between them


def run(unit: Unit) -> None:
    """Contents, notes and every document of the book in foliate-js."""
    with tab(unit.roots(), START, touch=True) as opened:
        seen = opened.call("open", unit.url())
        _metadata(unit, seen)
        _navigation(unit, opened, seen)
        _links(unit, opened)
        _calls(unit, opened)
        _backlinks(unit, opened)
        layout.run(unit, opened)
        unit.add("script and network", "console and requests", opened.troubles)
    for size, flow in ((TABLET, "paginated"), (DESK, "scrolled")):
        with tab(unit.roots(), START, size) as opened:
            opened.call("open", unit.url())
            layout.wide(unit, opened, size[0], flow)


def _metadata(unit: Unit, seen: Any) -> None:
    epub, found = unit.epub, seen["metadata"]
    expected = {
        "identifier": epub.metadata("dc:identifier")[:1],
        "title": epub.metadata("dc:title")[:1],
        "language": epub.metadata("dc:language")[:1],
        "names": epub.metadata("dc:creator") + epub.metadata("dc:contributor"),
        "publisher": epub.metadata("dc:publisher"),
        "subjects": epub.metadata("dc:subject"),
        "published": epub.metadata("dc:date"),
    }
    roles = ("author", "editor", "translator", "illustrator", "contributor", "artist", "narrator", "colorist")
    arrived: dict[str, tuple[str, ...]] = {
        "identifier": _texts(found.get("identifier")),
        "title": _texts(found.get("title")),
        "language": _texts(found.get("language"))[:1],
        "names": tuple(name for role in roles for name in _texts(found.get(role))),
        "publisher": _texts(found.get("publisher")),
        "subjects": _texts(found.get("subject")),
        "published": _texts(found.get("published")),
    }
    findings: list[Finding] = []
    for name, wanted in expected.items():
        got = arrived[name]
        same = sorted(set(got)) == sorted(set(wanted)) if name == "names" else got == wanted
        if not same:
            findings.append(
                Finding("metadata", f"{name}: {list(got)} read where the book has {list(wanted)}")
            )
    unit.add("metadata", count(tuple(expected), "field"), findings)


def _texts(value: Any) -> tuple[str, ...]:
    """The words of a field: a text, a text by language, an object with a name, or a list of these."""
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(text for item in value for text in _texts(item))
    if isinstance(value, dict):
        return _texts(value["name"]) if "name" in value else tuple(str(v) for v in list(value.values())[:1])
    return (squeezed(str(value)),)


def _entries(items: list[Any]) -> list[Entry]:
    found = []
    for item in items:
        document, _, fragment = item["href"].partition("#")
        target = Target(document, fragment)
        found.append(Entry(squeezed(item["label"]), target, item["level"], item["type"]))
    return found


def _navigation(unit: Unit, opened: Tab, seen: Any) -> None:
    epub = unit.epub
    for name, key, expected in (
        ("contents", "toc", epub.contents),
        ("page list", "pageList", epub.page_list),
        ("landmarks", "landmarks", epub.landmarks),
    ):
        findings = comparing.lists(name, expected, _entries(seen[key]), comparing.shown_entry)
        findings += comparing.dangling(epub, expected)
        findings += _arrive(opened, name, [item["href"] for item in seen[key]], [e.target for e in expected])
        unit.add(name, count(expected, "entry", "entries"), findings)
    unit.add(
        "reading order", count(epub.spine, "document"), comparing.lists("spine", epub.spine, seen["sections"])
    )


def _arrive(opened: Tab, name: str, hrefs: Sequence[str], targets: Sequence[Target]) -> list[Finding]:
    places = opened.call("places", list(hrefs))
    findings = []
    for target, place in zip(targets, places, strict=False):
        if place is None or Target(place["document"], place["fragment"] or "") != target:
            findings.append(Finding(name, f"{target} leads to {place}"))
    return findings


def _links(unit: Unit, opened: Tab) -> None:
    epub = unit.epub
    findings: list[Finding] = comparing.dangling(epub, epub.links)
    for index, document in enumerate(epub.spine):
        places = opened.call("links", index)
        for link in (each for each in epub.links if each.document == document):
            place = places[link.number] if link.number < len(places) else None
            if (
                not isinstance(place, dict)
                or Target(place["document"], place["fragment"] or "") != link.target
            ):
                findings.append(Finding(str(link), f"leads to {place}"))
    unit.add("links", count(epub.links, "link"), findings)


def _calls(unit: Unit, opened: Tab) -> None:
    """Each call of a note is clicked on: a window opens, and the note's own words stand in it.

    Where a table stands row by row, what is clicked on is the mark beside the name of a cell, which leads to
    the note below the table.
    """
    epub = unit.epub
    calls = [link for link in epub.links if link.is_call]
    findings = comparing.note_links(epub)
    shots = 0
    for call in calls:
        point = opened.call("aim", epub.spine.index(call.document), call.number)
        if point["twin"]:
            _click(opened, point, call, findings)
            _wait_for(opened, call, findings)
            continue
        # Not waited for: what `listen` returns is there at once.
        opened.page.evaluate("() => { window.reader.listen() }")
        if not _click(opened, point, call, findings):
            continue
        shown = opened.call("popup")
        findings += _window(call, shown, epub.note(call.target))
        if shots < _SHOTS:
            shots += 1
            opened.shot(unit.shots / f"{unit.book}-note-window-{shots}.png")
        opened.call("close")
    unit.add("notes open", count(calls, "call"), findings)


def _window(call: Link, shown: Any, wanted: str) -> list[Finding]:
    """What is wrong with the window of a note; compared without spaces, which its blocks have not."""
    if shown is None:
        return [Finding(str(call), "no window opens")]
    if "".join(shown["text"].split()) != "".join(wanted.split()):
        return [Finding(str(call), f"the window says “{shown['text'][:80]}” for “{wanted[:80]}”")]
    if shown["height"] < 1:
        return [Finding(str(call), "the note in the window cannot be seen")]
    return []


def _backlinks(unit: Unit, opened: Tab) -> None:
    """Each way back is clicked on: the call comes into sight."""
    epub = unit.epub
    backs = [link for link in epub.links if link.is_backlink]
    findings: list[Finding] = []
    for back in backs:
        # Twice at most: where frames come late, foliate-js turns back to the link that has got the focus.
        for _ in range(2):
            wrong: list[Finding] = []
            point = opened.call("aim", epub.spine.index(back.document), back.number)
            if _click(opened, point, back, wrong):
                _wait_for(opened, back, wrong)
            if not wrong:
                break
        findings += wrong
    unit.add("ways back", count(backs, "link"), findings)


def _click(opened: Tab, point: Any, link: Link, findings: list[Finding]) -> bool:
    if not point["hit"]:
        findings.append(Finding(str(link), f"cannot be clicked on: {point['over']} lies over it"))
        return False
    opened.click(point["x"], point["y"])
    return True


def _wait_for(opened: Tab, link: Link, findings: list[Finding]) -> None:
    """Until what a link leads to is in sight."""
    sees: Any = None
    for _ in range(_TRIES):
        sees = opened.call("sees", link.target.fragment)
        if sees["document"] == link.target.document and sees["seen"]:
            return
        opened.page.wait_for_timeout(_PAUSE)
    findings.append(Finding(str(link), f"a click on it leads to {sees}"))
