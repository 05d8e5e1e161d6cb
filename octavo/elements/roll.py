"""Rolls of signatories: names in groups, their roles, and the reservations of a group."""

from octavo.core.xhtml import Element, classes, element, local, plain, set_attribute
from octavo.elements.kind import TITLE, ElementKind, RequiredContent

_LISTS = frozenset({"ul", "ol"})
#: Three columns for a group of so many names, if none has more characters than fit a third of the measure.
_MANY, _SHORT = 9, 21
#: Two columns for a group of so many.
_SOME = 3


def finish_roll(roll: Element) -> None:
    """Mark the names and reservations, and say in how many columns the names go: the same for all groups, so
    that their columns stand under each other."""
    _group(roll)
    groups = [node for node in roll if "group" in classes(node)]
    for group in groups:
        _mark(group)
    lists = [node for group in groups for node in group if "names" in classes(node)]
    most = max((len(names) for names in lists), default=0)
    longest = max((len(plain(name)) for names in lists for name in names), default=0)
    columns = 3 if most >= _MANY and longest <= _SHORT else 2 if most >= _SOME else 1
    _add_class(roll, f"columns-{columns}")


def _group(roll: Element) -> None:
    """Put names that stand in no group into one, with the paragraphs behind them; groups stay on one page."""
    group: Element | None = None
    for node in list(roll):
        if local(node) in _LISTS:
            group = element("div", {"class": "group"})
            node.addprevious(group)
        elif local(node) != "p":
            group = None
        if group is not None:
            group.append(node)


def _mark(holder: Element) -> None:
    """Mark the names of a group, and each paragraph behind them as its reservation."""
    named = False
    for node in holder:
        if local(node) in _LISTS:
            named = True
            _add_class(node, "names")
        elif local(node) == "p" and named:
            _add_class(node, "reservation")


def _add_class(node: Element, name: str) -> None:
    set_attribute(node, "class", f"{node.get('class', '')} {name}".strip())


_NAMES = RequiredContent(
    ("bullet_list_open", "ordered_list_open", "numbered_list_open"),
    "roll-names",
    "this roll has no names",
    "write the names as a list, each on a line that begins with a hyphen",
)

KIND = ElementKind(
    "roll",
    classes=("roll",),
    content=_NAMES,
    finish=finish_roll,
    parts=(ElementKind("group", classes=("group",), attributes=(TITLE,), inside="roll", content=_NAMES),),
)
