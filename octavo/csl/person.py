"""One name as a style prints it: its form, its order, its initials, the type of its parts."""

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.csl.cases import cased
from octavo.csl.fields import parse_field
from octavo.csl.formats import formatted
from octavo.csl.initials import Initials, initialed
from octavo.csl.name_parts import NameParts, joins
from octavo.csl.nodes import Node
from octavo.csl.rich import Rich, affixed, joined, leaf

#: How much of a given name is printed.
NOTHING, INITIALS, WHOLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Person:
    """Prints names. ``named`` is the <name> of the style, ``options`` its attributes with those that it
    inherits; ``sorting`` tells that a key to sort by is wanted."""

    named: Node
    options: Mapping[str, str]
    sorting: bool = False

    def print(self, name: NameParts, *, turned: bool, level: int) -> Rich:
        """Return a name. ``turned`` puts the family name first. ``level`` is what a short name shows of the
        given name, to tell it from others."""
        if name.literal or name.family == "":
            return self._part("family", name.literal) or Rich()
        short = self.options.get("form") == "short" and not level
        if short and not self.sorting:
            return self._surrounded("family", self._family(name)) or Rich()
        given = None if short else self._given(name, level)
        if name.closed_up:
            return Rich(parts=[one for one in (self._family(name), given) if one is not None])
        if turned or self.sorting:
            return self._turned(name, given)
        family = self._with_dropping(name)
        suffix = parse_field(name.suffix) if name.suffix else None
        second = joined([family, suffix], ", " if name.comma else " ")
        return joined([self._surrounded("given", given), self._surrounded("family", second)], " ") or Rich()

    def _turned(self, name: NameParts, given: Rich | None) -> Rich:
        """Return a name with its family name first."""
        demoted = self._demoted()
        family = self._part("family", name.family) if demoted else self._family(name)
        particle = self._part("family", name.particle.rstrip(" ")) if demoted else None
        rest = joined([given, self._part("given", name.dropping), particle], " ")
        separator = self.options.get("sort-separator", ", ")
        first = joined([self._surrounded("family", family), self._surrounded("given", rest)], separator)
        suffix = parse_field(name.suffix) if name.suffix else None
        return joined([first, suffix], " " if self.sorting else separator) or Rich()

    def _demoted(self) -> bool:
        demote = self.options.get("demote-non-dropping-particle", "display-and-sort")
        return demote == "display-and-sort" or (demote == "sort-only" and self.sorting)

    def _with_dropping(self, name: NameParts) -> Rich | None:
        """Return the family name with the particles before it."""
        family, dropping = self._family(name), name.dropping
        if joins(dropping) and not name.particle and dropping[:-1] != "de":
            return _close(self._part("family", dropping), family)
        return joined([self._part("given", dropping), family], " ")

    def _family(self, name: NameParts) -> Rich | None:
        """Return the family name with the particle that belongs to it."""
        family, particle = self._part("family", name.family), self._part("family", name.particle)
        return _close(particle, family) if joins(name.particle) else joined([particle, family], " ")

    def _given(self, name: NameParts, level: int) -> Rich | None:
        """Return the given name, with initials if the style wants them."""
        if not name.given:
            return None
        mark = self.options.get("initialize-with")
        made = parse_field(name.given)
        if mark is not None and not name.closed_up:
            whole = self.options.get("initialize") == "false" or level == WHOLE
            hyphens = self.options.get("initialize-with-hyphen", "true") != "false"
            made = initialed(made, Initials(mark, hyphens, whole))
        return self._typed("given", made)

    def _part(self, which: str, text: str) -> Rich | None:
        return self._typed(which, parse_field(text)) if text else None

    def _typed(self, which: str, made: Rich) -> Rich:
        """Return a part of the name in its type."""
        node = self._node(which)
        return formatted(node, cased(made, node.get("text-case"), "en"), affixes=False) if node else made

    def _surrounded(self, which: str, made: Rich | None) -> Rich | None:
        """Return a part of the name between its affixes."""
        node = self._node(which)
        return affixed(node.get("prefix"), made, node.get("suffix")) if node and made is not None else made

    def _node(self, which: str) -> Node | None:
        return next((one for one in self.named.children if one.get("name") == which), None)


def _close(first: Rich | None, second: Rich | None) -> Rich | None:
    """Return two parts with no space between them."""
    parts = [one for one in (first, second) if one is not None]
    return Rich(parts=parts) if parts else leaf("")
