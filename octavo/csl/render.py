"""The elements of a style that print: text, numbers, labels, groups, choices."""

import re
from collections.abc import Iterable

from octavo.csl.cases import cased
from octavo.csl.context import Context
from octavo.csl.dates import date, year_suffix
from octavo.csl.fields import parse_field
from octavo.csl.formats import formatted
from octavo.csl.locators import label_of
from octavo.csl.names import names
from octavo.csl.numbers import as_roman, first_number, is_numeric, is_plural, page_ranges
from octavo.csl.rich import Rich, joined, leaf, plain
from octavo.csl.style import Node
from octavo.csl.words import words

_NUMBERS = words(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator "
    "number number-of-pages number-of-volumes page page-first part-number printing-number section "
    "supplement-number version volume"
)
_VERBATIM = frozenset({"URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID"})


def render(node: Node, context: Context, delimiter: str = "") -> Rich | None:
    """What an element prints for a work, or None for nothing. ``delimiter`` is that of the group around a
    choice: it stands between the elements of the branch that is taken."""
    if node.name == "choose":
        return _choose(node, context, delimiter)
    printer = _PRINTERS.get(node.name)
    return printer(node, context) if printer else None


def render_all(nodes: Iterable[Node], context: Context, delimiter: str = "") -> Rich | None:
    """What elements print one after another."""
    return joined((render(one, context, delimiter) for one in nodes), delimiter)


def _text(node: Node, context: Context) -> Rich | None:
    made: Rich | None = None
    if node.get("macro"):
        called, rendered = context.called, context.rendered
        made = render_all(context.style.macros[node.get("macro")].children, context)
        if made is not None and (
            not plain(made) or (context.called > called and context.rendered == rendered)
        ):
            made = None
        if made is not None and context.called == called:
            context.called, context.rendered = called + 1, rendered + 1
    elif node.get("variable"):
        made = _variable(node, context)
    elif node.get("term"):
        word = context.locale.term(
            node.get("term"), node.get("form", "long"), plural=node.get("plural") == "true"
        )
        made = Rich("term", [leaf(word)]) if word else None
        if made is not None and node.get("term") == "no date" and not context.style.writes_year_suffix:
            letter = context.ambiguity.year_suffix
            if letter and not context.suffixed:
                context.suffixed = True
                made = Rich(parts=[made, Rich("year-suffix", [leaf(letter)])])
    elif "value" in node.attributes:
        made = parse_field(node.get("value")) if node.get("value") else None
    if made is None:
        return None
    if node.get("strip-periods") == "true":
        for one in _leaves(made):
            one.text = one.text.replace(".", "")
    language = context.language if node.get("variable") or node.get("macro") else context.locale.language
    return formatted(node, cased(made, node.get("text-case"), language))


def _leaves(rich: Rich) -> list[Rich]:
    return [one for part in rich.parts for one in _leaves(part)] if rich.parts else [rich]


def _variable(node: Node, context: Context) -> Rich | None:
    variable = node.get("variable")
    # A group with "no date" and a letter after it is not empty for want of the letter.
    context.called += variable != "year-suffix"
    value = context.text(variable, node.get("form"))
    if not value and variable == "title" and node.get("form") == "short":
        value = context.text("title")
    if not value:
        return None
    context.rendered += 1
    context.used.append(variable)
    if variable == "year-suffix":
        context.called += 1
        context.suffixed = True
        return Rich("year-suffix", [leaf(value)])
    if variable == "citation-label":
        return Rich(parts=[leaf(value), *year_suffix(context)])
    if variable in _VERBATIM:
        return Rich("verbatim", [leaf(value)])
    if variable in _NUMBERS:
        return parse_field(_figures(variable, value, context))
    made = parse_field(value)
    if variable == "title" or variable.endswith("-title"):
        own = variable in ("title", "title-short")
        return Rich("title", [made], value=str(context.work.get("language") or "") if own else "")
    return made


