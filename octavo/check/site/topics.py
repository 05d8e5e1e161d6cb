"""The topics of a site beyond those that an e-book and a site share: its titles, its scripts, its search."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from octavo.check.documents.parsed import Documents, elements, local_name, text_of
from octavo.check.findings import Findings, counted, in_document
from octavo.core.diagnostics import Diagnostic
from octavo.core.vocabulary import PAGEFIND_BODY

_SEARCH = "search.html"
_BUNDLE = "pagefind/"
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_SIGNATURE = b"pagefind_dcd"  # with which each unpacked file of the index begins

#: Scripts that browsers do not run.
_DATA = frozenset({"application/ld+json", "application/json"})


def check_titles(site: Documents) -> Findings:
    """Check that no two pages have the same title: browsers and search engines show nothing else of them."""
    first: dict[str, str] = {}
    faults = []
    for document in site.documents.values():
        title = next((e for e in elements(document.root) if local_name(e) == "title"), None)
        text = text_of(title) if title is not None else ""
        if text and (other := first.setdefault(text, document.name)) != document.name:
            message = f"the title \u201c{text}\u201d is also that of {other}"
            faults.append(site.spot(document.name, title).fault("site-title-twice", message))
    return Findings(tuple(faults), counted(len(first), "title"))


def check_scripts(site: Documents) -> Findings:
    """Check that no page has a script or a style in itself: they are files, so that a page can forbid all
    others."""
    faults: list[Diagnostic] = []
    total = 0
    for document in site.documents.values():
        for element in elements(document.root):
            total += local_name(element) == "script" and element.get("src") is not None
            spot = site.spot(document.name, element)
            faults += (spot.fault("site-code-inline", message) for message in _own_code(element))
    return Findings(tuple(faults), f"{counted(total, 'script')} from files, none in a page")


def _own_code(element: etree._Element) -> Iterator[str]:
    name = local_name(element)
    if name == "style" or element.get("style") is not None:
        yield f"<{name}> has a style in the page itself"
    if name == "script" and element.get("src") is None and element.get("type") not in _DATA:
        yield "a script stands in the page itself"
    if any(str(attribute).startswith("on") for attribute in element.attrib):
        yield f"<{name}> has a script in an attribute"
    if (element.get("href") or "").strip().lower().startswith("javascript:"):
        yield f"<{name}> leads to a script"


def check_search(site: Documents, folder: Path) -> Findings:
    """Check that the search, if the site has one, has its program, and an index of just the pages to be
    found."""
    if _SEARCH not in site.documents:
        return Findings((), "no search")
    missing = [name for name in _NEEDED if _BUNDLE + name not in site.names]
    found_at = [(_SEARCH, f"the search has no {_BUNDLE}{name}") for name in missing]
    wanted = {
        name
        for name, document in site.documents.items()
        if any(element.get(PAGEFIND_BODY) is not None for element in elements(document.root))
    }
    found: set[str] = set()
    for name in sorted(name for name in site.names if name.startswith(f"{_BUNDLE}fragment/")):
        try:
            found.add(str(_unpacked(folder / name)["url"]).lstrip("/"))
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
            found_at.append((name, "the index of the search cannot be read"))
    found_at += [(name, "the search does not know the page") for name in sorted(wanted - found)]
    found_at += [
        (name, "the search leads here, and there is no such page") for name in sorted(found - wanted)
    ]
    faults = tuple(in_document(name).fault("site-search", message) for name, message in found_at)
    return Findings(faults, f"{counted(len(found), 'page')} in the index of the search")


def _unpacked(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
