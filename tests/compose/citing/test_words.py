"""Rich text of the processor of citations as XHTML."""

import pytest

from octavo.compose.citing.rich_text import written
from octavo.core.xhtml import inner
from octavo.csl.rich import Rich, leaf


def line(rich: Rich, **entries: str) -> str:
    """Return a piece as XHTML in a book in English."""
    return inner(written(rich, "en-US", entries, whole=False))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("italic", "<em>a</em>"),
        ("roman", '<span class="upright">a</span>'),
        ("bold", "<strong>a</strong>"),
        ("regular", '<span style="font-weight: normal">a</span>'),
        ("small-caps", '<span class="smallcaps">a</span>'),
        ("full-caps", '<span style="font-variant-caps: normal">a</span>'),
        ("underline", '<span class="underlined">a</span>'),
        ("sup", "<sup>a</sup>"),
        ("nocase", "a"),
    ],
)
def test_type(kind: str, expected: str) -> None:
    assert line(Rich(kind, [leaf("a")])) == expected


def test_a_field_in_the_margin_has_one_space_behind_it() -> None:
    entry = Rich(parts=[Rich("left-margin", [leaf("[1] ")]), Rich("right-inline", [leaf(" Oak.")])])
    assert line(entry) == '<span class="entry-number">[1]</span> <span class="entry-text">Oak.</span>'


def test_empty_pieces_leave_no_element() -> None:
    assert line(Rich(parts=[Rich("block", [Rich("names", [leaf("")])]), leaf("Salt")])) == "Salt"


def test_the_names_of_a_cite_lead_to_its_entry() -> None:
    cite = Rich("work", [Rich("names", [leaf("Oak")]), leaf(" 1947")], value="oak")
    assert 'href="#ref-oak">Oak</a> 1947' in line(cite, oak="ref-oak")
