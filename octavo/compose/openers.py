"""The opening words of a division, marked to be set in small capitals if their script has any."""

import re
from collections.abc import Iterator

from octavo.compose.draft import Draft
from octavo.core.running_text import TextNode
from octavo.core.vocabulary import Data
from octavo.core.xhtml import XHTML, Element, classes, element
from octavo.source.manuscript import Kind, Region, Starts

#: Divisions whose text opens so; lists of any kind do not.
_KINDS = frozenset(
    {
        Kind.FOREWORD,
        Kind.PREFACE,
        Kind.INTRODUCTION,
        Kind.PROLOGUE,
        Kind.SELECTION,
        Kind.CHAPTER,
        Kind.CONCLUSION,
        Kind.EPILOGUE,
        Kind.AFTERWORD,
    }
)
#: About a third of a line: up to five words, stopping early once this many characters are reached.
_ENOUGH, _MOST_WORDS = 22, 5


def mark_openings(draft: Draft) -> None:
    """Wrap the first words of a division that opens a page in ``<span class="lead-in">``."""
    for section in draft.sections:
        division = section.division
        opens = section.starts is not Starts.RUN_ON and division.region is not Region.BACK
        if section.body is None or division.kind not in _KINDS or not opens:
            continue
        first = next((node for node in section.body if node.tag != f"{{{XHTML}}}hr"), None)
        while first is not None and draft.elements.leads_in(classes(first)):
            first = first.getnext()
        while first is not None and _only_holds(first):
            first = first[0]
        if first is not None and first.tag == f"{{{XHTML}}}p" and not first.get("class"):
            _mark(first)


def _only_holds(node: Element) -> bool:
    """Return True for a block that says nothing of its own kind, but only a language, say."""
    return node.tag == f"{{{XHTML}}}div" and not node.get("class") and len(node) > 0


def _mark(paragraph: Element) -> None:
    texts = list(_leading(paragraph))
    words = lead_in("".join(node.text for node in texts))
    rest = len(words) if words.upper() != words.lower() else 0
    if not words:
        return
    for node in texts:
        text = node.text
        if rest > 0 and text.strip():
            span = element("span", {"class": "lead-in"}, text[:rest])
            span.tail = text[rest:]
            if node.after is None:
                node.owner.text = None
                node.owner.insert(0, span)
            else:
                node.after.tail = None
                node.owner.insert(node.owner.index(node.after) + 1, span)
        rest -= len(text)
    paragraph.set("class", "opening")


def _leading(paragraph: Element) -> Iterator[TextNode]:
    """Yield the texts up to the first element that is seen; marks for the index are not, and are passed
    over."""
    yield TextNode(paragraph)
    for child in paragraph:
        if child.get(Data.INDEX) is None:
            return
        yield TextNode(child)
        if len(child):
            return
        yield TextNode(paragraph, child)


def lead_in(text: str) -> str:
    """Return the words at the start of a text that are set apart: up to five, or to the first pause."""
    taken = ""
    for count, match in enumerate(re.finditer(r"\S+\s*", text), start=1):
        word = match.group()
        taken += word
        pause = re.search(r"[.,;:!?)\u2014\u2013]\s*$", word)
        if pause or count == _MOST_WORDS or len(taken) >= _ENOUGH:
            break
    return taken.rstrip().rstrip(".,;:!?)\u2014\u2013")
