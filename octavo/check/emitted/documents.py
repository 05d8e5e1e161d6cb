"""The check of emitted documents: they are well-formed, and their links lead somewhere."""

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from octavo.check.findings import Findings, counted, in_document, run_topic
from octavo.check.result import CheckResult


def check_documents(folder: Path) -> CheckResult:
    """Check ``<slug>-xhtml/``."""

    def topic() -> Findings:
        trees, faults = {}, []
        for path in sorted(folder.rglob("*.xhtml")):
            name = path.relative_to(folder).as_posix()
            try:
                trees[name] = etree.fromstring(path.read_bytes())
            except etree.XMLSyntaxError as error:
                faults.append(in_document(name).fault("xhtml-unreadable", str(error)))
        ids = {name: {node.get("id") for node in tree.iter(etree.Element)} for name, tree in trees.items()}
        links = [
            (name, node.get("href", ""))
            for name, tree in trees.items()
            for node in tree.iter("{*}a", "{*}link")
            if not urlsplit(node.get("href", "")).scheme
        ]
        lost = [(name, link) for name, link in links if not _leads(folder, name, link, ids)]
        faults += [
            in_document(name).fault("xhtml-link-broken", f"`{link}` leads nowhere") for name, link in lost
        ]
        return Findings(tuple(faults), f"{counted(len(trees), 'document')}, {counted(len(links), 'link')}")

    return run_topic("Documents", folder, topic)


def _leads(folder: Path, name: str, link: str, ids: dict[str, set[str | None]]) -> bool:
    """Return True if a link in a document leads to a file, or to an id in one."""
    parts = urlsplit(link)
    beside = posixpath.join(posixpath.dirname(name), unquote(parts.path))
    target = posixpath.normpath(beside) if parts.path else name
    if not parts.fragment:
        return (folder / target).is_file()
    return unquote(parts.fragment) in ids.get(target, set())
