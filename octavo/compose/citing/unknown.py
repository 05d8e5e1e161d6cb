"""Names in the form of a citation that are neither an id of the book nor a key of its bibliography."""

from octavo.compose.draft import Draft
from octavo.core.suggestions import closest, suggest
from octavo.core.xhtml import Element, span_of


def report_unknown(draft: Draft, node: Element, written: str) -> None:
    """Report ``[@name]``, which is a citation without doubt, and ``@name`` if it is like a key.

    Any other ``@name`` is a name of a network or the like, and stays as it is.
    """
    works = draft.manuscript.bibliography.works
    if written in works:
        return  # nothing can be cited in a style that is broken, which is reported
    bracketed = (node.text or "").startswith("[")
    if not works and bracketed:
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
