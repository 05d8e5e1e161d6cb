"""Run by calibre's own Python (``calibre-debug -e``): what its checker of books says of a file, as JSON."""

# mypy: ignore-errors
import json
import sys

from calibre.ebooks.oeb.polish.check.main import run_checks
from calibre.ebooks.oeb.polish.container import get_container
from calibre.ebooks.oeb.polish.toc import get_landmarks, get_toc

container = get_container(sys.argv[1], tweak_mode=True)


def entries(node, level=1):
    """The entries of the contents under a node, with their levels."""
    for child in node.children:
        yield [child.title or "", child.dest or "", child.frag or "", level]
        yield from entries(child, level + 1)


found = [
    {
        "rule": type(each).__name__,
        "name": each.name,
        "line": each.line,
        "level": each.level,
        "wrong": each.msg,
    }
    for each in run_checks(container)
]
result = {
    "errors": found,
    "contents": list(entries(get_toc(container))),
    "landmarks": [
        [mark["title"], mark["dest"], mark["frag"] or "", mark["type"]] for mark in get_landmarks(container)
    ],
}
with open(sys.argv[2], "w", encoding="utf-8") as output:  # noqa: PTH123  calibre's Python may be an old one
    json.dump(result, output)
