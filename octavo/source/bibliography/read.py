"""Reading the bibliography: which files, what they hold, and the style of citations."""

from octavo.core.diagnostics import Span
from octavo.core.suggestions import suggest
from octavo.csl.library import named_style, style_names
from octavo.csl.nodes import STYLE_LIMIT, StyleError
from octavo.csl.style import Style, parse_style
from octavo.source.bibliography.model import Bibliography, BibliographyText, WorkSource
from octavo.source.context import ReadingContext
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode

#: Files that are read if ``book.yaml`` names none.
FILES = ("bibliography.yaml", "bibliography.json", "bibliography.bib")


def read_bibliography(root: YamlNode, context: ReadingContext) -> Bibliography:
    """Return all works of the book and its style; ``root`` is the whole of ``book.yaml``."""
    works: dict[str, WorkSource] = {}
    for file in _files(root, context):
        for work in _read(file, context):
            _add(work, works, context)
    if not works:
        return Bibliography()
    _check_series(root, context)
    _check_sections(root, works, context)
    return Bibliography(works, _style(root, context), _texts(root, context))


def _texts(root: YamlNode, context: ReadingContext) -> tuple[BibliographyText, ...]:
    """Return the headings and lead-ins of the sections, as inline Markdown."""
    options = root.get("bibliography")
    sections = options.get("sections") if options else None
    made = []
    for node in sections.items() if sections else ():
        title, lead = (
            context.inline(found) if (found := node.get(key)) is not None and found.text().strip() else None
            for key in ("title", "lead")
        )
        context.texts += [(text, None) for text in (title, lead) if text is not None]
        made.append(BibliographyText(title, lead))
    return tuple(made)


def _files(root: YamlNode, context: ReadingContext) -> list[str]:
    named = context.book.bibliography.files
    if not named:
        return [file for file in FILES if (context.folder.root / file).is_file()]
    options = root.get("bibliography")
    listed = (options.get("files") or options) if options else None
    places = [one.span for one in listed.items()] if listed else []
    spans = places or [listed.span if listed else Span("book.yaml")]
    found = []
    for number, name in enumerate(named):
        span = spans[min(number, len(spans) - 1)]
        if not name.lower().endswith((".yaml", ".yml", ".json", ".bib")):
            context.diagnostics.error(
                "bibliography-type",
                span,
                f"`{name}` is not a file of bibliographic data",
                "name a file that ends in .yaml, .json (both CSL) or .bib",
            )
            continue
        file = context.folder.find(name, span)
        if file is not None:
            found.append(file)
    return found


def _read(file: str, context: ReadingContext) -> list[WorkSource]:
    text = context.folder.text(file)
    if text is None:
        return []
    if file.lower().endswith(".bib"):
        from octavo.source.bibliography.bibtex import read_bibtex

        return read_bibtex(text, file, context)
    from octavo.source.bibliography.works import read_works

    return read_works(text, file, context)


def _add(work: WorkSource, works: dict[str, WorkSource], context: ReadingContext) -> None:
    first = works.get(work.key)
    if first is not None:
        context.diagnostics.error(
            "work-duplicate",
            work.span,
            f"the key `{work.key}` stands for two works; the first is in {first.span.file}, "
            f"line {first.span.line}",
            "give one of the two another key, or take it out",
        )
        return
    works[work.key] = work
    for volume in work.volumes:
        _add(volume, works, context)


def _check_series(root: YamlNode, context: ReadingContext) -> None:
    series = context.book.citations.series
    known = [one.id for one in context.book.notes]
    if series is not None and series not in known:
        context.diagnostics.error(
            "series-unknown",
            key_span(root.get("citations"), "series", Span("book.yaml")),
            f"there is no note series `{series}`",
            suggest(series, known, f"series are {', '.join(known)}"),
        )


def _check_sections(root: YamlNode, works: dict[str, WorkSource], context: ReadingContext) -> None:
    """Report keys that a section of the bibliography names and no work has."""
    options = root.get("bibliography")
    sections = options.get("sections") if options else None
    for node in sections.items() if sections else ():
        keys = node.get("keys")
        for one in keys.items() if keys else ():
            if one.text() not in works:
                context.diagnostics.error(
                    "citation-unknown",
                    one.span,
                    f"there is no work `{one.text()}` in the bibliography",
                    suggest(one.text(), works, "correct the key, or add the work"),
                )


def _style(root: YamlNode, context: ReadingContext) -> Style | None:
    name = context.book.citations.style
    span = key_span(root.get("citations"), "style", Span("book.yaml"))
    if name.lower().endswith(".csl"):
        file = context.folder.find(name, span)
        if file is None:
            return None
        if context.folder.size(file) > STYLE_LIMIT:
            _broken(name, f"it has more than {STYLE_LIMIT // 1024} kB", span, context)
            return None
        data: bytes | None = context.folder.bytes(file)
    else:
        data = named_style(name)
    if data is None:
        hint = "write the name of a public style (chicago-author-date, apa, ...) or the path of a .csl file"
        context.diagnostics.error(
            "style-unknown", span, f"there is no style `{name}`", suggest(name, style_names(), hint)
        )
        return None
    try:
        return parse_style(data, context.book.language)
    except StyleError as problem:
        _broken(name, str(problem), span, context)
        return None


def _broken(name: str, why: str, span: Span, context: ReadingContext) -> None:
    context.diagnostics.error(
        "style-broken",
        span,
        f"the style `{name}` cannot be used: {why}",
        "choose another, or correct the file",
    )
