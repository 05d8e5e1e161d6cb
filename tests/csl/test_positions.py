"""The positions of cites: first, subsequent, ibid."""

from octavo.csl.model import Citation, Cite
from octavo.csl.positions import positions


def test_positions_of_cites() -> None:
    def names(*citations: Citation) -> list[list[str]]:
        return [sorted(place.names) for row in positions(citations, 5) for place in row]

    a, b = Cite("a"), Cite("a", "3")
    assert names(Citation((a,), 1), Citation((a,), 2), Citation((b,), 3), Citation((a,), 4)) == [
        ["first"],
        ["ibid", "near-note", "subsequent"],
        ["ibid", "ibid-with-locator", "near-note", "subsequent"],
        ["near-note", "subsequent"],
    ]
    assert names(Citation((a,), 1), Citation((Cite("b"),), 2), Citation((a,), 9))[2] == ["subsequent"]
    assert names(Citation((a, b), 1))[1] == ["ibid", "ibid-with-locator", "near-note", "subsequent"]
