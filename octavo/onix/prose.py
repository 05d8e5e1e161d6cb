"""Texts of the record in ONIX's subset of XHTML, and the short form of a text."""

from collections.abc import Iterable, Iterator

import icu
from lxml import etree

from octavo.compose.composed_book import ContentsEntry
from octavo.core.xhtml import Element, is_noteref, local, plain
from octavo.onix.elements import NAMESPACE, group, legal, one_line

#: Characters that a short description may have (list 153, code 02).
SHORTEST = 350
_INLINE = frozenset({"em", "strong", "i", "b", "sub", "sup", "cite", "q", "abbr", "code"})
_BLOCKS = frozenset({"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"})


def contents_list(entries: Iterable[ContentsEntry]) -> Element | None:
    """Return the contents as lists within lists, or None if there are none."""
    items = []
    for entry in entries:
        item = group("li")
        item.text = f"{entry.number} " if entry.number else None
        _copy_content(entry.title, item, _INLINE)
        below = contents_list(entry.children)
        if below is not None:
            item.append(below)
        items.append(item)
    return group("ul", items) if items else None


def blocks(body: Element) -> Iterator[Element]:
    """Yield the paragraphs and lists of a text, without what ONIX has no element for; its words stay."""
    for child in body:
        name = local(child)
        if name in _BLOCKS:
            node = group(name)
            _copy_content(child, node, _INLINE | _BLOCKS)
            yield node
        elif any(local(inner) in _BLOCKS for inner in child):
            yield from blocks(child)
        elif name and plain(child):
            node = group("p")
            _copy_content(child, node, _INLINE)
            yield node


def _copy_content(source: Element, target: Element, known: frozenset[str]) -> None:
    """Add text and known elements of ``source`` to ``target``, with the words of all others."""
    _add(target, source.text)
    for child in source:
        if isinstance(child.tag, str) and not is_noteref(child):
            name = local(child)
            if name in known:
                node = etree.SubElement(target, f"{{{NAMESPACE}}}{name}")
                _copy_content(child, node, known)
            else:
                _copy_content(child, target, known)
        _add(target, child.tail)


def _add(node: Element, text: str | None) -> None:
    if not text:
        return
    text = legal(text)
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def shortened(text: str, language: str, most: int = SHORTEST) -> str:
    """Return the whole sentences that fit into ``most`` characters; of a longer one, words and dots."""
    line = one_line(text)
    if len(line) <= most:
        return line
    locale = icu.Locale.forLanguageTag(language)
    end = _last_break(icu.BreakIterator.createSentenceInstance(locale), line, most)
    if end:
        return line[:end].rstrip()
    end = _last_break(icu.BreakIterator.createWordInstance(locale), line, most - 1) or most - 1
    return line[:end].rstrip(" ,;:–—") + "…"


def _last_break(iterator: icu.BreakIterator, line: str, most: int) -> int:
    """Return the last break that leaves at most ``most`` characters before it; 0 if there is none."""
    text = line[: most + 2]  # its end counts as a break, but lies too far
    iterator.setText(text)
    # ICU counts code units of UTF-16, Python characters.
    units = text.encode("utf-16-le")
    found = 0
    for place in iterator:
        end = len(units[: 2 * place].decode("utf-16-le", "ignore").rstrip())
        if end > most:
            break
        found = end
    return found
