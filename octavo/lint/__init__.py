"""The linter: looks over a manuscript without building it, and says what an editor should look at.

A rule is one file in ``rules``; it reads the passages of the manuscript, in which code, formulas, raw text
and addresses are signs that stand for them. To add one, add a file with a ``RULE`` and name it in ``RULES``.
An extension adds one with ``RULES.with_part(name, rule, after=...)``.
"""

from octavo.core.registry import Registry
from octavo.lint.rule import LintRule
from octavo.lint.rules import (
    accents,
    capitals,
    class_names,
    double_spaces,
    doubled_words,
    hyphen_for_dash,
    hyphen_in_range,
    line_end_hyphens,
    page_furniture,
    range_form,
    reference_direction,
    repeated_notes,
    spelling,
    starter_data,
    straight_quotes,
    table_totals,
    unbalanced_brackets,
    unbalanced_quotes,
    unused_files,
)

__all__ = ["RULES", "LintRule"]

_RULES = (
    doubled_words.RULE,
    double_spaces.RULE,
    line_end_hyphens.RULE,
    page_furniture.RULE,
    unbalanced_quotes.RULE,
    unbalanced_brackets.RULE,
    straight_quotes.RULE,
    hyphen_for_dash.RULE,
    hyphen_in_range.RULE,
    range_form.RULE,
    spelling.RULE,
    accents.RULE,
    capitals.RULE,
    repeated_notes.RULE,
    reference_direction.RULE,
    table_totals.RULE,
    class_names.RULE,
    unused_files.RULE,
    starter_data.RULE,
)

#: The built-in rules, in the order in which they look.
RULES: Registry[LintRule] = Registry("rule of the linter", tuple((rule.name, rule) for rule in _RULES))
