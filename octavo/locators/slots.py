"""The places of page numbers in a tree: what each asks for, and how it is written."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, append_text, classes, element, pop_attribute
from octavo.locators.entries import Locator, Mark, locators
from octavo.locators.folios import Folios

_SEPARATOR = ", "
_EN_DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class LocatorSlot(ABC):
    """A place for page numbers, which can be written any number of times. ``targets`` are ids."""

    node: Element = field(repr=False)
    targets: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text that stands there now."""
        return "".join(str(part) for part in self.node.itertext())

    @abstractmethod
    def wanted(self, folios: Folios) -> str:
        """Return the text to be written with these folios."""

    def write(self, folios: Folios) -> None:
        """Write the text for these folios."""
        self.node.text = self.wanted(folios)

    @abstractmethod
    def guess(self, guesses: Mapping[str, str]) -> None:
        """Write about as much as will stand there: for each id what ``guesses`` has."""


class PageSlot(LocatorSlot):
    """The page of one id."""

    __slots__ = ()

    def wanted(self, folios: Folios) -> str:
        """Return the text to be written with these folios."""
        return folios.label(self.targets[0])

    def guess(self, guesses: Mapping[str, str]) -> None:
        """Write about as much as will stand there."""
        self.node.text = guesses.get(self.targets[0], "")


class WherePageSlot(LocatorSlot):
    """The page of one id, with words that say whether it stands above or below.

    ``data-above`` and ``data-below`` are these words, with % for the page; ``data-from`` is the id of the
    place from which they are seen in print, ``data-where`` what is true in the order of the text. A form of
    the book that keeps this order says neither where print has another, with the words of ``data-one``.
    """

    __slots__ = ()

    def wanted(self, folios: Folios) -> str:
        """Return the text to be written with these folios."""
        page = folios.label(self.targets[0])
        return self._words(folios).replace("%", page) if page else ""

    def guess(self, guesses: Mapping[str, str]) -> None:
        """Write about as much as will stand there."""
        self.node.text = self._words(None).replace("%", guesses.get(self.targets[0], ""))

    def _words(self, folios: Folios | None) -> str:
        here = self.node.get(Data.WHERE)
        seen_from = self.node.get(Data.FROM, "")
        printed = folios.where(self.targets[0], seen_from) if folios else ""
        if printed and printed != here and (neither := self.node.get(Data.ONE)) is not None:
            return str(neither)
        return str(self.node.get(Data.BELOW if (printed or here) == "below" else Data.ABOVE, ""))


class ReachSlot(LocatorSlot):
    """The pages of several ids, from the lowest to the highest.

    ``data-one`` and ``data-several`` are the words before one page and before several ("p. ", "pp. ").
    """

    __slots__ = ()

    def wanted(self, folios: Folios) -> str:
        """Return the text to be written with these folios."""
        pages = {page for name in self.targets for page in folios.pages.get(name, ())}
        return self._word(several=len(pages) > 1) + folios.reach(pages) if pages else ""

    def guess(self, guesses: Mapping[str, str]) -> None:
        """Write about as much as will stand there."""
        known = [guesses[name] for name in self.targets if name in guesses]
        reach = f"{known[0]}{_EN_DASH}{known[-1][-2:]}" if known else ""
        self.node.text = self._word(several=True) + reach

    def _word(self, *, several: bool) -> str:
        return str(self.node.get(Data.SEVERAL if several else Data.ONE, ""))


@dataclass(frozen=True, slots=True)
class EntrySlot(LocatorSlot):
    """The locators of an index entry."""

    marks: tuple[Mark, ...] = ()

    def wanted(self, folios: Folios) -> str:
        """Return the text to be written with these folios."""
        found = locators(self.marks, folios)
        return _SEPARATOR.join(one.text + (_EN_DASH + one.end if one.end else "") for one in found)

    def write(self, folios: Folios) -> None:
        """Write the text for these folios."""
        self._clear()
        for number, one in enumerate(locators(self.marks, folios)):
            if number:
                append_text(self.node, _SEPARATOR)
            _add(self.node, one)

    def guess(self, guesses: Mapping[str, str]) -> None:
        """Write about as much as will stand there."""
        self._clear()
        self.node.text = _SEPARATOR.join(guesses[name] for name in self.targets if name in guesses)

    def _clear(self) -> None:
        self.node.text = None
        for child in list(self.node):
            self.node.remove(child)


def _add(parent: Element, one: Locator) -> None:
    """Add a locator as a link, in italics for a table or figure, in bold type for the main place."""
    tag = {"class": "display"} if one.display else {"class": "principal"} if one.principal else {}
    name = "em" if one.display else "strong" if one.principal else ""
    holder = parent
    if name:
        holder = element(name, tag)
        parent.append(holder)
    holder.append(element("a", {"href": f"#{one.target}", "class": "locator"}, one.text))
    if one.end:
        append_text(holder, _EN_DASH)
        holder.append(element("a", {"href": f"#{one.end_target}", "class": "locator"}, one.end))


def slots(root: Any) -> Sequence[LocatorSlot]:
    """Return all places for page numbers of a tree. Ask once: the marks of index entries are taken out."""
    found: list[LocatorSlot] = []
    for node in list(root.iter("{*}*")):
        if name := node.get(Data.PAGE_OF):
            kind = PageSlot if node.get(Data.ABOVE) is None else WherePageSlot
            found.append(kind(node, (name,)))
        elif names := node.get(Data.PAGES_OF):
            found.append(ReachSlot(node, tuple(names.split())))
        elif "locators" in classes(node) and (marks := _marks(node)):
            found.append(EntrySlot(node, tuple(mark.id for mark in marks), marks))
    return found


def _marks(node: Element) -> tuple[Mark, ...]:
    marks = [
        Mark(
            name,
            child.get(Data.IN_NOTE),
            bool(pop_attribute(child, Data.IN_DISPLAY)),
            "principal" in classes(child),
        )
        for child in node
        if (name := child.get(Data.LOCATOR))
    ]
    return tuple(marks)
