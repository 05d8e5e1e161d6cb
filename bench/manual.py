"""The results as tables of the manual: ``docs/tables/bench.yaml`` and ``bench-tools.yaml``."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.cases import Name
from bench.results import Case, Machine, Results, Size
from bench.running import Outcome
from bench.targets import MEGABYTE, Unit, figure, groups, named, whole_of

_HEAD = """\
# yaml-language-server: $schema=../../schemas/table.schema.json
# Written by `make bench ARGS=--write`.
"""

_TOOLS = {
    Name.COLD: "Octavo, two processes",
    Name.ONE_JOB: "Octavo, one process",
    Name.ONE_PASS: "One pass of WeasyPrint",
}


def write_tables(results: Results, folder: Path) -> None:
    """Write both tables into the folder of the manual's tables."""
    (folder / "bench.yaml").write_text(targets_table(results), "utf-8")
    (folder / "bench-tools.yaml").write_text(tools_table(results), "utf-8")


def targets_table(results: Results) -> str:
    """What must be reached, and what was, by size."""
    sizes = results.sizes
    whole = whole_of(results)
    columns = [{"id": "case", "head": "Case"}, {"id": "most", "head": "At most", "align": "decimal"}]
    ids = [f"size-{number}" for number in range(len(sizes))]
    columns += [
        {"id": one, "head": named(size.factor), "align": "decimal"}
        for one, size in zip(ids, sizes, strict=True)
    ]
    rows: list[object] = [{"group": "Seconds"}]
    for name, label in ((Name.ONE_PASS, "One pass"), (Name.COLD, "PDF, cold, two processes")):
        rows.append([label, "", *(_seconds(size.cases.get(name)) for size in sizes)])
    for group, targets in groups().items():
        rows.append({"group": group})
        for target in targets:
            most = "" if target.most is None else f"{target.most:g}"
            figures = (figure(target.value(size, whole), target.unit) for size in sizes)
            rows.append([target.label, most, *figures])
    caption = "What must be reached, and what was[^machine]"
    spanners = [{"head": "Size of the book", "columns": ids}]
    notes = {"machine": f"{_machine(results.machine)} {_counted(sizes)}"}
    return _table(caption, columns, rows, notes, spanners)


def tools_table(results: Results) -> str:
    """Octavo beside other tools, at the whole size, or at the greatest that was measured with them."""
    measured = [size for size in results.sizes if _others(size)] or results.sizes
    size = next((size for size in measured if size.factor == 1), measured[-1])
    heads = {
        "seconds": "Seconds",
        "part": "Of one pass",
        "memory": "MB[^memory]",
        "lost": "Lost[^lost]",
        "pages": "Pages",
    }
    columns = [{"id": "tool", "head": "Tool"}]
    columns += [{"id": name, "head": head, "align": "decimal"} for name, head in heads.items()]
    rows = list(_tools(size))
    notes = {
        "machine": f"{size.words:,} words. {_machine(results.machine)}",
        "memory": "Of the largest process.",
        "lost": "Headings, sentences, notes and cells of which neither beginning nor end is on a page.",
    }
    if any(case.outcome is not Outcome.DONE for case in size.cases.values()):
        notes["ended"] = "Failed, or was stopped after this time."
    return _table("Octavo and other tools[^machine]", columns, rows, notes)


def _others(size: Size) -> dict[str, Case]:
    return {name: case for name, case in size.cases.items() if name not in set(Name)}


def _tools(size: Size) -> Iterator[list[str]]:
    base = size.cases.get(Name.ONE_PASS)
    cases = [(label, size.cases[name]) for name, label in _TOOLS.items() if name in size.cases]
    cases += [(f"{name} {case.version}", case) for name, case in _others(size).items()]
    for label, case in sorted(cases, key=lambda pair: pair[1].seconds):
        ended = case.outcome is Outcome.DONE
        part = figure(case.seconds / base.seconds, Unit.RATIO) if base else "–"
        yield [
            label if ended else f"{label}[^ended]",
            _seconds(case),
            part,
            f"{case.memory / MEGABYTE:.0f}",
            _count(case.lost),
            _count(case.pages),
        ]


def _seconds(case: Case | None) -> str:
    if case is None:
        return "–"
    return f"{case.seconds:.1f}" if case.seconds < 100 else f"{case.seconds:.0f}"


def _count(number: int | None) -> str:
    return "–" if number is None else str(number)


def _counted(sizes: Sequence[Size]) -> str:
    """How many runs of each case stand behind the figures of each size."""
    runs = {named(size.factor): len(size.cases[Name.COLD].runs) for size in sizes if Name.COLD in size.cases}
    return "Runs of each case: " + ", ".join(f"{runs[name]} at size {name}" for name in runs) + "."


def _machine(machine: Machine) -> str:
    versions = ", ".join(f"{_NAMES.get(name, name)} {version}" for name, version in machine.versions.items())
    memory = f"{machine.memory / 1000 / MEGABYTE:.0f} GB"
    return (
        f"Measured on {machine.date}: {machine.processor}, {machine.cores} cores, {memory} of memory; "
        f"{machine.system}; {versions}."
    )


_NAMES = {"weasyprint": "WeasyPrint"}


def _table(
    caption: str,
    columns: Sequence[Mapping[str, str]],
    rows: Sequence[object],
    notes: Mapping[str, str],
    spanners: Sequence[Mapping[str, object]] = (),
) -> str:
    """A table file; every value is written as JSON, which is YAML as well."""
    plain = caption.partition("[^")[0]
    lines = [
        f"caption: {_json(caption)}",
        f"short-caption: {_json(plain)}",
        "columns:",
        *(f"  - {_json(column)}" for column in columns),
    ]
    if spanners:
        lines += ["spanners:", *(f"  - {_json(spanner)}" for spanner in spanners)]
    lines += ["rows:", *(f"  - {_json(row)}" for row in rows)]
    lines += ["notes:", *(f"  {name}: {_json(note)}" for name, note in notes.items())]
    return _HEAD + "\n".join(lines) + "\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
