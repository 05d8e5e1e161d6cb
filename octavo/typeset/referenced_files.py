"""Which files a document or a stylesheet draws in: pictures, fonts, other stylesheets.

Too many names do no harm, so whatever could be the name of a file counts, wherever it stands.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from octavo.core.composed_names import existing
from octavo.core.css_loads import loads, parse_tokens

_ATTRIBUTE = re.compile(r"""[\s:](?:src|href|data)\s*=\s*(?:"([^"#][^"]*)"|'([^'#][^']*)')""")
_URL = re.compile(r"""url\(\s*["']?([^"')]+)""", re.IGNORECASE)
_STRING = re.compile(r""""((?:[^"\\\n]|\\.)+)"|'((?:[^'\\\n]|\\.)+)'""")
_IMPORT = re.compile(rf"@import\s+(?:{_STRING.pattern})", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", re.DOTALL)
_URL_OF_ATTRIBUTE = re.compile(r"attr\([^)]*\burl\b", re.IGNORECASE)
#: Kinds of files that can draw in further ones.
_DRAWING = {".css": "css", ".svg": "xml"}


def needed_by_document(xhtml: str, base: Path, folders: Sequence[Path]) -> set[Path]:
    """Return the files in ``folders`` that a document may draw in; its names are relative to ``base``."""
    return _with_theirs(_inside(_names_in_xml(xhtml), base, folders), folders)


def needed_by_stylesheets(paths: Iterable[Path], folders: Sequence[Path]) -> set[Path]:
    """Return the files in ``folders`` that stylesheets may draw in, relative to the one that names them."""
    sheets = {path.resolve() for path in paths}
    return _with_theirs(sheets, folders, sheets)


def names_by_attribute(css: str) -> bool:
    """Return True if a stylesheet takes names of files from any attributes: ``attr(data-x url)``."""
    return bool(_URL_OF_ATTRIBUTE.search(css))


def _with_theirs(paths: set[Path], folders: Sequence[Path], sheets: Collection[Path] = ()) -> set[Path]:
    """Return the files, and those which they draw in; ``sheets`` are stylesheets whatever they are called."""
    found, waiting = set(paths), list(paths)
    while waiting:
        path = waiting.pop()
        kind = "css" if path in sheets else _DRAWING.get(path.suffix.lower())
        if kind:
            text = _text(path)
            names = _names_in_css(text) if kind == "css" else _names_in_xml(text)
            new = _inside(names, path.parent, folders) - found
            found |= new
            waiting += new
    return found


def _text(path: Path) -> str:
    """Return the text of a file; "" if there is none or it can't be read: nor will the engine read it."""
    try:
        return path.read_text("utf-8", "replace") if path.is_file() else ""
    except OSError:
        return ""


def _names_in_xml(text: str) -> Iterator[str]:
    for match in _ATTRIBUTE.finditer(text):
        yield html.unescape(match[1] or match[2])
    if "url(" in text.lower() or "@import" in text or "\\" in text:
        text = html.unescape(text)
        yield from _names_by_pattern(text, (_URL, _IMPORT))
        if "\\" in text:  # a letter of "url" or "import" may be written as its number
            yield from _names_by_pattern(_ESCAPE.sub(_unescaped, text), (_URL, _IMPORT))


def _names_in_css(text: str) -> Iterator[str]:
    """Yield the addresses in a stylesheet, as its tokens say, and all its strings."""
    with suppress(RecursionError):  # brackets in brackets, some hundred deep, draw in nothing
        yield from (token.value for _, token in loads(parse_tokens(text)))
    yield from _names_by_pattern(text, (_URL, _STRING))


def _names_by_pattern(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[str]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = match[match.lastindex or 1]
            yield _ESCAPE.sub(_unescaped, name) if "\\" in name else name


def _unescaped(match: re.Match[str]) -> str:
    if not match[1]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"


def _inside(names: Iterable[str], base: Path, folders: Sequence[Path]) -> set[Path]:
    """Return the paths of the names, as far as they are in the folders; the files need not exist."""
    found = set()
    for name in set(names):
        try:
            parts = urlsplit(name.strip())
            if parts.scheme not in ("", "file") or not parts.path:
                continue
            path = existing(base / unquote(parts.path)).resolve()
        except (ValueError, OSError, RuntimeError):  # no name of a file, or a loop of links
            continue
        if any(path.is_relative_to(folder) for folder in folders):
            found.add(path)
    return found
