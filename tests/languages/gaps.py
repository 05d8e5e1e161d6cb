"""What a language lacks: the words for which nothing stands in, or English does."""

from octavo.languages import LANGUAGES, Language, language
from octavo.languages.model import words
from octavo.languages.terms import missing_terms

#: Languages that have no articles, or none that stand before the word.
WITHOUT_ARTICLES = words("be bg bs cs et eu fi hr is ja la lt lv mk pl ru sk sl sr tr uk zh")
#: Scripts that part no words by spaces: no line is kept from ending there by words.
WITHOUT_SPACES = frozenset({"ja", "zh"})

_HELD = ("counted", "units", "titles")
_SORTED = ("articles", "particles")


def gaps(one: Language) -> set[str]:
    """Return the names of what a language lacks, "terms" for printed words that come in English."""
    whole = language(one.tag)
    base = one.tag.split("-")[0]
    asked = {"quotes", "months", *_HELD, *_SORTED}
    if base in WITHOUT_ARTICLES:
        asked.remove("articles")
    if base in WITHOUT_SPACES:
        asked -= {"months", *_HELD, *_SORTED}
    lacking = {name for name in asked if not getattr(whole, name)}
    return lacking | ({"terms"} if missing_terms(None, one.tag) else set())


def states() -> list[dict[str, str]]:
    """Return the rows of the manual's table of languages: one for each language, with its regions."""
    tags: dict[str, list[str]] = {}
    for one in LANGUAGES:
        base = {"nb": "no", "nn": "no"}.get(one.tag, one.tag.split("-")[0])
        tags.setdefault(base, []).append(one.tag)
    rows = [_state(base, regions) for base, regions in tags.items()]
    return sorted(rows, key=lambda row: row["language"])


def _state(base: str, regions: list[str]) -> dict[str, str]:
    lacking, unspaced = gaps(LANGUAGES[base]), base in WITHOUT_SPACES
    sorting = set(_SORTED) - ({"articles"} if base in WITHOUT_ARTICLES else set())
    return {
        "language": language(base).name,
        "tags": ", ".join(regions),
        "spaces": "not needed" if unspaced else _share(lacking, {"months", *_HELD}),
        "index": "not needed" if unspaced else _share(lacking, sorting),
        "words": _share(lacking, {"terms"}),
    }


def _share(lacking: set[str], asked: set[str]) -> str:
    missing = len(lacking & asked)
    return "yes" if not missing else "no" if missing == len(asked) else "in part"
