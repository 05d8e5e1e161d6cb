"""Ranges of numbers ("25–29") are kept on one line; Unicode would allow a break after the dash."""

import re
from xml.etree.ElementTree import Element

#: A range with the stops that follow it.
_RANGE = re.compile(r"\d{1,4}\u2013\d{1,4}(?!\d)[.,;:)\]]*")


def hold_ranges(root: Element) -> None:
    """Wrap every range in a ``<span>`` that does not break. Changes the tree in place."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in {"pre", "code", "style", "title"}:
            continue
        for place, child in reversed(list(enumerate(element))):
            pieces, rest = _split(child.tail or "")
            if rest:
                child.tail = pieces
                for offset, span in enumerate(rest, start=1):
                    element.insert(place + offset, span)
        pieces, rest = _split(element.text or "")
        if rest:
            element.text = pieces
            for offset, span in enumerate(rest):
                element.insert(offset, span)


def _split(text: str) -> tuple[str, list[Element]]:
    """The text before the first range, and a span for each range with the text after it as its tail."""
    found = list(_RANGE.finditer(text)) if "\u2013" in text else []
    if not found:
        return text, []
    spans = []
    for match, following in zip(found, [*found[1:], None], strict=True):
        span = Element("span", {"style": "white-space: nowrap"})
        span.text = match.group()
        span.tail = text[match.end() : following.start() if following else len(text)]
        spans.append(span)
    return text[: found[0].start()], spans
