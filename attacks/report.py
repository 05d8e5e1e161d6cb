"""The table of what came of the attacks, as Markdown: it stands in the manual."""

import json
from collections.abc import Sequence
from pathlib import Path

from attacks.attack import Kind
from attacks.running import Outcome

_HEAD = (
    "| Kind | Attacks | Refused | Built without harm | Fell |",
    "|:-----|--------:|--------:|-------------------:|-----:|",
)


def table(kinds: Sequence[tuple[Kind, Sequence[Outcome]]]) -> str:
    """Return a row for each kind, and one for all."""
    rows = [_row(kind.name, outcomes) for kind, outcomes in kinds if outcomes]
    return "\n".join((*_HEAD, *rows, _row("All", [one for _, outcomes in kinds for one in outcomes])))


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    fell = sum(bool(one.fell) for one in outcomes)
    refused = sum(one.refused and not one.fell for one in outcomes)
    return f"| {name} | {len(outcomes)} | {refused} | {len(outcomes) - refused - fell} | {fell} |"


def save(kinds: Sequence[tuple[Kind, Sequence[Outcome]]], path: Path) -> None:
    """Write all that was seen as JSON."""
    data = [
        {
            "kind": kind.name,
            "name": one.attack.name,
            "status": one.status,
            "codes": sorted(one.codes),
            "fell": list(one.fell),
            "messages": one.messages[-4000:],
        }
        for kind, outcomes in kinds
        for one in outcomes
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    path.write_bytes(text.encode("utf-8", "backslashreplace"))
