"""Tables keep caption, heads and first rows together, whatever is too tall for a page.

Pages of the sample stylesheet have six lines of 10 pt.
"""

from pathlib import Path

import pytest

from octavo.typeset.layout import GatheringLayout, Job, JobKind
from tests.typeset.books import document, engine
from tests.typeset.pages_read import pages_of

pytestmark = pytest.mark.engine

CSS = """
figure, tr { break-inside: avoid }
caption { break-after: avoid }
table { border-collapse: collapse; width: 100% }
thead + tbody tr:nth-child(-n+3), tbody:last-of-type tr:nth-last-child(-n+2) { break-before: avoid }
tr.group { break-after: avoid }
"""
AGAIN = '<tr data-continued="yes"><th>Again</th></tr>'
HEAD = f"<thead>{AGAIN}<tr><th>Head</th></tr></thead>"


def row(name: str, lines: int, kind: str = "data") -> str:
    text = "<br/>".join(f"{name}{number}" for number in range(1, lines + 1))
    return f'<tr class="{kind}"><td>{text}</td></tr>'


def figure(*rows: str, head: str = HEAD) -> str:
    caption = "<caption>Title</caption>"
    body = f"<tbody>{''.join(rows)}</tbody>"
    return (
        f'<figure id="f" data-src="a.md:3:1" data-display="yes"><table>{caption}{head}{body}</table></figure>'
    )


def laid(folder: Path, body: str, kind: JobKind = JobKind.FLOW) -> GatheringLayout:
    return engine(folder, CSS).typeset(Job("one", kind, document(f"<p>Before</p>{body}<p>After</p>").xhtml))


def pages(folder: Path, *rows: str, head: str = HEAD) -> list[str]:
    """The words of each page; none of them may be reported."""
    result = laid(folder, figure(*rows, head=head))
    assert result.problems == ()
    return [" ".join(page) for page in pages_of(result.pdf, folder)]


SHORT = row("a", 1)
ONE = "Before Title Head"
NEXT = "Again Head"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            (row("t", 9), SHORT, SHORT),
            [f"{ONE} t1 t2 t3", f"{NEXT} t4 t5 t6 t7", f"{NEXT} t8 t9 a1 a1", "After"],
        ),
        ((SHORT, row("t", 9)), [f"{ONE} a1 t1 t2", f"{NEXT} t3 t4 t5 t6", f"{NEXT} t7 t8 t9 After"]),
        (
            (row("t", 5), row("u", 5), row("v", 4)),
            [f"{ONE} t1 t2 t3", f"{NEXT} t4 t5 u1 u2", f"{NEXT} u3 u4 u5", f"{NEXT} v1 v2 v3 v4", "After"],
        ),
        (
            (row("g", 1, "group"), row("t", 9)),
            [f"{ONE} g1 t1 t2", f"{NEXT} t3 t4 t5 t6", f"{NEXT} t7 t8 t9 After"],
        ),
        ((row("t", 2), row("u", 2), row("v", 2)), [f"{ONE} t1 t2", f"{NEXT} u1 u2 v1 v2", "After"]),
    ],
    ids=["first", "last", "three", "under a group head", "three that would keep together"],
)
def test_heads_stand_on_every_page(rows: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    assert pages(tmp_path, *rows) == expected


def test_a_table_without_heads_keeps_its_caption(tmp_path: Path) -> None:
    found = pages(tmp_path, row("t", 9), SHORT, head="")
    assert found == ["Before Title t1 t2 t3 t4", "t5 t6 t7 t8 t9 a1", "After"]


def test_rows_that_fit_are_not_broken(tmp_path: Path) -> None:
    assert pages(tmp_path, *[SHORT] * 4) == ["Before After", f"Title Head{' a1' * 4}"]


@pytest.mark.parametrize("head", [9, 7])
def test_heads_taller_than_a_page_are_an_error(head: int, tmp_path: Path) -> None:
    lines = "<br/>".join("h" * head)
    result = laid(tmp_path, figure(SHORT, SHORT, head=f"<thead><tr><th>{lines}</th></tr></thead>"))
    (found,) = result.problems
    assert (found.code, found.source, found.error) == ("table-heads-lost", "a.md:3:1", True)
    assert "the table f with the row \u201ca1\u201d" in found.message


def test_a_tall_row_over_facing_pages_is_one_error_for_both_halves(tmp_path: Path) -> None:
    half = f"<table><caption>Title</caption>{HEAD}<tbody>{SHORT}{row('t', 9)}</tbody></table>"
    halves = f'<div class="left">{half}</div><div class="right">{half}</div>'
    both = f'<figure id="f" data-src="a.md:3:1">{halves}</figure>'
    problems = laid(tmp_path, both, JobKind.FACING).problems
    (found,) = [one for one in problems if one.code == "table-heads-lost"]
    assert "\u201ct1t2" in found.message
