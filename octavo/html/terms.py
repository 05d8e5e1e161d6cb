"""The words that Octavo adds to a book ("Contents", "table", "continued"), by language.

They lie in ``templates/terms/LANGUAGE.yaml``, where a publisher can change or add them; a language
without a file takes the English ones.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML


def load_terms(folders: Sequence[Path], language: str) -> Mapping[str, str]:
    """The terms of a language: of its region before the language alone, the book's before the defaults,
    English where nothing else is found."""
    found: dict[str, str] = {}
    for name in ("en", language.split("-")[0].lower(), language):
        for folder in reversed(folders):
            found.update(_read(folder / "terms" / f"{name}.yaml"))
    return found


@cache
def _read(path: Path) -> Mapping[str, str]:
    if not path.is_file():
        return {}
    loaded = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return {str(name): str(word) for name, word in loaded.items()} if isinstance(loaded, dict) else {}
