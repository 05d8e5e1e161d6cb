"""Line ends of the source between Chinese and Japanese signs are nothing; all others are spaces."""

from pathlib import Path

import pytest

from octavo.compose.typography import set_type
from octavo.core.xhtml import inner, parse
from tests.books import compose_book


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [
        ("zh-Hant", "天行健，君子以\n自強不息；地勢坤", "天行健，君子以自強不息；地勢坤"),
        ("zh", "第一行。\n第二行", "第一行。第二行"),
        ("ja", "これは\nペンです。\n  はい", "これはペンです。はい"),
        ("en", "the words 厚\n德 and\nmore", "the words 厚德 and\nmore"),
        ("zh", "使用 GitBook\n和 Markdown\n写书", "使用 GitBook\n和 Markdown\n写书"),
        ("ko", "漢字\n漢字 한글\n한글", "漢字\n漢字 한글\n한글"),
        ("zh", "他说“好”\n走了——\n真的", "他说“好”走了——真的"),
        ("zh", "<em>厚</em>\n<strong>德</strong>", "<em>厚</em><strong>德</strong>"),
        ("zh", "厚\n<em>德</em>\nA", "厚<em>德</em>\nA"),
        ("zh", "<code>厚\n德</code>厚<br/>\n德", "<code>厚\n德</code>厚<br/>\n德"),
        ("zh", "半\n㐀\U00020000\n角，\n（全）\n角", "半㐀\U00020000角，（全）角"),
    ],
)
def test_ends_of_lines(language: str, written: str, read: str) -> None:
    (paragraph,) = parse(f"<p>{written}</p>")
    set_type(paragraph, language)
    assert inner(paragraph) == read


def test_in_texts_titles_and_notes_of_a_book(tmp_path: Path) -> None:
    text = "# 自強\n\n這個段落很長，\n長到要換行。[^a]\n\n[^a]: 註解\n    也很長。\n"
    files = {"book.yaml": "title: T\nlanguage: zh-Hant\nbody: [a.md]\nback: [notes]\n", "a.md": text}
    book = compose_book(tmp_path, files)
    (section, *_) = book.sections
    assert section.body is not None
    assert "".join(map(str, section.body.itertext())).startswith("這個段落很長，長到要換行。")
    (note,) = book.notes.values()
    assert "".join(map(str, note.body.itertext())).strip() == "註解也很長。"
