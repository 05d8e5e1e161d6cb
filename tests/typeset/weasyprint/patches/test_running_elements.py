"""Pages with running heads, laid out with what they have in common done once: the same pages.

This shows what patches/running_elements.py does.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import weasyprint.layout

from octavo.typeset.layout import Job
from octavo.typeset.weasyprint.document import parse
from octavo.typeset.weasyprint.patches import patched
from octavo.typeset.weasyprint.patches.page_making import like_pages
from tests.typeset.books import document, engine, text

CSS = """
section { height: 1pt }
.head { position: running(head) }
em { text-transform: uppercase }
@page { @top-left { content: element(head) } }
"""
#: Two heads that are alike but for their text, and one of another kind.
HEADS = ('<p class="head">one</p>', '<p class="head">two</p>', '<p class="head" lang="de"><em>drei</em></p>')


def heads(extra: str = "") -> Job:
    return document("".join(f'<section class="new">{head}{extra}</section>' for head in HEADS))


def written(folder: Path, css: str, job: Job, count: Callable[[], None] | None = None) -> bytes:
    """The PDF of a document as the engine writes it."""
    one = engine(folder, css)
    if count:
        count()
    with patched():
        return bytes(one.render(parse(job.xhtml)).write_pdf())


def test_pages_are_the_same_to_the_byte(tmp_path: Path) -> None:
    plain = written(tmp_path, CSS, heads())
    with like_pages():
        assert written(tmp_path, CSS, heads()) == plain
    assert [text(plain, page) for page in range(3)] == ["one", "two", "DREI"]


def test_counters_that_are_not_known_at_first_are_right_in_the_end(tmp_path: Path) -> None:
    css = CSS + 'section::after { content: counter(page) "/" counter(pages) }'
    with like_pages():
        pdf = written(tmp_path, css, heads())
    assert [text(pdf, page) for page in range(3)] == ["1/3 one", "2/3 two", "3/3 DREI"]


def test_each_page_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    original = weasyprint.layout.page.remake_page

    def remake(index: int, *rest: Any) -> Any:
        made.append(index)
        return original(index, *rest)

    with like_pages():
        written(
            tmp_path, CSS, heads(), lambda: monkeypatch.setattr(weasyprint.layout.page, "remake_page", remake)
        )
    assert made == [0, 1, 2]
