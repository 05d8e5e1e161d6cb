"""Citations and bibliographies of one book in one style."""

from collections.abc import Mapping, Sequence

from octavo.csl.ambiguity import tell_apart
from octavo.csl.clusters import cluster, pieces_of
from octavo.csl.collapse import collapse
from octavo.csl.context import Context, NameSet
from octavo.csl.finish import DISPLAYS, capitalize, finish, in_line, trimmed, without_end
from octavo.csl.formats import formatted
from octavo.csl.model import Citation, Cite, CitePosition, Known, Work
from octavo.csl.names import inherited, names
from octavo.csl.nodes import Node
from octavo.csl.positions import positions
from octavo.csl.render import render, render_all
from octavo.csl.repeats import replace_names
from octavo.csl.rich import Rich, affixed, joined, leaf, plain
from octavo.csl.sorting import Collate, plain_collation, sort_works
from octavo.csl.style import Style

_NEAR = 5
_CREATORS = ("author", "editor", "translator", "container-author", "director", "interviewer")


class Processor:
    """Writes citations and bibliographies. ``works`` are all that the book knows, ``cited`` the keys that
    it cites or lists, in the order of their first cites."""

    def __init__(
        self,
        style: Style,
        works: Mapping[str, Work],
        cited: Sequence[str],
        collate: Collate = plain_collation,
    ) -> None:
        self.style = style
        self._works = works
        self._collate = collate
        self._known = Known()
        options = style.root
        self._citation_names = inherited(options, style.citation)
        self._entry_names = inherited(options, style.bibliography)
        self._layout = style.citation.child("layout") or Node("layout")
        self._known.numbers = {key: number for number, key in enumerate(cited, start=1)}
        self.order = self.sorted(cited)
        self._known.numbers = {key: number for number, key in enumerate(self.order, start=1)}
        tell_apart(style, self.order, self._known, self._plain_cite)
        self.order = self.sorted(self.order)

    def sorted(self, keys: Sequence[str]) -> list[str]:
        """Return works in the order in which the style lists them."""
        bibliography = self.style.bibliography
        sort = bibliography.child("sort") if bibliography else None
        return sort_works(keys, sort, lambda key: self._context(key, "bibliography"), self._collate)

    def _context(
        self, key: str, mode: str, cite: Cite | None = None, at: CitePosition | None = None
    ) -> Context:
        shared = self._citation_names if mode == "citation" else self._entry_names
        return Context(
            self.style,
            self._works[key],
            key,
            mode,
            self._known,
            cite,
            at or CitePosition(),
            names_options=shared,
        )

    def _plain_cite(self, key: str) -> tuple[str, list[NameSet]]:
        """Return a cite as it would be found ambiguous: without locator; in notes, in its short form."""
        later = CitePosition(frozenset({"subsequent"})) if self.style.in_notes else CitePosition()
        context = self._context(key, "citation", Cite(key), later)
        context.comparing = True
        return plain(render_all(self._layout.children, context)), context.namesets

    def citations(self, all_of_them: Sequence[Citation]) -> list[Rich]:
        """Return every citation, in reading order, each with what its surroundings ask for."""
        near = self.style.citation.get("near-note-distance")
        places = positions(all_of_them, int(near) if near.isdigit() else _NEAR)
        return [self._citation(one, row) for one, row in zip(all_of_them, places, strict=True)]

    def _citation(self, citation: Citation, places: Sequence[CitePosition]) -> Rich:
        pairs = self._in_order(list(zip(citation.cites, places, strict=True)))
        made = [self._cite(cite, place) for cite, place in pairs]
        cites = [cite for cite, _ in pairs]
        pieces = pieces_of(made, cites, [self._known.numbers.get(cite.key, 0) for cite in cites])
        body = cluster(collapse(pieces, self.style), self._layout.get("delimiter"))
        prefix, suffix = self._layout.get("prefix"), self._layout.get("suffix")
        if not plain(body):
            return leaf("")
        whole = formatted(self._layout, affixed(prefix, in_line(body), suffix), affixes=False)
        whole = finish(whole, self.style.locale)
        if self.style.in_notes:
            if citation.opens:
                capitalize(whole)
            if not citation.closes:
                without_end(whole, suffix)
        return whole

    def _in_order(self, pairs: list[tuple[Cite, CitePosition]]) -> list[tuple[Cite, CitePosition]]:
        """Return the cites of a citation in the order of the style; those that it finds equal stay as they
        come. What introduces the whole citation, or hides a name that was said, keeps all at their places."""
        sort = self.style.citation.child("sort")
        if sort is None or any(cite.prefix for cite, _ in pairs) or pairs[0][0].suppress_author:
            return pairs
        keys = list(dict.fromkeys(cite.key for cite, _ in pairs))
        ordered = sort_works(keys, sort, lambda key: self._context(key, "citation"), self._collate)
        places = {key: place for place, key in enumerate(ordered)}
        return sorted(pairs, key=lambda pair: places[pair[0].key])

    def _cite(self, cite: Cite, place: CitePosition) -> Rich:
        context = self._context(cite.key, "citation", cite, place)
        context.hides_author = cite.suppress_author
        made = render_all(self._layout.children, context) or leaf("")
        return Rich("work", [made], value=cite.key)

    def author(self, key: str) -> Rich:
        """Return the names of a work as a sentence says them: "Carr", "Carr and Davies"; its title, if it
        has no names."""
        context = self._context(key, "citation", Cite(key))
        named = Node("name", {"form": "short", "and": "text"})
        others = tuple(Node("names", {"variable": one}) for one in _CREATORS[1:])
        title = Node("text", {"variable": "title", "form": "short", "font-style": "italic"})
        substitute = Node("substitute", {}, (*others, title))
        made = names(Node("names", {"variable": "author"}, (named, substitute)), context, render)
        return finish(Rich("work", [made or leaf(key)], value=key), self.style.locale)

    def bibliography(self, keys: Sequence[str], repeated: str | None = None) -> list[tuple[str, Rich]]:
        """Return the entries in the order of the style, each with its key. ``repeated`` stands for names
        that are those of the entry before; "" for nothing, None for what the style has. A work that the style
        lists nowhere has no entry."""
        node = self.style.bibliography
        layout = node.child("layout") if node else None
        if node is None or layout is None:
            return []
        sign = node.attributes.get("subsequent-author-substitute") if repeated is None else repeated or None
        rule = node.get("subsequent-author-substitute-rule", "complete-all")
        entries: list[tuple[str, Rich]] = []
        last: list[str] = []
        for key in self.sorted(keys):
            context = self._context(key, "bibliography")
            body = _entry(node, layout, context)
            if body is None or not plain(body):
                continue
            made = affixed(layout.get("prefix"), body, "")
            made = formatted(layout, made, affixes=False)
            capitalize(made)
            last = replace_names(made, last, sign, rule)
            entries.append((key, trimmed(finish(made, self.style.locale))))
        return entries


def _entry(node: Node, layout: Node, context: Context) -> Rich | None:
    """Return an entry. If the style sets its first field apart (a number, mostly), that stands in the
    margin."""
    suffix = leaf(layout.get("suffix"), glue=True)
    if not node.get("second-field-align"):
        made = render_all(layout.children, context)
        if made is not None and made.parts and made.parts[-1].kind in DISPLAYS:
            made.parts[-1].parts.append(suffix)
            return made
        return Rich(parts=[made, suffix]) if made is not None else None
    first, rest = render_all(layout.children[:1], context), render_all(layout.children[1:], context)
    margin = Rich("left-margin", [first]) if first is not None and plain(first) else None
    return joined([margin, Rich("right-inline", [rest, suffix]) if rest is not None else None], "")
