"""The kinds in which finished PDFs are spoiled: each is a function that spoils one that is open."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.check.spoiled.open_pdf import OpenPdf

Spoil = Callable[[OpenPdf], None]


@dataclass(frozen=True)
class Fault:
    """A fault: what kind it is of, the check that sees it, and the function that makes it."""

    kind: str
    check: str
    spoil: Spoil

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.spoil.__name__


@dataclass
class Kinds:
    """Kinds of faults of one group."""

    group: str
    faults: list[Fault] = field(default_factory=list)

    def add(self, kind: str, check: str) -> Callable[[Spoil], Spoil]:
        """Register a function under a kind, with the check that sees what it does."""

        def register(spoil: Spoil) -> Spoil:
            self.faults.append(Fault(kind, check, spoil))
            return spoil

        return register
