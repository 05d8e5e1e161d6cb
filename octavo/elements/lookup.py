"""Finds the kind of an element by what the source says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from octavo.elements.kind import Attribute, ClassForm, ElementKind, Handler

#: The Markdown tokens that are blocks and spans with a class.
_FORMS = {"div_open": ClassForm.BLOCK, "span_open": ClassForm.SPAN}


class ElementLookup:
    """The kinds of a registry, by the classes and the Markdown tokens that ask for them."""

    def __init__(self, kinds: Iterable[ElementKind]) -> None:
        #: The kinds of the registry, and all kinds with their parts.
        self.tops = tuple(kinds)
        self.kinds = tuple(kind for top in self.tops for kind in (top, *top.parts))
        self._classes: dict[tuple[ClassForm, str], ElementKind] = {}
        self._modifiers: dict[str, ElementKind] = {}
        self._tokens: dict[str, ElementKind] = {}
        self._takers: defaultdict[str, list[ElementKind]] = defaultdict(list)
        handlers: dict[str, Handler] = {}
        for kind in self.kinds:
            for name in kind.classes:
                if kind.modifier:
                    self._modifiers.setdefault(name, kind)
                else:
                    for form in kind.forms:
                        self._classes.setdefault((form, name), kind)
            for token in kind.tokens:
                self._tokens.setdefault(token, kind)
            for attribute in kind.attributes:
                self._takers[attribute.name].append(kind)
            handlers |= kind.handlers
        #: What is made of each type of Markdown token.
        self.handlers: Mapping[str, Handler] = handlers

    def at(self, token: str, names: Iterable[str]) -> tuple[ElementKind, ...]:
        """Return the kinds that a type of Markdown token with these classes is.

        Those of the classes come first, in their order, or that of the token itself if no class means
        anything in this form. Modifiers follow.
        """
        names, form = tuple(names), _FORMS.get(token)
        found = [self._classes.get((form, name)) for name in names] if form else []
        if not any(found):
            found = [self._tokens.get(token)]
        found += [self._modifiers.get(name) for name in names]
        return tuple(dict.fromkeys(kind for kind in found if kind is not None))

    def takers(self, attribute: str) -> tuple[ElementKind, ...]:
        """Return the kinds that take an attribute."""
        return tuple(self._takers.get(attribute, ()))

    def attribute(self, name: str) -> Attribute | None:
        """Return the first attribute of a name that any kind takes."""
        kinds = self._takers.get(name, ())
        return next((one for kind in kinds for one in kind.attributes if one.name == name), None)

    def leads_in(self, names: Iterable[str]) -> bool:
        """Return True if an element with these classes may stand before the text of a division."""
        return any(kind.leads_in for kind in self.kinds for name in names if name in kind.classes)

    def named(self, name: str) -> ElementKind:
        """Return the kind of a name. Raise KeyError if there is none."""
        for kind in self.kinds:
            if kind.name == name:
                return kind
        raise KeyError(name)

    def of_slot(self, slot: str) -> ElementKind | None:
        """Return the kind whose template fills a slot, or None."""
        return next((kind for kind in self.kinds if slot in kind.slots), None)
