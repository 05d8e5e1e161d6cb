"""References to pages are compared without "above" and "below"."""

import pytest

from octavo.check.agreement.directions import without_directions
from octavo.check.passages import TaggedPassage, TextPart


def passage(text: str, link: tuple[int, int], call: int) -> TaggedPassage:
    links = [TextPart(*link, "#x")]
    return TaggedPassage("text", frozenset(), text=text, links=links, calls=[(call, "1")])


@pytest.mark.parametrize(
    ("text", "link", "call", "wanted"),
    [
        ("Seep.3below.", (3, 11), 12, ("Seep.3.", (3, 6), 7)),
        ("Seite12unten.", (0, 12), 13, ("Seite12.", (0, 7), 8)),
        ("A\u015fa\u011f\u0131dasayfa2.", (0, 13), 14, ("Sayfa2.", (0, 6), 7)),
        ("voirp.3ci-dessus.", (4, 16), 17, ("voirp.3.", (4, 7), 8)),
        ("lookbelow.", (0, 9), 10, ("lookbelow.", (0, 9), 10)),
    ],
)
def test_offsets_follow(
    text: str, link: tuple[int, int], call: int, wanted: tuple[str, tuple[int, int], int]
) -> None:
    assert without_directions(passage(text, link, call)) == passage(*wanted)
