"""Following a place in a finished file back to the line that the author wrote."""

import bisect
from collections.abc import Mapping

from octavo.core.diagnostics import Span


class SourceMap:
    """Finds the source of a line of a document.

    Made from a mapping of "text/chapter.xhtml:12" to "chapters/x.md:30:1". Not every line has an entry
    of its own: the nearest one above it in the same document counts. "" says that from there on the source is
    not known.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        lines: dict[str, list[tuple[int, Span | None]]] = {}
        for place, source in sources.items():
            name, _, line = place.rpartition(":")
            if name and line.isdigit():
                lines.setdefault(name, []).append((int(line), Span.parse(source) if source else None))
        self._lines = {name: sorted(entries, key=lambda entry: entry[0]) for name, entries in lines.items()}

    def find(self, path: str, line: int) -> Span | None:
        """Return the source of a line, or None.

        ``path`` is the document's path in the archive; folders in front of the name that the mapping uses
        (``OEBPS/``) are passed over.
        """
        name = path
        while name not in self._lines:
            _, slash, name = name.partition("/")
            if not slash:
                return None
        entries = self._lines[name]
        index = bisect.bisect_right(entries, line, key=lambda entry: entry[0])
        return entries[index - 1][1] if index else None
