"""Makes a whole book from a seed."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fuzz import references
from fuzz.book import Book, Datum, Division, Piece, tidied
from fuzz.pieces import WRITERS
from fuzz.pieces.figures import picture
from fuzz.scribe import Plan, Scribe
from fuzz.settings import is_narrow, settings
from fuzz.words import LANGUAGES, Words

#: Pieces of a chapter and chapters of a book, at most, by the size of a book; how often there is such a one.
_SIZES = ((1, 1), (4, 3), (10, 5), (18, 9))
_SIZE_WEIGHTS = (10, 45, 35, 10)
#: What machine and fonts bring about in any book, and no author could help.
_ALWAYS = frozenset(
    (
        "font-foreign",
        "small-capitals-missing",
        "head-shortened",
        "terms-missing",
        "overfull",
        "cover-characters",
        "marks-long",
        "footnote-late",
        "formula-shrunk",
        "typesetter",
        "note-two-places",
        "index-locators",
        "index-single",
        "index-near",
        "index-sub-single",
        "chapter-empty",
        "bibliography-empty",
        "index-empty",
        "reference-by-page",
        "term-unused",
        "series-place",
    )
)
_FRONT = (
    "half-title",
    "title-page",
    "copyright",
    "contents",
    "list-of-tables",
    "list-of-figures",
    "list-of-listings",
)
_BODY_KINDS = ("introduction", "prologue", "conclusion", "epilogue", "chapter")
_FRONT_KINDS = (
    "dedication",
    "epigraph",
    "blurb",
    "foreword",
    "preface",
    "acknowledgments",
    "books-by",
    "chronology",
    "text",
)
_BACK_KINDS = (
    "conclusion",
    "epilogue",
    "afterword",
    "appendix",
    "chronology",
    "about-the-author",
    "books-by",
    "colophon",
    "appendix",
)
_PLAIN_KINDS = {"dedication", "epigraph", "blurb", "colophon", "about-the-author", "books-by"}


def make_book(seed: int, size: int | None = None) -> Book:
    """Return the book of a seed; ``size`` is 0 (a line) to 3 (forty pages), by chance if it is not given."""
    return _Maker(seed, size).book()


class _Maker:
    def __init__(self, seed: int, size: int | None) -> None:
        self.seed, self.rng = seed, random.Random(seed)
        chosen = self.rng.choices(range(4), _SIZE_WEIGHTS)[0] if size is None else size
        self.size = chosen
        self.most_pieces, self.most_chapters = _SIZES[chosen]
        self.tag = "en" if self.rng.random() < 0.4 else self.rng.choice(tuple(LANGUAGES))
        self.plan = Plan(
            self.rng, self.tag, LANGUAGES[self.tag].pages, volume=self.rng.choice((0.05, 0.2, 0.4))
        )
        small = chosen == 0
        self.parts = not small and self.rng.random() < 0.3
        self.cites = not small and self.rng.random() < 0.4
        self.plan.has_index = not small and self.rng.random() < 0.5
        if self.cites:
            self.plan.works = tuple(f"{self._word()}{1900 + n}" for n in range(self.rng.randint(2, 9)))
        if not small and self.rng.random() < 0.35:
            words = Words(LANGUAGES[self.tag], self.rng)
            self.plan.glossary = [words.word(3) for _ in range(self.rng.randint(2, 6))]
        # A book takes some of the features, or nearly all.
        names = sorted(WRITERS)
        self.features = self.rng.sample(names, self.rng.choice((4, 10, 25, len(names))))

    def _word(self) -> str:
        return Words(LANGUAGES["en"], self.rng).word(2).replace(" ", "")

    def _scribe(self, tag: str = "", level: int = 2) -> Scribe:
        return Scribe(self.plan, tag or self.tag, level)

    def book(self) -> Book:
        title = self._scribe().plain(1, 5)
        keys = settings(self.rng, self.tag, title, self.seed, self.parts, self.plan.works)
        self.plan.series = tuple(keys.get("notes", ({"id": "endnotes"}, {"id": "footnotes"})))
        self.plan.narrow = is_narrow(keys)
        self.plan.names_alone = keys.get("citations", {}).get("style", "").startswith("modern")
        body = self._body()
        front, back = self._front(), self._back(keys)
        divisions = tuple(references.added(division, self.plan) for division in (*front, *body, *back))
        formats = frozenset({"epub"} if not LANGUAGES[self.tag].pages else {"epub", "pdf"})
        edition = self.rng.choice(("", *keys.get("editions", ()))) if self.rng.random() < 0.5 else ""
        data = (*self._works(), *self._terms(), *self._headings(), *self._notes(), *self._files(keys))
        says = _ALWAYS if "pdf" in formats else _ALWAYS | {"pages-unknown"}
        return tidied(Book(self.seed, keys, divisions, data, formats, edition, says))

    # Divisions

    def _body(self) -> list[Division]:
        count = self.rng.randint(1, self.most_chapters)
        chapters = [self._chapter("body", f"c{number}") for number in range(1, count + 1)]
        if self.size and self.rng.random() < 0.15:
            kind = self.rng.choice(_BODY_KINDS)
            other = self._chapter("body", "other")
            other = replace(other, entry={**other.entry, "kind": kind})
            chapters.insert(self.rng.choice((0, len(chapters))), other)
        if not self.parts:
            return chapters
        made: list[Division] = []
        while chapters:
            taken, chapters = chapters[: self.rng.randint(1, 3)], chapters[3:]
            name = f"part{len(made) + 1}"
            form = self.rng.choice(("part", "part-file", "selection", "none"))
            if form == "none":
                made += taken
            elif form == "part":
                identifier = self.plan.target("sec", f"sec-{name}")
                entry = {"kind": "part", "title": self._scribe().plain(1, 4), "id": identifier}
                made.append(
                    Division("body", name, entry=entry, children=tuple(taken), gives=frozenset({identifier}))
                )
            else:
                kind = "part" if form == "part-file" else "selection"
                one = self._chapter("body", name, least=0, most=2)
                made.append(replace(one, entry={**one.entry, "kind": kind}, children=tuple(taken)))
        return made

    def _chapter(self, region: str, name: str, least: int = 1, most: int | None = None) -> Division:
        tag = self.tag
        if self.rng.random() < 0.08:
            tag = self.rng.choice([each for each, one in LANGUAGES.items() if one.pages])
        by_entry = self.rng.random() < 0.3
        level = 2
        scribe = self._scribe(tag)
        identifier = self.plan.target("sec", f"sec-{name}")
        own = {} if tag == self.tag else {"language": tag}
        entry: dict[str, Any] = own if by_entry else {}
        matter: dict[str, Any] = {} if by_entry else own
        heading: Piece | None
        if self.rng.random() < 0.15 and name != "c1":
            heading = None
            matter |= {"title": scribe.plain(1, 5), "id": identifier}
            if self.rng.random() < 0.5:
                (entry if self.rng.random() < 0.5 else matter)["subtitle"] = scribe.plain(1, 5)
        else:
            classes = self.rng.choice(
                ("", "", "", " .unnumbered", " .unlisted", " .index" if self.plan.has_index else "")
            )
            title = scribe.plain(1, 4) if ".index" in classes else scribe.title()
            if ".index" in classes:
                scribe.gives.add(f"ix:{title}")
            heading = scribe.piece("title", f"# {title} {{#{identifier}{classes}}}")
            heading = replace(heading, gives=heading.gives | {identifier})
        makers: Mapping[str, Callable[[], Any]] = {
            "short-title": lambda: scribe.plain(1, 2),
            "author": scribe.words.name,
            "number": lambda: self.rng.choice((False, "7a", 12)),
            "starts": lambda: self.rng.choice(("recto", "page", "run-on")),
        }
        for key, make in makers.items():
            if self.rng.random() < 0.08:
                (entry if self.rng.random() < 0.5 else matter)[key] = make()
        count = self.rng.randint(least, self.most_pieces if most is None else most)
        pieces = tuple(self._piece(tag, level) for _ in range(count))
        if self.rng.random() < 0.06 and region == "body":
            pieces = (*pieces, self._plain_piece(tag), self._continued(name, entry))
        if heading is None and not pieces:
            pieces = (self._plain_piece(tag),)
        suffix = self.rng.choice(("md",) * 8 + ("qmd", "markdown"))
        return Division(region, name, "", heading, entry, matter, pieces, (), suffix, frozenset({identifier}))

    def _continued(self, name: str, entry: dict[str, Any]) -> Piece:
        """Let a chapter go on in two files more, and return a piece that brings them."""
        scribe = self._scribe()
        files = {
            f"chapters/{name}-{part}.md": f"# {scribe.plain(1, 4)}\n\n{scribe.paragraph(3, 0, 0)}\n".encode()
            for part in ("a", "b")
        }
        one, two = files
        entry["sections"] = [{"file": one, "title": scribe.plain(1, 4), "sections": [{"file": two}]}]
        return replace(scribe.piece("prose.continued", ""), files=files, says=frozenset({"title-twice"}))

    def _piece(self, tag: str, level: int) -> Piece:
        name = self.rng.choice(self.features) if self.rng.random() < 0.75 else "prose.paragraphs"
        scribe = self._scribe(tag, level)
        return scribe.piece(name, WRITERS[name](scribe))

    def _plain_piece(self, tag: str = "", sentences: int = 0) -> Piece:
        scribe = self._scribe(tag)
        return scribe.piece("prose.paragraphs", scribe.paragraph(sentences))

    def _front(self) -> list[Division]:
        if self.size == 0:
            return [Division("front", made, made=made) for made in _FRONT if self.rng.random() < 0.1]
        made: list[Division] = [
            Division("front", name, made=name) for name in _FRONT if self.rng.random() < 0.45
        ]
        for kind in _FRONT_KINDS:
            if self.rng.random() < 0.12:
                made.insert(self.rng.randint(0, len(made)), self._of_kind("front", kind, kind))
        return made

    def _back(self, keys: Mapping[str, Any]) -> list[Division]:
        made = []
        for number, kind in enumerate(_BACK_KINDS):
            if self.size and self.rng.random() < 0.15:
                made.append(self._of_kind("back", f"b{number}", kind))
        series = keys.get("notes", ({"place": "book-end"},))
        own = [one["id"] for one in series if one["place"] == "book-end" and "id" in one]
        if len(own) > 1 and self.rng.random() < 0.5:
            made += [
                Division("back", f"notes-{one}", made="notes", entry={"series": one, "title": one.title()})
                for one in own
            ]
        elif any(one["place"] == "book-end" for one in series):
            made.append(Division("back", "notes", made="notes"))
        if self.plan.glossary:
            made.append(Division("back", "glossary", made="glossary", needs=frozenset({"store:glossary"})))
        if self.cites and self.rng.random() < 0.8:
            made.append(Division("back", "bibliography", made="bibliography"))
        if self.plan.has_index:
            made.append(Division("back", "index", made="index"))
        return made

    def _of_kind(self, region: str, name: str, kind: str) -> Division:
        if kind in _PLAIN_KINDS:
            one = self._plain_piece(sentences=self.rng.randint(1, 2))
            if kind == "books-by":
                scribe = self._scribe()
                one = scribe.piece(
                    "lists.bullets",
                    "\n".join(f"- *{scribe.plain(1, 5)}*" for _ in range(self.rng.randint(1, 9))),
                )
            return Division(
                region,
                name,
                entry={"kind": kind, "title": self._scribe().plain(1, 3)}
                if kind == "about-the-author" or (kind == "books-by" and region == "back")
                else {"kind": kind},
                pieces=(one,),
            )
        made = self._chapter(region, name, most=3)
        if kind == "chronology":
            scribe = self._scribe()
            made = replace(
                made, pieces=(scribe.piece("kinds.chronology", WRITERS["kinds.chronology"](scribe)),)
            )
        return replace(made, entry={**made.entry, "kind": kind})

    # Stores

    def _works(self) -> list[Datum]:
        made = []
        for key in self.plan.works:
            scribe = self._scribe()
            kind = self.rng.choice(("book", "article-journal", "chapter", "report", "webpage", "thesis"))
            value: dict[str, Any] = {"id": key, "type": kind, "title": scribe.plain(2, 8)}
            value["author"] = [
                {"family": scribe.words.name(), "given": scribe.words.name()}
                for _ in range(self.rng.choice((1, 1, 2, 4)))
            ]
            if kind == "report":
                value["author"] = [{"literal": f"Office of {scribe.words.name()}"}]
                value["keyword"] = "archive"
            value["issued"] = {"date-parts": [[self.rng.randint(1850, 2020)]]}
            value |= {"publisher": scribe.words.name(), "publisher-place": scribe.words.name()}
            if kind in {"article-journal", "chapter"}:
                value |= {"container-title": scribe.plain(2, 4), "page": "17-23", "volume": "4"}
            if kind == "webpage":
                value["URL"] = "https://example.org/a_b"
            made.append(Datum("works", value, frozenset({f"work:{key}"})))
        return made

    def _terms(self) -> list[Datum]:
        made: list[Datum] = []
        for term in self.plan.glossary:
            scribe = self._scribe()
            value: dict[str, Any] = {"term": term, "definition": scribe.sentence(0)}
            if self.rng.random() < 0.2:
                value["definition"] = f"{scribe.sentence(0)}\n\n{scribe.sentence(0)}"
            made.append(Datum("glossary", value, frozenset({f"term:{term}"}), frozenset({f"use:{term}"})))
        return made

    def _files(self, keys: dict[str, Any]) -> list[Datum]:
        """Return files that book.yaml names, and name a cover now and then."""
        made = []
        if "editions" in keys:
            made.append(
                Datum("files", {"path": "styles/wide.css", "data": b".memo { font-style: italic }\n"})
            )
        if self.rng.random() < 0.1:
            keys["cover"] = "images/cover.png"
            made.append(Datum("files", {"path": keys["cover"], "data": picture((700, 1050), 160, 60)}))
        return made

    def _notes(self) -> list[Datum]:
        return [
            Datum("notes", {"text": text}, frozenset({f"note:{name}"}), frozenset({f"call:{name}"}))
            for name, text in self.plan.notes
        ]

    def _headings(self) -> list[Datum]:
        terms: Sequence[str] = self.plan.terms
        if not terms or self.rng.random() < 0.4:
            return []
        made = []
        scribe = self._scribe()
        for _ in range(self.rng.randint(1, 4)):
            term, other = self.rng.choice(terms), self.rng.choice(terms)
            if self.rng.random() < 0.5:
                value: dict[str, Any] = {"term": f"{scribe.words.name()} {scribe.words.word()}", "see": other}
                made.append(Datum("index", value, frozenset(), frozenset({f"ix:{other}"})))
            elif term != other and all(datum.value["term"] != term for datum in made):
                value = {"term": term, "see-also": [other]}
                made.append(Datum("index", value, frozenset(), frozenset({f"ix:{term}", f"ix:{other}"})))
        return made
