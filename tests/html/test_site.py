"""The site: its pages, what leads from one to another, what they say of themselves."""

import json
from pathlib import Path

import pytest
from lxml import etree

from octavo.core.xhtml import Element, local
from octavo.html.pages import Asset, EbookPages
from tests.html.pages_read import dead_links, site, texts, trees
from tests.html.site_book import BOOK, FILES, printed

WITH_ADDRESS = {**FILES, "book.yaml": BOOK + "site: {url: https://example.org/mill}\n"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> EbookPages:
    return site(tmp_path_factory.mktemp("site"), FILES, printed(), search=True)


def asset(pages: EbookPages, name: str) -> Asset:
    return next(one for one in pages.assets if one.name == name)


def named(tree: Element, name: str) -> list[Element]:
    """The elements of a class."""
    return [node for node in tree.iter("{*}*") if name in node.get("class", "").split()]


def metas(tree: Element) -> dict[str, str]:
    """What the head of a page says, by name."""
    return {
        node.get("name", node.get("property", "")): node.get("content", "") for node in tree.iter("{*}meta")
    }


def test_a_page_for_each_division_and_those_of_the_site(pages: EbookPages) -> None:
    assert [document.name for document in pages.documents] == [
        "index.html", "copyright.html", "dedication.html", "river.html", "one.html", "two.html", "three.html",
        "notes.html", "index-2.html", "search.html", "pages.html",
    ]  # fmt: skip
    assert pages.start == "index.html"


def test_every_link_leads_somewhere(pages: EbookPages) -> None:
    assert dead_links(pages) == []


def test_titles_differ(pages: EbookPages) -> None:
    titles = [document.title for document in pages.documents]
    assert len(set(titles)) == len(titles)
    assert "The Weir, River – The Mill" in titles


def test_titles_of_pages_without_names_are_numbered(tmp_path: Path) -> None:
    book = "title: T\nbody: [{file: a.md, number: false}, {file: b.md, number: false}]\n"
    pages = site(tmp_path, {"book.yaml": book, "a.md": "X.\n", "b.md": "Y.\n"})
    titles = [document.title for document in pages.documents]
    assert titles == ["T", "Chapter – T", "Chapter – T (2)"]


def test_before_and_behind_with_their_titles(pages: EbookPages) -> None:
    tree = trees(pages)["two.html"]
    (pager,) = named(tree, "pager")
    links = [(node.get("rel"), node.get("href")) for node in pager.iter("{*}a")]
    assert links == [("prev", "one.html"), ("next", "three.html")]
    assert texts(pager, "a") == ["Previous 1. The Wheel", "Next 1. The Miller"]
    heads = {node.get("rel"): node.get("href") for node in tree.iter("{*}link")}
    assert (heads["prev"], heads["next"]) == ("one.html", "three.html")


def test_the_page_is_marked_in_the_contents_with_its_subheads(pages: EbookPages) -> None:
    tree = trees(pages)["one.html"]
    for contents in named(tree, "site-contents"):
        (current,) = [node for node in contents.iter("{*}a") if node.get("aria-current")]
        assert (current.get("aria-current"), current.get("href")) == ("page", "#one")
        (subheads,) = named(contents, "subheads")
        assert texts(subheads, "a") == ["Its Paddles"]
        assert next(subheads.iter("{*}a")).get("href") == "#one--its-paddles"
    assert len(named(tree, "site-contents")) == 2


def test_long_contents_are_folded_away_from_the_page(tmp_path: Path) -> None:
    parts = "".join(
        f"  - title: Part {part}\n    chapters: [{', '.join(f'p{part}c{n}.md' for n in range(6))}]\n"
        for part in range(6)
    )
    files = {f"p{part}c{n}.md": f"# Chapter {part}.{n}\n\nX.\n" for part in range(6) for n in range(6)}
    tree = trees(site(tmp_path, {"book.yaml": f"title: T\nbody:\n{parts}", **files}))["p2c3.html"]
    (wide,) = (node for node in named(tree, "site-contents") if "wide" in node.get("class", ""))
    shown = [node.get("href") for node in wide.iter("{*}a")]
    assert "p2c5.html" in shown
    assert "part-3.html" in shown
    assert "p3c0.html" not in shown


def test_what_holds_a_page_is_named_above_it(pages: EbookPages) -> None:
    (way,) = named(trees(pages)["two.html"], "way")
    assert [
        (node.get("href"), text) for node, text in zip(way.iter("{*}a"), texts(way, "a"), strict=True)
    ] == [("river.html", "Part I. River")]
    assert named(trees(pages)["three.html"], "way") == []


def test_each_page_has_one_heading_of_the_first_level_and_it_is_the_first(pages: EbookPages) -> None:
    for name, tree in trees(pages).items():
        headings = [local(node) for node in tree.iter("{*}h1", "{*}h2", "{*}h3", "{*}h4")]
        assert headings[0] == "h1", name
        assert headings.count("h1") == 1, name
    assert texts(trees(pages)["dedication.html"], "h1") == ["Dedication"]
    assert texts(trees(pages)["two.html"], "h1") == ["2 The Weir"]


def test_the_skip_link_leads_to_the_text(pages: EbookPages) -> None:
    for name, tree in trees(pages).items():
        (skip,) = named(tree, "skip")
        assert skip.get("href") == f"{name}#site:text"
        assert [local(node) for node in tree.iter("{*}*") if node.get("id") == "site:text"] == ["main"]


def test_printed_pages_are_marked_and_listed(pages: EbookPages) -> None:
    one = trees(pages)["one.html"]
    marks = [node for node in one.iter("{*}span") if node.get("role") == "doc-pagebreak"]
    assert [(mark.get("id"), mark.get("title")) for mark in marks] == [("page-2", "2"), ("page-3", "3")]
    behind = marks[1].getnext()
    assert behind is not None
    assert behind.get("id") == "one--its-paddles"
    lists = named(trees(pages)["pages.html"], "page-list")
    assert [texts(one, "a") for one in lists] == [["v"], ["1", "2", "3", "4", "5", "6", "7"]]
    assert [node.get("href") for node in lists[1].iter("{*}a")][1:3] == ["one.html#page-2", "one.html#page-3"]
    assert [one.label for one in pages.page_list] == ["v", "1", "2", "3", "4", "5", "6", "7"]


def test_the_contents_quote_the_printed_pages(pages: EbookPages) -> None:
    (contents,) = named(trees(pages)["index.html"], "front-contents")
    assert [text for text in texts(contents, "a") if "Miller" in text] == ["1. The Miller page 5"]


def test_without_a_pagemap_there_are_no_pages(tmp_path: Path) -> None:
    pages = site(tmp_path, FILES)
    names = [document.name for document in pages.documents]
    assert not {"pages.html", "search.html"} & set(names)
    assert not any(b"pages.html" in document.data for document in pages.documents)
    assert dead_links(pages) == []


def test_plain_pages_have_no_scripts_and_forbid_them(tmp_path: Path) -> None:
    pages = site(tmp_path, FILES, printed())
    for tree in trees(pages).values():
        assert list(tree.iter("{*}script", "{*}form")) == []
        policies = [node.get("content", "") for node in tree.iter("{*}meta") if node.get("http-equiv")]
        assert ["script-src 'none'" in policy for policy in policies] == [True]
    assert "search.js" not in [one.name for one in pages.assets]


def test_only_the_page_of_the_search_may_run_what_the_search_needs(pages: EbookPages) -> None:
    for name, tree in trees(pages).items():
        (policy,) = [node.get("content", "") for node in tree.iter("{*}meta") if node.get("http-equiv")]
        assert policy.startswith("default-src 'self'")
        assert ("wasm-unsafe-eval" in policy) == (name == "search.html")
        assert "unsafe-inline" not in policy
        scripts = [node.get("src") for node in tree.iter("{*}script")]
        assert scripts == (["search.js"] if name == "search.html" else [])
    assert asset(pages, "search.js").data


def test_no_page_has_styles_in_its_elements(pages: EbookPages) -> None:
    for tree in trees(pages).values():
        assert [node for node in tree.iter("{*}*") if node.get("style") is not None] == []
    sheet = asset(pages, "styles/widths.css").data.decode()
    used = {
        name for node in trees(pages)["three.html"].iter("{*}*") for name in node.get("class", "").split()
    }
    rules = [line.partition(" ")[0].removeprefix(".") for line in sheet.splitlines()]
    assert rules
    assert set(rules) <= used


def test_the_search_is_told_what_to_find_and_how_much_it_counts(pages: EbookPages) -> None:
    weights = {}
    for name, tree in trees(pages).items():
        (main,) = tree.iter("{*}main")
        if main.get("data-pagefind-body"):
            weights[name] = main.get("data-pagefind-weight")
    assert weights == {
        "copyright.html": "0.2", "dedication.html": "1", "river.html": "1", "one.html": "1", "two.html": "1",
        "three.html": "1", "notes.html": "0.5", "index-2.html": "0.2",
    }  # fmt: skip
    (main,) = trees(pages)["one.html"].iter("{*}main")
    assert main.get("data-pagefind-title") == "The Wheel, River"
    assert main.get("data-pagefind-pages") == "page-2 2 page-3 3"


def test_the_search_asks_by_get_and_names_other_ways(pages: EbookPages) -> None:
    tree = trees(pages)["search.html"]
    (form,) = tree.iter("{*}form")
    assert (form.get("action"), form.get("method"), form.get("role")) == ("search.html", "get", "search")
    assert [node.get("name") for node in form.iter("{*}input")] == ["q"]
    (ways,) = named(tree, "ways")
    assert [node.get("href") for node in ways.iter("{*}a")] == ["index-2.html", "index.html"]
    assert len(texts(tree, "noscript")) == 1


def test_what_zotero_reads(pages: EbookPages) -> None:
    book, chapter = metas(trees(pages)["index.html"]), metas(trees(pages)["one.html"])
    assert book["citation_title"] == "The Mill"
    assert book["citation_author"] == "Author, Ann"
    assert book["citation_editor"] == "Ed Itor"
    assert book["citation_publication_date"] == "2026/11/30"
    assert book["citation_isbn"] == "978-0-306-40615-7"
    assert book["description"] == "What a mill is & was."
    assert (chapter["citation_title"], chapter["citation_inbook_title"]) == ("The Wheel", "The Mill")
    assert (chapter["citation_firstpage"], chapter["citation_lastpage"]) == ("2", "3")


def test_an_address_is_said_only_where_the_publisher_gives_it(tmp_path: Path) -> None:
    plain = site(tmp_path / "a", FILES, search=True)
    assert not any(b"canonical" in document.data or b"og:" in document.data for document in plain.documents)
    assert "sitemap.xml" not in [one.name for one in plain.assets]
    pages = site(tmp_path / "b", WITH_ADDRESS, search=True)
    addresses = {
        name: [node.get("href") for node in tree.iter("{*}link") if node.get("rel") == "canonical"]
        for name, tree in trees(pages).items()
    }
    assert addresses["index.html"] == ["https://example.org/mill/"]
    assert addresses["one.html"] == ["https://example.org/mill/one.html"]
    listed = [node.text for node in etree.fromstring(asset(pages, "sitemap.xml").data).iter("{*}loc")]
    assert listed[:2] == ["https://example.org/mill/", "https://example.org/mill/copyright.html"]
    assert len(listed) == len(pages.documents)


def test_what_is_shown_of_the_book_elsewhere(tmp_path: Path) -> None:
    tree = trees(site(tmp_path, WITH_ADDRESS))["index.html"]
    assert metas(tree)["og:title"] == "The Mill"
    assert metas(tree)["og:url"] == "https://example.org/mill/"
    (data,) = tree.iter("{*}script")
    assert data.get("type") == "application/ld+json"
    said = json.loads(data.text or "")
    assert (said["@type"], said["name"], said["author"]) == ("Book", "The Mill", ["Ann Author"])


def test_signs_that_mean_something_in_pages_and_scripts(tmp_path: Path) -> None:
    title = 'title: "A \\\\</script> & \\"B\\""\nsite: {url: https://example.org/}\nbody: [a.md]\n'
    pages = site(tmp_path, {"book.yaml": title, "a.md": "# X\n\nY.\n"})
    (data,) = trees(pages)["index.html"].iter("{*}script")
    assert json.loads(data.text or "")["name"] == "A </script> & “B”"
    assert b"</script> &" not in pages.documents[0].data


def test_the_publishers_own_cover_is_shown(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 25" width="16" height="25"/>'
    files = {**WITH_ADDRESS, "cover.svg": svg}
    files["book.yaml"] += "cover: cover.svg\n"
    pages = site(tmp_path, files)
    (cover,) = named(trees(pages)["index.html"], "front-cover")
    assert [node.get("src") for node in cover.iter("{*}img")] == ["images/cover.svg"]
    assert metas(trees(pages)["index.html"])["og:image"] == "https://example.org/mill/images/cover.svg"
    assert dead_links(pages) == []


def test_a_script_from_right_to_left(tmp_path: Path) -> None:
    book = "title: ספר\nlanguage: he\nbody: [a.md]\n"
    tree = trees(site(tmp_path, {"book.yaml": book, "a.md": "# פרק\n\nטקסט.\n"}))["a.html"]
    assert (tree.get("lang"), tree.get("dir")) == ("he", "rtl")


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    first, again = (site(tmp_path / name, FILES, printed(), search=True) for name in ("a", "b"))
    assert first.documents == again.documents
    assert {one.name: one.data for one in first.assets} == {one.name: one.data for one in again.assets}
