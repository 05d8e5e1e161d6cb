"""The keys of book.yaml, chosen by chance."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fuzz.trade import accessibility, printers, trade

_TRIMS = (
    "a-format",
    "b-format",
    "demy",
    "royal",
    "us-mass-market",
    "us-trade",
    "a4",
    "a5",
    "a6",
    "us-letter",
    "pinched-crown",
)
_NARROW = ("a-format", "b-format", "us-mass-market", "a6")
_SERIES_ID = ("remarks", "readings", "sources", "editor", "author")
_STYLES = (
    *("chicago-author-date", "chicago-notes-bibliography", "chicago-notes-bibliography-subsequent-ibid"),
    *("apa", "modern-language-association", "chicago-author-date-17th-edition"),
)


def settings(
    rng: random.Random, tag: str, title: str, number: int, parts: bool, works: Sequence[str]
) -> dict[str, Any]:
    """Return keys of book.yaml for a book in a language, all of which agree with each other."""
    made: dict[str, Any] = {
        "title": title,
        "language": tag,
        "identifier": f"urn:uuid:5d1a7c1e-0000-4000-8000-{number:012d}",
    }
    for key, make in _PLAIN.items():
        if rng.random() < 0.4:
            made[key] = make(rng)
    if number % 3 == 0:
        waiver = {
            "code": "lint-doubled-word",
            "reason": "It is meant.",
            "files": ["chapters/*"],
            "words": ["so"],
        }
        made["lint"] = {"allow": [waiver]}
    if rng.random() < 0.6:
        made["notes"] = _series(rng, parts)
    if rng.random() < 0.25:
        made["editions"] = _editions(rng)
    if works:
        made["citations"] = _citations(rng, made)
        made["bibliography"] = _bibliography(rng, works[0])
    return made


def is_narrow(keys: Mapping[str, Any]) -> bool:
    """Return True if a page of the book, or of one of its editions, has no room for many columns."""
    trim = keys.get("trim", "us-trade")
    width = trim["width"].removesuffix("mm") if isinstance(trim, dict) else "200"
    return "editions" in keys or trim in _NARROW or float(width) < 130


def _series(rng: random.Random, parts: bool) -> list[dict[str, Any]]:
    made = []
    for name in rng.sample(_SERIES_ID, rng.randint(1, 3)):
        place = rng.choice(
            ("book-end", "chapter-end", "page-foot", "page-foot") + (("part-end",) if parts else ())
        )
        numbering = [
            "book",
            "chapter",
            *(["part"] if parts else []),
            *(["page"] if place == "page-foot" else []),
        ]
        one: dict[str, Any] = {"id": name, "place": place, "numbering": rng.choice(numbering)}
        if rng.random() < 0.7:
            one["marks"] = rng.choice(("decimal", "decimal", "symbols", "letters"))
        if rng.random() < 0.3:
            one |= {"author": "The Editor", "sign": rng.random() < 0.5}
        made.append(one)
    return made


def _editions(rng: random.Random) -> dict[str, Any]:
    large: dict[str, Any] = {
        "type-size": rng.choice(("16pt", "18pt")),
        "smallest": "12pt",
        "trim": {"width": "7in", "height": "10in"},
    }
    if rng.random() < 0.5:
        large |= {"hyphenation": False, "justification": False, "statement": "Large print."}
    pocket = {"label": "pocket book", "type-size": "9pt", "leading": 1.3, "trim": "a-format"}
    wide = {
        "binding": "hardback",
        "trim": "royal",
        "margins": {"inner": "60pt", "outer": "50pt", "top": "60pt", "bottom": "60pt"},
    }
    return {
        "large-print": large | {"isbn": "978-0-00-000003-3", "styles": ["wide.css"]},
        "pocket": pocket,
        "library": wide,
    }


def _citations(rng: random.Random, made: Mapping[str, Any]) -> dict[str, Any]:
    style = rng.choice(_STYLES)
    keys: dict[str, Any] = {"style": style}
    if "notes-bib" in style:
        keys["first"] = rng.choice(("book", "chapter"))
        if "notes" in made:
            keys["series"] = made["notes"][0]["id"]
    return keys


def _bibliography(rng: random.Random, key: str) -> dict[str, Any]:
    made: dict[str, Any] = {"files": ["bibliography.json"]}
    if rng.random() < 0.4:
        made["works"] = "all"
    if rng.random() < 0.3:
        made["repeated-author"] = rng.choice(("———", False))
    if rng.random() < 0.3:
        made["backlinks"] = True
    if rng.random() < 0.3:
        made["all-cited"] = False
        made["sections"] = [
            {"title": "Plans", "keyword": "archive", "lead": "In the *town archive*."},
            {"title": "Books", "types": ["book"]},
            {"title": "One", "keys": [key]},
            {"title": "Others"},
        ]
    return made


def _index(rng: random.Random) -> dict[str, Any]:
    return {
        "style": rng.choice(("indented", "run-in")),
        "order": rng.choice(("letter", "word")),
        "letters": rng.random() < 0.5,
        "most-locators": rng.randint(4, 100),
        "ignore": ["regarding"],
    }


def _numbering(rng: random.Random) -> dict[str, Any]:
    return {
        "chapters": rng.choice(("restart", "continuous", "none")),
        "parts": rng.choice(("roman", "arabic", "none")),
        "selections": rng.choice(("roman", "arabic", "none")),
        "appendices": rng.choice(("letters", "arabic", "none")),
        "inclusive": rng.choice(("chicago", "full", "minimal")),
    }


def _starts(rng: random.Random) -> dict[str, Any]:
    return {
        "parts": rng.choice(("recto", "page")),
        "selections": rng.choice(("recto", "page")),
        "chapters": rng.choice(("recto", "page", "run-on")),
        "chapters-in-selections": rng.choice(("recto", "page", "run-on")),
    }


def _trim(rng: random.Random) -> Any:
    if rng.random() < 0.6:
        return rng.choice(_TRIMS)
    return {"width": f"{rng.randint(105, 210)}mm", "height": f"{rng.randint(170, 297)}mm"}


#: Keys that say nothing to each other, and what makes a value.
_PLAIN: Mapping[str, Callable[[random.Random], Any]] = {
    "subtitle": lambda rng: rng.choice(("With *Notes*", "1923-25", "A Book of Tides: Its Uses")),
    "short-title": lambda rng: "A Short One",
    "slug": lambda rng: "a-book",
    "contributors": lambda rng: [
        {"name": "Ada Example", "sort": "Example, Ada", "role": "aut", "orcid": "0000-0002-1825-0097", "isni": "0000 0001 2103 2683"},
        {"name": "The Harbor Club", "role": "edt", "corporate": True, "biography": "A club."},
    ],
    "publisher": lambda rng: {"name": "Quay Press", "place": "Northport", "address": "1 Quay, Northport", "url": "https://press.example"},
    "date": lambda rng: "2026-01-15",
    "edition": lambda rng: "Second edition, revised",
    "isbn": lambda rng: {"epub": "978-0-00-000000-2", "pdf": "978-0-00-000001-9"},
    "rights": lambda rng: "Copyright © 2026 Ada Example",
    "description": lambda rng: "What happened on the quay, and when.",
    "subjects": lambda rng: ["Travel", "Harbors -- History"],
    "series": lambda rng: {"name": "Northern Roads", "number": "4"},
    "site": lambda rng: {"url": "https://press.example/book/"},
    "ebook": lambda rng: {"fonts": rng.choice(("embed", "none")), "pictures": rng.choice(({"keep": True}, {"longest": 900, "quality": 70}))},
    "trim": _trim,
    "contents": lambda rng: {"depth": rng.randint(1, 4)},
    "numbering": _numbering,
    "starts": _starts,
    "index": _index,
    "glossary": lambda rng: {"link": rng.random() < 0.7},
    "source-edition": lambda rng: {
        "name": "the 1975 edition",
        **rng.choice(({"isbn": "0-87348-441-X"}, {"identifier": "urn:uuid:5d1a7c1e-0000-4000-8000-00000000ffff"})),
    },
    "markdown": lambda rng: ["mark"],
    "math-macros": lambda rng: {"RR": r"\mathbb{R}", "norm": r"\lVert #1 \rVert"},
    "variables": lambda rng: {"harbor": "the *Lee*"},
    "accessibility": accessibility,
    "hyphenation": lambda rng: ["Gos-plan"],
    "print-cover": lambda rng: {"price": "$ 12", "spine-direction": "down"},
    "printers": printers,
    "trade": trade,
}  # fmt: skip
