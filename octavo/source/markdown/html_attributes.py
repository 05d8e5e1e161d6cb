"""Attributes of HTML tags that say nothing to a book: all of them are one message."""

import re
from collections import Counter
from dataclasses import replace

from octavo.core.diagnostics import Diagnostics
from octavo.source.finding import Finding

_NAMED = re.compile(r"`([^`]+)`")
_PLACES = 3
_HINT = "stylesheets say how a thing looks; write into the text what is to be read"


def attribute_finding(name: str) -> Finding:
    """Return what is said of an attribute that is not used."""
    return Finding("html-attribute", f"the attribute `{name}` of an HTML tag is not used", _HINT)


def gather_attributes(diagnostics: Diagnostics) -> None:
    """Replace the diagnostics of attributes by one that counts them and names the first places."""
    found = diagnostics.taken("html-attribute")
    if len(found) < 2:
        for one in found:
            diagnostics.add(one)
        return
    counts = Counter(name[1] for one in found if (name := _NAMED.search(one.message)))
    listed = ", ".join(f"`{name}` {count:,}" for name, count in counts.most_common())
    lines = list(dict.fromkeys(f"{one.span.file}:{one.span.line}" for one in found if one.span))
    message = (
        f"{len(found):,} attributes of HTML tags are not used: {listed}; the first at "
        f"{', '.join(lines[:_PLACES])}"
    )
    diagnostics.add(replace(found[0], message=message))
