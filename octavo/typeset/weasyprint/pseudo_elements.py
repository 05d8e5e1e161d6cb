"""Styles of pseudo-elements, made when a box asks for them.

The stylesheet that WeasyPrint 70 brings along has rules for the markers of lists and for the calls and
markers of notes that match every element. So it makes six styles more for each element of a book, of which a
list item or a note will use one or two: most of the memory that a long document takes before its first page.
Here those rules are kept apart until the box of a list item or of a note is made.
"""

import copy
from typing import Any

import weasyprint
from weasyprint.css import ComputedStyle, StyleFor, declaration_precedence

_NAMES = frozenset(
    {"marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
)
_call = StyleFor.__call__
_set_computed_styles = StyleFor.set_computed_styles


def _split() -> tuple[Any, dict[str, dict[str, Any]]]:
    """The engine's stylesheet without its rules for all such pseudo-elements, and what they declare."""
    sheet = copy.copy(weasyprint.UA_STYLESHEET)
    sheet.matcher = copy.copy(sheet.matcher)
    declared: dict[str, dict[str, Any]] = {name: {} for name in _NAMES}
    kept = []
    for entry in sheet.matcher.other_selectors:
        _, specificity, _, name, (declarations, _) = entry
        if name not in _NAMES:
            kept.append(entry)
            continue
        for key, values, importance in declarations:
            weight = (declaration_precedence("user agent", importance), float("inf"), specificity)
            declared[name][key] = values, weight
    sheet.matcher.other_selectors = kept
    return sheet, declared


_sheet, _declared = _split()


def engine_stylesheets() -> list[Any]:
    """What the engine's ``_ua_stylesheets`` returns, for documents whose pseudo-elements are styled here."""
    return [_sheet]


def _style(self: Any, element: Any, pseudo_type: str | None = None) -> Any:
    styles = self.get_computed_styles()
    if pseudo_type in _NAMES and (element, pseudo_type) not in styles and (element, None) in styles:
        parent = styles[element, None]
        root = parent if parent.is_root_element else parent.root_style
        styles[element, pseudo_type] = ComputedStyle(
            parent,
            dict(_declared[pseudo_type]),
            pseudo_type,
            root,
            parent.base_url,
            self.font_config,
            self.initial_page_sizes,
        )
    return _call(self, element, pseudo_type)


def _set(
    self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, *more: Any, **rest: Any
) -> None:
    """``set_computed_styles``, where a stylesheet has rules of its own for such a pseudo-element."""
    if pseudo_type in _NAMES:
        cascaded = self.get_cascaded_styles().setdefault((element, pseudo_type), {})
        for key, declared in _declared[pseudo_type].items():
            cascaded.setdefault(key, declared)
    _set_computed_styles(self, element, parent, root, pseudo_type, *more, **rest)


def style_pseudo_elements_late() -> None:
    """Mend the engine, for all documents of this process that use ``engine_stylesheets``."""
    StyleFor.__call__ = _style
    StyleFor.set_computed_styles = _set
