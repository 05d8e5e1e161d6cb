"""What was measured: plain data, written to and read from ``output/bench.json``."""

from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from pydantic import TypeAdapter

from bench.running import Outcome, Run


@dataclass(frozen=True, slots=True)
class Case:
    """All runs of one command; size in bytes, pages and lost pieces of what it made, where they are known."""

    runs: tuple[Run, ...]
    size: int | None = None
    pages: int | None = None
    lost: int | None = None
    version: str = ""
    stages: dict[str, float] = field(default_factory=dict)  # seconds, of the last run

    @property
    def seconds(self) -> float:
        """The median of the times."""
        return median(run.seconds for run in self.runs)

    @property
    def memory(self) -> int:
        """The most memory that any process had in any run, in bytes."""
        return max(run.largest for run in self.runs)

    @property
    def outcome(self) -> Outcome:
        """How the runs ended: the first that went wrong decides."""
        return next((run.outcome for run in self.runs if run.outcome is not Outcome.DONE), Outcome.DONE)


@dataclass(frozen=True, slots=True)
class Size:
    """One size of the book: cases by their names (``bench.cases``, ``bench.others``), and what was left
    out, with the reason."""

    factor: float
    words: int
    chapters: int
    endnotes: int
    footnotes: int
    tables: int
    cases: dict[str, Case]
    missing: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and when it was measured."""

    date: str  # ISO 8601
    processor: str
    cores: int
    memory: int  # bytes
    system: str
    versions: dict[str, str]  # of Python and of libraries, by name


@dataclass(frozen=True, slots=True)
class Results:
    """All that was measured in one run of the bench."""

    machine: Machine
    sizes: tuple[Size, ...]


_ADAPTER = TypeAdapter(Results)


def save(results: Results, file: Path) -> None:
    """Write the results as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_ADAPTER.dump_json(results, indent=1) + b"\n")


def load(file: Path) -> Results:
    """Read the results. Raises FileNotFoundError, and pydantic.ValidationError for any other file."""
    return _ADAPTER.validate_json(file.read_bytes())
