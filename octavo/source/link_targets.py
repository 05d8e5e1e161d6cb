"""Links and references as other programs write them, made those of the book: to ids of places.

``[x](ch2.md#gate)`` leads to a file of the book, ``[x](#the-gate)`` to a heading by the name that Pandoc or
GitHub give it, ``[The Gate]`` to a heading by its words. ``\\ref{gate}`` and roles of MyST name labels.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.source.context import ReadingContext
from octavo.source.manuscript import Division
from octavo.source.markdown.links import leads_away
from octavo.source.named_places import NamedPlaces
from octavo.source.references import table_texts
from octavo.source.text import Text
from octavo.source.tokens import FAULTY, OF_FILE, walk

#: So many places are named in one message.
_PLACES = 3


def resolve_links(divisions: Iterable[Division], context: ReadingContext) -> None:
    """Give every link within the book the id of its place, in all texts. What leads nowhere is told."""
    resolver = _Resolver(NamedPlaces(divisions, context), context)
    for text, _ in context.texts:
        resolver.text(text)
    for table in context.tables.values():
        for text in (*table_texts(table), *(note.text for note in table.notes)):
            resolver.text(text)
    resolver.report()


class _Resolver:
    """Goes through all texts, and gathers the links to files that are none of the book's."""

    def __init__(self, places: NamedPlaces, context: ReadingContext) -> None:
        self._places = places
        self._context = context
        self._lost: dict[str, Span] = {}
        self._vague: dict[str, Span] = {}

    def text(self, text: Text) -> None:
        for token in walk(text.tokens):
            file = str(token.meta.get(OF_FILE, text.span.file))
            if token.type == "cross_ref":
                self._reference(token, file)
            for line in (token.children, token.meta.get("caption") if token.type == "figure" else None):
                if line:
                    self._links(line, file)

    def _reference(self, token: Token, file: str) -> None:
        """Give a reference the id of its place, if the book has it under another name."""
        target = str(token.meta["target"])
        document = token.meta.pop("document", None)
        if document is not None:
            token.meta["target"] = self._file(str(document), file, token.meta["span"]) or target
        elif (
            (not token.meta.get("loose") or self._places.is_label(target))
            and target not in self._context.ids
            and "--" not in target
        ):
            token.meta["target"] = self._places.anchor(target, file) or target

    def _links(self, line: Sequence[Token], file: str) -> None:
        opened: list[tuple[Token, bool]] = []
        for token in line:
            if token.type in ("link_open", "named_link_open"):
                opened.append((token, self._open(token, file)))
            elif token.type in ("link_close", "named_link_close") and opened:
                opening, leads = opened.pop()
                _close(opening, token, leads)

    def _open(self, token: Token, file: str) -> bool:
        """Give a link its place in the book. Return False if it leads nowhere."""
        if token.type == "named_link_open":
            return self._named(token, file)
        href = str(token.attrs.get("href", ""))
        if leads_away(href) or token.meta.get(FAULTY):
            return True
        if href.startswith("#"):
            found = self._places.anchor(unquote(href[1:]), file)
            token.attrs["href"] = f"#{found}" if found else href
            return True  # one to nothing is told where all ids are checked
        found = self._file(href, file, token.meta["span"])
        if found is None:
            self._lost.setdefault(href, token.meta["span"])
            return False
        token.attrs["href"] = f"#{found}"
        return True

    def _file(self, href: str, file: str, span: Span) -> str | None:
        """Return the id that a link to a file, or to a place in it, leads to."""
        path, _, anchor = unquote(href).partition("#")
        path = path.partition("?")[0]
        division = self._places.division(path, file)
        if division is None:
            made = re.fullmatch(r"(?:\./)?([\w:.-]+?)(?:\.html?)?", path)  # bookdown: a page for each heading
            return self._places.anchor(anchor or made[1], file) if made else None
        if not anchor:
            return division
        found = self._places.anchor(anchor, self._places.file_of(division))
        if found is None:
            self._vague.setdefault(href, span)
        return found or division

    def _named(self, token: Token, file: str) -> bool:
        """Make a link of brackets that name a heading."""
        name, span = str(token.meta["name"]), token.meta["span"]
        found = self._places.called(name, file)
        if not found:
            if token.meta["told"]:
                self._context.diagnostics.warning(
                    "link-undefined",
                    span,
                    f"no heading of the book is called \u201c{name}\u201d, so these brackets are printed",
                    "write [words](#id), or \\[ for a bracket that is meant",
                )
            return False
        if len(found) > 1:
            self._context.diagnostics.warning(
                "reference-ambiguous",
                span,
                f"{len(found)} headings are called \u201c{name}\u201d; the link leads to the first",
                "write [words](#id) with the id of the one that is meant",
            )
        token.type = "link_open"
        token.attrs = {"href": f"#{found[0]}"}
        return True

    def report(self) -> None:
        """Tell of links to files that are no chapters, and to places that files do not have, once for all."""
        if self._lost:
            self._tell(
                self._lost,
                "link-target",
                "lead to files that are no chapters of the book, and are printed as plain words",
                "put the files into book.yaml if they belong to the book, or link to https://...",
            )
        if self._vague:
            self._tell(
                self._vague,
                "link-undefined",
                "lead to places that their files do not have, and now to the beginning of these files",
                "correct what stands behind #, or give the place the id, as in {#name}",
            )

    def _tell(self, links: dict[str, Span], code: str, what: str, hint: str) -> None:
        named = ", ".join(
            f"`{href}` ({span.file}:{span.line})" for href, span in list(links.items())[:_PLACES]
        )
        more = f" and {len(links) - _PLACES} more" if len(links) > _PLACES else ""
        first = next(iter(links.values()))
        self._context.diagnostics.warning(code, first, f"links {what}: {named}{more}", hint)


def _close(opening: Token, closing: Token, leads: bool) -> None:
    """Close a link like it was opened; one that leads nowhere leaves its words."""
    if opening.type == "link_open" and leads:
        closing.type = "link_close"
    elif closing.type == "link_close":
        for token in (opening, closing):
            token.type, token.content, token.tag, token.nesting = "text", "", "", 0
