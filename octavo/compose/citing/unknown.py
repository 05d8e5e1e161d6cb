"""Names in the form of a citation that are neither an id of the book nor a key of its bibliography."""

import re

from octavo.compose.draft import Draft
from octavo.core.suggestions import closest, suggest
from octavo.core.xhtml import Element, span_of
from octavo.elements.reference_kinds import kind_of

#: A name with a prefix, in the form of the id of a thing.
_PREFIXED = re.compile(r"[A-Za-z]{2,10}[-:]\w")


def report_unknown(draft: Draft, node: Element, written: str) -> None:
    """Report ``[@name]``, which is a citation without doubt, and ``@name`` if it is like a key.

    So is ``@foo-name``, which looks like a reference. Any other ``@name`` is a name of a network or the like,
    and stays as it is.
    """
    works = draft.manuscript.bibliography.works
    if written in works:
        return  # nothing can be cited in a style that is broken, which is reported
    bracketed = (node.text or "").startswith("[")
    kind = kind_of(written)
    if kind is not None:
        draft.diagnostics.error(
            "reference-undefined",
            span_of(node),
            f"the cross-reference @{written} leads to nothing",
            kind.hint,
        )
    elif not works and bracketed:
        draft.diagnostics.error(
            "bibliography-missing",
            span_of(node),
            f"{node.text} is neither a cross-reference nor a citation: the book has no such id and no "
            "bibliography",
            "write the works into bibliography.yaml, or name their files as `bibliography:` in book.yaml; "
            "a plain bracket is written \\[",
        )
    elif bracketed or closest(written, works):
        report = draft.diagnostics.error if bracketed else draft.diagnostics.warning
        report(
            "citation-unknown",
            span_of(node),
            f"there is no work `{written}` in the bibliography, and no place of that id in the book",
            suggest(written, works, "correct the key, or add the work to the bibliography"),
        )
    elif _PREFIXED.match(written):
        draft.diagnostics.warning(
            "reference-undefined",
            span_of(node),
            f"@{written} names no place of the book, and is printed as it stands",
            "give the thing meant this id, or write \\@ for a sign that is meant",
        )
