"""The toolchain: all parts that a build works with, those of Octavo and those of extensions."""

from collections.abc import Iterator
from dataclasses import dataclass

from octavo.core.registry import Registry, RegistryError
from octavo.core.settings import Settings
from octavo.formats import CHECKS, FORMATS
from octavo.formats.check import Check
from octavo.formats.format import Format


@dataclass(frozen=True, slots=True)
class Toolchain:
    """A registry for each kind of part. It never changes: an extension gives a new one, with parts of its
    own.
    """

    formats: Registry[Format] = FORMATS
    checks: Registry[Check] = CHECKS

    def formats_asked(self, settings: Settings) -> tuple[Format, ...]:
        """Return the formats that a build is asked for, in the order of the registry; those that are made by
        default if the settings name none.

        Raise RegistryError for a name that no format has.
        """
        for name in sorted(settings.formats):
            if name not in self.formats:
                raise RegistryError(
                    f"there is no format `{name}`; there are: {', '.join(self.formats.names())}"
                )
        return tuple(
            each
            for each in self.formats
            if (each.name in settings.formats if settings.formats else each.by_default)
        )


#: What Octavo has itself.
BUILT_IN = Toolchain()


def making_order(formats: tuple[Format, ...]) -> tuple[Format, ...]:
    """Return formats in the order in which they are made: each behind those that it comes after, and
    otherwise as they are given.

    Raise RegistryError if two of them come after each other.
    """
    return tuple(_ordered(list(formats)))


def _ordered(waiting: list[Format]) -> Iterator[Format]:
    while waiting:
        names = {each.name for each in waiting}
        ready = next((each for each in waiting if not names.intersection(each.after)), None)
        if ready is None:
            raise RegistryError(f"these formats are to be made after each other: {', '.join(sorted(names))}")
        waiting.remove(ready)
        yield ready