def _figures(variable: str, value: str, context: Context) -> str:
    """Numbers as they are printed: ranges with the dash of the language, pages shortened by the style."""
    page = variable in ("page", "page-first") or (
        variable == "locator" and context.cite is not None and context.cite.label == "page"
    )
    if not page and not (variable == "locator" or is_numeric(value)):
        return value.replace("\\-", "-")
    symbol = context.locale.term("and", "symbol") or "&"
    if symbol != "&":
        value = re.sub(r"\s*&\s*", f" {symbol} ", value)
    sign = context.locale.term("page-range-delimiter") or "–"
    return page_ranges(value, context.style.root.get("page-range-format") if page else "", sign)


def _number(node: Node, context: Context) -> Rich | None:
    variable, form = node.get("variable"), node.get("form", "numeric")
    context.called += 1
    value = context.text(variable)
    if not value:
        return None
    context.rendered += 1
    context.used.append(variable)
    number = first_number(value)
    if form == "roman" and is_numeric(value):
        value = as_roman(value)
    elif number is not None and is_numeric(value) and form in ("ordinal", "long-ordinal"):
        word = context.locale.term(f"long-ordinal-{number:02d}") if form == "long-ordinal" else None
        value = word or context.locale.ordinal(number, context.locale.genders.get(variable, ""))
    else:
        value = _figures(variable, value, context)
    return formatted(node, cased(leaf(value), node.get("text-case"), context.locale.language))


def _label(node: Node, context: Context) -> Rich | None:
    variable = node.get("variable")
    value = context.text(variable)
    if not value or (variable == "locator" and label_of(value, context.locale)):
        return None
    name = context.cite.label if variable == "locator" and context.cite else variable
    option = node.get("plural", "contextual")
    many = is_plural(value, {"and", context.locale.term("and") or "and"})
    if variable.startswith("number-of-"):
        many = (first_number(value) or 0) > 1
    plural = option == "always" or (option == "contextual" and many)
    word = context.locale.term(name, node.get("form", "long"), plural=plural)
    if not word:
        return None
    if node.get("strip-periods") == "true":
        word = word.replace(".", "")
    return formatted(node, cased(leaf(word), node.get("text-case"), context.locale.language))


def _group(node: Node, context: Context) -> Rich | None:
    """Vanishes where it calls variables and none of them has a value."""
    called, rendered = context.called, context.rendered
    made = render_all(node.children, context, node.get("delimiter"))
    if context.called > called and context.rendered == rendered:
        return None
    if made is None or not plain(made):
        return None
    if context.called == called:  # a group that calls no variable is no want of one
        context.called, context.rendered = called + 1, rendered + 1
    return formatted(node, made)


def _choose(node: Node, context: Context, delimiter: str) -> Rich | None:
    for branch in node.children:
        if branch.name == "else" or _holds(branch, context):
            return render_all(branch.children, context, delimiter)
    return None


def _holds(branch: Node, context: Context) -> bool:
    tests = list(_tests(branch, context))
    match = branch.get("match", "all")
    if match == "any":
        return any(tests)
    return not any(tests) if match == "none" else all(tests)


def _tests(branch: Node, context: Context) -> Iterable[bool]:
    """Every single condition of a branch; ``match`` counts over all of them."""
    work, cite = context.work, context.cite
    for name, value in branch.attributes.items():
        listed = value.split()
        if name == "type":
            yield from (work.get("type") == word for word in listed)
        elif name == "variable":
            yield from (context.has(word) for word in listed)
        elif name == "is-numeric":
            yield from (is_numeric(context.text(word)) for word in listed)
        elif name == "is-uncertain-date":
            yield from (bool((_as_date(work.get(word))).get("circa")) for word in listed)
        elif name == "locator":
            yield from (cite is not None and bool(cite.locator) and cite.label == word for word in listed)
        elif name == "position":
            found = context.position.names if context.mode == "citation" else frozenset()
            yield from (word in found for word in listed)
        elif name == "disambiguate":
            context.tested += 1
            yield (context.tested <= context.ambiguity.conditions) is (value == "true")


def _as_date(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _names(node: Node, context: Context) -> Rich | None:
    return names(node, context, render)


_PRINTERS = {
    "text": _text,
    "number": _number,
    "label": _label,
    "group": _group,
    "names": _names,
    "date": date,
}
