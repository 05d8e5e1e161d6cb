"""The words that Octavo adds to a book ("Contents", "table", "continued"), by language.

They lie in ``templates/terms/LANGUAGE.yaml``, where a publisher can change or add them; a language
without a file takes the English ones.
"""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateSyntaxError

from octavo.core.settings import Settings
from octavo.core.templating import find_all, read_template
from octavo.core.yaml_nodes import BrokenYaml, MappingNode, ScalarNode, compose_yaml

_DEPTH = 4  # terms are a plain list


def load_terms(settings: Settings | None, language: str) -> Mapping[str, str]:
    """The terms of a language: of its region before the language alone, the book's before the defaults,
    English where nothing else is found. Raises jinja2.TemplateSyntaxError for a file that can't be read."""
    found: dict[str, str] = {}
    for name in _names(language):
        for path in reversed(list(find_all(settings, "templates", f"terms/{name}.yaml"))):
            found.update(_read(path))
    return found


def _names(language: str) -> list[str]:
    """The names of the files, from the general to the particular; case means nothing in a language tag
    (RFC 5646, section 2.1.1), but something in the name of a file."""
    first, *rest = language.split("-")
    parts = [first.lower(), *map(_cased, rest)]
    return list(dict.fromkeys(["en", *("-".join(parts[:count]) for count in range(1, len(parts) + 1))]))


def _cased(part: str) -> str:
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower()


def _read(path: Path) -> Mapping[str, str]:
    try:
        root = compose_yaml(read_template(path, path.name), _DEPTH)
    except BrokenYaml as broken:
        problem = getattr(broken.problem, "problem", None) or "no well-formed YAML"
        raise TemplateSyntaxError(str(problem), broken.line + 1, path.name, str(path)) from broken
    pairs = root.pairs if isinstance(root, MappingNode) else ()
    return {
        name.value: _word(word)
        for name, word in pairs
        if isinstance(name, ScalarNode) and isinstance(word, ScalarNode) and not _is_null(word)
    }


def _is_null(word: ScalarNode) -> bool:
    return not word.style and word.value in ("", "~", "null", "Null", "NULL")


def _word(word: ScalarNode) -> str:
    """The word as it is written; but what YAML takes for true or false was meant as a yes or no."""
    written = word.value
    return {"true": "yes", "false": "no"}.get(written.lower(), written) if not word.style else written
