"""Checks of single values in book.yaml."""

import pytest
from pydantic import ValidationError

from octavo.source.metadata import Contributor, Publisher, Series
from octavo.source.values import check_identifier, check_language, check_side, check_web_address


@pytest.mark.parametrize("value", ["https://example.org", "http://example.org/a?b=c"])
def test_web_addresses(value: str) -> None:
    assert check_web_address(value) == value


@pytest.mark.parametrize("value", ["example.org", "ftp://example.org", "https://", "https://a b"])
def test_what_is_no_web_address(value: str) -> None:
    with pytest.raises(ValueError, match="not a web address"):
        check_web_address(value)


@pytest.mark.parametrize("value", ["urn:uuid:09632f77-9710-52b8-a387-a04ef93b6036", "https://doi.org/10.1/x"])
def test_identifiers(value: str) -> None:
    assert check_identifier(value) == value


@pytest.mark.parametrize("value", ["12345", "urn:", "a b:c"])
def test_what_is_no_identifier(value: str) -> None:
    with pytest.raises(ValueError, match="not a URI"):
        check_identifier(value)


@pytest.mark.parametrize("value", ["5in", "148mm", "24.6cm", "400pt", "36pc", "22in"])
def test_sides_of_a_page(value: str) -> None:
    assert check_side(value) == value


@pytest.mark.parametrize("value", ["0in", "1in", "6mm", "900in", "9000pt"])
def test_what_is_no_side_of_a_page(value: str) -> None:
    with pytest.raises(ValueError, match="no side of a page"):
        check_side(value)


@pytest.mark.parametrize("kind", [Contributor, Publisher, Series])
def test_a_name_says_something(kind: type[Contributor | Publisher | Series]) -> None:
    assert kind(name="A").name == "A"
    with pytest.raises(ValidationError, match="at least 1 character"):
        kind(name="")


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("EN_us", "did you mean `en-US`?"),
        ("German", "did you mean `de`?"),
        ("deutsch", "did you mean `de`?"),
        ("Klingonese", "write a BCP 47 tag"),
        ("", "write a BCP 47 tag"),
    ],
)
def test_languages_that_are_no_tags(value: str, hint: str) -> None:
    with pytest.raises(ValueError, match="is not a language tag; ") as raised:
        check_language(value)
    assert hint in str(raised.value)
