"""A patch as data: what it replaces of WeasyPrint, why, and the source for which it was written."""

import hashlib
import importlib
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any, Final


class _Absent:
    """The type of ABSENT."""

    def __repr__(self) -> str:
        return "ABSENT"


#: What stands at a place that has nothing, such as an environment variable that is not set.
ABSENT: Final = _Absent()

_PLACE = re.compile(r"(?P<module>[\w.]+):(?P<attributes>[\w.]+)(?:\[(?P<key>\w+)\])?")


@dataclass(frozen=True, slots=True)
class Patch:
    """One function, method or value of WeasyPrint, and what takes its place.

    ``target`` is the name of what is replaced in the module that defines it, written as in entry points:
    ``weasyprint.layout:LayoutContext.layout_footnote``, or ``module:mapping[key]`` for a value of a mapping.
    ``places`` are the names under which it is replaced, if others: those of modules that import it.
    ``fingerprint`` is the one of the target's source for which the patch was written; None for what is not
    WeasyPrint's. ``replacement`` makes what takes its place from the original. ``upstream`` is the address of
    WeasyPrint's own issue, if there is one. ``tests`` is the file that shows what the patch does.
    """

    target: str
    reason: str
    fingerprint: str | None
    replacement: Callable[[Any], Any]
    tests: str
    places: tuple[str, ...] = ()
    upstream: str = ""

    @property
    def replaced(self) -> tuple[str, ...]:
        """Return the names under which the target is replaced."""
        return self.places or (self.target,)


@dataclass(frozen=True, slots=True)
class Place:
    """A name that can be given another value: an attribute of a module or class, or a key of a mapping."""

    module: str
    attributes: tuple[str, ...]
    key: str | None = None

    @classmethod
    def named(cls, name: str) -> "Place":
        """Return the place of a name such as a patch's ``target``. Raise ValueError for any other text."""
        match = _PLACE.fullmatch(name)
        if match is None:
            raise ValueError(f"{name!r} is not written as module:name or module:mapping[key]")
        return cls(match["module"], tuple(match["attributes"].split(".")), match["key"])

    def get(self) -> Any:
        """Return what stands there now, or ABSENT. The module is imported."""
        holder = self._holder()
        if self.key is None:
            return getattr(holder, self.attributes[-1], ABSENT)
        return holder.get(self.key, ABSENT)

    def put(self, value: Any) -> None:
        """Let ``value`` stand there, or nothing for ABSENT."""
        holder = self._holder()
        if self.key is None:
            setattr(holder, self.attributes[-1], value)
        elif value is ABSENT:
            holder.pop(self.key, None)
        else:
            holder[self.key] = value

    def _holder(self) -> Any:
        """Return the object of which an attribute or a key is replaced."""
        holder: Any = importlib.import_module(self.module)
        for name in self.attributes if self.key is not None else self.attributes[:-1]:
            holder = getattr(holder, name)
        return holder


def source_of(value: Any) -> str:
    """Return the source text of a function, or a text that tells any other value from the rest."""
    if isinstance(value, FunctionType):
        # Of its code: else a wrapper that another program has put around it would be looked through.
        return inspect.getsource(value.__code__)
    return repr(value)


def fingerprint(source: str) -> str:
    """Return the SHA-256 of a source text, in hexadecimal digits."""
    return hashlib.sha256(source.encode()).hexdigest()
