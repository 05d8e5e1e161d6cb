"""ISBNs of thirteen figures and of ten."""

import pytest

from octavo.core.isbn import check_digit, check_isbn, is_isbn13, isbn13, isbn_urn


@pytest.mark.parametrize(
    "value", ["978-0-306-40615-7", "9780306406157", "0-306-40615-2", "0 8044 2957 X", "ISBN 9791090636071"]
)
def test_right_isbns_stay_as_written(value: str) -> None:
    assert check_isbn(value) == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("978-0-306-40615-8", "check digit .* end in 7"),
        ("0-306-40615-3", "check digit .* end in 2"),
        ("080442957X1", "not an ISBN"),
        ("977-0-306-40615-7", "not an ISBN"),
        ("٩٧٨0306406157", "not an ISBN"),
        ("", "not an ISBN"),
    ],
)
def test_wrong_isbns(value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check_isbn(value)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("978-0-306-40615-7", "9780306406157"),
        ("0-306-40615-2", "9780306406157"),
        ("0-8044-2957-x", "9780804429573"),
        ("080442957X", "9780804429573"),
        ("ISBN 978 3 16 148410 0", "9783161484100"),
        ("urn:isbn:9783161484100", "9783161484100"),
        ("urn:uuid:09632f77", ""),
        ("", ""),
    ],
)
def test_thirteen_figures(written: str, expected: str) -> None:
    assert isbn13(written) == expected


@pytest.mark.parametrize(
    ("figures", "right"),
    [
        ("9780306406157", True),
        ("9791090636071", True),
        ("9780306406158", False),
        ("4006381333931", False),  # a good EAN, but not of a book
        ("978030640615", False),
        ("978-0306406157", False),
    ],
)
def test_thirteen_figures_are_looked_at(figures: str, right: bool) -> None:
    assert is_isbn13(figures) is right


def test_check_digits() -> None:
    assert check_digit("978030640615") == "7"
    assert check_digit("978000000001") == "9"
    assert check_digit("030640615") == "2"
    assert check_digit("080442957") == "X"


@pytest.mark.parametrize("written", ["ISBN 978-0-306-40615-7", "urn:isbn:9780306406157", " 978 0306406157 "])
def test_isbn_urns(written: str) -> None:
    assert isbn_urn(written) == "urn:isbn:9780306406157"
