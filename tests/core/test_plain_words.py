"""Exceptions in words for people."""

import io

import pytest
from PIL import Image

from octavo.core.plain_words import plainly


def test_no_object_of_python_is_named() -> None:
    with pytest.raises(OSError, match="BytesIO") as caught:
        Image.open(io.BytesIO(b"no picture"))
    assert plainly(caught.value) == "cannot identify image file the file"


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (KeyError("/Root"), "something in it is missing, or not what it should be"),
        (AttributeError("'NoneType' object has no attribute 'get'"), "something in it is missing"),
        (FileNotFoundError(2, "No such file or directory", "a.pdf"), "no such file or directory"),
        (ValueError("the index\nis broken"), "the index is broken"),
        (ValueError(""), "nothing more is known"),
    ],
)
def test_what_is_wrong_is_said(error: Exception, text: str) -> None:
    assert plainly(error).startswith(text)
