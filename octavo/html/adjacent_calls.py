"""Note calls that meet: a sign between them, lest notes 3 and 4 be read as note 34."""

from collections.abc import Callable

from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, classes, is_noteref, parse


def part_calls(tree: Element, between: Callable[[bool], object]) -> None:
    """Put what ``between`` makes between calls that nothing parts; it is told if both are figures or letters.

    In print the first call of a footnote is the note itself.
    """
    for node in [one for one in tree.iter("{*}a", "{*}span") if _is_call(one)]:
        after = node.getnext()
        if after is None or node.tail or not _is_call(after):
            continue
        both = _is_alphanumeric(node) and _is_alphanumeric(after)
        for made in reversed(parse(str(between(both)).strip())):
            node.addnext(made)


def _is_call(node: Element) -> bool:
    return is_noteref(node) or (node.get("role") == "doc-footnote" and "footnote" in classes(node))


def _is_alphanumeric(call: Element) -> bool:
    return (call.get(Data.MARK) or call.text or "")[-1:].isalnum()
