"""Attributes: each belongs to the kinds of element that take it. One that no element takes is reported."""

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Severity, Span
from octavo.core.suggestions import listing, suggest
from octavo.elements.attributes import COMMON, settled_elsewhere
from octavo.elements.index_mark import CLASSES
from octavo.elements.kind import Attribute
from octavo.elements.lookup import ElementLookup
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.attributes import WrittenAttributes
from octavo.source.markdown.problem import LocatedFinding
from octavo.source.tokens import walk


def use_attribute_checks(md: MarkdownIt) -> None:
    """Add the rule. It runs when all tokens are what they will be, and takes away what no element takes."""
    md.core.ruler.push("attribute_checks", _check)


def _check(state: StateCore) -> None:
    for token in walk(state.tokens):
        written: list[WrittenAttributes] = token.meta.pop("written", [])
        checker = _Checker(state, token, written)
        for one in written:
            checker.check(one)
        if token.type in ("link_open", "image", "figure") and "title" in token.attrs:
            checker.check_own_title()


class _Checker:
    """Checks the attributes of one token."""

    def __init__(self, state: StateCore, token: Token, written: Iterable[WrittenAttributes]) -> None:
        self._problems: list[LocatedFinding] = state.env["problems"]
        self._elements: ElementLookup = state.env["elements"]
        self._token = token
        self._names = {key for one in written for key in one.values}
        classes = [name for one in written for name in one.values.get("class", "").split()]
        self._kinds = self._elements.at(token.type, classes)
        self._taken: dict[str, Attribute] = {}
        for kind in self._kinds:
            self._taken |= {name: COMMON[name] for name in kind.common}
            self._taken |= {one.name: one for one in kind.attributes}

    def check(self, written: WrittenAttributes) -> None:
        """Report what is wrong with attributes, and take it away from the token."""
        place = written.place
        assert isinstance(place, Span)  # made by the rule ``positions``
        for name, value in written.values.items():
            attribute = self._taken.get(name)
            if attribute is None:
                self._token.attrs.pop(name, None)
                self._report_unknown(name, place)
            elif attribute.rule and not re.fullmatch(attribute.rule.pattern, value):
                rule = attribute.rule
                self._report(Finding(rule.code, rule.message.format(value=value), rule.hint), place)
        self._check_classes(written.values.get("class", "").split(), place)
        for name in getattr(written.values, "twice", ()):
            message = f"`{name}` is given twice; `{written.values[name]}` is used"
            finding = Finding("attribute-twice", message, "take out the one that is not meant")
            self._report(finding, place, Severity.WARNING)

    def check_own_title(self) -> None:
        """Report a title that stands behind the address of a link or a picture, as Markdown has it.

        Pandoc writes ``fig:`` there, which is no title.
        """
        if "title" in self._names:
            return
        title = str(self._token.attrs.pop("title")).removeprefix("fig:").strip()
        if title:
            hint = "write it into the text or the caption, or take it out"
            finding = Finding("attribute-unknown", f"the title `{shortened(title)}` is not printed", hint)
            self._report(finding, self._token.meta["span"], Severity.WARNING)

    def _check_classes(self, names: Iterable[str], place: Span) -> None:
        closed = next((kind for kind in self._kinds if kind.only_classes is not None), None)
        if closed is None or closed.only_classes is None:
            return
        for name in names:
            if name not in closed.only_classes and name not in CLASSES:
                hint = (
                    f"{closed.title} knows {listing(closed.only_classes)}; put ::: {name} above it, ::: below"
                )
                message = f"the class `{name}` has no meaning on {closed.title}"
                self._report(Finding("attribute-unknown", message, hint), place, Severity.WARNING)

    def _report_unknown(self, name: str, place: Span) -> None:
        if settled := settled_elsewhere(name):
            hint = "give the element a class; a stylesheet of the book can have a rule for it"
            message = f"`{name}` is not used: {settled}"
            self._report(Finding("attribute-look", message, hint), place, Severity.WARNING)
            return
        what = self._kinds[0].title if self._kinds else "this element"
        belonging = self._elements.attribute(name)
        hint = f"{what} takes {listing(self._taken) if self._taken else 'no attributes'}"
        if belonging is not None:
            takers = dict.fromkeys(kind.title for kind in self._elements.takers(name))
            hint = f"`{name}` is for {', '.join(takers)}; {hint}"
        else:
            hint = suggest(name, self._taken, hint)
        code = belonging.code if belonging else "attribute-unknown"
        self._report(Finding(code, f"`{name}` has no meaning on {what}", hint), place)

    def _report(self, finding: Finding, place: Span, severity: Severity = Severity.ERROR) -> None:
        self._problems.append(LocatedFinding(finding, place, severity))
