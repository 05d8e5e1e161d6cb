"""Inline elements that open a sentence, so that their first word takes a capital."""

import re
from collections.abc import Collection, Iterator

from octavo.core.xhtml import Element, is_noteref, local

#: Characters of a word that are looked at.
_LONGEST = 200
_BLOCKS = frozenset(
    {"p", "li", "td", "th", "dd", "dt", "div", "blockquote", "figcaption", "caption", "aside", "pre"}
    | {"section", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_END = re.compile(
    r"(?P<word>(?:[^\s.?!]+\.)*[^\s.?!]*)(?P<stop>[.?!]+)[)\]\u201d\u2019\u00bb\u201c\u2018]*\s*$"
)


def opens_sentence(node: Element, abbreviations: Collection[str]) -> bool:
    """Return True if nothing stands before the element in its block, or the end of a sentence does.

    A full stop after an abbreviation ("cf.", "e.g.") or an initial ("N.") ends no sentence; ``abbreviations``
    are in small letters, without their last point.
    """
    before = _before(node).split()
    if not before:
        return True
    end = _END.search(before[-1][-_LONGEST:])
    if not end:
        return False
    if end["stop"] != ".":
        return True
    word = re.split(r"[(\[\u2014\u2013]", end["word"])[-1]
    last = word.rpartition(".")[2]
    initial = len(last) == 1 and last.isalpha() and last.isupper()
    return not initial and word.lower() not in abbreviations


def _before(node: Element) -> str:
    """Return the text before an element in its block, as far back as its last word begins, or further."""
    found = ""
    for text in _texts_before(node):
        found = text + found
        begins = len(found.split(maxsplit=1)) > 1 or (found[:1].isspace() and found.strip())
        if begins or len(found) > _LONGEST:
            break
    return found


def _texts_before(node: Element) -> Iterator[str]:
    """Yield the texts before an element in its block, the nearest first."""
    current = node
    while local(current) not in _BLOCKS:
        for sibling in current.itersiblings(preceding=True):
            yield sibling.tail or ""
            if not is_noteref(sibling):
                yield "".join(str(text) for text in sibling.itertext())
        parent = current.getparent()
        if parent is None:
            break
        yield parent.text or ""
        current = parent
