"""Extensions: installed packages that a book names, with parts of their own.

``extensions: [octavo-recipes]`` in book.yaml names packages with an entry point in the group
``octavo.extensions``: a function that is called with an ``Octavo`` object and registers parts with it. A
book is untrusted, so code that lies in its folder is never run, even if Python would find it there.
"""

import importlib.util
import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.build.registration import Octavo
from octavo.build.toolchain import BUILT_IN, Extension, Toolchain
from octavo.cache.digest import state
from octavo.cache.trees import tree_digest
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.registry import RegistryError
from octavo.core.settings import PACKAGE

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint

#: The group of entry points.
GROUP = "octavo.extensions"
_FILE, _KEY = "book.yaml", "extensions"
_DEPTH = 40
#: A name of a package (PEP 508).
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_HINT = "install another version of it, or tell its makers"


def load_toolchain(book: Path, diagnostics: Diagnostics, toolchain: Toolchain = BUILT_IN) -> Toolchain:
    """Return a toolchain with the parts of the extensions that a book names, in the order in which it names
    them.

    What is wrong with one goes to ``diagnostics``, with the line of book.yaml that names it; the toolchain is
    without its parts then.
    """
    named: set[str] = set()
    for name, span in extension_names(book):
        if (plain := _plain(name)) in named:
            diagnostics.warning(
                "extension-twice", span, f"the extension `{name}` is named twice", "take one out of book.yaml"
            )
            continue
        named.add(plain)
        toolchain = _with_extension(toolchain, name, span, book, diagnostics)
    return toolchain


def extension_names(book: Path) -> Iterator[tuple[str, Span]]:
    """Yield the names of extensions in book.yaml with their places.

    What is wrong with the file, or with what stands under the key, is told when the book is read.
    """
    try:
        text = (book / _FILE).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    if _KEY not in text:
        return
    # Here, since most books have none, and an unchanged book is not read.
    from octavo.core.yaml_nodes import BrokenYaml, ListNode, MappingNode, ScalarNode, compose_yaml

    try:
        root = compose_yaml(text, _DEPTH)
    except BrokenYaml:
        return
    for key, value in root.pairs if isinstance(root, MappingNode) else ():
        if isinstance(key, ScalarNode) and key.value == _KEY and isinstance(value, ListNode):
            for item in value.items:
                if isinstance(item, ScalarNode) and item.value:
                    yield item.value, Span(_FILE, item.line + 1, item.column + 1)


def _with_extension(
    toolchain: Toolchain, name: str, span: Span, book: Path, diagnostics: Diagnostics
) -> Toolchain:
    from importlib.metadata import Distribution

    if not _NAME.fullmatch(name):
        diagnostics.error(
            "extension-not-one",
            span,
            f"`{name[:40]}` is not the name of a package",
            "write the name under which the extension is installed, without a version or a path",
        )
        return toolchain
    found = next(iter(Distribution.discover(name=name, path=_path_without(book))), None)
    if found is None:
        diagnostics.error(
            "extension-missing",
            span,
            f"the extension `{name}` is not installed",
            f"install it, for example with `pip install {name}`, or take it out of book.yaml",
        )
        return toolchain
    entries = sorted(found.entry_points.select(group=GROUP), key=lambda entry: entry.name)
    if not entries:
        diagnostics.error(
            "extension-not-one",
            span,
            f"the package `{name}` is no extension of Octavo: it has no entry point in the group `{GROUP}`",
            "name a package that extends Octavo, or take it out of book.yaml",
        )
        return toolchain
    octavo = Octavo(toolchain)
    for entry in entries:
        if _lies_in(book, entry):
            diagnostics.error(
                "extension-in-book",
                span,
                f"the code of the extension `{name}` lies in the book's folder, from where none is run",
                "install the package, and call Octavo from another folder",
            )
            return toolchain
        try:
            entry.load()(octavo)
        except RegistryError as error:
            diagnostics.error(
                "extension-refused",
                span,
                f"the extension `{name}` can't be used with what is registered before it: {error}",
                "take it, or the extension that it is at odds with, out of book.yaml",
            )
            return toolchain
        except (Exception, SystemExit) as error:
            diagnostics.error(
                "extension-broken",
                span,
                f"the extension `{name}` {found.version} fails when it is set up: {_described(error)}",
                _HINT,
            )
            return toolchain
    for kind in octavo.toolchain.elements_besides(toolchain):
        if kind.templated and not any((f / kind.template).is_file() for f in octavo.toolchain.templates):
            diagnostics.error(
                "extension-broken",
                span,
                f"the extension `{name}` {found.version} has no template for its element `{kind.name}`: "
                f"there is no {kind.template} in its folders of templates",
                _HINT,
            )
            return toolchain
    extension = _described_extension(found, entries[0])
    return replace(octavo.toolchain, extensions=(*toolchain.extensions, extension))


def _described_extension(found: "Distribution", entry: "EntryPoint") -> Extension:
    module = sys.modules.get(entry.module.partition(".")[0])
    places = (*getattr(module, "__path__", ()), getattr(module, "__file__", None))
    code = next((Path(place).resolve() for place in places if place), None)
    digest = None
    if code is not None:
        digest = tree_digest(code) if code.is_dir() else state(code)
    return Extension(found.metadata["Name"], found.version, digest or "", code)


def extension_at_fault(error: BaseException, toolchain: Toolchain) -> str | None:
    """Return the extension whose code an exception comes from, with the exception, in one line; None if it
    comes from Octavo, or from a library that Octavo has called.
    """
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(PACKAGE):
            return None
        for extension in toolchain.extensions:
            if extension.code and file.is_relative_to(extension.code):
                place = f"({file.name}, line {frame.lineno})"
                what = " ".join(f"{type(error).__name__}: {error}".split())
                return f"the extension `{extension.name}` {extension.version} fails: {what} {place}"
    return None


def _path_without(book: Path) -> list[str]:
    """Return the path on which modules are looked for, without what lies in the book's folder.

    An environment that somebody has put there to run Octavo from may stay.
    """
    return [place for place in sys.path if not _is_inside(Path(place or ".").resolve(), book)]


def _lies_in(book: Path, entry: "EntryPoint") -> bool:
    """Return True if the module of an entry point would be loaded from the book's folder."""
    top = entry.module.partition(".")[0]
    if top in sys.modules:
        return False
    spec = importlib.util.find_spec(top)
    places = [*(spec.submodule_search_locations or ()), spec.origin or ""] if spec else []
    return any(_is_inside(Path(place).resolve(), book) for place in places if place)


def _is_inside(place: Path, book: Path) -> bool:
    return place.is_relative_to(book.resolve()) and not place.is_relative_to(Path(sys.prefix).resolve())


def _described(error: BaseException) -> str:
    """Return an exception in one line, with the innermost place in the extension's code."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_foreign(frame.filename)]
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return " ".join(f"{type(error).__name__}: {error}".split()) + place


def _is_foreign(file: str) -> bool:
    path = Path(file)
    return path.is_absolute() and not path.is_relative_to(PACKAGE)


def _plain(name: str) -> str:
    """Return the name of a package as all spellings of it are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
