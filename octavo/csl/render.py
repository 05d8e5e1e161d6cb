"""The elements of a style that print: text, numbers, labels, groups, choices."""

import re
from collections.abc import Iterable

from octavo.csl.cases import cased
from octavo.csl.conditions import holds
from octavo.csl.context import Context
from octavo.csl.dates import date, year_suffix
from octavo.csl.fields import parse_field
from octavo.csl.formats import formatted
from octavo.csl.locators import label_of
from octavo.csl.names import names
from octavo.csl.nodes import Node
from octavo.csl.numbers import as_roman, first_number, is_numeric, is_plural, page_ranges
from octavo.csl.rich import Rich, joined, leaf, leaves, plain
from octavo.csl.words import words

_NUMBERS = words(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator "
    "number number-of-pages number-of-volumes page page-first part-number printing-number section "
    "supplement-number version volume"
)
_ORDINAL = re.compile(r"(\d+)[^\W\d_]*")
_VERBATIM = frozenset({"URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID"})


def render(node: Node, context: Context, delimiter: str = "") -> Rich | None:
    """Return what an element prints for a work, None for nothing. ``delimiter`` is that of the group around
    a choice: it stands between the elements of the branch that is taken."""
    if node.name == "choose":
        return _choose(node, context, delimiter)
    printer = _PRINTERS.get(node.name)
    return printer(node, context) if printer else None


def render_all(nodes: Iterable[Node], context: Context, delimiter: str = "") -> Rich | None:
    """Return what elements print one after another."""
    return joined((render(one, context, delimiter) for one in nodes), delimiter)


def _text(node: Node, context: Context) -> Rich | None:
    """Return what <text> prints: a macro, a variable, a term or a value."""
    if node.get("macro"):
        shorthand, context.shorthand = context.shorthand, None
        made = _together(context.style.macros[node.get("macro")].children, context, "")
        context.shorthand = shorthand
    elif node.get("variable"):
        made = _variable(node, context)
    elif node.get("term"):
        made = _term(node, context)
    else:
        made = parse_field(node.get("value")) if node.get("value") else None
    if made is None:
        return None
    if node.get("strip-periods") == "true" and node.get("variable") not in _VERBATIM:
        for one in leaves(made):
            one.text = one.text.replace(".", "")
    own = not (node.get("variable") or node.get("macro"))
    language = context.locale.language if own else context.language
    return formatted(node, cased(made, node.get("text-case"), language, own=own))


def _term(node: Node, context: Context) -> Rich | None:
    """Return a word of the style's language. What has "no date" has the letter of its year behind that."""
    plural = node.get("plural") == "true"
    word = context.locale.term(node.get("term"), node.get("form", "long"), plural=plural)
    if not word:
        return None
    made = Rich("term", [leaf(word.replace("'", "’"))])
    return Rich(parts=[made, *year_suffix(context)]) if node.get("term") == "no date" else made


def _variable(node: Node, context: Context) -> Rich | None:
    """Return the value of a variable."""
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
    """Return numbers as they are printed: ranges with the dash of the language, pages shortened by the
    style."""
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
    """Return what <number> prints: figures, numbers of order, Roman figures."""
    variable, form = node.get("variable"), node.get("form", "numeric")
    context.called += 1
    value = context.text(variable)
    if not value:
        return None
    context.rendered += 1
    context.used.append(variable)
    if form == "roman" and is_numeric(value):
        value = as_roman(value)
    elif form in ("ordinal", "long-ordinal") and is_numeric(value):
        value = _ORDINAL.sub(lambda found: _ordinal(int(found[1]), node, context), value)
    else:
        value = _figures(variable, value, context)
    return formatted(node, cased(leaf(value), node.get("text-case"), context.locale.language, own=True))


def _ordinal(number: int, node: Node, context: Context) -> str:
    """Return a number of order, as a word if the style wants one and the language has it."""
    word = context.locale.term(f"long-ordinal-{number:02d}") if node.get("form") == "long-ordinal" else None
    return word or context.locale.ordinal(number, context.locale.genders.get(node.get("variable"), ""))


def _label(node: Node, context: Context) -> Rich | None:
    """Return the word for what a variable counts. A locator that says it itself has none."""
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
    return formatted(node, cased(leaf(word), node.get("text-case"), context.locale.language, own=True))


def _group(node: Node, context: Context) -> Rich | None:
    """Return what <group> prints."""
    made = _together(node.children, context, node.get("delimiter"))
    return formatted(node, made) if made is not None else None


def _together(nodes: Iterable[Node], context: Context, delimiter: str) -> Rich | None:
    """Return what a group or a macro prints: nothing if it calls variables and none of them has a value. One
    that calls no variable counts as a variable with a value in the group around it (CSL 1.0.2,
    "cs:group")."""
    called, rendered = context.called, context.rendered
    alternatives, context.alternatives = context.alternatives, False
    made = render_all(nodes, context, delimiter)
    context.alternatives = alternatives
    if made is None or not plain(made) or (context.called > called and context.rendered == rendered):
        return None
    if context.called == called:
        context.called, context.rendered = called + 1, rendered + 1
    return made


def _choose(node: Node, context: Context, delimiter: str) -> Rich | None:
    """Return what the first branch prints whose conditions hold."""
    for branch in node.children:
        if branch.name == "else" or holds(branch, context):
            if context.alternatives:
                made = (render(one, context) for one in branch.children)
                return next((one for one in made if one is not None), None)
            return render_all(branch.children, context, delimiter)
    return None


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
