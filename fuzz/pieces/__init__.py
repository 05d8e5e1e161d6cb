"""The pieces of which chapters are made: one function each, by the name of its feature."""

from collections.abc import Callable, Mapping

from fuzz.pieces import code, dialects, figures, kinds, lists, maths, prose, tables
from fuzz.scribe import Scribe

#: Writes a piece and returns its Markdown; what it needs is noted down by the scribe.
Writer = Callable[[Scribe], str]

#: All writers, by feature.
WRITERS: Mapping[str, Writer] = {
    f"{module.__name__.rpartition('.')[2]}.{name}": writer
    for module in (prose, lists, kinds, tables, figures, maths, code, dialects)
    for name, writer in module.WRITERS.items()
}
