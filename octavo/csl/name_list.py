"""Lists of names: how many are printed, what stands between them, and "et al."."""

import re
from collections.abc import Mapping, Sequence

from octavo.csl.context import Context, NameSet
from octavo.csl.formats import formatted
from octavo.csl.name_parts import NameParts
from octavo.csl.nodes import Node
from octavo.csl.person import INITIALS, NOTHING, WHOLE, Person
from octavo.csl.rich import Rich, joined, leaf

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def shown_of(people: Sequence[NameParts], context: Context, options: Mapping[str, str], place: int) -> int:
    """Return how many of the names are printed before "et al.". ``place`` counts the lists of names of the
    cite: more names may be needed in it to tell the work from others."""
    later = context.mode == "citation" and "first" not in context.position.names
    least, use = options.get("et-al-min", ""), options.get("et-al-use-first", "")
    if later:
        least = options.get("et-al-subsequent-min", least)
        use = options.get("et-al-subsequent-use-first", use)
    least, use = least.strip(), use.strip()
    if not least.isdigit() or not use.isdigit() or len(people) < int(least):
        return len(people)
    more = context.ambiguity.names.get(place, 0) if context.mode == "citation" else 0
    return min(len(people), max(int(use), more))


def name_list(
    node: Node, people: Sequence[NameParts], context: Context, options: Mapping[str, str]
) -> Rich | None:
    """Return the names of one variable, as <names> and its <name> ask for. None if not one is printed."""
    place = len(context.namesets)
    shown = shown_of(people, context, options, place)
    initials = "initialize-with" in options and options.get("initialize") != "false"
    context.namesets.append(NameSet(tuple(people), shown, initials))
    if not shown:
        return None
    order = options.get("name-as-sort-order", "")
    turned = [order == "all" or (order == "first" and at == 0) for at in range(len(people))]
    person = Person(node.child("name") or Node("name"), options, context.mode == "sort")

    def print_one(at: int) -> Rich:
        level = _level(context, people[at], options, place, at)
        made = person.print(people[at], turned=turned[at], level=level)
        return Rich("name", [formatted(person.named, made, affixes=not people[at].literal)])

    single = [print_one(at) for at in range(shown)]
    delimiter = options.get("delimiter", ", ")
    before = shown - (1 if shown < len(people) else 2)  # the name before "and" or "et al."
    inverted = turned[before] and not people[before].literal
    if shown == len(people):
        return _with_and(single, context, options, delimiter, inverted)
    if options.get("et-al-use-last") == "true" and len(people) - shown >= 2:
        body = joined(single, delimiter) or Rich()
        return Rich(parts=[body, leaf(f"{delimiter}… ", glue=True), print_one(len(people) - 1)])
    if context.mode == "sort":
        return joined(single, delimiter)
    return _with_et_al(node, single, context, options, delimiter, inverted)


def _level(context: Context, name: NameParts, options: Mapping[str, str], place: int, at: int) -> int:
    """Return how much of the given name is printed."""
    least = NOTHING
    if options.get("form") != "short":
        least = INITIALS if "initialize-with" in options else WHOLE
    if context.mode != "citation" or not name.given:
        return least
    known = context.known.given.get((name.surname, name.given), NOTHING)
    if context.style.citation.get("givenname-disambiguation-rule").startswith("primary") and at:
        known = NOTHING
    return max(least, known, context.ambiguity.givens.get((place, at), NOTHING))


def _precedes(option: str, inverted: bool, several: bool) -> bool:
    """Return True if the delimiter stands before "and" or "et al."."""
    if option == "after-inverted-name":
        return inverted
    return option == "always" or (option == "contextual" and several)


def _with_and(
    single: list[Rich], context: Context, options: Mapping[str, str], delimiter: str, inverted: bool
) -> Rich | None:
    """Return the whole list, with "and" before its last name if the style wants it."""
    term = (context.locale.term("and") or "and") if options.get("and") == "text" else ""
    word = {"text": term, "symbol": "&"}.get(options.get("and", ""))
    if word is None or len(single) < 2:
        return joined(single, delimiter)
    comma = _precedes(options.get("delimiter-precedes-last", "contextual"), inverted, len(single) > 2)
    # A term that brings a space of its own says where spaces stand: Hebrew joins "and" to the name after it.
    # A sign in the place of the word has none.
    own = word != word.rstrip() or not (word == "&" or word[:1].isalpha())
    spaced = word if own else f" {word} "
    gap = f"{delimiter.rstrip()}{spaced}" if comma else spaced
    before = joined(single[:-1], delimiter) or Rich()
    return Rich(parts=[before, leaf(gap, glue=True), single[-1]])


def _with_et_al(
    node: Node,
    single: list[Rich],
    context: Context,
    options: Mapping[str, str],
    delimiter: str,
    inverted: bool,
) -> Rich | None:
    """Return the beginning of a list with "et al."."""
    body = joined(single, delimiter)
    own = node.child("et-al")
    words = context.locale.term((own.get("term") if own else "") or "et-al") or ""
    if body is None or not words:
        return body
    piece = formatted(own, leaf(words)) if own else leaf(words)
    comma = _precedes(options.get("delimiter-precedes-et-al", "contextual"), inverted, len(single) > 1)
    gap = delimiter if comma else "" if _UNSPACED.match(words) else " "
    return Rich(parts=[body, leaf(gap, glue=True), piece])
