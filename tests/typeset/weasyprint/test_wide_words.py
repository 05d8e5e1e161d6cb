"""Words wider than their line. The text block of the sample stylesheet is 80 pt wide."""

from pathlib import Path

from tests.typeset.books import document, engine

WORD = "Rechtsschutzversicherungsgesellschaften"


def problems(folder: Path, body: str, css: str = "") -> tuple[list[str], float]:
    """Codes of what is wrong, and where the paragraph after the text stands."""
    result = engine(folder, css).typeset(document(body + '<p id="end">x</p>'))
    return [fault.code for fault in result.problems], result.positions["end"].y


def test_compound_in_a_title_is_hyphenated(tmp_path: Path) -> None:
    title = f'<h1 lang="de" style="hyphens: manual">{WORD}</h1>'
    found, end = problems(tmp_path, title)
    assert found == []
    assert end >= 40


def test_balanced_title_with_a_compound_stays_in_its_block(tmp_path: Path) -> None:
    title = f'<h1 lang="de" data-balance="yes" style="hyphens: manual">Die {WORD}</h1>'
    assert problems(tmp_path, title)[0] == []


def test_address_without_a_place_to_break_is_broken_somewhere(tmp_path: Path) -> None:
    found, end = problems(tmp_path, f"<p>{'https://example.org/' + 'x' * 40}</p>")
    assert found == []
    assert end >= 40


def test_code_gets_no_hyphens(tmp_path: Path) -> None:
    found, _ = problems(
        tmp_path,
        f"<pre lang='de'>{WORD}</pre>",
        "pre { white-space: pre-wrap; margin: 0; font-family: inherit }",
    )
    assert found == []


def test_words_that_fit_alone_stay_whole(tmp_path: Path) -> None:
    title = '<h1 lang="en" style="hyphens: manual">Great and responsibility</h1>'
    assert problems(tmp_path, title) == ([], 40)


def test_text_that_may_not_be_broken_is_left_alone(tmp_path: Path) -> None:
    found, end = problems(tmp_path, f'<p style="white-space: nowrap">{WORD}</p>')
    assert (found, end) == (["off-page"], 30)
