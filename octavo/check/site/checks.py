"""All own checks of a finished site, one topic after the other."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from octavo.check.documents.notes import check_notes
from octavo.check.documents.parsed import Documents, local_name, parse_documents
from octavo.check.documents.targets import check_targets
from octavo.check.documents.topics import (
    check_documents,
    check_headings,
    check_ids,
    check_links,
    check_resources,
)
from octavo.check.findings import WHOLE, Findings, counted, in_document, make_result, run_topic
from octavo.check.result import CheckResult
from octavo.check.site.topics import check_scripts, check_search, check_titles
from octavo.check.source_places import SourceMap

_START = ("index.html", "index.xhtml")
_WAYS = ("a", "form")


def check_reach(site: Documents) -> Findings:
    """Check that the site begins with an index page, and every page can be reached from there by links."""
    start = next((name for name in _START if name in site.documents), None)
    if start is None:
        return Findings((WHOLE.fault("site-start-missing", "the site has no index.html"),), "")
    links: dict[str, set[str]] = {}
    for reference in site.references:
        if reference.local and reference.element is not None and local_name(reference.element) in _WAYS:
            links.setdefault(reference.document, set()).add(reference.resolve()[0])
    reached, fresh = {start}, [start]
    while fresh:
        new = links.get(fresh.pop(), set()).intersection(site.documents) - reached
        reached |= new
        fresh += new
    lost = sorted(site.documents.keys() - reached)
    faults = tuple(
        in_document(name).fault("site-unreached", f"no link leads here from {start}") for name in lost
    )
    return Findings(faults, f"{len(reached)} of {counted(len(site.documents), 'page')} reached from {start}")


TOPICS: dict[str, Callable[[Documents], Findings]] = {
    "HTML links": check_links,
    "HTML ids": check_ids,
    "HTML documents": check_documents,
    "HTML resources": check_resources,
    "HTML headings": check_headings,
    "HTML notes": check_notes,
    "HTML references": check_targets,
    "HTML titles": check_titles,
    "HTML scripts": check_scripts,
    "HTML reach": check_reach,
}


def check_html(folder: Path, sources: Mapping[str, str] | None = None) -> tuple[CheckResult, ...]:
    """Check a finished site (a folder) by itself; returns one result for each topic.

    Pages are read as XML: the templates write XHTML. ``sources`` as for ``check_epub``.
    """
    start = time.monotonic()
    if not folder.is_dir():
        fault = WHOLE.fault("finished-unreadable", "there is no such folder")
        return (make_result("HTML", folder, [fault], "", time.monotonic() - start),)
    names = frozenset(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    pages = sorted(name for name in names if name.endswith((".html", ".xhtml")))
    site = parse_documents(names, pages, lambda name: (folder / name).read_bytes(), SourceMap(sources or {}))
    topics = {"HTML search": partial(check_search, site, folder)}
    topics |= {name: partial(check, site) for name, check in TOPICS.items()}
    return tuple(run_topic(name, folder, check) for name, check in topics.items())
