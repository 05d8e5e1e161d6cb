"""Which way languages are written."""

import pytest

from octavo.languages import direction


@pytest.mark.parametrize(
    "tag", ["ar", "he", "fa", "ur", "yi", "ckb", "dv", "ps", "ar-EG", "HE", "az-Arab", "pa-Arab-PK"]
)
def test_from_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize(
    "tag", ["en", "ru", "ja", "he-Latn", "ar-Latn-EG", "x-arab", "zh-Hant", "en-u-nu-arab", ""]
)
def test_from_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"
