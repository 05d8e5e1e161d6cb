"""Works whose cites would read alike, and what tells them apart (CSL 1.0.2, "Disambiguation")."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from octavo.csl.model import Ambiguity, Known
from octavo.csl.style import Node, Style

#: Renders the cite of a work without locator: the text, and the names that were printed short.
Cite = Callable[[str], tuple[str, list[tuple[str, str]]]]

_MOST_NAMES = 50


def tell_apart(style: Style, keys: Sequence[str], known: Known, cite: Cite) -> None:
    """Fill in ``known`` for works given in the order of the bibliography: given names, more names, the
    conditions of the style, letters after the year."""
    rules = style.citation
    by_name = rules.get("disambiguate-add-givenname") == "true"
    rule = rules.get("givenname-disambiguation-rule", "by-cite")
    if by_name and rule != "by-cite":
        _given_names(style, keys, known, cite, initials="initials" in rule or _initializes(style))
    for key in keys:
        known.ambiguities[key] = Ambiguity()
    groups = _groups(keys, cite)
    if rules.get("disambiguate-add-names") == "true":
        groups = _try_each(groups, known, cite, _add_names)
    if by_name and rule == "by-cite":
        groups = _try_each(groups, known, cite, _add_given)
    if any(node.get("disambiguate") for node in style.root.walk()):
        groups = _try_each(groups, known, cite, _use_condition)
    if rules.get("disambiguate-add-year-suffix") == "true":
        for group in groups:
            for place, key in enumerate(group):
                known.ambiguities[key].year_suffix = _letter(place)


def _initializes(style: Style) -> bool:
    return bool(style.root.get("initialize-with") or style.citation.get("initialize-with")) and not any(
        node.name == "name" and node.get("initialize") == "false" for node in _citation_nodes(style)
    )


def _citation_nodes(style: Style) -> Iterable[Node]:
    return style.citation.walk()


def _groups(keys: Sequence[str], cite: Cite) -> list[list[str]]:
    """Works whose cites read alike, two or more together."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[cite(key)[0]].append(key)
    return [group for text, group in found.items() if len(group) > 1 and text]


def _given_names(style: Style, keys: Sequence[str], known: Known, cite: Cite, *, initials: bool) -> None:
    """Persons of one family name: as much of the given name as tells them apart, wherever they are
    named."""
    primary = style.citation.get("givenname-disambiguation-rule").startswith("primary")
    families: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        printed = cite(key)[1]
        for family, given in printed[:1] if primary else printed:
            families[family].add(given)
    for family, givens in families.items():
        if len(givens) < 2:
            continue
        firsts = [_initials(given) for given in givens]
        for given in givens:
            alone = initials and firsts.count(_initials(given)) == 1
            known.given[family, given] = 1 if alone else 2


def _initials(given: str) -> str:
    return "".join(word[0] for word in given.replace(".", " ").split())


def _try_each(
    groups: list[list[str]],
    known: Known,
    cite: Cite,
    step: Callable[[list[str], Known, Cite], None],
) -> list[list[str]]:
    """The groups that are left when one way was tried on each."""
    left = []
    for group in groups:
        step(group, known, cite)
        left += _groups(group, cite)
    return left


def _add_names(group: list[str], known: Known, cite: Cite) -> None:
    """More names before "et al.", as few as help."""
    start = len(_groups(group, cite)[0]) if _groups(group, cite) else 0
    texts = {key: cite(key)[0] for key in group}
    for more in range(1, _MOST_NAMES):
        for key in group:
            known.ambiguities[key].more_names = more
        now = {key: cite(key)[0] for key in group}
        if now == texts:
            break
        texts = now
        rest = _groups(group, cite)
        if not rest:
            return
    rest = _groups(group, cite)
    if rest and len(rest[0]) == start:
        for key in group:
            known.ambiguities[key].more_names = 0


def _add_given(group: list[str], known: Known, cite: Cite) -> None:
    for level in (1, 2):
        for key in group:
            known.ambiguities[key].given = level
        if not _groups(group, cite):
            return
    if len({cite(key)[0] for key in group}) == 1:
        for key in group:
            known.ambiguities[key].given = 0


def _use_condition(group: list[str], known: Known, cite: Cite) -> None:
    for key in group:
        known.ambiguities[key].condition = True
    if len({cite(key)[0] for key in group}) == 1:
        for key in group:
            known.ambiguities[key].condition = False


def _letter(place: int) -> str:
    """0 -> a, 25 -> z, 26 -> aa."""
    text, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
