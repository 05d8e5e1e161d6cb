"""Own checks of what only a site has: titles, scripts, a search."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from octavo.check.site.checks import check_html
from tests.check.said import said

_PAGE = """\
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>{title}</title>{head}</head>
<body><main{main}><h1>{title}</h1>{text}</main></body></html>
"""


def page(title: str, text: str = "", head: str = "", main: str = "") -> str:
    return _PAGE.format(title=title, text=text, head=head, main=main)


def fragment(url: str) -> bytes:
    return gzip.compress(b"pagefind_dcd" + json.dumps({"url": f"/{url}"}).encode())


#: A site of two pages and a search, as it ought to be.
FOUND = ' data-pagefind-body="yes"'
GOOD: dict[str, str | bytes] = {
    "index.html": page("Start", '<p><a href="one.html">One</a> <a href="search.html">Search</a></p>'),
    "one.html": page("One", "<p>Text.</p>", main=FOUND),
    "search.html": page("Search", '<form action="search.html"/>', '<script src="search.js"></script>'),
    "search.js": "",
    "pagefind/pagefind.js": "",
    "pagefind/pagefind-worker.js": "",
    "pagefind/pagefind-entry.json": "{}",
    "pagefind/fragment/en_1.pf_fragment": fragment("one.html"),
}


def faults(root: Path, changes: Mapping[str, str | bytes | None]) -> dict[str, tuple[str, ...]]:
    """What the checks of the changed site say, by topic; None takes a file away."""
    folder = root / "site"
    for name, content in {**GOOD, **changes}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return {result.name: said(result) for result in check_html(folder) if said(result)}


def test_a_good_site_passes(tmp_path: Path) -> None:
    assert faults(tmp_path, {}) == {}


def test_two_pages_of_one_title_are_named(tmp_path: Path) -> None:
    other = page("One", '<p><a href="index.html">Start</a></p>')
    start = page(
        "Start", '<p><a href="one.html">1</a> <a href="two.html">2</a> <a href="search.html">?</a></p>'
    )
    found = faults(tmp_path, {"two.html": other, "index.html": start})
    assert found == {"HTML titles": ("two.html:1: the title “One” is also that of one.html",)}


@pytest.mark.parametrize(
    ("text", "head", "message"),
    [
        ("", "<style>p { color: red }</style>", "<style> has a style in the page itself"),
        ('<p style="color: red">x</p>', "", "<p> has a style in the page itself"),
        ("", "<script>alert(1)</script>", "a script stands in the page itself"),
        ('<p onclick="alert(1)">x</p>', "", "<p> has a script in an attribute"),
        ('<p><a href=" JavaScript:alert(1)">x</a></p>', "", "<a> leads to a script"),
    ],
)
def test_code_in_a_page_is_named(tmp_path: Path, text: str, head: str, message: str) -> None:
    found = faults(tmp_path, {"one.html": page("One", text, head, FOUND)})
    assert [one.partition(": ")[2] for one in found["HTML scripts"]] == [message]


def test_data_for_search_engines_is_no_script(tmp_path: Path) -> None:
    head = '<script type="application/ld+json">{}</script><link rel="canonical" href="https://example.org/"/>'
    assert faults(tmp_path, {"one.html": page("One", "<p>x</p>", head, FOUND)}) == {}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pagefind/pagefind.js": None}, "search.html: the search has no pagefind/pagefind.js"),
        ({"pagefind/fragment/en_1.pf_fragment": None}, "one.html: the search does not know the page"),
        (
            {"pagefind/fragment/en_2.pf_fragment": fragment("gone.html")},
            "gone.html: the search leads here, and there is no such page",
        ),
        (
            {"pagefind/fragment/en_2.pf_fragment": b"no archive"},
            "pagefind/fragment/en_2.pf_fragment: the index of the search cannot be read",
        ),
        (
            {"pagefind/fragment/en_2.pf_fragment": gzip.compress(b"pagefind_dcd[]")},
            "pagefind/fragment/en_2.pf_fragment: the index of the search cannot be read",
        ),
    ],
)
def test_a_search_that_lacks_something_is_named(
    tmp_path: Path, changes: dict[str, str | bytes | None], message: str
) -> None:
    assert faults(tmp_path, changes) == {"HTML search": (message,)}


def test_a_form_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    found = faults(tmp_path, {"one.html": page("One", '<form action="find.html"/>', main=FOUND)})
    assert [one.partition(": ")[2] for one in found["HTML links"]] == [
        "the link “find.html” leads nowhere: there is no file find.html"
    ]
