"""What a book may have and few fixtures do: works and styles of citations, its own templates, styles and
fonts, pictures of all kinds, marks of the index, files that chapters take in."""

import io
import json
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Addition:
    """Files that come into a book, the keys that name them in book.yaml, and what its first chapter says."""

    files: Mapping[str, bytes]
    settings: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""


_WORKS = [
    {
        "id": "rye",
        "type": "book",
        "title": "Rye and Its Uses",
        "author": [
            {"family": "Sample", "given": "Ada", "non-dropping-particle": "van"},
            {"literal": "The Millers"},
        ],
        "issued": {"date-parts": [[1905, 3], [1906]]},
        "page": "12-14",
        "volume": "3",
        "DOI": "10.1000/182",
        "note": "original-date: 1899",
    },
    {
        "id": "oats",
        "type": "article-journal",
        "title": "Oats",
        "container-title": "Grain",
        "issued": {"raw": "circa 1911", "season": 2},
        "accessed": {"date-parts": [["1912", "5", "9"]]},
        "author": [{"family": "Sample", "given": "B."}],
        "issue": 4,
    },
]

_BIBTEX = r"""@string{press = "Mill Press"}
@preamble{"\newcommand{\noop}[1]{}"}
@book{rye, title = {Rye and {I}ts \emph{Uses}}, author = {van Sample, Ada and {The Millers} and others},
  year = 1905, month = mar # "~1", publisher = press, note = "a" # {b}}
@article{oats, title = "Oats", journal = {Grain}, date = {1911-03/1912}, pages = {12--14}, crossref = {rye},
  author = {Ben {\"O}ats}, doi = {10.1000/182}}
@comment{nothing}
"""

_CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="CLASS" version="1.0" default-locale="en-US">
  <info><title>A</title><id>http://example.org/a</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <locale xml:lang="en"><terms><term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term></terms>
    <date form="text"><date-part name="year"/></date></locale>
  <macro name="who"><names variable="author"><name form="long" and="text" delimiter=", " et-al-min="3" et-al-use-first="1"
    initialize-with=". " name-as-sort-order="first"/><et-al font-style="italic"/><label form="short"/>
    <substitute><names variable="editor"/><text variable="title"/></substitute></names></macro>
  <citation et-al-min="3" et-al-use-first="1" disambiguate-add-year-suffix="true" disambiguate-add-givenname="true" collapse="year">
    <sort><key macro="who"/><key variable="issued" sort="descending"/></sort>
    <layout prefix="(" suffix=")" delimiter="; "><group delimiter=" "><text macro="who"/>
      <date variable="issued"><date-part name="year" form="long" range-delimiter="-"/></date>
      <choose><if type="book" match="any" position="first"><label variable="locator" form="short"/><text variable="locator"/></if>
      <else-if is-numeric="volume"><number variable="volume" form="roman"/></else-if><else><text value="x" text-case="title"/></else></choose>
    </group></layout></citation>
  <bibliography hanging-indent="true" subsequent-author-substitute="---" entry-spacing="0"><sort><key macro="who"/></sort>
    <layout suffix="."><text macro="who" suffix=". "/><text variable="title" font-style="italic" quotes="true"/>
      <text variable="citation-number" display="left-margin"/><date variable="issued" form="text" prefix=" "/></layout></bibliography>
</style>
"""

_CITING = (
    "\n\nAs was said [@rye, p. 12; see also @oats, pp. 3--4, and more] of @oats [chap. 2] and [-@rye].\n"
)

_SVG = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 60" width="120mm" height="50%">
  <title>A mill</title><style>.a { fill: #333; font: 8px "Source Sans 3" } @media print { .a { fill: url(#g) } }</style>
  <defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><clipPath id="c"><rect width="9" height="9"/></clipPath>
    <marker id="m"><path d="M0 0 L3 3z"/></marker><pattern id="p" width="4" height="4"><circle r="1"/></pattern></defs>
  <g class="a" transform="translate(3,4) rotate(10)"><path d="M0 0 C1 1 2 2 3 3 A 5 5 0 0 1 9 9 Z" marker-end="url(#m)"/>
    <use xlink:href="#p" x="4"/><text x="5" y="9" textLength="30">Words <tspan dy="3">more</tspan></text><image href="data:image/png;base64,iVBORw0KGgo="/></g>
</svg>
"""

