"""The number of things that an SVG picture draws: `<use>` draws a part of it again, and may be used itself.

::

    <g id="a">...</g>                       10 things
    <g id="b"><use href="#a"/> x 10</g>     100
    <g id="c"><use href="#b"/> x 10</g>     1,000, and so on

A few lines can so ask for more than any program draws.
"""

from lxml import etree

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
            if etree.QName(one).localname == "use" and one is not node:
                total += self._used(one, depth)
            if total > _MOST:
                break
        if etree.QName(node).localname == "use":
            total += self._used(node, depth)
        self._known[node] = total
        return total

    def _used(self, use: etree._Element, depth: int) -> int:
        name = next((use.get(href) for href in _HREFS if use.get(href)), None) or ""
        target = self._named.get(name.strip().removeprefix("#"))
        return 0 if target is None else self.drawn(target, depth + 1)
