"""Operators of content streams, rewritten for the press."""

import pytest

from octavo.typeset.prepress.content import in_inks
from octavo.typeset.prepress.inks import Inks
from tests.profiles import press_profile


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"0 0 0 rg", b"0 g"),
        (b"0.25 .25 0.250 RG", b"0.25 G"),
        (b"1 0 0 rg 1 1 1 RG", b"1 0 0 rg 1 G"),
        (b"/DeviceCMYK cs\n0 1 0 0.2 scn", b"0 1 0 0.2 k"),
        (b"/DeviceCMYK CS 0 1 0 0.2 SCN", b"0 1 0 0.2 K"),
        (b"/Pattern cs /p0 scn", b"/Pattern cs /p0 scn"),
        (b"/lab-d50 cs 50 0 0 scn", b"/lab-d50 cs 50 0 0 scn"),
        (b"(1 1 1 rg EMC \\) 0 0 0 rg) Tj 0 0 0 rg", b"(1 1 1 rg EMC \\) 0 0 0 rg) Tj 0 g"),
        (b"/P <</MCID 3>> BDC\nq", b"\nq"),
        (b"/Span <</Lang (de) /ActualText <FEFF0041>>> BDC q EMC Q", b" q  Q"),
        (b"/Artifact\n\n\nBMC q EMC", b" q "),
        (b"/Artifact /Named BDC q", b" q"),
        (b"/EMC gs /rg gs [<00EC>3 <BDC0>] TJ", b"/EMC gs /rg gs [<00EC>3 <BDC0>] TJ"),
    ],
)
def test_operators(before: bytes, after: bytes) -> None:
    assert in_inks(before, Inks(None)) == after


def test_in_a_mask_colours_are_brightness() -> None:
    assert in_inks(b"1 0 0 rg", Inks(press_profile()), mask=True) == b"0.299 g"
