"""Drafts are built in spite of faults with which their text can be read; nothing of the text is lost."""

from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.html import render_ebook, render_print
from octavo.source import read
from octavo.source.draft_book import soften
from tests.books import settings_for, write_book

BOOK = "title: T\ndraft: DRAFT\nbody: [one.md, {file: two.md, id: two}]\nback: [notes]\n"
TWO = "# Ebb\n\nOut.\n"

#: What is typed, what the e-book shows of it, and the code of the warning.
FAULTS = {
    "reference": ("See @sec-no.", "<p>See @sec-no.</p>", "reference-undefined"),
    "group": (
        "See [@sec-no; @sec-two; @fig-no].",
        '<p>See <span>@sec-no; <a class="reference" href="two.xhtml">chapter\u00a02</a>; @fig-no</span>.</p>',
        "reference-undefined",
    ),
    "page": ("See [@sec-no]{.page}.", "<p>See @sec-no.</p>", "reference-undefined"),
    "link": ("See [*the* gate](#no).", "<p>See <span><em>the</em> gate</span>.</p>", "link-undefined"),
    "target": ("See [it](javascript:x).", "<p>See <span>it</span>.</p>", "link-target"),
    "citation": ("So [see @nobody, p. 3].", "<p>So [see @nobody, p.\u00a03].</p>", "bibliography-missing"),
    "call": ("Low.[^no]", "<p>Low.[^no]</p>", "note-undefined"),
    "note": ("Low.\n\n[^a]: Unused.", "<p>Low.</p>", "note-unused"),
    "formula": (r"So $\no{x}$.", r"<p>So <code>\no{x}</code>.</p>", "formula-wrong"),
    "formula on lines": ("$$\n\\no{x}\n$$", "<p><code>\\no{x}</code></p>", "formula-wrong"),
    "variable": ("Low {{< var no >}}", "<p>Low ?var:no</p>", "variable-unknown"),
    "attribute": ("[Low]{swim=3} tide", "<p><span>Low</span> tide</p>", "attribute-unknown"),
    "figure": (
        "![The *gate*](images/no.png){#fig-gate}\n\nSee @fig-gate.",
        "<code>images/no.png</code> The <em>gate</em></",
        "picture-missing",
    ),
    "picture in a line": (
        "Low ![gate](no.png) tide",
        "<p>Low <code>no.png</code> tide</p>",
        "picture-missing",
    ),
    "cell": ("| a |\n|---|\n| @tbl-no[^t] |\n| x |", ">@tbl-no[^t]</th>", "note-undefined"),
}


def built(root: Path, text: str, draft: str) -> tuple[Diagnostics, str]:
    """What is told of a book with that text, and the page of the e-book if it is a draft."""
    files = {
        "book.yaml": BOOK.replace("DRAFT", draft),
        "one.md": f"# Tide\n\nFirst.\n\n{text}\n",
        "two.md": TWO,
    }
    diagnostics = Diagnostics()
    manuscript = read(write_book(root, files), diagnostics)
    assert manuscript is not None
    composed = compose(manuscript, diagnostics)
    if not composed.book.draft:
        return diagnostics, ""
    soften(diagnostics)
    assert len(render_print(composed, settings_for(root)).sections) >= 2
    pages = render_ebook(composed, settings_for(root)).documents
    return diagnostics, next(each.data.decode() for each in pages if each.name == "text/one.xhtml")


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_faulty_stands_in_a_draft_as_typed(name: str, tmp_path: Path) -> None:
    text, shown, code = FAULTS[name]
    diagnostics, page = built(tmp_path, text, "true")
    assert shown in page
    told = {each.code: each.severity for each in diagnostics}
    assert set(told.values()) == {Severity.WARNING}
    assert {code, "draft-faults"} <= set(told)


@pytest.mark.parametrize("name", FAULTS)
def test_a_finished_book_is_not_built_with_it(name: str, tmp_path: Path) -> None:
    text, _, code = FAULTS[name]
    told = {each.code: each.severity for each in built(tmp_path, text, "false")[0]}
    assert told[code] is Severity.ERROR
    assert "draft-faults" not in told


def test_a_draft_without_faults_says_nothing_of_them(tmp_path: Path) -> None:
    assert list(built(tmp_path, "Low.", "true")[0]) == []
