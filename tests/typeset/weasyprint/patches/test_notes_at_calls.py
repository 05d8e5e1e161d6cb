"""Footnotes stand on the page of their calls. Pages of the sample stylesheet have six lines of 10 pt.

This shows what patches/notes_at_calls.py does.
"""

from pathlib import Path

from tests.typeset.books import document, engine

NOTE = '<span class="footnote" id="n">note</span>'


def test_second_line_of_a_paragraph_does_not_drive_a_note_away(tmp_path: Path) -> None:
    body = f'<p id="a">x<br/>x<br/>x{NOTE}</p><p id="b">x<br/>x<br/>x<br/>x</p>'
    result = engine(tmp_path, "p { orphans: 2; widows: 2 } .footnote { footnote-policy: line }").typeset(
        document(body)
    )
    assert result.problems == ()
    assert (result.positions["a"].page, result.positions["n"].page) == (0, 0)
    assert result.positions["b"].page == 1
