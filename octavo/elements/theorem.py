"""Theorems and their like: blocks with a word and a number at their head ("Theorem 2"), and proofs."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, add_child, drop, local
from octavo.elements.kind import ElementKind, TreeBuilder
from octavo.elements.reference_kinds import THEOREM_KINDS

#: What a block of each class is called by a term of the language.
TERMS = tuple(kind.term for kind in THEOREM_KINDS)
#: Those that have a number only if they have an id, since most books do not count them.
UNCOUNTED = ("remark", "solution", "proof")
_NAME = "theorem"


def _head(builder: TreeBuilder, token: Token) -> None:
    """Open the head, which holds the name of the theorem, if it has one."""
    slot = {Data.SLOT: "element", Data.ELEMENT: _NAME, Data.KIND: str(token.meta["kind"])}
    builder.open("span", {"class": "theorem-head", **slot}, builder.span(token))


def _head_end(builder: TreeBuilder, _: Token) -> None:
    builder.close()


def _finish(block: Element) -> None:
    """Put the head into the first paragraph, or into one of its own if the block begins otherwise."""
    head = block[0] if len(block) and block[0].get(Data.ELEMENT) == _NAME else None
    if head is None:
        return
    first = head.getnext()
    drop(head)
    if first is None or local(first) != "p":
        first = add_child(block, "p")
        block.insert(0, first)
    head.tail = f" {first.text or ''}"
    first.text = None
    first.insert(0, head)


KIND = ElementKind(
    _NAME,
    called="a theorem",
    classes=TERMS,
    handlers=(("theorem_head_open", _head), ("theorem_head_close", _head_end)),
    finish=_finish,
)
