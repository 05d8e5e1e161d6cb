"""Paths of pictures as authors and other programs write them, and the files of the book that they mean.

::

    images\\map.png                        as Windows writes it
    /.gitbook/assets/map.png              from the top of the book, as on a site
    {{ site.baseurl }}/assets/map.png     the same for Jekyll
    my%20map.png, map.png?raw=true        as an address
    ../images/map.png                     beside another folder of the book
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from octavo.core.folder import Folder

#: A prefix that a program for sites puts before paths: the address at which the site lies.
_SITE = re.compile(r"(?:\{\{-?\s*(?:site|page|config|base)[\w.]*(?:\s*\|\s*\w+)?\s*-?\}\})+/?")
_RELATIVE = re.compile(
    r"""\{\{-?\s*["'](?P<path>[^"'{}]+)["']\s*\|\s*(?:relative_url|absolute_url|url)\s*-?\}\}"""
)
_TAIL = re.compile(r"[?#].*$", re.DOTALL)
#: Folders whose content sites show at their top.
_SITE_FOLDERS = ("static", "public", "docs", "src", "source", "content", "assets")
_DEEPEST = 12  # folders above a chapter that are looked through


def is_remote(path: str) -> bool:
    """Return True for an address on the web."""
    return bool(re.match(r"(?:[a-z][a-z0-9+.-]*:)?//", path, re.IGNORECASE))


def find_picture(path: str, folder: Folder, beside: str | None, *, anywhere: bool = False) -> str | None:
    """Return the file that the path of a picture means, relative to the folder of the book, or None.

    The path as written comes first, so that a file called "a?b.png" or "100%.png" is found. ``anywhere`` is
    for wikis, where the name of a file is enough if there is no other of that name.
    """
    for form in _forms(path):
        found = folder.look(form.lstrip("/"), beside)
        if found is None and form.startswith("/"):
            found = next(filter(None, (folder.look(place) for place in _rooted(form, beside))), None)
        if found is not None:
            return found
    named = folder.named(path.strip()) if anywhere and "/" not in path else ()
    return named[0] if len(named) == 1 else None


def plain_path(path: str) -> str:
    """Return the path as it is looked for when all that other programs add is taken away."""
    return list(_forms(path))[-1]


def _forms(path: str) -> Iterator[str]:
    """Yield the path as it is written, and then as it may be meant."""
    path = path.strip()
    yield path
    shown = path.replace("\\", "/")
    if named := _RELATIVE.fullmatch(shown):
        shown = "/" + named["path"].lstrip("/")
    elif site := _SITE.match(shown):
        shown = "/" + shown[site.end() :].lstrip("/")
    for form in (shown, unquote(shown), unquote(_TAIL.sub("", shown))):
        if form != path and form.strip("/"):
            yield form


def _rooted(path: str, beside: str | None) -> Iterator[str]:
    """Yield the places to which a path from the top of a site may lead: from each folder above the chapter,
    and from those that sites show at their top."""
    inside = posixpath.normpath(path).lstrip("/")
    above = posixpath.dirname(beside or "")
    for _ in range(_DEEPEST):
        if not above:
            break
        yield posixpath.join(above, inside)
        above = posixpath.dirname(above)
    yield from (posixpath.join(folder, inside) for folder in _SITE_FOLDERS)
