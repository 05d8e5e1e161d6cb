"""Every citation must name works that the bibliography has."""

from collections.abc import Iterator

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.source.context import ReadingContext
from octavo.source.manuscript import Division, Kind
from octavo.source.references import table_texts
from octavo.source.tokens import FAULTY, walk


def check_citations(divisions: tuple[Division, ...], context: ReadingContext) -> None:
    """Report what is wrong with the citations of a book.

    That is citations of unknown works, citations in a book without a bibliography, bibliographies that would
    list nothing, and, if the book asks for that, works that nothing cites.
    """
    works = context.bibliography.works
    cited: set[str] = set()
    for token in _tokens(context):
        if token.type == "cross_ref":
            cited.add(str(token.meta["target"]))
            continue
        keys = [str(item["key"]) for item in token.meta["items"]]
        cited.update(keys)
        if not works.keys() >= set(keys):
            token.meta[FAULTY] = True
        if not works:
            _no_bibliography(token.meta["span"], token.content, context)
            continue
        context.bibliography.report_unknown(keys, token.meta["span"], context.diagnostics)
    if not works:
        _check_places(divisions, context)
    style = context.bibliography.style
    if style is not None and style.in_notes and cited & works.keys():
        context.cited_in = context.book.citations.series or context.book.notes[0].id
    if context.book.bibliography.all_cited:
        _check_all_cited(cited, context)


def _tokens(context: ReadingContext) -> Iterator[Token]:
    """Yield all citations of the book, and the references that may be citations."""
    texts = [text for text, _ in context.texts]
    for table in context.tables.values():
        texts += [*table_texts(table), *(note.text for note in table.notes)]
    for text in texts:
        for token in walk(text.tokens):
            if token.type == "citation" or (token.type == "cross_ref" and token.meta.get("loose")):
                yield token


def _no_bibliography(span: Span, written: str, context: ReadingContext) -> None:
    context.diagnostics.error(
        "bibliography-missing",
        span,
        f"{' '.join(written.split())} is a citation, but the book has no bibliography",
        "write the works into bibliography.yaml, or name their files as `bibliography:` in book.yaml; "
        "a plain bracket is written \\[",
    )


def _check_places(divisions: tuple[Division, ...], context: ReadingContext) -> None:
    for division in divisions:
        if division.kind is Kind.BIBLIOGRAPHY and division.file is None:
            context.diagnostics.error(
                "bibliography-missing",
                division.span,
                "the bibliography would list nothing: the book has no works",
                "write the works into bibliography.yaml, or give the entry a `file:`",
            )
        _check_places(division.children, context)


def _check_all_cited(cited: set[str], context: ReadingContext) -> None:
    for key, work in context.bibliography.works.items():
        if key not in cited and work.below.isdisjoint(cited):
            context.diagnostics.warning(
                "work-uncited",
                work.span,
                f"nothing cites the work `{key}`",
                f"cite it as [@{key}], or take it out",
            )
