"""Registries: parts keep their order, and a name stands for one part."""

import pytest

from octavo.core.registry import Registry, RegistryError

TWO: Registry[int] = Registry[int]("step").with_part("first", 1).with_part("last", 9)


def test_parts_come_in_the_order_of_their_registration() -> None:
    assert list(TWO) == [1, 9]
    assert TWO.names() == ("first", "last")


def test_a_part_can_follow_another() -> None:
    assert list(TWO.with_part("second", 2, after="first")) == [1, 2, 9]
    assert list(TWO.with_part("end", 10, after="last")) == [1, 9, 10]
    three = TWO.with_part("second", 2, after="first")
    assert three.with_part("more", 3, after="second").names() == ("first", "second", "more", "last")
    assert list(TWO) == [1, 9]


def test_a_name_is_taken_once() -> None:
    with pytest.raises(RegistryError, match="the step `last` is registered already"):
        TWO.with_part("last", 3)


def test_a_part_cannot_follow_what_is_not_there() -> None:
    with pytest.raises(RegistryError, match="`third` is to follow `second`, which does not exist"):
        TWO.with_part("third", 3, after="second")


def test_parts_are_found_by_name() -> None:
    assert TWO["last"] == 9
    assert TWO.get("second") is None
    assert "first" in TWO
    assert "second" not in TWO
    assert "first" not in Registry("step")
    with pytest.raises(KeyError, match="second"):
        TWO["second"]
