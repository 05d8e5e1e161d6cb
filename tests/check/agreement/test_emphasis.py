"""Small capitals of a PDF against the e-book."""

from octavo.check.agreement.emphasis import emphasis
from octavo.check.passages import TaggedPassage, TextPart

LOOKS = [("Roman", 10.0, 0.0, code) for code in range(200)]


def pair(text: str, start: int, capitals: bool) -> tuple[TaggedPassage, TaggedPassage]:
    """Return a passage of a PDF and of an e-book with small capitals from a sign on, or without them in the
    PDF."""
    ebook = TaggedPassage("text", frozenset(), text, plain=text)
    ebook.styled.append(TextPart(start, len(text), "smallcaps"))
    look = [ord(sign) % 90 + (100 if capitals and at >= start else 0) for at, sign in enumerate(text)]
    return TaggedPassage("text", frozenset(), text, plain=text, look=look), ebook


def test_a_script_may_have_no_small_capitals() -> None:
    plain = pair("\u0432\u0433\u0434\u0435\u0433\u0434", 4, False)
    assert list(emphasis([plain], LOOKS)) == []
    drawn = pair("\u0432\u0433\u0434\u0435\u0433\u0432", 4, True)
    assert [found.code for found in emphasis([plain, drawn], LOOKS)] == ["pdf-ebook-emphasis"]


def test_latin_letters_have_small_capitals() -> None:
    assert [found.code for found in emphasis([pair("abcdeabc", 5, False)], LOOKS)] == ["pdf-ebook-emphasis"]
    assert list(emphasis([pair("abcdeabc", 5, True)], LOOKS)) == []
