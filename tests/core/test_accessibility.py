"""The facts of an e-book's accessibility, joined and as data."""

from octavo.core.accessibility import DocumentPicture, Facts, Statement, as_data

ONE = Facts(pictures=2, described=1, headings=3, contents=True, languages=("de", "fr"))
PICTURE = DocumentPicture("one.xhtml", "map.svg", "A map")


def test_of_two_parts_counts_are_added_and_lists_joined() -> None:
    other = Facts(pictures=1, explained=1, index=True, languages=("de",), shown=(PICTURE,))
    both = ONE | other
    assert (both.pictures, both.described, both.explained, both.headings) == (3, 1, 1, 3)
    assert (both.contents, both.index, both.moving) == (True, True, False)
    assert both.languages == ("de", "fr", "de")
    assert both.shown == (PICTURE,)
    assert ONE | Facts() == Facts() | ONE == ONE


def test_as_data_languages_are_counted() -> None:
    facts = ONE | Facts(languages=("de", "ar"), shown=(PICTURE,))
    data = as_data(Statement(("textual",), (), ("index",), ("none",), "Summary", "en", facts))
    assert "facts" not in data
    assert data["summary"] == "Summary"
    assert data["conforms_to"] is None
    assert list(data["measured"]["languages"].items()) == [("ar", 1), ("de", 2), ("fr", 1)]
    assert data["measured"]["pictures"] == 2
    assert "shown" not in data["measured"]
    assert [one["source"] for one in data["pictures"]] == ["map.svg"]
