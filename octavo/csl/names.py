"""Names: in which order, with which initials, how many of them, and what stands between them."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from octavo.csl.cases import cased
from octavo.csl.context import Context
from octavo.csl.formats import formatted
from octavo.csl.rich import Rich, affixed, joined, leaf, plain
from octavo.csl.style import Node

Name = Mapping[str, Any]
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
_PARTICLE = re.compile(r"^((?:[^\W\d_A-ZÀ-Þ][^\W\d_]*(?:['’]|\s+))+)(?=\S)")
_CLOSED_UP = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def inherited(*nodes: Node | None) -> dict[str, str]:
    """The options for names that elements above set, the outer ones first."""
    options: dict[str, str] = {}
    for node in nodes:
        if node is not None:
            options |= {own: node.get(name) for name, own in _INHERITED.items() if name in node.attributes}
    return options


def names(node: Node, context: Context, render: Render) -> Rich | None:
    """What <names> prints: lists of names with their labels, or its substitute."""
    options = {**context.names_options, **inherited(node)}
    named = node.child("name")
    options |= dict(named.attributes) if named is not None else {}
    if context.mode == "sort":
        options |= {**context.sort_names, "name-as-sort-order": "all"}
    lists = _lists(node, context)
    context.called += 1
    pieces = []
    for variable, term, people in lists:
        pieces.append(_one(node, context, variable, term, people, options))
    if not pieces:
        return _substitute(node, context, render)
    context.rendered += 1
    delimiter = node.get("delimiter", options.get("names-delimiter", ""))
    if options.get("form") == "count":
        return leaf(str(sum(int(plain(piece) or 0) for piece in pieces)))
    if _hidden(context):
        return None
    body = joined(pieces, delimiter)
    return formatted(node, body) if body is not None else None


def _hidden(context: Context) -> bool:
    """Whether these are the names that the text around the citation has said already."""
    if context.hides_author:
        context.hides_author = False
        return True
    return False


def _lists(node: Node, context: Context) -> list[tuple[str, str, list[Name]]]:
    """The variables that have names, each with the term of its label."""
    found: list[tuple[str, str, list[Name]]] = []
    for variable in node.get("variable").split():
        people = [one for one in context.work.get(variable) or [] if isinstance(one, Mapping)]
        if people and variable not in context.suppressed:
            found.append((variable, variable, people))
            context.used.append(variable)
    both = [variable for variable, _, _ in found]
    if sorted(both) == ["editor", "translator"] and found[0][2] == found[1][2]:
        return [("editor", "editortranslator", found[0][2])]
    return found


def _substitute(node: Node, context: Context, render: Render) -> Rich | None:
    """What stands in the place of missing names; it is not printed a second time."""
    substitute = node.child("substitute")
    for child in substitute.children if substitute is not None else ():
        if child.name == "names" and not child.children:
            keep = tuple(one for one in node.children if one.name != "substitute")
            child = Node("names", {**node.attributes, **child.attributes}, keep)
        start = len(context.used)
        hides = context.hides_author
        made = render(child, context)
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
    node: Node, context: Context, variable: str, term: str, people: Sequence[Name], options: Mapping[str, str]
) -> Rich:
    """The names of one variable, with the label where there is one."""
    if options.get("form") == "count":
        return leaf(str(_shown(len(people), context, options)))
    named = node.child("name") or Node("name")
    listed = Rich("names", [_list(node, named, context, people, options)])
    made = affixed(named.get("prefix"), formatted(named, listed, affixes=False), named.get("suffix"))
    label = node.child("label")
    if label is None or context.mode == "sort":
        return made
    plural = label.get("plural", "contextual")
    many = plural == "always" or (plural == "contextual" and len(people) > 1)
    word = context.locale.term(term, label.get("form", "long"), plural=many)
    if not word and term != variable:
        word = context.locale.term(variable, label.get("form", "long"), plural=many)
    if not word:
        return made
    text = leaf(word.replace(".", "") if label.get("strip-periods") == "true" else word, term=True)
    piece = formatted(label, cased(text, label.get("text-case"), True))
    children = [one.name for one in node.children]
    first = "name" in children and children.index("label") < children.index("name")
    return Rich(parts=[piece, made] if first else [made, piece])


def _shown(count: int, context: Context, options: Mapping[str, str]) -> int:
    """How many of the names are printed before "et al."."""
    prefix = "et-al-"
    later = context.mode == "citation" and "first" not in context.position.names
    least, use = options.get(f"{prefix}min", ""), options.get(f"{prefix}use-first", "1")
    if later:
        least = options.get(f"{prefix}subsequent-min", least)
        use = options.get(f"{prefix}subsequent-use-first", use)
    if not least.isdigit() or count < int(least) or not use.isdigit():
        return count
    more = context.ambiguity.more_names if context.mode == "citation" else 0
    return min(count, int(use) + more)


def _list(
    node: Node, named: Node, context: Context, people: Sequence[Name], options: Mapping[str, str]
) -> Rich:
    shown = _shown(len(people), context, options)
    order = options.get("name-as-sort-order", "")
    turned = [order == "all" or (order == "first" and place == 0) for place in range(len(people))]
    single = [_name(named, context, one, options, turned[i], i) for i, one in enumerate(people[:shown])]
    delimiter = options.get("delimiter", ", ")
    if shown < len(people):
        if options.get("et-al-use-last") == "true" and len(people) - shown >= 1 and shown > 1:
            last = _name(named, context, people[-1], options, turned[-1], len(people) - 1)
            body = joined(single, delimiter) or Rich()
            return Rich(parts=[body, leaf(f"{delimiter}… ", term=True), last])
        return _et_al(node, context, single, turned, delimiter, options)
    word = {"text": context.locale.term("and") or "and", "symbol": "&"}.get(options.get("and", ""))
    if word is None or len(single) < 2:
        return joined(single, delimiter) or Rich()
    precedes = options.get("delimiter-precedes-last", "contextual")
    comma = _precedes(precedes, len(single) > 2, turned[len(single) - 2])
    before = joined(single[:-1], delimiter) or Rich()
    gap = f"{delimiter.rstrip()} {word} " if comma else f" {word} "
    return Rich(parts=[before, leaf(gap, term=True), single[-1]])


def _precedes(option: str, several: bool, inverted: bool) -> bool:
    if option == "after-inverted-name":
        return inverted
    return option == "always" or (option == "contextual" and several)


def _et_al(
    node: Node,
    context: Context,
    single: list[Rich],
    turned: list[bool],
    delimiter: str,
    options: Mapping[str, str],
) -> Rich:
    body = joined(single, delimiter)
    if body is None:
        return Rich()
    own = node.child("et-al")
    words = context.locale.term((own.get("term") if own else "") or "et-al") or ""
    piece = formatted(own, leaf(words, term=True)) if own else leaf(words, term=True)
    option = options.get("delimiter-precedes-et-al", "contextual")
    comma = _precedes(option, len(single) > 1, turned[len(single) - 1])
    return Rich(parts=[body, leaf(delimiter if comma else " ", term=True), piece])


def _name(
    named: Node, context: Context, name: Name, options: Mapping[str, str], turned: bool, place: int
) -> Rich:
    """One name. A literal name (an institution) is printed as it stands."""
    literal = str(name.get("literal") or "")
    parts = _parts(name)
    if literal or not (parts["family"] or parts["given"]):
        return _part(named, "family", literal)
    form = options.get("form", "long")
    level = _level(context, parts, form, place)
    given = _given(parts["given"], options, level)
    if form == "short" and not level and context.mode != "sort":
        return _part(named, "family", f"{parts['particle']}{parts['family']}" or parts["given"])
    if form == "short" and context.mode == "sort":
        given = ""
    if _CLOSED_UP.search(parts["family"] + parts["given"]) and parts["family"]:
        return _part(named, "family", parts["family"] + parts["given"])
    dropping, particle = parts["dropping"], parts["particle"]
    if turned:
        return _turned(named, context, parts, given, options)
    family = _part(named, "family", f"{particle}{parts['family']}")
    first = _part(named, "given", f"{given} {dropping}".strip()) if given or dropping else None
    comma = ", " if name.get("comma-suffix") else " "
    tail = leaf(f"{comma}{parts['suffix']}") if parts["suffix"] else None
    gap = "" if dropping.endswith(("'", "’")) else " "
    return Rich(parts=[one for one in (joined([first, family], gap), tail) if one is not None])


def _turned(
    named: Node, context: Context, parts: Mapping[str, str], given: str, options: Mapping[str, str]
) -> Rich:
    """Family name first."""
    demote = options.get("demote-non-dropping-particle", "display-and-sort")
    down = demote == "display-and-sort" or (demote == "sort-only" and context.mode == "sort")
    particle = parts["particle"]
    family = parts["family"] if down else f"{particle}{parts['family']}"
    rest = [given, parts["dropping"], particle.strip() if down else ""]
    first = " ".join(one for one in rest if one)
    pieces = [_part(named, "family", family)]
    pieces += [_part(named, "given", first)] if first else []
    pieces += [leaf(parts["suffix"])] if parts["suffix"] else []
    return joined(pieces, options.get("sort-separator", ", ")) or Rich()


def _part(named: Node, which: str, text: str) -> Rich:
    made = leaf(text.replace("'", "’"))
    for child in named.children:
        if child.name == "name-part" and child.get("name") == which:
            return formatted(child, cased(made, child.get("text-case"), True))
    return made


def _parts(name: Name) -> dict[str, str]:
    """The parts of a name; particles that stand in the family or given name are found by their small
    letters, as CSL says. ``particle`` (it stays with the family name) ends in a space where it needs one."""
    family, given = str(name.get("family") or "").strip(), str(name.get("given") or "").strip()
    particle = str(name.get("non-dropping-particle") or "")
    dropping = str(name.get("dropping-particle") or "")
    if not particle and not dropping:
        found = _PARTICLE.match(family)
        if family.startswith('"') and family.endswith('"') and len(family) > 2:
            family = family[1:-1]
        elif found:
            particle, family = found[1].strip(), family[found.end() :]
        tail = re.search(r"(?<=\S)\s+((?:[a-zß-ÿ]+[’']?\s*)+)$", given)
        if tail:
            dropping, given = tail[1].strip(), given[: tail.start()]
    if particle and not particle.endswith(("'", "’", "-")):
        particle += " "
    return {
        "family": family,
        "given": given,
        "particle": particle,
        "dropping": dropping,
        "suffix": str(name.get("suffix") or ""),
    }


def _level(context: Context, parts: Mapping[str, str], form: str, place: int) -> int:
    """How much of the given name is added to a short name: 0 nothing, 1 initials, 2 all."""
    if form != "short" or context.mode != "citation":
        return 0
    key = (f"{parts['particle']}{parts['family']}", parts["given"])
    context.named.append(key)
    known = context.known.given.get(key, 0) if parts["given"] else 0
    primary = context.style.citation.get("givenname-disambiguation-rule").startswith("primary")
    return 0 if primary and place else max(known, context.ambiguity.given)


def _given(given: str, options: Mapping[str, str], level: int) -> str:
    """The given name, with initials where the style wants them."""
    mark = options.get("initialize-with")
    if mark is None or not given:
        return given
    whole = options.get("initialize") == "false" or level == 2
    hyphen = options.get("initialize-with-hyphen", "true") != "false"
    made = ""
    for word in re.sub(r"\.(?=\S)(?!-)", ". ", given).split():
        if (whole and not re.fullmatch(r"[^\W\d_]\.?(?:-[^\W\d_]\.?)*", word)) or word[0].islower():
            made = f"{made.rstrip()} {word} "
        else:
            firsts = [part[0] for part in word.split("-") if part]
            initials = (f"{mark.rstrip()}-" if hyphen else mark).join(firsts) + mark
            made += initials
    return made.strip()
