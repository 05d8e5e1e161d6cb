"""Dataclasses as data, and back."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from octavo.cache.codec import Codec


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Leaf:
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    text: str
    colour: Colour = Colour.RED


@dataclass(frozen=True, slots=True)
class Branch:
    kids: tuple["Branch | Leaf | Mark", ...]
    place: tuple[int, float] | None = None
    notes: tuple[tuple[str, str | int | tuple[str, ...]], ...] = ()
    nearest: Leaf | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    data: bytes
    tree: Branch
    sizes: Mapping[str, float]
    leaves: Mapping[str, Leaf]
    more: bytes = b""
    colours: tuple[Colour, ...] = ()
    mark: Mark | None = None
    flag: bool = False


WHOLE = Whole(
    b"\x00\xff raw",
    Branch(
        (
            Leaf(3),
            Branch((Mark("“é\n", Colour.BLUE), Leaf(-1)), (2, 0.1)),
            Branch((), None, (("a", "b"), ("c", 4), ("d", ("e", "f")))),
        ),
        nearest=Leaf(9),
    ),
    {"z": 1e-9, "a": 2.5},
    {"one": Leaf(1), "two": Leaf(2)},
    b"a" * 100_000,
    (Colour.BLUE, Colour.RED),
    Mark("lone surrogate \ud800"),
    True,
)


def test_what_is_read_equals_what_was_written() -> None:
    read = Codec(Whole).decode(Codec(Whole).encode(WHOLE))
    assert read == WHOLE
    assert list(read.sizes) == ["z", "a"], "a mapping keeps its order"
    assert isinstance(read.colours[0], Colour)
    assert isinstance(read.tree.kids, tuple)
    assert isinstance(read.tree.kids[1], Branch)
    assert isinstance(read.tree.kids[1].place, tuple)


def test_defaults_and_nothing_are_written_too() -> None:
    plain = Whole(b"", Branch(()), {}, {})
    assert Codec(Whole).decode(Codec(Whole).encode(plain)) == plain


def test_bytes_are_compressed_where_that_helps() -> None:
    assert len(Codec(Whole).encode(WHOLE)) < 2000


@pytest.mark.parametrize("length", [0, 5, 20, -1])
def test_what_was_cut_short_is_refused(length: int) -> None:
    data = Codec(Whole).encode(WHOLE)
    with pytest.raises(ValueError):  # noqa: PT011 - the message does not matter
        Codec(Whole).decode(data[:length])


def _data(value: object) -> bytes:
    head = zlib.compress(json.dumps(value).encode())
    return len(head).to_bytes(8, "big") + head


@pytest.mark.parametrize(
    "value",
    [
        {},
        [[], []],
        [[1, 1], [[[]], {}, {}, [], None, False]],
        [[], [[[[3, 7]], None, [], None], {}, {}, [], None, False]],  # there is no eighth member
        [[], [[[], None, [], None, 1, 2], {}, {}, [], None, False]],  # more fields than there are
        [[], [[[], None, [], None], {}, {}, ["green"], None, False]],
    ],
)
def test_other_data_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message does not matter
        Codec(Whole).decode(_data(value))


def test_what_is_no_data_is_refused() -> None:
    data = Codec(Whole).encode(WHOLE)
    with pytest.raises(ValueError):  # noqa: PT011 - the message does not matter
        Codec(Whole).decode(data[:8] + b"not compressed at all" + data[8:])


def test_a_small_file_that_would_grow_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = Codec(Whole).encode(WHOLE)
    monkeypatch.setattr("octavo.cache.codec._LARGEST", 50_000)
    with pytest.raises(ValueError, match="too large"):
        Codec(Whole).decode(data)


@dataclass(frozen=True, slots=True)
class WithPath:
    path: Path


@dataclass(frozen=True, slots=True)
class Ambiguous:
    value: tuple[int, ...] | Leaf


@pytest.mark.parametrize("kind", [WithPath, Ambiguous])
def test_types_that_could_not_be_read_again_are_refused_at_once(kind: type) -> None:
    with pytest.raises(TypeError):
        Codec(kind)
