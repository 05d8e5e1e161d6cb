"""Short last words are bound to the word before them, so that none makes a line of its own."""

from octavo.compose.draft import Draft
from octavo.compose.trees import all_trees
from octavo.core.xhtml import Element, local
from octavo.elements.index_mark import is_point

_SHORTEST = 5  # characters, with the full stop: about the width of a paragraph's indent
_NO_BREAK = "\u00a0"


def bind_last_words(draft: Draft) -> None:
    """Put a no-break space before the last word of a paragraph if it has fewer than five letters."""
    for tree in all_trees(draft):
        for node in tree.iter("{*}p", "{*}li", "{*}dd"):
            _bind(node)


def _bind(node: Element) -> None:
    """Bind the last word of a paragraph that ends in plain text, or in an empty mark for the index.

    One that ends in another element is left alone.
    """
    inner = node[-1] if len(node) else None
    while inner is not None and is_point(inner) and not (inner.tail or "").strip():
        inner = inner.getprevious()
    if local(node) != "p" and inner is not None and not (inner.tail or "").strip():
        return
    holder, text = (inner, inner.tail or "") if inner is not None else (node, node.text or "")
    words = text.rstrip()
    start, space, last = words.rpartition(" ")
    if not space or not start.strip() or len(last) > _SHORTEST or len(start) < 40:
        return
    bound = start + _NO_BREAK + last + text[len(words) :]
    if inner is not None:
        holder.tail = bound
    else:
        holder.text = bound
