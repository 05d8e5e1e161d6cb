"""The state of the machine that a result depends on: this program, its libraries, and the system's fonts.

Nothing here loads the libraries for work; asking Pango for its version takes a millisecond.
"""

import ctypes
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from octavo.cache.digest import digest, state
from octavo.cache.trees import tree_digest
from octavo.core.settings import PACKAGE, RESOURCES

#: Names of the system libraries as Linux and as macOS write them, and the function that gives a version.
_LIBRARIES = (
    (("libpango-1.0.so.0", "libpango-1.0.dylib"), "pango_version"),
    (("libharfbuzz.so.0", "libharfbuzz.0.dylib"), "hb_version_string"),
    (("libfontconfig.so.1", "libfontconfig.1.dylib"), "FcGetVersion"),
    (("libfreetype.so.6", "libfreetype.6.dylib"), "FT_Library_Version"),
)
#: Environment variables, and beginnings of their names, that change how text is set.
_VARIABLES = (
    *("LANG", "LANGUAGE", "LC_", "FC_", "FONTCONFIG_", "FREETYPE_", "HB_", "PANGO", "WEASYPRINT_"),
    *("XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME", "SOURCE_DATE_EPOCH"),
)


@cache
def engine() -> str:
    """Return a digest of what typesets: the program, the packages of this Python, the system's libraries
    and fonts, and the environment, as they were when this was first asked."""
    variables = [f"{name}={value}" for name, value in os.environ.items() if name.startswith(_VARIABLES)]
    return digest(
        sys.version,
        platform.machine(),
        tree_digest(PACKAGE) or "",
        digest(*_packages()),
        digest(*(f"{names[0]} {_version(names, how)}" for names, how in _LIBRARIES)),
        digest(*_fonts()),
        digest(*sorted(variables)),
    )


def tool() -> str:
    """Return a digest of ``engine`` and of the default templates and styles."""
    folders = (RESOURCES / name for name in ("templates", "styles"))
    return digest(engine(), *(tree_digest(folder) or "" for folder in folders))


def _packages() -> Iterator[str]:
    """Yield the names of all installed packages, and the digests of what their installers wrote about their
    files."""
    found = {
        Path(entry.path)
        for place in sys.path
        if Path(place or ".").is_dir()
        for entry in os.scandir(place or ".")
        if entry.name.endswith((".dist-info", ".egg-info"))
    }
    for path in sorted(found):
        yield path.name
        yield state(path / "RECORD")


def _version(names: tuple[str, ...], function: str) -> str:
    for name in names:
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(name)
            if function == "FT_Library_Version":
                return _freetype(library)
            ask = getattr(library, function)
            ask.restype = ctypes.c_char_p if function.endswith("_string") else ctypes.c_int
            answer = ask()
            return answer.decode("ascii", "replace") if isinstance(answer, bytes) else str(answer)
    return ""


def _freetype(library: ctypes.CDLL) -> str:
    handle = ctypes.c_void_p()
    if library.FT_Init_FreeType(ctypes.byref(handle)):
        return ""
    parts = [ctypes.c_int() for _ in range(3)]
    library.FT_Library_Version(handle, *map(ctypes.byref, parts))
    library.FT_Done_FreeType(handle)
    return ".".join(str(part.value) for part in parts)


def _fonts() -> Iterator[str]:
    """Yield the fonts that the system could lend, and how it chooses among them: names, sizes and times,
    not bytes."""
    home = Path("~").expanduser()
    data = [
        os.environ.get("XDG_DATA_HOME") or f"{home}/.local/share",
        *(os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":"),
    ]
    settings = os.environ.get("XDG_CONFIG_HOME") or f"{home}/.config"
    places = [
        *(f"{place}/fonts" for place in data),
        *("/etc/fonts", f"{settings}/fontconfig", f"{home}/.fonts"),
        *(f"{home}/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts"),
    ]
    files = [home / ".fonts.conf"]
    for place in places:
        files += (Path(folder, name) for folder, _, names in os.walk(place) for name in names)
    for path in sorted(files):
        with suppress(OSError):
            status = path.stat()
            yield f"{path} {status.st_size} {status.st_mtime_ns}"
