"""Additions by another hand, and signatures: where their brackets and names stand."""

import re
from pathlib import Path

import pytest

from octavo.core.xhtml import Element, inner
from tests.html.pages_read import ebook, trees

BOOK = "title: T\nnotes: [{id: n, author: The Author, sign: true}]\nbody: [a.md]\nback: [notes]\n"


def note(root: Path, text: str) -> str:
    """The body of a note as the e-book has it, without line ends and attributes but for classes."""
    written = text.replace("\n", "\n    ").strip()
    parsed = trees(ebook(root, {"book.yaml": BOOK, "a.md": f"# A\n\nX.[^1]\n\n[^1]:\n    {written}\n"}))
    body: Element = next(parsed["text/notes.xhtml"].iter("{*}div"))
    return re.sub(r' (?!class=)[\w:]+="[^"]*"', "", inner(body)).replace("\n", "")


NAME = '<span class="note-author">—The Author</span>'
OPEN, CLOSE = '<span class="bracket">[</span>', '<span class="bracket">]</span>'
ED = '<span class="addition-author"> —Ed.</span>'
DIV = '<div class="addition">'
VERSE = (
    '<div class="verse"><p class="stanza"><span class="line">{}Two</span><br/>'
    '<span class="line">three{}{}</span></p></div>'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'A penny [or two]{.addition author="Ed."} was paid.',
            f'<p>A penny <span class="addition">{OPEN}or two{ED}{CLOSE}</span> was paid. {NAME}</p>',
        ),
        ("A [*b*]{.addition}.", f'<p>A <span class="addition">{OPEN}<em>b</em>{CLOSE}</span>. {NAME}</p>'),
        (
            'One.\n\n::: {.addition author="Ed."}\nTwo.\n\nThree.\n:::',
            f'<p>One. {NAME}</p><div class="addition"><p>{OPEN}Two.</p><p>Three.{ED}{CLOSE}</p></div>',
        ),
        (
            'One.\n\n::: {.addition author="Ed."}\n- Two.\n- Three\n:::\n\nFour.',
            f"<p>One.</p>{DIV}<ul><li>{OPEN}Two.</li><li>Three{ED}{CLOSE}</li></ul></div><p>Four. {NAME}</p>",
        ),
        (
            'One.\n\n::: {.addition author="Ed."}\n| Two\n| three\n:::',
            f"<p>One. {NAME}</p>{DIV}{VERSE.format(OPEN, ED, CLOSE)}</div>",
        ),
    ],
)
def test_brackets_stand_at_the_edges_of_the_text(text: str, expected: str, tmp_path: Path) -> None:
    assert note(tmp_path, text) == expected


def test_a_table_that_is_an_addition_has_its_brackets_in_lines_of_their_own(tmp_path: Path) -> None:
    found = note(tmp_path, 'One.\n\n::: {.addition author="Ed."}\n| x |\n|---|\n| 1 |\n:::')
    assert found.startswith(
        f'<p>One. {NAME}</p><div class="addition"><p class="addition-edge">{OPEN}</p><figure'
    )
    assert found.endswith(f'</figure><p class="addition-edge">{ED}{CLOSE}</p></div>')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", f"<p>One.</p><p>Two. {NAME}</p>"),
        ("One:\n\n- Two.", f'<p>One:</p><ul><li>Two.</li></ul><p class="note-signature">{NAME}</p>'),
        (
            "> One.",
            f'<blockquote><p>One.</p></blockquote><p class="note-signature">{NAME}</p>',
        ),
        (
            '::: {.addition author="Ed."}\nTwo.\n:::',
            f'<p class="note-signature">{NAME}</p><div class="addition"><p>{OPEN}Two.{ED}{CLOSE}</p></div>',
        ),
    ],
)
def test_a_note_is_signed_behind_what_its_author_wrote(text: str, expected: str, tmp_path: Path) -> None:
    assert note(tmp_path, text) == expected


def test_an_addition_in_the_text(tmp_path: Path) -> None:
    files = {"a.md": "# A\n\nX [y]{.addition author='Ed.'}.\n"}
    words = "".join(map(str, trees(ebook(tmp_path, files))["text/a.xhtml"].itertext()))
    assert "X [y —Ed.]." in words
