"""The needs of typesetting on this machine: the one release of WeasyPrint, unchanged, and its libraries."""

import ctypes
import sys

from octavo.core.failures import MissingLibraries
from octavo.typeset.weasyprint.patches import PATCHES, check_release, check_sources

#: System libraries that WeasyPrint loads, by their names on Linux and on macOS.
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


def check_installation() -> None:
    """Raise EngineUnusable if this machine can't typeset; to be asked before anything is done.

    That is MissingLibraries for system libraries that can't be loaded, and EngineMismatch for another release
    of WeasyPrint than the one that the patches fit, or for one that was changed. WeasyPrint itself, which
    takes a second to load, is loaded only if libraries are not found by their names.
    """
    check_release()
    if not all(any(map(_loads, names)) for names in LIBRARIES):
        try:
            import weasyprint  # noqa: F401
        except OSError as error:
            raise without_libraries(error) from error
    check_sources(PATCHES)


def without_libraries(error: OSError) -> MissingLibraries:
    """Return what to say of the error with which WeasyPrint could not be loaded."""
    first = (str(error).splitlines() or [""])[0]
    hint = LIBRARIES_HINT.get(sys.platform, "see WeasyPrint's page on installation")
    return MissingLibraries(
        f"Pango is missing or can't be loaded ({first}). In a checkout run `make setup`, or: {hint}"
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
