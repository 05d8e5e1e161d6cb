"""Directives of MyST whose body is Markdown, such as ``{note}`` -> the tokens of a block."""

from markdown_it.rules_block import StateBlock

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.block_names import named_block
from octavo.source.markdown.container import push_container
from octavo.source.markdown.directive import Directive
from octavo.source.markdown.problem import block_problem

#: Options that say how a thing behaves on a screen or looks, which a book has no use for.
_ON_SCREENS = frozenset(
    (
        *("animate", "child-align", "child-direction", "class-body", "class-card", "class-container"),
        *("class-header", "class-title", "color", "columns", "gutter", "icon", "link", "link-type", "margin"),
        *("open", "outline", "padding", "reverse", "selected", "shadow", "sync", "sync-group", "text-align"),
        "width",
    )
)
#: Names whose argument is no title but classes, or a number of columns.
_CLASSED, _COUNTED = ("div", "container"), ("grid",)


def named_directive(state: StateBlock, directive: Directive) -> None:
    """Push a block whose classes are those of the directive's name."""
    title = directive.argument or None
    if directive.name in (*_CLASSED, *_COUNTED):
        title = None
    values = dict(named_block(directive.name, title) or {})
    classes = [values.get("class", ""), directive.options.get("class", "").replace(",", " ")]
    if directive.name in _CLASSED:
        classes.append(directive.argument)
    if any(classes):
        values["class"] = " ".join(one for one in classes if one)
    name = directive.options.get("name") or directive.options.get("label")
    if name:
        values["id"] = name
    for option, value in directive.options.items():
        if option not in ("class", "name", "label") and option not in _ON_SCREENS:
            said = shortened(f":{option}: {value}")
            message = f"`{said}` has no meaning in {directive.name}, and is not printed"
            finding = Finding("attribute-unknown", message, "take the line out")
            block_problem(state, finding, directive.start, Severity.WARNING)
    push_container(state, directive.start, directive.body, directive.stop, values, paired=True)
