"""From words of a finished file back to the source."""

import pytest

from octavo.check.audit.blocks import Role, Source, make_block
from octavo.check.word_places import WordPlaces
from octavo.core.diagnostics import Span

TEXTS = [
    (Role.HEADING, "one.md", "The Harbor in Winter", 1),
    (Role.TEXT, "one.md", "The harbor froze for eleven weeks.\nNobody left the self-governing town.", 3),
    (Role.HEADING, "two.md", "Notes", 1),
    (Role.TEXT, "two.md", "The harbor froze for eleven weeks, they said, and the ferry lay still.", 3),
    (Role.HEADING, "three.md", "Notes", 1),
    (Role.HEAD, "tables/t.yaml", "Ship Tons Year built", 4),
]


@pytest.fixture(scope="module")
def places() -> WordPlaces:
    blocks = [make_block(role, file, [(text, line)]) for role, file, text, line in TEXTS]
    return WordPlaces(Source([block for block in blocks if block]))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("THE HARBOR IN WINTER", Span("one.md", 1)),  # as a whole, whatever its letters
        ("x y nobody left the self\u2010governing town", Span("one.md", 4)),
        ("the harbor froze for eleven weeks they said and", Span("two.md", 3)),
        ("Ship Tons Year built", Span("tables/t.yaml", 4)),
        ("The harbor froze for eleven weeks", None),  # stands there twice
        ("Notes", None),
        ("words of another book altogether, nowhere here", None),
        ("", None),
    ],
)
def test_words_are_found_where_they_stand_once(places: WordPlaces, text: str, place: Span | None) -> None:
    assert places.find(text) == place


def test_without_a_source_nothing_is_found() -> None:
    assert WordPlaces(None).find("The Harbor in Winter") is None
