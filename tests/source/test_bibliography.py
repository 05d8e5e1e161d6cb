"""Works from CSL YAML, CSL JSON and BibTeX."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.csl.library import named_style, style_names
from octavo.source import read
from octavo.source.bibliography.bibtex import plain_text
from octavo.source.bibliography.works import date_of
from octavo.source.manuscript import Manuscript
from tests.books import read_book, write_book

BOOK = "title: A Book\nbibliography: {}\nbody: [a.md]\n"


def works(root: Path, file: str, text: str) -> Mapping[str, Any]:
    """The data of the works of one file, by their keys."""
    return {key: work.data for key, work in manuscript(root, file, text).bibliography.works.items()}


def manuscript(root: Path, file: str, text: str) -> Manuscript:
    return read_book(root, {"book.yaml": BOOK.format(file), "a.md": "Text.\n", file: text})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1958", {"date-parts": [[1958]]}),
        ("1958-03", {"date-parts": [[1958, 3]]}),
        ("1958-03-05", {"date-parts": [[1958, 3, 5]]}),
        ("1958/1960", {"date-parts": [[1958], [1960]]}),
        ("1958~", {"date-parts": [[1958]], "circa": True}),
        ("-44", {"date-parts": [[-44]]}),
        ({"date-parts": [["1958", "3"]]}, {"date-parts": [[1958, 3]]}),
        ({"date-parts": [[1958], [1960]], "season": "2"}, {"date-parts": [[1958], [1960]], "season": "2"}),
        ({"year": "1958", "month": "3"}, {"date-parts": [[1958, 3]]}),
        ([{"year": "1958"}, {"year": "1960"}], {"date-parts": [[1958], [1960]]}),
        ({"literal": "Easter"}, {"literal": "Easter"}),
        ({"raw": "1958-03"}, {"date-parts": [[1958, 3]]}),
        ("last year", None),
        ({}, None),
    ],
)
def test_dates(written: object, read: object) -> None:
    assert date_of(written) == read


def test_csl_yaml_with_names_in_all_forms(tmp_path: Path) -> None:
    text = (
        "references:\n- id: a\n  type: book\n  title: >\n    A title\n    on two lines\n  author:\n"
        "  - {family: Marsh, given: Ellen}\n  - Reed, Ada\n  - {literal: The Club}\n  - Town Hall\n"
        "  volume: 2\n"
    )
    assert works(tmp_path, "w.yaml", text)["a"] == {
        "type": "book",
        "title": "A title on two lines",
        "author": [
            {"family": "Marsh", "given": "Ellen"},
            {"family": "Reed", "given": "Ada"},
            {"literal": "The Club"},
            {"literal": "Town Hall"},
        ],
        "volume": "2",
    }


def test_csl_json_with_tabs(tmp_path: Path) -> None:
    text = '[\n\t{\n\t\t"id": "a/1",\n\t\t"type": "book",\n\t\t"title": "A \\"quoted\\" title",\n'
    text += '\t\t"issued": {"date-parts": [[1958]]}\n\t}\n]\n'
    assert works(tmp_path, "w.json", text) == {
        "a/1": {"type": "book", "title": 'A "quoted" title', "issued": {"date-parts": [[1958]]}}
    }


def test_volumes_take_from_their_work_what_they_do_not_say(tmp_path: Path) -> None:
    text = (
        "- id: set\n  type: book\n  title: All\n  author: [{family: Marsh}]\n  issued: 1958\n"
        "  keyword: river\n  volumes:\n  - {id: one, title: First, volume: 1}\n"
        "  - {title: Second, volume: 2, issued: 1960}\n"
    )
    found = manuscript(tmp_path, "w.yaml", text).bibliography.works
    assert list(found) == ["set", "one", "set-v2"]
    assert found["one"].data["author"] == [{"family": "Marsh"}]
    assert found["one"].data["title"] == "First"
    assert found["set"].volumes[1].own == {
        "type": "book",
        "title": "Second",
        "volume": "2",
        "issued": {"date-parts": [[1960]]},
    }
    assert found["one"].keywords == {"river"}


def test_bibtex(tmp_path: Path) -> None:
    text = r"""
