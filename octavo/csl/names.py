"""The element <names>: whose names, with which labels, and what takes their place."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from octavo.csl.cases import cased
from octavo.csl.context import Context
from octavo.csl.formats import formatted
from octavo.csl.name_list import name_list, shown_of
from octavo.csl.name_parts import NameParts, parts_of
from octavo.csl.nodes import Node
from octavo.csl.rich import Rich, joined, leaf, plain

Render = Callable[[Node, Context], Rich | None]

#: Options of <name> that <style>, <citation> and <bibliography> may set, with their names there.
_INHERITED = {
    "and": "and",
    "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "delimiter-precedes-last": "delimiter-precedes-last",
    "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first",
    "et-al-use-last": "et-al-use-last",
    "et-al-subsequent-min": "et-al-subsequent-min",
    "et-al-subsequent-use-first": "et-al-subsequent-use-first",
    "initialize": "initialize",
    "initialize-with": "initialize-with",
    "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
    "name-form": "form",
    "name-delimiter": "delimiter",
    "names-delimiter": "names-delimiter",
    "initialize-with-hyphen": "initialize-with-hyphen",
    "demote-non-dropping-particle": "demote-non-dropping-particle",
}


def inherited(*nodes: Node | None) -> dict[str, str]:
    """Return the options for names that elements above set, the outer ones first."""
    options: dict[str, str] = {}
    for node in nodes:
        if node is not None:
            options |= {own: node.get(name) for name, own in _INHERITED.items() if name in node.attributes}
    return options


def names(node: Node, context: Context, render: Render) -> Rich | None:
    """Return what <names> prints: lists of names with their labels, or its substitute."""
    if not node.children and context.shorthand is not None:
        node = Node("names", {**context.shorthand.attributes, **node.attributes}, context.shorthand.children)
    options = {**context.names_options, **inherited(node)}
    named = node.child("name")
    options |= dict(named.attributes) if named is not None else {}
    if context.mode == "sort":
        options |= {**context.sort_names, "name-as-sort-order": "all"}
    context.called += 1
    lists = _lists(node, context)
    if not lists:
        return _substitute(node, context, render)
    context.rendered += 1
    if options.get("form") == "count":
        count = sum(shown_of(people, context, options, place) for place, (_, _, people) in enumerate(lists))
        return leaf(str(count)) if count else None
    pieces = [_one(node, context, variable, term, people, options) for variable, term, people in lists]
    if _hidden(context):
        return None
    body = joined(pieces, node.get("delimiter", options.get("names-delimiter", "")))
    return formatted(node, body) if body is not None else None


def _hidden(context: Context) -> bool:
    """Return True if the text around the citation has these names already."""
    if context.hides_author:
        context.hides_author = False
        return True
    return False


def _lists(node: Node, context: Context) -> list[tuple[str, str, list[NameParts]]]:
    """Return the variables that have names, each with the term of its label."""
    found: list[tuple[str, str, list[NameParts]]] = []
    for variable in node.get("variable").split():
        people = [one for one in context.work.get(variable) or [] if isinstance(one, Mapping)]
        if people and variable not in context.suppressed:
            found.append((variable, variable, [parts_of(one) for one in people]))
            context.used.append(variable)
            if context.substituting and context.mode != "sort":
                context.suppressed.add(variable)
    both = sorted(variable for variable, _, _ in found)
    if both == ["editor", "translator"] and found[0][2] == found[1][2] and _has_joint_label(node, context):
        return [("editor", "editortranslator", found[0][2])]
    return found


def _has_joint_label(node: Node, context: Context) -> bool:
    """Return True if there is a word for an editor who is the translator too, or none is wanted."""
    label = node.child("label")
    return label is None or bool(context.locale.term("editortranslator", label.get("form", "long")))


def _substitute(node: Node, context: Context, render: Render) -> Rich | None:
    """Return what stands in the place of missing names; it is not printed a second time."""
    substitute = node.child("substitute")
    around = context.shorthand
    keep = tuple(one for one in node.children if one.name != "substitute")
    for child in substitute.children if substitute is not None else ():
        start = len(context.used)
        hides = context.hides_author
        context.substituting += 1
        context.shorthand, context.alternatives = Node("names", node.attributes, keep), True
        made = render(child, context)
        context.shorthand, context.alternatives = around, False
        context.substituting -= 1
        if made is None and hides and not context.hides_author:
            return None
        if made is not None:
            context.suppressed.update(context.used[start:])
            if _hidden(context):
                return None
            return made if _holds_names(made) else Rich("names", [made])
    return None


def _holds_names(rich: Rich) -> bool:
    return rich.kind == "names" or any(_holds_names(part) for part in rich.parts)


def _one(
    node: Node,
    context: Context,
    variable: str,
    term: str,
    people: Sequence[NameParts],
    options: Mapping[str, str],
) -> Rich | None:
    """Return the names of one variable, with the label if there is one."""
    listed = name_list(node, people, context, options)
    if listed is None:
        return None
    made = Rich("names", [listed])
    label = node.child("label")
    piece = _label(label, context, (term, variable), len(people) > 1) if label is not None else None
    if piece is None:
        return made
    children = [one.name for one in node.children]
    first = "name" in children and children.index("label") < children.index("name")
    return Rich(parts=[piece, made] if first else [made, piece])


def _label(label: Node, context: Context, terms: Sequence[str], several: bool) -> Rich | None:
    """Return the label of a list of names, from the first term that has a word."""
    if context.mode == "sort":
        return None
    plural = label.get("plural", "contextual")
    many = plural == "always" or (plural == "contextual" and several)
    every = (context.locale.term(term, label.get("form", "long"), plural=many) for term in terms)
    word = next((one for one in every if one), None)
    if word is None:
        return None
    word = word.replace("'", "’")
    text = leaf(word.replace(".", "") if label.get("strip-periods") == "true" else word)
    return formatted(label, cased(text, label.get("text-case"), context.locale.language, own=True))


def names_key(value: Any, variable: str, context: Context, render: Render) -> str:
    """Return what a variable of names sorts by."""
    node = Node("names", {"variable": variable}, (Node("name", {"form": "long", "sort-separator": " "}),))
    return plain(names(node, context, render)) if value else ""
