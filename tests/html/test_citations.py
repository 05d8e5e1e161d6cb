"""Citations and entries of the bibliography on the page."""

from pathlib import Path

from octavo.compose.composed_book import ComposedBook
from octavo.html.renderer import Medium, Renderer
from tests.books import compose_book, section_of, settings_for

BOOK = "title: A Book\nbibliography: {{backlinks: {}}}\nbody: [a.md]\nback: [bibliography]\n"
WORKS = """
- {id: a, type: book, title: One, author: [{family: Marsh}], issued: 1931, DOI: 10.1000/one.2}
- {id: b, type: book, title: Two, author: [{family: Reed}], issued: 1940}
"""


def book(root: Path, backlinks: str) -> ComposedBook:
    files = {
        "book.yaml": BOOK.format(backlinks),
        "a.md": "[@a; @b] and [@a, p. 3]\n",
        "bibliography.yaml": WORKS,
    }
    return compose_book(root, files)


def page(composed: ComposedBook, root: Path, medium: Medium, name: str = "bibliography") -> str:
    return Renderer(composed, settings_for(root), medium).section(section_of(composed, name))


def test_the_division_is_called_by_a_term_of_the_language(tmp_path: Path) -> None:
    text = page(book(tmp_path, "false"), tmp_path, Medium.EBOOK)
    assert '<span class="title"' in text
    assert ">Bibliography</span>" in text
    assert 'aria-labelledby="bibliography-title"' in text


def test_entries_lead_back_to_their_citations_in_the_e_book_only(tmp_path: Path) -> None:
    composed = book(tmp_path, "true")
    shown = page(composed, tmp_path, Medium.EBOOK)
    assert shown.count('role="doc-backlink"') == 3
    for name in ("cite-a", "cite-a-2"):
        assert f'href="#{name}"' in shown
        assert f'id="{name}"' in page(composed, tmp_path, Medium.EBOOK, "a")
    printed = page(composed, tmp_path, Medium.PRINT)
    assert "backlink" not in printed
    assert "backlink" not in page(book(tmp_path / "b", "false"), tmp_path, Medium.EBOOK)


def test_addresses_are_links_that_may_be_broken_behind_the_host(tmp_path: Path) -> None:
    text = page(book(tmp_path, "false"), tmp_path, Medium.EBOOK)
    link = '<a class="address" href="https://doi.org/10.1000/one.2">'
    assert f"{link}https://<wbr/>doi.org<wbr/>/10<wbr/>.1000<wbr/>/one<wbr/>.2</a>." in text
