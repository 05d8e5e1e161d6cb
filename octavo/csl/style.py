"""A style of the Citation Style Language 1.0.2, ready for use, with the words of its language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from octavo.csl.library import independent_style
from octavo.csl.locale import Locale, read_locale
from octavo.csl.nodes import DEPTH, Node, StyleError, read_nodes

#: How many macros one may call, directly and through others, so that a few lines cannot call for ever.
CALLS = 100_000


@dataclass(frozen=True, slots=True)
class Style:
    """A style ready for use. ``in_notes`` tells that its citations stand in notes. ``places_letters`` has
    "citation" and "bibliography" if these place the letter that tells works of one year apart."""

    root: Node
    macros: Mapping[str, Node]
    citation: Node
    bibliography: Node | None
    locale: Locale
    in_notes: bool
    places_letters: frozenset[str]

    def citation_nodes(self) -> Iterator[Node]:
        """Yield all elements that citations are made of, those of the macros that they call too."""
        yield from _called(self.citation.child("layout"), self.macros, set())


def _called(node: Node | None, macros: Mapping[str, Node], seen: set[str]) -> Iterator[Node]:
    """Yield the elements below one, and those of the macros that they call."""
    for one in node.walk() if node is not None else ():
        yield one
        name = one.get("macro")
        if name and name in macros and name not in seen:
            seen.add(name)
            yield from _called(macros[name], macros, seen)


@lru_cache(maxsize=4)
def parse_style(data: bytes, language: str) -> Style:
    """Read a style for a language (a BCP 47 tag). A style made for one language keeps that.

    A style that only points to another takes that one from the library. Raises StyleError.
    """
    root = read_nodes(data)
    if root.name != "style":
        raise StyleError(f"its first element is <{root.name}>, not <style>")
    default = root.get("default-locale")
    parent = _parent(root)
    if parent:
        found = independent_style(parent)
        if found is None:
            raise StyleError(f"it is another name for `{parent}`, which is not there")
        root = read_nodes(found)
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
        locale=read_locale(root, default or language),
        in_notes=root.get("class") == "note",
        places_letters=frozenset(
            one.name
            for one in (citation, bibliography)
            if one is not None
            and any(
                node.get("variable") == "year-suffix" for node in _called(one.child("layout"), macros, set())
            )
        ),
    )


def _parent(root: Node) -> str:
    info = root.child("info")
    for one in info.children if info is not None else ():
        if one.name == "link" and one.get("rel") == "independent-parent":
            return one.get("href").rstrip("/").rsplit("/", 1)[-1]
    return ""


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
