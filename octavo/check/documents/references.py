"""References to numbered or named things, "table 2" and “The Trade,” against the things to which they
lead."""

import re

from lxml import etree

from octavo.check.documents.parsed import elements, local_name, text_of, types_of
from octavo.check.page_numbers import AROUND
from octavo.check.words import plain, squash, things

_NOTES = frozenset({"footnote", "endnote", "rearnote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SECTIONS = frozenset({"body", "main", "section", "article", "header", "hgroup"})
_INLINE = frozenset({"a", "span", "em", "strong", "i", "b", "dfn", "sup", "sub", "abbr", "cite", "code", "q"})
_NUMBER = re.compile(r"[A-Z]|[IVXLCDM]+|\d+(?:\.\d+)*")
_OPEN, _CLOSE = "\u201c\u201e\u00ab\u2018\u201a\u2039", "\u201d\u201c\u00bb\u2019\u2018\u203a"
#: Words from the beginning of a caption or heading among which its number is.
_FIRST = 4


def names_thing(link: etree._Element) -> bool:
    """Return True if the words of a reference are a number, with what it counts, or a quoted title.

    The number of a page names no thing, and the words of a plain link are the author's: "1917" may lead
    anywhere.
    """
    text, kinds = text_of(link), set((link.get("class") or "").split())
    if "reference" not in kinds or {"page", "pages"} & kinds:
        return False
    return _number(text) is not None or _title(text) is not None


def reference_fault(link: etree._Element, target: etree._Element) -> str | None:
    """Return why the thing to which a link leads is not what its words say, or None.

    A thing in whose heading or caption there is no number at all ("Chapter Seven") is taken for the right
    one.
    """
    text = text_of(link)
    words = _words_of(target)
    number, title = _number(text), _title(text)
    if number is not None:
        tokens = [token.strip(AROUND) for token in words.split()]
        tokens = [*tokens[:_FIRST], *tokens[-1:]]
        if number in tokens or not any(_NUMBER.fullmatch(token) for token in tokens):
            return None
    elif title is None or squash(title) in squash(words) or _is_of_division(title, target):
        return None
    return f"the reference \u201c{text}\u201d leads to \u201c{words[:60]}\u201d"


def _is_of_division(title: str, target: etree._Element) -> bool:
    """Return True if a title is that of a division around a place: what has no words of its own is called
    so."""
    for above in target.iterancestors("{*}section", "{*}body"):
        heading = next((e for e in elements(above) if local_name(e) in _HEADINGS), None)
        if heading is not None and squash(title) in squash(text_of(heading)):
            return True
    return False


def _number(text: str) -> str | None:
    """Return the number in "table 2", "appendix A" or "2"; "chapter 3 of “The Trade”" has one, too."""
    words = plain(text).strip(AROUND).split(" ")
    if words[0].casefold() in things() and len(words) > 1:
        words = words[1:]
    elif len(words) > 1 or not words[0][:1].isdecimal():
        return None
    number = words[0].strip(AROUND)
    return number if _NUMBER.fullmatch(number) else None


def _title(text: str) -> str | None:
    """Return the words of a quoted title that is all of a text."""
    quoted = len(text) > 2 and text[0] in _OPEN and text.rstrip(".,;:?!")[-1:] in _CLOSE
    return text[1:].rstrip(".,;:?!" + _CLOSE) if quoted else None


def _words_of(target: etree._Element) -> str:
    """Return the words by which a thing is known: the heading of a division, the caption of a display; of
    anything else its own words, or those of the block around it."""
    name = local_name(target)
    if types_of(target) & _NOTES:
        return text_of(target)
    if name in _SECTIONS:
        heading = next((e for e in elements(target) if local_name(e) in _HEADINGS), None)
        return text_of(heading) if heading is not None else text_of(target)
    if name in ("figure", "table", "figcaption", "caption"):
        figure = next((e for e in (target, *target.iterancestors("{*}figure")) if _captions(e)), target)
        return text_of(next(iter(_captions(figure)), target))
    while name in _INLINE and not text_of(target) and (above := target.getparent()) is not None:
        target, name = above, local_name(above)
    return text_of(target)


def _captions(element: etree._Element) -> list[etree._Element]:
    return [e for e in elements(element) if local_name(e) in ("figcaption", "caption")]
