"""What a check found, and how it is kept."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """Something wrong: where (a document, an entry, a link) and what."""

    place: str
    wrong: str
    rule: str = ""  # the name that an exception goes by

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong}"


@dataclass(frozen=True)
class Result:
    """The outcome of one check of one book in one reading system."""

    book: str
    reader: str
    check: str
    looked_at: str
    findings: tuple[Finding, ...] = ()
    excused: tuple[Finding, ...] = ()
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong but what is excused."""
        return not self.findings


def save(results: Iterable[Result], path: Path) -> None:
    """Write the results as JSON: a list of objects with the fields of :class:`Result` and ``passed``."""
    listed = [asdict(result) | {"passed": result.passed} for result in results]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"results": listed}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> list[Result]:
    """Read what :func:`save` wrote."""
    listed = json.loads(path.read_text(encoding="utf-8"))["results"]
    return [
        Result(
            **{key: value for key, value in each.items() if key not in ("passed", "findings", "excused")},
            findings=tuple(Finding(**finding) for finding in each["findings"]),
            excused=tuple(Finding(**finding) for finding in each["excused"]),
        )
        for each in listed
    ]
