"""Numbers as content streams of a PDF have them."""

from octavo.core.pdf_syntax import pdf_numbers


def test_numbers_have_four_places_and_no_noise() -> None:
    assert pdf_numbers((1, 0.5, 0.12346, 100.0, -0.00001)) == b"1 0.5 0.1235 100 -0"


def test_no_numbers() -> None:
    assert pdf_numbers(()) == b""
