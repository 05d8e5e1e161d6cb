"""The folder of a site: the same pages with search or without."""

from pathlib import Path

from octavo.formats.context import BuildContext
from octavo.formats.made import Made
from octavo.formats.products.page_map import page_map, report_unknown_pages


def site_folder(context: BuildContext, name: str, *, search: bool) -> Made:
    """Write a site into ``<slug>-NAME``. Raise SearchError if its search can't be made."""
    from octavo.html import render_site

    composed, settings = context.composed, context.settings
    report_unknown_pages(context)
    with context.progress.stage(name):
        pages = render_site(
            composed,
            settings,
            context.once(page_map),
            search,
            context.diagnostics,
            elements=context.elements,
        )
        folder = context.folder / f"{context.slug}-{name}"
        for document in pages.documents:
            _write(folder / document.name, document.data)
        for asset in pages.assets:
            _write(folder / asset.name, asset.data)
        if search:
            from octavo.html.search import index_site  # it loads what only this needs

            index_site(folder, composed.book.language)
    return Made(folder, documents=len(pages.documents), sources=pages.sources)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
