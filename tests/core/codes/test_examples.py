"""Every bad example of the catalogue gets its message at the place that it names, and no good one gets it."""

from pathlib import Path

import pytest

from octavo.core.codes.catalogue import Code, codes
from tests.core.codes.examples import told

#: Commands that need no typesetting.
_PLAIN = ("--import", "--index-from", "--emit", "--lint")


def cases() -> list[object]:
    """The codes with examples; those that typeset have the mark for it."""
    return [
        pytest.param(code, id=code.name, marks=() if _is_plain(code) else pytest.mark.engine)
        for code in codes().values()
        if code.bad
    ]


def _is_plain(code: Code) -> bool:
    return not code.command or code.command.startswith(_PLAIN)


@pytest.mark.parametrize("code", cases())
def test_example(code: Code, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.mkdir()
    good.mkdir()
    found = told(code, code.bad, bad)
    assert (code.at, code.severity) in {(one.place, one.severity) for one in found if one.code == code.name}
    # A command may say more of a book as small as this, such as that it has no ISBN.
    harmless = {"note", "warning"} if code.command else {"note"}
    others = [
        one for one in told(code, code.good, good) if one.code == code.name or one.severity not in harmless
    ]
    assert others == []


def test_a_good_example_differs_from_the_bad_one() -> None:
    same = [code.name for code in codes().values() if code.bad and code.bad == code.good]
    assert same == []
