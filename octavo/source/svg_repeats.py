"""The number of things that an SVG picture draws: `<use>` draws a part of it again, and may be used itself.
So does a pattern, mask, marker, clip path or filter that a shape names.

::

    <g id="a">...</g>                       10 things
    <g id="b"><use href="#a"/> x 10</g>     100
    <g id="c"><use href="#b"/> x 10</g>     1,000, and so on

A few lines can so ask for more than any program draws.
"""

import re

from lxml import etree

_NAMED = re.compile(r"url\(\s*[\"']?\s*#([^)\"']*)")
_USERS = frozenset({"use", "feImage"})
_MOST = 200_000
_DEEPEST = 60
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")


def draws_too_much(root: etree._Element) -> bool:
    """Return True if a picture draws more than so many things, or its parts use each other too deep."""
    counter = _Counter(root)
    return counter.drawn(root, 0) > _MOST


class _Counter:
    def __init__(self, root: etree._Element) -> None:
        self._named = {str(node.get("id")): node for node in root.iter(etree.Element) if node.get("id")}
        self._known: dict[etree._Element, int] = {}

    def drawn(self, node: etree._Element, depth: int) -> int:
        """Return the number of things that an element draws, more than ``_MOST`` for too many."""
        if node in self._known:
            return self._known[node]
        if depth > _DEEPEST:
            return _MOST + 1
        self._known[node] = 0  # what uses itself is not drawn
        total = 0
        for one in node.iter(etree.Element):
            total += 1
            total += sum(self.drawn(used, depth + 1) for used in self._used(one))
            if total > _MOST:
                break
        self._known[node] = total
        return total

    def _used(self, node: etree._Element) -> list[etree._Element]:
        """Return the elements that are drawn again for one: what it uses, or names by `url(#a)`."""
        names = [found for value in node.attrib.values() for found in _NAMED.findall(str(value))]
        if etree.QName(node).localname in _USERS:
            hrefs = [str(node.get(href)) for href in _HREFS if node.get(href)]
            names += [href.strip().removeprefix("#") for href in hrefs[:1]]
        return [self._named[name.strip()] for name in names if name.strip() in self._named]
