"""The check of emitted documents."""

from pathlib import Path

import pytest

from octavo.check import Outcome
from octavo.check.emitted import check_documents
from tests.check.said import said

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><head>{}</head><body id="b"><p id="p">{}</p></body></html>'


def write(folder: Path, link: str) -> Path:
    (folder / "text").mkdir()
    (folder / "styles").mkdir()
    (folder / "styles" / "book.css").write_text("p {}", "utf-8")
    style = '<link rel="stylesheet" href="../styles/book.css"/>'
    (folder / "text" / "one.xhtml").write_text(PAGE.format(style, f'<a href="{link}">x</a>'), "utf-8")
    (folder / "nav.xhtml").write_text(PAGE.format("", '<a href="text/one.xhtml#p">One</a>'), "utf-8")
    return folder


@pytest.mark.parametrize(
    "link", ["#p", "../nav.xhtml", "../nav.xhtml#b", "one.xhtml#p", "https://example.org/x"]
)
def test_links_that_lead_somewhere(tmp_path: Path, link: str) -> None:
    result = check_documents(write(tmp_path, link))
    assert (result.outcome, said(result)) == (Outcome.PASSED, ())
    assert result.detail.startswith("2 documents, ")


@pytest.mark.parametrize("link", ["#q", "two.xhtml", "../nav.xhtml#q", "nav.xhtml"])
def test_links_that_lead_nowhere(tmp_path: Path, link: str) -> None:
    result = check_documents(write(tmp_path, link))
    assert said(result) == (f"text/one.xhtml: `{link}` leads nowhere",)
    assert result.outcome is Outcome.FAILED


def test_a_document_that_is_not_well_formed(tmp_path: Path) -> None:
    folder = write(tmp_path, "#p")
    (folder / "two.xhtml").write_text("<p>no end", "utf-8")
    (message,) = said(check_documents(folder))
    assert message.startswith("two.xhtml: ")
