"""Files of a book's folders ``templates`` and ``styles`` that have the place of none any more.

A file there takes the place of Octavo's file of the same name. If that has gone to another name, the book's
file would be passed over in silence.
"""

import re

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import TEXT_LIMIT, Folder
from octavo.core.suggestions import listing
from octavo.core.templating import EARLIER_TEMPLATES
from octavo.elements.lookup import ElementLookup

#: Earlier names -> those that have their place.
_MOVED = {
    **{f"templates/{name}": f"templates/{now}" for name, now in EARLIER_TEMPLATES.items()},
    "styles/texts.css": "styles/elements/NAME.print.css and styles/divisions.print.css",
}
#: Stylesheets whose rules for elements have gone to files of their own, and how the names of those end.
_SPLIT = {"styles/base.css": ".css", "styles/print.css": ".print.css", "styles/epub.css": ".epub.css"}
#: A selector that is a class alone.
_CLASS = re.compile(r"(?:^|[},;/])\s*\.([\w-]+)\s*(?=[,{])")


def check_earlier_names(folder: Folder, elements: ElementLookup, diagnostics: Diagnostics) -> None:
    """Warn of files that are not read any more, and of rules for elements in stylesheets for all text: the
    elements' own stylesheets come behind them, and win."""
    for name, now in _MOVED.items():
        if (folder.root / name).is_file():
            diagnostics.warning(
                "file-renamed",
                Span(name),
                f"`{name}` is not read: what it was for is in {now}",
                f"copy what is now in {now} into the book's folder, and change it there",
            )
    for name, ending in _SPLIT.items():
        if css := _stylesheet(folder, name):
            _check_split(name, css, ending, elements, diagnostics)


def _stylesheet(folder: Folder, name: str) -> str:
    """Return the text of a stylesheet of the book; "" if there is none. What is wrong with one is told by
    what reads it for a page."""
    path = folder.root / name
    if not path.is_file() or not path.resolve().is_relative_to(folder.root):
        return ""
    try:
        data = folder.bytes(name) if folder.size(name) <= TEXT_LIMIT else b""
    except OSError:
        return ""
    return data.decode("utf-8-sig", errors="replace")


def _check_split(name: str, css: str, ending: str, elements: ElementLookup, diagnostics: Diagnostics) -> None:
    own = {found: kind.name for kind in elements.tops for found in kind.all_classes}
    classes = dict.fromkeys(one for one in _CLASS.findall(css) if one in own)
    if classes:
        files = listing(dict.fromkeys(f"styles/elements/{own[one]}{ending}" for one in classes))
        diagnostics.warning(
            "style-elsewhere",
            Span(name),
            f"`{name}` has rules for {listing(classes)}, whose stylesheets come behind it and win",
            f"move these rules to {files} in the book's folder",
        )
