"""Callouts on pages: their labels, in the language of the book, and what names them."""

from pathlib import Path

from octavo.core.xhtml import Element, classes, plain
from tests.html.pages_read import ebook, trees

BOOK = "title: T\nlanguage: LANGUAGE\nbody: [a.md]\n"


def callouts(root: Path, text: str, language: str = "en") -> list[Element]:
    files = {"book.yaml": BOOK.replace("LANGUAGE", language), "a.md": f"# A\n\nSee.\n\n{text}\n"}
    tree = trees(ebook(root, files))["text/a.xhtml"]
    return [node for node in tree.iter("{*}aside") if "callout" in classes(node)]


def title(callout: Element) -> str:
    """The line with the label."""
    first = callout[0]
    return plain(first) if "callout-title" in classes(first) else ""


def test_labels_come_in_the_language_of_the_book(tmp_path: Path) -> None:
    text = "> [!WARNING]\n> Text."
    labels = {
        language: title(callouts(tmp_path / language, text, language)[0])
        for language in ("en", "de", "fr", "pl", "ru", "tr")
    }
    assert labels == {
        "en": "Warning",
        "de": "Warnung",
        "fr": "Avertissement",
        "pl": "Ostrze\u017cenie",
        "ru": "\u041f\u0440\u0435\u0434\u0443\u043f\u0440\u0435\u0436\u0434\u0435\u043d\u0438\u0435",
        "tr": "Uyar\u0131",
    }


def test_a_title_stands_behind_the_label_and_is_not_said_twice(tmp_path: Path) -> None:
    text = (
        '> [!TIP] Mind the *gap*\n> A.\n\n!!! note "note"\n    B.\n\n::: {.admonition title="Own"}\nC.\n:::'
    )
    assert [title(one) for one in callouts(tmp_path, text)] == ["Tip Mind the gap", "Note", "Own"]


def test_a_callout_is_named_by_its_title_or_by_its_label(tmp_path: Path) -> None:
    shown, hidden = callouts(tmp_path, '> [!TIP]\n> A.\n\n::: {.callout-danger title=""}\nB.\n:::')
    name = shown.get("aria-labelledby")
    assert [plain(node) for node in shown.iter() if node.get("id") == name] == ["Tip"]
    assert shown.get("role") == "doc-tip"
    assert title(hidden) == ""
    assert hidden.get("aria-label") == "Danger"
    assert hidden.get("aria-labelledby") is None


def test_numbers_are_counted_for_each_kind(tmp_path: Path) -> None:
    text = "\n\n".join(
        f"::: {{.callout-{kind} #{name}}}\nText.\n:::"
        for kind, name in (("note", "nte-a"), ("tip", "tip-a"), ("note", "nte-b"), ("note", "plain"))
    )
    assert [title(one) for one in callouts(tmp_path, text)] == [
        "Note 1",
        "Tip 1",
        "Note 2",
        "Note",
    ]