_CSS = """@import "more.css" screen;
@font-face { font-family: "Own"; src: url("own.ttf") format("truetype"); font-weight: 400 }
:root { --wide: calc(2em + 3mm); --again: var(--wide) }
@page :left { size: 120mm 190mm; margin: 20mm; @bottom-center { content: counter(page) } }
p + p::first-line { text-indent: var(--wide, 1em); font-family: "Own", serif; background: url(data:image/gif;base64,R0lGOD) }
h1::before { content: "\\201C" attr(title) counter(a, lower-roman) } .a, #b > c:not(.d):nth-child(2n+1) { color: #abc8 !important }
@media (min-width: 40em) and print { table { display: grid; grid-template: repeat(3, 1fr) / auto } } @supports (a: b) { x { y: z } }
"""

_TEMPLATES = (
    "sections/chapter.html.j2",
    "elements/figure.html.j2",
    "epub/page.xhtml.j2",
    "elements/table.html.j2",
    "cover.html.j2",
)


def _picture(kind: str, mode: str = "RGB") -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((48, 32)).convert(mode).save(stream, kind)
    return stream.getvalue()


@cache
def _font() -> bytes:
    """Return a font of some signs only, so that its tables are near to each other."""
    import rendercv_fonts
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    folder = Path(rendercv_fonts.__file__).parent
    font = TTFont(sorted(folder.rglob("SourceSans3-Regular.ttf"))[0])
    subsetter = Subsetter(Options(layout_features=["kern", "liga"]))
    subsetter.populate(text="Words of a mill, 12")
    subsetter.subset(font)
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def _json_works(_: Random) -> Addition:
    return Addition({"works.json": json.dumps(_WORKS).encode()}, {"bibliography": "works.json"}, _CITING)


def _yaml_works(random: Random) -> Addition:
    from fuzz.hostile.data import dumped

    style = random.choice(
        ("apa", "chicago-notes-bibliography", "ieee", "modern-language-association", "chicago-author-date")
    )
    options = {
        "files": ["works.yaml"],
        "works": "all",
        "backlinks": True,
        "sections": [{"title": "Grain", "keyword": "a"}, {}],
    }
    return Addition(
        {"works.yaml": dumped(_WORKS)}, {"bibliography": options, "citations": {"style": style}}, _CITING
    )


def _bibtex(_: Random) -> Addition:
    return Addition({"works.bib": _BIBTEX.encode()}, {"bibliography": ["works.bib"]}, _CITING)


def _style(random: Random) -> Addition:
    style = _CSL.replace("CLASS", random.choice(("in-text", "note")))
    files = {"works.json": json.dumps(_WORKS).encode(), "own.csl": style.encode()}
    return Addition(files, {"bibliography": "works.json", "citations": {"style": "own.csl"}}, _CITING)


def _svg(_: Random) -> Addition:
    return Addition(
        {"images/own.svg": _SVG.encode()}, {}, "\n\n![A mill](images/own.svg){#fig-own width=50%}\n"
    )


def _pictures(random: Random) -> Addition:
    kind, mode = random.choice(
        (
            ("PNG", "RGBA"),
            ("PNG", "P"),
            ("JPEG", "RGB"),
            ("JPEG", "CMYK"),
            ("GIF", "L"),
            ("WEBP", "RGB"),
            ("TIFF", "RGB"),
        )
    )
    name = f"images/own.{kind.lower()}"
    return Addition(
        {name: _picture(kind, mode)},
        random.choice(({}, {"cover": name})),
        f"\n\n![A mill]({name}){{#fig-own}}\n",
    )


def _styles(random: Random) -> Addition:
    name = random.choice(("print.css", "epub.css", "base.css", "own.css", "site.css"))
    return Addition(
        {f"styles/{name}": _CSS.encode(), "styles/more.css": b"p { color: red }\n", "styles/own.ttf": _font()}
    )


def _templates(random: Random) -> Addition:
    name = random.choice(_TEMPLATES)
    return Addition({f"templates/{name}": (_ROOT / "templates" / name).read_bytes()})


def _terms(_: Random) -> Addition:
    return Addition({"templates/terms/en.yaml": (_ROOT / "templates/terms/en.yaml").read_bytes()})


