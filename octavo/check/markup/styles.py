"""The classes of an e-book: those that Octavo's stylesheets know have their style, and none is misspelled."""

import difflib
import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from octavo.check.audit.blocks import ReadDocument
from octavo.check.findings import WHOLE, in_document
from octavo.core.diagnostics import Diagnostic
from octavo.core.settings import RESOURCES

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_WRITTEN = re.compile(r'class="([^"]*)"')
#: Types of elements -> the class by which they have their look.
_LOOKS = {"z3998:verse": "verse", "z3998:letter": "letter", "noteref": "note-call"}
_NEAR = 0.85
_EPUB = "{http://www.idpf.org/2007/ops}type"


def check_classes(
    documents: Sequence[ReadDocument], styles: Mapping[str, str], own: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield a fault for each class that Octavo's stylesheets have and those of the e-book have not, and for
    each that is nearly one of them; ``own`` are those of the source."""
    there = set(_CLASS.findall(_COMMENT.sub("", "\n".join(styles.values()))))
    used: dict[str, tuple[str, int]] = {}
    for document in documents:
        for element in document.root.iter("{*}*"):
            classes = (element.get("class") or "").split()
            line = element.sourceline if isinstance(element.sourceline, int) else 0
            for name in classes:
                used.setdefault(name, (document.name, line))
            for kind in (element.get(_EPUB) or "").split():
                if kind in _LOOKS and _LOOKS[kind] not in classes:
                    said = (
                        f"what is of the type \u201c{kind}\u201d has not the class \u201c{_LOOKS[kind]}\u201d"
                    )
                    yield in_document(document.name, line).fault("markup-class", said)
    fonts = any("@font-face" in style for style in styles.values())
    for name in sorted(used.keys() & styled(fonts) - there):
        said = f"no stylesheet of the e-book has a style for the class \u201c{name}\u201d"
        yield WHOLE.fault("markup-class", said)
    for name in sorted(used.keys() - known() - there - own):
        near = difflib.get_close_matches(name, styled(fonts), 1, _NEAR)
        numbered = bool(near) and near[0].rstrip("0123456789") == name.rstrip("0123456789")
        if near and not numbered and abs(len(near[0]) - len(name)) <= 1:
            said = f"the class \u201c{name}\u201d has no style; \u201c{near[0]}\u201d has one"
            yield in_document(*used[name]).fault("markup-class", said)


@functools.cache
def styled(fonts: bool) -> frozenset[str]:
    """Return the classes for which Octavo's stylesheets of e-books have a style, with or without fonts."""
    folder = RESOURCES / "styles"
    names = ("base.css", "epub.css", "divisions.epub.css", *(("ebook-fonts.css",) if fonts else ()))
    files = [folder / name for name in names]
    files += [path for path in (folder / "elements").glob("*.css") if ".print" not in path.name]
    text = "\n".join(_COMMENT.sub("", path.read_text("utf-8")) for path in files if path.is_file())
    return frozenset(_CLASS.findall(text)) - {"css", "ttf", "otf"}


@functools.cache
def known() -> frozenset[str]:
    """Return the classes that Octavo's stylesheets and templates have."""
    found = set(styled(True))
    for path in (RESOURCES / "styles").rglob("*.css"):
        found |= set(_CLASS.findall(_COMMENT.sub("", path.read_text("utf-8"))))
    for path in (RESOURCES / "templates").rglob("*.j2"):
        for text in _WRITTEN.findall(path.read_text("utf-8")):
            found |= set(re.findall(r"[A-Za-z][\w-]*", text))
    return frozenset(found)
