"""Dataclasses as data, and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

from octavo.cache.codec import Codec


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Leaf(msgspec.Struct, frozen=True, array_like=True, tag=1):
    number: int


class Branch(msgspec.Struct, frozen=True, array_like=True, tag=2):
    kids: tuple["Branch | Leaf", ...]
    place: tuple[int, float] | None = None
    notes: tuple[tuple[str, str | int | tuple[str, ...]], ...] = ()
    nearest: Leaf | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    text: str
    colour: Colour = Colour.RED


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
            Branch((Leaf(-1),), (2, 0.1)),
            Branch((), None, (("a", "b"), ("c", 4), ("d", ("e", "f")))),
        ),
        nearest=Leaf(9),
    ),
    {"z": 1e-9, "a": 2.5},
    {"one": Leaf(1), "two": Leaf(2)},
    b"a" * 100_000,
    (Colour.BLUE, Colour.RED),
    Mark("“é\n", Colour.BLUE),
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


@pytest.mark.parametrize("length", [0, 5, 20, -1])
def test_what_was_cut_short_is_refused(length: int) -> None:
    data = Codec(Whole).encode(WHOLE)
    with pytest.raises(ValueError):  # noqa: PT011 - the message does not matter
        Codec(Whole).decode(data[:length])


#: What the fields are when they are written by hand.
FIELDS = {"data": b"", "tree": [2, []], "sizes": {}, "leaves": {}}


def test_what_is_written_by_hand_is_read_as_well() -> None:
    assert Codec(Whole).decode(msgspec.msgpack.encode(FIELDS)) == Whole(b"", Branch(()), {}, {})


@pytest.mark.parametrize(
    "fields",
    [
        {"tree": [3, []]},  # there is no third member
        {"tree": [2, [[1, "x"]]]},
        {"tree": [2, [], [1, 2, 3]]},
        {"sizes": {"a": "b"}},
        {"colours": ["green"]},
        {"data": 4},
        {"flag": "yes"},
    ],
)
def test_other_data_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="this is no Whole"):
        Codec(Whole).decode(msgspec.msgpack.encode({**FIELDS, **fields}))


def test_what_lies_too_deep_is_refused() -> None:
    with pytest.raises(ValueError, match="this is no Whole"):
        Codec(Whole).decode(_nested(5000))


def _nested(depth: int) -> bytes:
    """A tree of branches, each in the other, as MessagePack: arrays of two, of which the second has one."""
    tree = b"\x92\x02\x91" * depth + b"\x92\x02\x90"
    head = b"\x84\xa4data\xc4\x00\xa5sizes\x80\xa6leaves\x80\xa4tree"
    return head + tree


def test_a_shallow_tree_of_that_form_is_read() -> None:
    tree = Codec(Whole).decode(_nested(2)).tree
    assert tree == Branch((Branch((Branch(()),)),))


def test_a_text_that_is_not_unicode_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        Codec(Mark).encode(Mark("lone surrogate \ud800"))


@dataclass(frozen=True, slots=True)
class WithPath:
    path: Path


@dataclass(frozen=True, slots=True)
class Ambiguous:
    value: Mark | WithPath


@pytest.mark.parametrize("kind", [Ambiguous])
def test_types_that_could_not_be_read_again_are_refused_at_once(kind: type) -> None:
    with pytest.raises(TypeError):
        Codec(kind)
