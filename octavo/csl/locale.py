"""The words, dates and options of a language."""

from dataclasses import dataclass, field

from octavo.csl.library import locale_files
from octavo.csl.nodes import Node, read_nodes

_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


@dataclass(slots=True)
class Locale:
    """Words and dates of a language. ``terms`` are keyed by (name, form): singular and plural."""

    language: str
    terms: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    dates: dict[str, Node] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    ordinals: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """Return a word, in the nearest form there is; None if the language has none."""
        wanted: str | None = form or "long"
        while wanted is not None:
            found = self.terms.get((name, wanted))
            if found is not None:
                return found[1 if plural else 0]
            wanted = _FALLBACK.get(wanted)
        return None

    def ordinal(self, number: int, gender: str = "") -> str:
        """Return a number with its ending: "2nd"."""
        best, weight = "", -1
        for name, forms in self.ordinals.items():
            for ending, match, form in forms:
                suits = 0 if name == "ordinal" else _suits(name, match, number)
                fits = form in ("", gender)
                if suits is not None and fits and suits * 2 + bool(form) > weight:
                    best, weight = ending, suits * 2 + bool(form)
        return f"{number}{best}"


def _suits(name: str, match: str, number: int) -> int | None:
    """Return the nearness of an ending's rule to a number, None if it does not match."""
    figures = name.removeprefix("ordinal-")
    match = match or ("last-digit" if int(figures) < 10 else "last-two-digits")
    if match == "whole-number":
        return 3 if number == int(figures) else None
    if match == "last-two-digits":
        return 2 if number % 100 == int(figures) else None
    return 1 if number % 10 == int(figures) % 10 else None


def read_locale(root: Node, language: str) -> Locale:
    """Return the words of a language for a style, whose root is given: of American English, of the language,
    and of the style, each over the one before."""
    made = Locale(language)
    for data in locale_files(language):
        _merge(made, read_nodes(data))
    wanted = ("", language.split("-")[0].lower(), language.lower())
    own = [one for one in root.children if one.name == "locale"]
    for tag in wanted:
        for node in own:
            if node.get("lang").lower() == tag:
                _merge(made, node)
    return made


def _merge(locale: Locale, node: Node) -> None:
    for one in node.children:
        if one.name == "style-options":
            locale.options.update(one.attributes)
        elif one.name == "date":
            locale.dates[one.get("form")] = one
        elif one.name == "terms":
            terms = [term for term in one.children if term.name == "term"]
            if any(term.get("name") == "ordinal" for term in terms):
                locale.ordinals = {}  # endings go together: those of two languages must not mix
            for term in terms:
                _term(locale, term)


def _term(locale: Locale, term: Node) -> None:
    name = term.get("name")
    single, multiple = term.child("single"), term.child("multiple")
    texts = (single.text if single else term.text, multiple.text if multiple else term.text)
    text = (texts[0] if texts[0].strip(" \n\t") else "", texts[1] if texts[1].strip(" \n\t") else "")
    if name == "ordinal" or (name.startswith("ordinal-") and name.removeprefix("ordinal-").isdigit()):
        forms = locale.ordinals.setdefault(name, [])
        forms.append((text[0], term.get("match"), term.get("gender-form")))
        return
    if term.get("gender"):
        locale.genders[name] = term.get("gender")
    if term.get("gender-form") in ("", "masculine") or (name, "long") not in locale.terms:
        locale.terms[name, term.get("form", "long")] = text
