"""Files in a book's folders ``templates`` and ``styles`` that take the place of none of Octavo's.

A file there counts if Octavo, or an extension, has one of its name. One whose name is misspelled would be
passed over in silence.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterable

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import TEXT_LIMIT, Folder
from octavo.core.settings import Settings
from octavo.core.suggestions import closest
from octavo.core.templating import EARLIER_TEMPLATES
from octavo.elements import ElementKind

#: The folders, and what the files in them end with that have to have the names of others.
_ENDINGS = {"styles": ".css", "templates": ".j2"}
#: The likeness of two names of which one may be meant for the other.
_NEAR = 0.75
#: So many files are looked through.
_MOST = 2_000
#: The name of a file in a text.
_NAME = re.compile(rb"[^\s\"'()<>{}\[\],;:/\\\\]+[.](?:css|j2)\b")
#: Stylesheets that were read once; what became of them is told elsewhere.
_RENAMED = frozenset({"texts.css"})
_OTHERWISE = {
    "styles": "put its rules into a copy of print.css, epub.css or the stylesheet of an element, or name it "
    "under `styles` of an edition",
    "templates": "give it the name of the template whose place it shall take",
}


def check_overrides(settings: Settings, elements: Iterable[ElementKind], diagnostics: Diagnostics) -> None:
    """Warn of stylesheets and templates of the book that nothing reads."""
    folder = Folder(settings.book, Diagnostics())
    if folder.look("templates/site/search.js"):
        diagnostics.warning(
            "override-unused",
            Span("templates/site/search.js"),
            "a book's own script is not used: the site has Octavo's",
            "take the file out; an extension may bring a script",
        )
    own = {kind: folder.list(kind, f"**/*{end}")[:_MOST] for kind, end in _ENDINGS.items()}
    kinds = tuple(elements)
    unknown = []
    for kind, files in own.items():
        known = _known(kind, settings, kinds) if files else set()
        unknown += [(kind, file, known) for file in files if posixpath.relpath(file, kind) not in known]
    if not unknown:
        return
    named = _named(folder, ("book.yaml", *own["styles"], *own["templates"]))
    for kind, file, known in unknown:
        if named.get(_composed(posixpath.basename(file)), set()) <= {file}:
            _report(file, kind, known, diagnostics)


def _known(kind: str, settings: Settings, elements: Iterable[ElementKind]) -> set[str]:
    """Return the names of the files in the folders of Octavo and of extensions, and those that elements may
    have."""
    places = [place for place in settings.resource_folders(kind) if place.parent != settings.book]
    known = {
        path.relative_to(place).as_posix() for place in places for path in place.rglob(f"*{_ENDINGS[kind]}")
    }
    for element in elements:
        if kind == "templates":
            known.add(element.template)
        else:
            known |= {f"elements/{element.name}{end}" for end in (".css", ".print.css", ".epub.css")}
    return known | (_RENAMED if kind == "styles" else EARLIER_TEMPLATES.keys())


def _named(folder: Folder, files: Iterable[str]) -> dict[str, set[str]]:
    """Return the names of stylesheets and templates that stand in files, each with these files."""
    named: dict[str, set[str]] = {}
    for file in files:
        try:
            text = folder.bytes(file) if folder.size(file) <= TEXT_LIMIT else b""
        except OSError:
            continue  # what reads it for the book tells
        for name in _NAME.findall(text):
            named.setdefault(_composed(name.decode("utf-8", errors="replace")), set()).add(file)
    return named


def _composed(name: str) -> str:
    """Return a name whose accents are composed: machines differ in how they write them."""
    return unicodedata.normalize("NFC", name)


def _alike(name: str, known: set[str]) -> str | None:
    """Return the known name most like another, if it is near enough; how names end makes none alike."""
    stems = {one.rpartition(".")[0]: one for one in sorted(known)}
    found = closest(name.rpartition(".")[0], stems, _NEAR)
    return stems[found] if found else None


def _report(file: str, kind: str, known: set[str], diagnostics: Diagnostics) -> None:
    name, here = posixpath.relpath(file, kind), posixpath.basename(file)
    near = min((one for one in known if posixpath.basename(one) == here), default=None) or _alike(name, known)
    what = "stylesheet" if kind == "styles" else "template"
    diagnostics.warning(
        "override-unused",
        Span(file),
        f"`{file}` is not read: no {what} of Octavo has this name",
        f"did you mean `{kind}/{near}`?" if near else _OTHERWISE[kind],
    )
