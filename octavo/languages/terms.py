"""The words that Octavo adds to a book ("Contents", "table", "continued"), by language.

They lie in ``templates/terms/LANGUAGE.yaml``, and a publisher can change or add them. English stands in for
what a language lacks; the quotation marks around a quoted title are those of the language all the same.
"""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateSyntaxError

from octavo.core.book_places import place_of
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.registry import Registry
from octavo.core.settings import RESOURCES, Settings
from octavo.core.templating import find_all, read_template
from octavo.core.yaml_nodes import BrokenYaml, MappingNode, ScalarNode, compose_yaml
from octavo.languages import LANGUAGES, Language, registered
from octavo.languages import language as language_of

_DEPTH = 4  # terms are a plain list
_ENGLISH = "en"
_DEFAULTS = RESOURCES / "templates" / "terms"
_NAMED = 3  # missing words that a warning names
_QUOTED = '"%"'


#: The words that are printed, by their names.
Terms = Mapping[str, str]


def own_terms(
    settings: Settings | None, language: str, languages: Registry[Language] = LANGUAGES
) -> Terms | None:
    """Return the terms of a language, or None if there are none but English ones for it.

    Raise jinja2.TemplateSyntaxError for a file that can't be read.
    """
    names = _names(language)
    is_known = names[-1].split("-")[0] == _ENGLISH or bool(_of_files(settings, names[1:]))
    return load_terms(settings, language, languages) if is_known else None


def load_terms(settings: Settings | None, language: str, languages: Registry[Language] = LANGUAGES) -> Terms:
    """Return the terms of a language: of its region before the language alone, the book's before the
    defaults, English if nothing else is found.

    ``"%"``, in straight quotation marks, comes with the marks that the language has. Raise
    jinja2.TemplateSyntaxError for a file that can't be read.
    """
    names = _names(language)
    found = {
        **_of_files(settings, names[:1]),
        **_signs(language, languages),
        **_of_files(settings, names[1:]),
    }
    quoted = f"{found['quote-open']}%{found['quote-close']}"
    return {name: term.replace(_QUOTED, quoted) for name, term in found.items()}


def missing_terms(
    settings: Settings | None, language: str, languages: Registry[Language] = LANGUAGES
) -> tuple[str, ...]:
    """Return the names of the terms for which English stands in, in the order of the English file.

    Raise jinja2.TemplateSyntaxError for a file that can't be read.
    """
    first, *others = _names(language)
    if all(name.split("-")[0] == _ENGLISH for name in others):
        return ()
    own = {*_of_files(settings, others), *_signs(language, languages)}
    return tuple(name for name in _of_files(settings, [first]) if name not in own)


def check_terms(
    settings: Settings,
    language: str,
    diagnostics: Diagnostics,
    languages: Registry[Language] = LANGUAGES,
) -> None:
    """Warn that words are printed in English in a book of another language.

    Raise jinja2.TemplateSyntaxError for a file of terms that can't be read.
    """
    missing = missing_terms(settings, language, languages)
    if not missing:
        return
    names = _names(language)[1:]
    files = [f"templates/terms/{name}.yaml" for name in names]
    own = next((file for file in files if (settings.book / file).is_file()), None)
    wanted = own or (files[0] if len(names[0]) > 1 else files[-1])  # "x-klingon.yaml", not "x.yaml"
    english = load_terms(settings, language, languages)
    some = ", ".join(f"`{term}` (\u201c{english[term]}\u201d)" for term in missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    name = language_of(language).name
    called = f"`{language}`" if name == language else f"{name} (`{language}`)"
    diagnostics.warning(
        "terms-missing",
        Span(own) if own else place_of(settings.book, "language"),
        "words that Octavo adds to the book come in English, for they are not known in "
        f"{called}: {some}{more}",
        f"write them into {wanted} in the book's folder, as {_DEFAULTS / 'en.yaml'} has them in English",
    )


def check_division_terms(
    settings: Settings,
    places: Mapping[str, Span],
    diagnostics: Diagnostics,
    languages: Registry[Language] = LANGUAGES,
) -> None:
    """Warn of languages of divisions without words of their own; ``places`` has the first of each language.

    Raise jinja2.TemplateSyntaxError for a file of terms that can't be read.
    """
    for tag, place in places.items():
        if own_terms(settings, tag, languages) is not None:
            continue
        name = language_of(tag).name
        diagnostics.warning(
            "terms-missing",
            place,
            f"words that Octavo adds to what is in {name} (`{tag}`), such as `Table`, are those of the "
            "book's language",
            f"write those of {name} into templates/terms/{_names(tag)[-1]}.yaml in the book's folder, as "
            f"{_DEFAULTS / 'en.yaml'} has them in English",
        )


def _of_files(settings: Settings | None, names: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        for path in reversed(list(find_all(settings, "templates", f"terms/{name}.yaml"))):
            found.update(_read(path))
    return found


def _signs(language: str, languages: Registry[Language]) -> dict[str, str]:
    """Return the terms that are no words, for a language that has other signs than English."""
    rules = language_of(language, languages)
    if not rules.quotes or registered(language, languages) is registered(_ENGLISH, languages):
        return {}
    (opening, closing), space = rules.quotes[0], rules.inside
    return {
        "quote-open": opening + space,
        "quote-close": space + closing,
        "point-inside-quotes": "yes" if rules.point_inside_quotes else "no",
    }


def _names(language: str) -> list[str]:
    """Return the names of the files, English first, then from the general to the particular.

    Case means nothing in a language tag (RFC 5646, section 2.1.1), but something in the name of a file.
    """
    first, *rest = language.replace("_", "-").split("-")
    parts = [first.lower(), *map(_cased, rest)]
    return list(dict.fromkeys([_ENGLISH, *("-".join(parts[:count]) for count in range(1, len(parts) + 1))]))


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
    """Return the word as it is written; but what YAML takes for true or false was meant as a yes or no."""
    written = word.value
    return {"true": "yes", "false": "no"}.get(written.lower(), written) if not word.style else written
