"""Registries: the named parts of one kind that a build works with, in their order.

A registry never changes. Adding a part gives a new registry, so two builds in one process can have different
extensions, and what is built in is registered as an extension's parts are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


class RegistryError(ValueError):
    """A part that can't be registered; the message says why."""


@dataclass(frozen=True)  # no slots: Registry[int](...) could not be made
class Registry(Generic[T]):
    """Parts by their names. ``kind`` says in messages what they are: "element", "format"."""

    kind: str
    parts: tuple[tuple[str, T], ...] = ()

    def with_part(self, name: str, part: T, *, after: str | None = None) -> "Registry[T]":
        """Return a registry that has one part more: at the end, or directly behind the part ``after``.

        Raise RegistryError if the name is taken, or if there is no part ``after``.
        """
        names = self.names()
        if name in names:
            raise RegistryError(f"the {self.kind} `{name}` is registered already")
        if after is not None and after not in names:
            raise RegistryError(f"the {self.kind} `{name}` is to follow `{after}`, which does not exist")
        at = len(names) if after is None else names.index(after) + 1
        return Registry(self.kind, (*self.parts[:at], (name, part), *self.parts[at:]))

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts, in their order."""
        return tuple(name for name, _ in self.parts)

    def get(self, name: str) -> T | None:
        """Return the part of a name, or None if there is none."""
        return next((part for known, part in self.parts if known == name), None)

    def __getitem__(self, name: str) -> T:
        for known, part in self.parts:
            if known == name:
                return part
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return any(known == name for known, _ in self.parts)

    def __iter__(self) -> Iterator[T]:
        return (part for _, part in self.parts)

    def __len__(self) -> int:
        return len(self.parts)
