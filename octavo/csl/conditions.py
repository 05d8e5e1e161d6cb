"""The conditions of <choose> (CSL 1.0.2, "Choose")."""

from collections.abc import Iterator

from octavo.csl.context import Context
from octavo.csl.nodes import Node
from octavo.csl.numbers import is_numeric


def holds(branch: Node, context: Context) -> bool:
    """Return True if <if> or <else-if> is true of a work and of the place where it is cited."""
    tests = list(_tests(branch, context))
    match = branch.get("match", "all")
    if match == "any":
        return any(tests)
    return not any(tests) if match == "none" else all(tests)


def _tests(branch: Node, context: Context) -> Iterator[bool]:
    """Yield every single condition of a branch; ``match`` counts over all of them. Types are one condition,
    and so are locators: of several that are named, a work has one."""
    work, cite = context.work, context.cite
    for name, value in branch.attributes.items():
        listed = value.split()
        if name == "type":
            yield work.get("type") in listed
        elif name == "variable":
            yield from (context.has(word) for word in listed)
        elif name == "is-numeric":
            yield from (is_numeric(context.text(word)) for word in listed)
        elif name == "is-uncertain-date":
            yield from (bool((_as_date(work.get(word))).get("circa")) for word in listed)
        elif name == "locator":
            yield cite is not None and bool(cite.locator) and cite.label in listed
        elif name == "position":
            found = context.position.names if context.mode == "citation" else frozenset()
            yield from (word in found for word in listed)
        elif name == "disambiguate":
            context.tested += 1
            yield (context.tested <= context.ambiguity.conditions) is (value == "true")


def _as_date(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
