"""Headwords: a note that opens with a name or word in bold type, which it is about."""

from octavo.core.xhtml import Element, classes, local
from octavo.elements.index_mark import is_mark, is_point


def mark_headword(body: Element) -> bool:
    """Give the bold words at the beginning of a note the class "headword". Return True if there are any."""
    first = body[0] if len(body) else None
    if first is None or local(first) != "p" or (first.text or "").strip() or not len(first):
        return False
    word: Element | None = first[0]
    while word is not None and is_point(word) and not (word.tail or "").strip():
        word = word.getnext()
    if word is not None and is_mark(word) and not (word.text or "").strip() and len(word):
        word = word[0]
    if word is None or local(word) != "strong":
        return False
    word.set("class", " ".join([*classes(word), "headword"]))
    return True
