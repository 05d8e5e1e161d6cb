"""The kinds of thing that a reference names by the prefix of its id: ``@fig-gate``, ``@fig:gate``.

A kind that is added to ``REFERENCE_KINDS`` is read in all forms of reference. Ids that other programs allow
(``fig:gate``, ``1-gate``) become ids that XML allows, wherever they are written: ``fit_id``.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReferenceKind:
    """A kind of thing. ``prefix`` begins its ids; ``other`` are the prefixes of other programs, which stand
    before a colon. ``term`` is the word for it in references, and ``hint`` says how such a thing is written.

    With ``sure`` the prefix alone says that a name is no key of a work.
    """

    prefix: str
    term: str
    hint: str
    other: tuple[str, ...] = ()
    sure: bool = True


def _theorem(prefix: str, term: str, *other: str) -> ReferenceKind:
    hint = f"write ::: {{#{prefix}-name}} above the {term} and ::: below it"
    return ReferenceKind(prefix, term, hint, other, sure=False)


#: Theorems and their like, which are numbered blocks.
THEOREM_KINDS: tuple[ReferenceKind, ...] = (
    _theorem("thm", "theorem"),
    _theorem("lem", "lemma"),
    _theorem("cor", "corollary"),
    _theorem("prp", "proposition", "prop"),
    _theorem("cnj", "conjecture"),
    _theorem("def", "definition", "defn"),
    _theorem("exm", "example"),
    _theorem("exr", "exercise"),
    _theorem("hyp", "hypothesis"),
    _theorem("rem", "remark"),
    _theorem("sol", "solution"),
    _theorem("prf", "proof"),
)

REFERENCE_KINDS: tuple[ReferenceKind, ...] = (
    ReferenceKind("sec", "section", "give the heading or the division the id: ## Heading {#sec-name}"),
    ReferenceKind(
        "tbl",
        "table",
        "write the table tables/name.yaml, or {#tbl-name} after a caption, and place it",
        ("tab",),
    ),
    ReferenceKind("fig", "figure", "write {#fig-name} after the picture"),
    ReferenceKind("lst", "listing", "write {#lst-name} behind the first back-ticks of the code"),
    ReferenceKind("note", "note", "write the note [^name]: ..., and call it somewhere as [^name]"),
    ReferenceKind("eq", "equation", "write {#eq-name} after the second $$ of the equation"),
    *THEOREM_KINDS,
)

_PREFIXES = {name: kind for kind in REFERENCE_KINDS for name in (kind.prefix, *kind.other)}
_PARTED = re.compile(r"([A-Za-z]+)([-:])(?=\w)")
_UNFIT = re.compile(r"[:/+~%&$#?<>]+")


def kind_of(name: str) -> ReferenceKind | None:
    """Return the kind that the prefix of an id names, written as the author wrote it, or None."""
    found = _PARTED.match(name)
    if found is None:
        return None
    kind = _PREFIXES.get(found[1][0].lower() + found[1][1:])
    return kind if kind is not None and (found[2] == ":" or found[1].lower() == kind.prefix) else None


def is_sure(name: str) -> bool:
    """Return True for a name that can only be that of a place in the book."""
    kind = kind_of(name)
    return kind is not None and kind.sure


def is_capital(name: str) -> bool:
    """Return True for a name whose prefix has a capital, as in ``@Fig-gate``: its word begins a sentence."""
    return name[:1].isupper() and kind_of(name) is not None


def fit_id(name: str) -> str:
    """Return an id as XML allows it: ``fig:gate`` is ``fig-gate``, ``1-gate`` is ``id-1-gate``.

    >>> fit_id("tab:Boats"), fit_id("sec:a/b"), fit_id("3.1"), fit_id("-gate")
    ('tbl-Boats', 'sec-a-b', 'id-3.1', 'id-gate')
    """
    found = _PARTED.match(name)
    kind = kind_of(name)
    if found is not None and kind is not None and found[2] == ":" and found[1] == found[1].lower():
        name = f"{kind.prefix}-{name[found.end() :]}"
    name = _UNFIT.sub("-", name)
    return f"id-{name.lstrip('-.')}" if name[:1].isdigit() or name[:1] in ("-", ".") else name


def named_id(name: str) -> str:
    """Return the id that a reference names: ``Fig:gate`` names ``fig-gate``."""
    return fit_id(name[0].lower() + name[1:] if is_capital(name) else name)
