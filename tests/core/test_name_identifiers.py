"""ISNI and ORCID: what they may be written as, and their check digit."""

import pytest

from octavo.core.name_identifiers import check_name_identifier, compact


@pytest.mark.parametrize(
    ("written", "characters"),
    [
        ("0000-0002-1825-0097", "0000000218250097"),
        ("https://orcid.org/0000-0002-1694-233X", "000000021694233X"),
        ("0000 0001 2103 2683", "0000000121032683"),
        ("000000021694233x", "000000021694233X"),
        ("http://www.isni.org/isni/0000000121032683", "0000000121032683"),
        ("https://isni.org/0000 0001 2103 2683", "0000000121032683"),
    ],
)
def test_good(written: str, characters: str) -> None:
    assert check_name_identifier(written) == written
    assert compact(written) == characters


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("0000-0002-1825-0098", "end in 7"),
        ("0000-0002-1694-2330", "end in X"),
        ("0000-0002-1825-009", "sixteen figures"),
        ("X000-0002-1825-0097", "sixteen figures"),
        ("https://example.org/0000-0002-1825-0097", "sixteen figures"),
        ("", "sixteen figures"),
    ],
)
def test_bad(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check_name_identifier(written)


def test_a_figure_that_is_wrong_or_moved_is_found() -> None:
    """ISO 7064's MOD 11-2 finds every single wrong figure, and every two neighbours that changed places."""
    good = "0000000218250097"
    for place, figure in enumerate(good):
        for other in "0123456789":
            if other != figure:
                with pytest.raises(ValueError, match="check digit"):
                    check_name_identifier(good[:place] + other + good[place + 1 :])
        swapped = good[:place] + good[place : place + 2][::-1] + good[place + 2 :]
        if swapped != good:
            with pytest.raises(ValueError, match="check digit"):
                check_name_identifier(swapped)