@string{hp = "Harbour " # "Press"}
@comment{nothing}
@book{marsh, author = {Marsh, Ellen and {The Ferry Club} and others}, title = {Ropes}, subtitle = "Tides",
  publisher = hp, address = {Ferrytown}, year = 1931, edition = {2}, keywords = {river, rope}}
@article{linde, author = {von der Linde, J{\"u}rgen and Jr., P. R.}, title = {On the {Argo}},
  journaltitle = {Journal}, number = 3, volume = 12, pages = {1--20}, date = {1952-03}, langid = {german}}
@incollection{x, author = {Ada M. Reed}, title = {A \emph{small} part}, booktitle = {The Whole},
  editor = {Stone, P.}, month = mar, year = 1960}
"""
    found = works(tmp_path, "w.bib", text)
    assert found["marsh"] == {
        "type": "book",
        "author": [{"given": "Ellen", "family": "Marsh"}, {"literal": "The Ferry Club"}],
        "title": "Ropes: Tides",
        "title-short": "Ropes",
        "publisher": "Harbour Press",
        "publisher-place": "Ferrytown",
        "edition": "2",
        "issued": {"date-parts": [[1931]]},
    }
    assert found["linde"] == {
        "type": "article-journal",
        "author": [
            {"given": "Jürgen", "non-dropping-particle": "von der", "family": "Linde"},
            {"given": "P. R.", "family": "Jr."},
        ],
        "title": 'On the <span class="nocase">Argo</span>',
        "container-title": "Journal",
        "issue": "3",
        "volume": "12",
        "page": "1-20",
        "issued": {"date-parts": [[1952, 3]]},
        "language": "de",
    }
    assert found["x"]["title"] == "A <i>small</i> part"
    assert found["x"]["issued"] == {"date-parts": [[1960, 3]]}
    assert found["x"]["type"] == "chapter"


def test_abbreviations_do_not_grow_for_ever(tmp_path: Path) -> None:
    text = '@string{a0 = "xxxxxxxxxx"}\n'
    text += "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    text += "@book{b, title = a60}\n"
    assert len(works(tmp_path, "w.bib", text)["b"]["title"]) <= 100_000


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Caf\'e \& Co.", "Café & Co."),
        (r"{\'E}douard {\O}stby", "Édouard Østby"),
        (r"pp.~3--5 --- so", "pp.\u00a03–5 — so"),
        (r"``Quoted''", "“Quoted”"),
        (r"\textit{a} \textbf{b} \unknown{c}", "<i>a</i> <b>b</b> c"),
        (r"{Whole}", "Whole"),
    ],
)
def test_latex_as_text(latex: str, text: str) -> None:
    assert plain_text(latex) == text


def test_the_names_of_styles_are_those_of_files() -> None:
    names = style_names()
    assert len(names) > 2000
    assert {"apa", "chicago", "chicago-author-date", "mhra", "mla"} <= set(names)
    for name in ("chicago", "chicago-note-bibliography", "chicago-fullnote-bibliography", "mhra", "mla"):
        assert named_style(name), name
    assert named_style("../../../etc/passwd") is None


def test_a_name_that_is_none_is_reported_with_its_work(tmp_path: Path) -> None:
    text = "@book{good, title = {A}}\n@book{bad,\n author = {a, b, c, d}}\n"
    diagnostics = Diagnostics()
    read(
        write_book(tmp_path, {"book.yaml": BOOK.format("w.bib"), "a.md": "Text.\n", "w.bib": text}),
        diagnostics,
    )
    assert [(d.code, str(d.span)) for d in diagnostics if d.code == "bibtex-syntax"] == [
        ("bibtex-syntax", "w.bib:2:1")
    ]
