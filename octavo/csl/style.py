"""A style: its XML read into plain nodes, with the words of its language.

Follows the Citation Style Language 1.0.2. A style file may come from anywhere: no entity is expanded,
nothing is fetched, and its size and depth are bounded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from octavo.csl.library import independent_style, locale_files

#: The largest style file that is read, in bytes; the largest of the public ones has a quarter of that.
STYLE_LIMIT = 1024 * 1024
#: How deep elements may stand in each other, and macros call macros.
DEPTH = 60

#: How many macros one may call, directly and through others, so that a few lines cannot call for ever.
CALLS = 100_000

_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class StyleError(Exception):
    """A style that cannot be used. The message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An element of a style: its name without the namespace, its attributes, what it holds."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Node", ...] = ()
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or the default."""
        return self.attributes.get(name, default)

    def child(self, name: str) -> "Node | None":
        """The first child of a name."""
        return next((one for one in self.children if one.name == name), None)

    def walk(self) -> Iterator["Node"]:
        """The node and all below it."""
        yield self
        for one in self.children:
            yield from one.walk()


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
        """A word, in the nearest form there is; None where the language has none."""
        wanted: str | None = form or "long"
        while wanted is not None:
            found = self.terms.get((name, wanted))
            if found is not None:
                return found[1 if plural else 0]
            wanted = _FALLBACK.get(wanted)
        return None

    def ordinal(self, number: int, gender: str = "") -> str:
        """A number with its ending: "2nd"."""
        best, weight = "", -1
        for name, forms in self.ordinals.items():
            for ending, match, form in forms:
                suits = 0 if name == "ordinal" else _suits(name, match, number)
                fits = form in ("", gender)
                if suits is not None and fits and suits * 2 + bool(form) > weight:
                    best, weight = ending, suits * 2 + bool(form)
        return f"{number}{best}"


def _suits(name: str, match: str, number: int) -> int | None:
    """How near an ending's rule is to a number, None where it does not match."""
    figures = name.removeprefix("ordinal-")
    match = match or ("last-digit" if int(figures) < 10 else "last-two-digits")
    if match == "whole-number":
        return 3 if number == int(figures) else None
    if match == "last-two-digits":
        return 2 if number % 100 == int(figures) else None
    return 1 if number % 10 == int(figures) % 10 else None


@dataclass(frozen=True, slots=True)
class Style:
    """A style ready for use. ``in_notes``: its citations stand in notes."""

    root: Node
    macros: Mapping[str, Node]
    citation: Node
    bibliography: Node | None
    locale: Locale
    in_notes: bool
    writes_year_suffix: bool

    def citation_nodes(self) -> Iterator[Node]:
        """Yield all elements that citations are made of, those of the macros that they call too."""
        yield from _called(self.citation, self.macros, set())


def _called(node: Node, macros: Mapping[str, Node], seen: set[str]) -> Iterator[Node]:
    for one in node.walk():
        yield one
        name = one.get("macro")
        if name and name in macros and name not in seen:
            seen.add(name)
            yield from _called(macros[name], macros, seen)


def parse_style(data: bytes, language: str) -> Style:
    """Read a style for a language (a BCP 47 tag). A style made for one language keeps that.

    A style that only points to another takes that one from the library. Raises StyleError.
    """
    root = _read(data)
    if root.name != "style":
        raise StyleError(f"its first element is <{root.name}>, not <style>")
    default = root.get("default-locale")
    parent = _parent(root)
    if parent:
        found = independent_style(parent)
        if found is None:
            raise StyleError(f"it is another name for `{parent}`, which is not there")
        root = _read(found)
        default = default or root.get("default-locale")
    citation = root.child("citation")
    if citation is None or citation.child("layout") is None:
        raise StyleError("it has no <citation> with a <layout>")
    bibliography = root.child("bibliography")
    if bibliography is not None and bibliography.child("layout") is None:
        raise StyleError("its <bibliography> has no <layout>")
    macros = {one.get("name"): one for one in root.children if one.name == "macro"}
    _check_calls(root, macros)
    return Style(
        root=root,
        macros=macros,
        citation=citation,
        bibliography=bibliography,
        locale=_locale(root, default or language),
        in_notes=root.get("class") == "note",
        writes_year_suffix=any(one.get("variable") == "year-suffix" for one in root.walk()),
    )


def _parent(root: Node) -> str:
    info = root.child("info")
    for one in info.children if info is not None else ():
        if one.name == "link" and one.get("rel") == "independent-parent":
            return one.get("href").rstrip("/").rsplit("/", 1)[-1]
    return ""


def _read(data: bytes) -> Node:
    if len(data) > STYLE_LIMIT:
        raise StyleError(f"it has more than {STYLE_LIMIT // 1024} kB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise StyleError(f"it is not well-formed XML: {problem.msg}") from problem
    return _node(root, 0)


def _node(element: etree._Element, depth: int) -> Node:
    if depth > DEPTH:
        raise StyleError(f"its elements stand more than {DEPTH} deep in each other")
    children = tuple(_node(one, depth + 1) for one in element if isinstance(one.tag, str))
    attributes = {("lang" if str(k) == _LANG else str(k)): str(v) for k, v in element.attrib.items()}
    return Node(str(element.tag).removeprefix(_NAMESPACE), attributes, children, element.text or "")


def _check_calls(root: Node, macros: Mapping[str, Node]) -> None:
    """Macros that call themselves would never end; one that is missing would print nothing."""
    calls = {
        name: [one.get("macro") for one in node.walk() if one.get("macro")] for name, node in macros.items()
    }
    for node in root.walk():
        name = node.get("macro")
        if name and name not in macros:
            raise StyleError(f"it calls the macro `{name}`, which it does not have")
    costs: dict[str, int] = {}

    def cost(name: str, above: tuple[str, ...]) -> int:
        if name in above or len(above) > DEPTH:
            raise StyleError(f"its macro `{name}` calls itself")
        if name not in costs:
            costs[name] = 1 + sum(cost(called, (*above, name)) for called in calls[name])
        return costs[name]

    if max((cost(name, ()) for name in macros), default=0) > CALLS:
        raise StyleError(f"its macros call each other more than {CALLS} times")


def _locale(root: Node, language: str) -> Locale:
    """The words: of American English, of the language, and of the style, each over the one before."""
    made = Locale(language)
    for data in locale_files(language):
        _merge(made, _read(data))
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
