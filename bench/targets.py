"""What must be reached, and whether it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bench.cases import Name
from bench.results import Results, Size

MEGABYTE = 1_000_000
#: The cases that are builds of Octavo.
OWN = (Name.COLD, Name.ONE_JOB, Name.EDIT, Name.MOVE, Name.NOTHING, Name.EPUB)


class Unit(StrEnum):
    """What a figure counts."""

    RATIO = "ratio"
    MEGABYTES = "MB"


@dataclass(frozen=True, slots=True)
class Target:
    """One figure of each size. ``group`` and ``label`` say what it is; ``value`` gives it, or None where a
    case is missing. It may be ``most``, but is only judged at ``factors`` (none named: at all)."""

    group: str
    label: str
    value: Callable[[Size, Size | None], float | None]
    most: float | None = None
    factors: tuple[float, ...] = ()
    unit: Unit = Unit.RATIO

    def reached(self, size: Size, whole: Size | None) -> bool | None:
        """Whether a size keeps to it; None where it is not judged. ``whole`` is the size 1."""
        value = self.value(size, whole)
        judged = not self.factors or size.factor in self.factors
        return value <= self.most if value is not None and self.most is not None and judged else None


def _time(case: Name, of: Name) -> Callable[[Size, Size | None], float | None]:
    def value(size: Size, _whole: Size | None) -> float | None:
        one, other = size.cases.get(case), size.cases.get(of)
        return one.seconds / other.seconds if one and other else None

    return value


def _file_size(size: Size, _whole: Size | None) -> float | None:
    one, other = size.cases.get(Name.COLD), size.cases.get(Name.ONE_PASS)
    return one.size / other.size if one and other and one.size and other.size else None


def _memory(*names: Name) -> Callable[[Size, Size | None], float | None]:
    def value(size: Size, _whole: Size | None) -> float | None:
        peaks = [size.cases[name].memory for name in names if name in size.cases]
        return max(peaks) / MEGABYTE if any(peaks) else None

    return value


def _growth(size: Size, whole: Size | None) -> float | None:
    one = size.cases.get(Name.COLD)
    other = whole.cases.get(Name.COLD) if whole else None
    return one.seconds / other.seconds if one and other else None


_PASS = "Part of the time of one pass"
TARGETS = (
    Target(_PASS, "PDF, cold, two processes", _time(Name.COLD, Name.ONE_PASS), 0.55),
    Target(_PASS, "PDF, cold, one process", _time(Name.ONE_JOB, Name.ONE_PASS)),
    Target(_PASS, "One word changed", _time(Name.EDIT, Name.ONE_PASS), 0.08),
    Target(_PASS, "A page more in an early chapter", _time(Name.MOVE, Name.ONE_PASS), 0.25),
    Target(_PASS, "PDF and EPUB, nothing changed", _time(Name.NOTHING, Name.ONE_PASS), 0.02),
    Target("Part of the time of pandoc", "EPUB, cold", _time(Name.EPUB, Name.PANDOC), 0.4),
    Target("Part of the size of one pass", "PDF", _file_size, 1.1),
    Target(
        "Memory of the largest process, in MB", "Octavo", _memory(*OWN), 400.0, (4.0,), unit=Unit.MEGABYTES
    ),
    Target("Memory of the largest process, in MB", "One pass", _memory(Name.ONE_PASS), unit=Unit.MEGABYTES),
    Target("Time against that of size 1", "PDF, cold, two processes", _growth, 4.4, (4.0,)),
)


def whole_of(results: Results) -> Size | None:
    """The book in its whole size, if it was measured."""
    return next((size for size in results.sizes if size.factor == 1), None)


def judged(results: Results) -> list[bool]:
    """What was judged, of all sizes: whether it was reached."""
    whole = whole_of(results)
    found = [target.reached(size, whole) for size in results.sizes for target in TARGETS]
    return [one for one in found if one is not None]


def named(factor: float) -> str:
    """The name of a size: "1/4", "1", "4"."""
    return str(Fraction(factor).limit_denominator(100))


def figure(value: float | None, unit: Unit) -> str:
    """A figure as it is printed: three digits of a small ratio, two of a greater one, whole megabytes."""
    if value is None:
        return "–"
    if unit is Unit.MEGABYTES:
        return f"{value:.0f}"
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def groups(targets: Sequence[Target] = TARGETS) -> dict[str, list[Target]]:
    """The targets by their groups, in order."""
    found: dict[str, list[Target]] = {}
    for target in targets:
        found.setdefault(target.group, []).append(target)
    return found
