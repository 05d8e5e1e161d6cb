"""Kinds of divisions and texts that more than their own element tells of: blurbs, lists of books, credits."""

from pathlib import Path

from octavo.core.xhtml import plain
from tests.books import compose_book, section_of

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def book(head: str, front: str, back: str = "") -> str:
    return f"title: T\n{head}front: [{front}]\nbody: [a.md]\nback: [{back}]\n"


def test_the_blurb_is_the_description_where_there_is_none(tmp_path: Path) -> None:
    files = {"blurb.md": 'A "quiet" book.\n\n- *One* goose.', "a.md": "# A\n\nText."}
    said = compose_book(tmp_path, {"book.yaml": book("description: Said.\n", "blurb.md"), **files})
    assert said.book.description == "Said."
    unsaid = compose_book(tmp_path, {"book.yaml": book("", "blurb.md"), **files})
    assert unsaid.book.description == "A “quiet” book. One goose."
    assert [entry.plain for entry in unsaid.contents] == ["A"]


def test_a_list_of_books_is_in_the_contents_only_behind_the_text(tmp_path: Path) -> None:
    entry = "{{file: {0}.md, kind: books-by}}"
    files = {
        "book.yaml": book("", entry.format("x"), entry.format("y")),
        "x.md": "- One\n\n## Soon\n\n- Three",
        "y.md": "- Two\n\n## Soon\n\n- Four",
        "a.md": "# A\n\nText.",
    }
    edition = compose_book(tmp_path, files)
    assert [entry.target for entry in edition.contents] == ["a", "y"]
    assert [str(section_of(edition, name).starts) for name in ("x", "y")] == ["page", "page"]
    bodies = [section_of(edition, name).body for name in ("x", "y")]
    assert [body is not None and body.find("{*}h2") is not None for body in bodies] == [False, True]


def test_a_credit_is_no_part_of_the_caption(tmp_path: Path) -> None:
    first, second = '![A map](x.svg){credit="Photo: \'A. B.\'" alt="m"}', '![](x.svg){alt="n" credit="C"}'
    edition = compose_book(tmp_path, {"a.md": f"# A\n\n{first}\n\n{second}", "x.svg": PICTURE})
    one, two = edition.pictures.values()
    assert one.credit is not None
    assert two.credit is not None
    assert (one.number, one.plain) == ("1", "A map")
    assert plain(one.credit) == "Photo: ‘A. B.’"
    assert (two.number, two.caption, plain(two.credit)) == ("", None, "C")


def test_the_text_opens_after_a_dateline(tmp_path: Path) -> None:
    edition = compose_book(tmp_path, {"a.md": "# A\n\n::: dateline\nMay\n:::\n\nThe text begins here."})
    body = section_of(edition, "a").body
    assert body is not None
    assert [span.text for span in body.iter("{*}span")] == ["The text begins here"]


def test_a_numbered_paragraph_is_referred_to_by_its_number(tmp_path: Path) -> None:
    text = "# A\n\n::: numbered\n5. {#five} Five.\n\n   b) {#five-b} Lettered.\n\n7. Seven.\n:::\n"
    edition = compose_book(tmp_path, {"a.md": text})
    named = {name: edition.targets[name] for name in ("five", "five-b", "a--par-7")}
    assert [(one.kind, one.number, one.section) for one in named.values()] == [
        ("paragraph", "5", "a"),
        ("paragraph", "5(b)", "a"),
        ("paragraph", "7", "a"),
    ]
