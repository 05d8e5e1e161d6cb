"""Own checks of the site."""

from pathlib import Path

import pytest

from octavo.check.result import Outcome
from octavo.check.site.checks import check_html
from tests.check.epubs import GOOD
from tests.check.said import said


def write_site(folder: Path, **changes: tuple[str, str]) -> Path:
    """The documents of the small book as a site: its contents are the index. Changes are by file stem."""
    for name, text in GOOD.items():
        if not name.startswith("OEBPS/") or name.endswith(".opf"):
            continue
        path = folder / name.removeprefix("OEBPS/").replace("nav.xhtml", "index.html")
        old, new = changes.get(path.stem, ("", ""))
        assert old in text
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new) if old else text, encoding="utf-8")
    title = folder / "text" / "title.xhtml"
    title.unlink()
    return folder


def test_a_good_site_passes(tmp_path: Path) -> None:
    results = check_html(write_site(tmp_path / "site"))
    assert [m for r in results for m in said(r)] == []
    assert {r.outcome for r in results} == {Outcome.PASSED}
    assert results[-1].detail == "3 of 3 pages reached from index.html"
    assert {r.file for r in results} == {"site"}


FAULTS = [
    ("one", 'id="a"', 'id="b"', "HTML links", "has no id \u201ca\u201d"),
    ("one", 'id="a"', 'id="c1"', "HTML ids", "\u201cc1\u201d is already used"),
    ("one", ' alt="A dot"', "", "HTML documents", "no alternative text"),
    ("book", "margin: 0", "src: url(https://example.org/f.woff)", "HTML resources", "f.woff"),
    ("one", '<h2 id="a">A part</h2>', '<h3 id="a">A part</h3>', "HTML headings", "a level is skipped"),
    ("two", "one.xhtml#c1", "one.xhtml#d1", "HTML notes", "no link back"),
]


@pytest.mark.parametrize(("stem", "old", "new", "topic", "message"), FAULTS, ids=[f[3] for f in FAULTS])
def test_a_fault_is_named(tmp_path: Path, stem: str, old: str, new: str, topic: str, message: str) -> None:
    results = {r.name: r for r in check_html(write_site(tmp_path / "site", **{stem: (old, new)}))}
    assert results[topic].outcome is Outcome.FAILED
    assert any(message in text for text in said(results[topic]))


def test_a_page_to_which_no_link_leads_is_named(tmp_path: Path) -> None:
    folder = write_site(tmp_path / "site")
    (folder / "lost.html").write_bytes((folder / "text" / "two.xhtml").read_bytes())
    reach = check_html(folder)[-1]
    assert said(reach) == ("lost.html: no link leads here from index.html",)


def test_a_site_needs_an_index(tmp_path: Path) -> None:
    folder = write_site(tmp_path / "site")
    (folder / "index.html").rename(folder / "start.html")
    assert said(check_html(folder)[-1]) == ("the site has no index.html",)


def test_a_folder_that_is_not_there_fails(tmp_path: Path) -> None:
    (result,) = check_html(tmp_path / "none")
    assert result.outcome is Outcome.FAILED
