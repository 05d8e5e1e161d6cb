"""Works whose cites would read alike, and what tells them apart (CSL 1.0.2, "Disambiguation")."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.csl.context import NameSet
from octavo.csl.model import Ambiguity, Known
from octavo.csl.name_parts import NameParts
from octavo.csl.person import INITIALS, WHOLE
from octavo.csl.style import Style

#: Renders the cite of a work without locator: the text, and the lists of names as they were printed.
Cite = Callable[[str], tuple[str, list[NameSet]]]


def tell_apart(style: Style, keys: Sequence[str], known: Known, cite: Cite) -> None:
    """Fill in ``known`` for works given in the order of the bibliography: given names, more names, the
    conditions of the style, letters after the year."""
    rules = style.citation
    by_name = rules.get("disambiguate-add-givenname") == "true"
    rule = rules.get("givenname-disambiguation-rule", "by-cite")
    if by_name and rule != "by-cite":
        _tell_persons_apart(style, keys, known, cite)
    for key in keys:
        known.ambiguities[key] = Ambiguity()
    by_cite = by_name and rule == "by-cite"
    more = rules.get("disambiguate-add-names") == "true"
    groups = _groups(keys, cite)
    if more or by_cite:
        names = _Names(known, cite, more, by_cite)
        groups = [left for group in groups for left in names.tell_apart(group)]
    conditions = sum(bool(node.get("disambiguate")) for node in style.citation_nodes())
    groups = [left for group in groups for left in _use_conditions(group, known, cite, conditions)]
    if rules.get("disambiguate-add-year-suffix") == "true":
        for group in groups:
            for place, key in enumerate(sorted(group, key=keys.index)):
                known.ambiguities[key].year_suffix = _letter(place)


def _groups(keys: Sequence[str], cite: Cite) -> list[list[str]]:
    """Return the works whose cites read alike, two or more together."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[cite(key)[0]].append(key)
    return [group for text, group in found.items() if len(group) > 1 and text]


def _tell_persons_apart(style: Style, keys: Sequence[str], known: Known, cite: Cite) -> None:
    """Give persons of one family name as much of the given name as tells them apart, wherever they are
    named."""
    rule = style.citation.get("givenname-disambiguation-rule")
    families: dict[str, dict[str, None]] = defaultdict(dict)
    initials = False
    for key in keys:
        for nameset in cite(key)[1]:
            for name in _persons(nameset, style):
                families[name.surname][name.given] = None
            initials = initials or nameset.initials
    for family, givens in families.items():
        firsts = [_initials(given) for given in {_bare(given): given for given in givens}.values()]
        for given in givens if len(firsts) > 1 else ():
            alone = firsts.count(_initials(given)) == 1
            if rule.endswith("with-initials"):
                known.given[family, given] = INITIALS if initials and len(set(firsts)) > 1 else 0
            else:
                known.given[family, given] = INITIALS if initials and alone else WHOLE


def _persons(nameset: NameSet, style: Style) -> Iterator[NameParts]:
    """Yield the persons that a cite names, or may name if more names tell it from others."""
    primary = style.citation.get("givenname-disambiguation-rule").startswith("primary")
    more = style.citation.get("disambiguate-add-names") == "true"
    end = 1 if primary else len(nameset.people) if more else nameset.shown
    yield from (name for name in nameset.people[:end] if name.family)


def _bare(given: str) -> str:
    """Return a given name without what differs in the writing of one and the same: "J.J.", "J. J."."""
    return "".join(given.replace(".", " ").split())


def _initials(given: str) -> str:
    return "".join(word[0] for word in given.replace(".", " ").split())


@dataclass(frozen=True, slots=True)
class _Names:
    """Tells works apart by more names, and by more of the given names. Each step is taken only if it
    helps.

        Smith et al. 1990             three works: by Smith, Jones and Doe; by Smith, Roe and Doe; by Smith,
                                      Roe and Poe
        Smith, Jones, et al. 1990     the second name sets one work apart
        Smith, Roe, et al. 1990       two are left, a group of their own
        Smith, Roe, and Doe 1990      the third name tells these apart
        Smith, Roe, and Poe 1990
    """

    known: Known
    cite: Cite
    more: bool
    givens: bool

    def tell_apart(self, group: list[str]) -> list[list[str]]:
        """Return the groups of works that still read alike."""
        left: list[list[str]] = []
        pending = [(Ambiguity(), group)]
        while pending:
            kept, keys = pending.pop(0)
            found = self._split(kept, keys)
            if found is None:
                self._set(keys, kept)
                left.append(keys)
                continue
            better, parts = found
            for part in parts:
                self._set(part, better)
                if len(part) > 1:
                    pending.append((better, part))
        return left

    def _split(self, kept: Ambiguity, keys: list[str]) -> tuple[Ambiguity, list[list[str]]] | None:
        """Take steps until cites differ: return what helped, and the groups. None if nothing helps."""
        tried = kept
        for place, at, level in self._steps(keys):
            if level:
                tried = replace(tried, givens={**tried.givens, (place, at): level})
                helps = replace(kept, names=tried.names, givens={**kept.givens, (place, at): level})
            else:
                tried = replace(tried, names={**tried.names, place: at + 1})
                helps = replace(kept, names=tried.names)
            # This given name without those that did not help, and then with them: several together may help.
            for option in (helps, tried):
                self._set(keys, option)
                groups = self._grouped(keys)
                if len(groups) > 1:
                    return option, groups
        return None

    def _steps(self, keys: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Yield the list of names, the place in it and the level of its given name; 0 shows the name."""
        self._set(keys, Ambiguity())
        every = [self.cite(key)[1] for key in keys]
        for place in range(max(len(namesets) for namesets in every)):
            sets = [namesets[place] for namesets in every if place < len(namesets)]
            for at in range(max(len(one.people) for one in sets)):
                if at >= min(one.shown for one in sets):
                    if not self.more:
                        break
                    yield place, at, 0
                levels = (INITIALS, WHOLE) if any(one.initials for one in sets) else (WHOLE,)
                for level in levels if self.givens else ():
                    yield place, at, level

    def _set(self, keys: Sequence[str], option: Ambiguity) -> None:
        for key in keys:
            self.known.ambiguities[key] = replace(option)

    def _grouped(self, keys: Sequence[str]) -> list[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            found[self.cite(key)[0]].append(key)
        return list(found.values())


def _use_conditions(group: list[str], known: Known, cite: Cite, conditions: int) -> list[list[str]]:
    """Let the style's own conditions tell works apart, as few as help: return the groups that are left."""
    left = [group]
    for number in range(1, conditions + 1):
        for key in (key for keys in left for key in keys):
            known.ambiguities[key].conditions = number
        left = [rest for keys in left for rest in _groups(keys, cite)]
    if len(left) == 1 and len(left[0]) == len(group):  # they have told no work from another
        for key in group:
            known.ambiguities[key].conditions = 0
    return left


def _letter(place: int) -> str:
    """Return the letters of a place: 0 is a, 25 z, 26 aa."""
    text, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