def _includes(_: Random) -> Addition:
    text = '\n\n{{< include part.md >}}\n\n{{< var price >}} and {{< meta title >}}\n\n``` {.python file="part.py"}\n```\n'
    part = b"A part[^p] with *words*.\n\n{{< include more.md >}}\n\n[^p]: A note.\n"
    return Addition(
        {
            "part.md": part,
            "more.md": b"## More\n\n{{< meta title >}}\n",
            "_variables.yml": b"price: 12\nmore: {a: [b]}\n",
        },
        {"variables": "_variables.yml"},
        text,
    )


def _index(_: Random) -> Addition:
    headings = b"headings:\n  - term: Rye\n    sort: rye\n    see-also: [oats]\n    subs:\n      - {term: of the north}\n      - {term: bread, see: [oats]}\n  - {term: oats, undivided: true}\n"
    return Addition(
        {"index.yaml": headings}, {}, '\n\nOf rye[]{.index term="Rye!of the north"} and [oats]{.index}.\n'
    )


def _table(_: Random) -> Addition:
    table = (
        b"id: tbl-own\ncaption: Grain[^a]\ncolumns:\n  - {id: year, head: Year, stub: true}\n  - {id: rye, head: Rye, align: decimal, unit: t, width: 30}\n"
        b"  - {id: oats, head: Oats}\nspanners:\n  - {head: Sorts, columns: [rye, oats]}\ndata: own.csv\nnotes:\n  a: A note.\nsource: The mill.\norientation: sideways\n"
    )
    return Addition(
        {"tables/tbl-own.yaml": table, "tables/own.csv": b'year,rye,oats\n1905,"1,200.5",3\n"19\n06",-2,\n'},
        {},
        "\n\n::: {.table #tbl-own}\n:::\n\nSee @tbl-own.\n",
    )


def _glossary(_: Random) -> Addition:
    terms = (
        b"terms:\n  - {term: Rye, definition: A grain., also: [ryes], sort: rye}\n  - {term: Oat, see: Rye}\n"
    )
    return Addition(
        {"glossary.yaml": terms}, {"back": ["glossary", "notes"]}, "\n\n[Rye]{.term} and [oat]{.term}.\n"
    )


def _trade(_: Random) -> Addition:
    trade = {
        "prices": [
            {
                "amount": "12.50",
                "currency": "EUR",
                "tax": "included",
                "tax-percent": 5.5,
                "territory": ["DE", "AT"],
            }
        ],
        "audience": ["general"],
        "thema": ["NHD", "1DTA"],
        "keywords": ["rye"],
        "sales": {"territory": ["WORLD"], "except": ["US"]},
        "related": [{"relation": "replaces", "isbn": "978-1-4028-9462-6"}],
    }
    keys = {
        "trade": trade,
        "publisher": {"name": "Mill Press", "url": "https://example.org"},
        "isbn": {"epub": "978-3-16-148410-0"},
        "date": "2026-11-30",
    }
    return Addition({}, keys)


def _maths(random: Random) -> Addition:
    formula = random.choice(
        (
            r"\frac{a_1^2}{\sqrt[3]{b}}",
            r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
            r"\left( \sum_{i=0}^\infty x_i \right) \text{if } \RR",
            r"\begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix}",
        )
    )
    return Addition(
        {},
        {"math-macros": {"\\RR": "\\mathbb{R}", "\\two": "#1 + #2"}},
        f"\n\nWith ${formula}$ we have\n\n$$ {formula} $$ {{#eq-own}}\n\nand @eq-own.\n",
    )


def _profile(_: Random) -> Addition:
    """Return a profile of a press: a header, and the tables that it must have."""
    tags = b"".join(
        struct.pack(">4sII", name, 144 + 4 * 12 + 16, 24) for name in (b"desc", b"cprt", b"A2B0", b"wtpt")
    )
    body = struct.pack(">I", 4) + tags + b"desc" + bytes(20) + b"Mill" + bytes(40)
    head = struct.pack(
        ">I4sI4s4s4s12s4s",
        128 + len(body),
        b"none",
        0x02400000,
        b"prtr",
        b"CMYK",
        b"Lab ",
        bytes(12),
        b"acsp",
    ).ljust(128, b"\0")
    return Addition({"mill.icc": head + body}, {"printers": {"mill": {"icc": "mill.icc", "bleed": "3mm"}}})


ADDITIONS: Sequence[Callable[[Random], Addition]] = (
    *(
        _json_works,
        _yaml_works,
        _bibtex,
        _style,
        _svg,
        _pictures,
        _styles,
        _templates,
        _terms,
        _includes,
        _index,
    ),
    *(_table, _glossary, _trade, _maths, _profile),
)
