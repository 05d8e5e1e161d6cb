"""SOURCE_DATE_EPOCH."""

import datetime
import os

import pytest

from octavo.core.epoch import source_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, None),
        ("", None),
        ("0", datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)),
        ("1600000000", datetime.datetime(2020, 9, 13, 12, 26, 40, tzinfo=datetime.UTC)),
    ],
)
def test_source_date(
    monkeypatch: pytest.MonkeyPatch, written: str | None, expected: datetime.datetime | None
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if written is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    assert source_date() == expected


@pytest.mark.parametrize("written", ["today", "1.5", "9" * 30])
def test_no_number_of_seconds(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    with pytest.raises(ValueError, match="not a number of seconds since 1970"):
        source_date()


@pytest.mark.parametrize("written", ["", " "])
def test_an_empty_one_is_taken_away(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    """Other libraries read it, and would take it for a number."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    assert source_date() is None
    assert "SOURCE_DATE_EPOCH" not in os.environ
