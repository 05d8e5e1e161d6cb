"""The table of what came of the books, and the folder with those that were refused."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fuzz.book import Book, write_book
from fuzz.trying import Fault, Kind, Trial


@dataclass(frozen=True, slots=True)
class Tried:
    """A book of a seed and what came of it."""

    book: Book
    trial: Trial


def show(tried: Sequence[Tried], console: Console) -> None:
    """Print how many books there were, and what was said of them by kind."""
    pages = sum(each.trial.pages for each in tried)
    seconds = sum(each.trial.seconds for each in tried)
    refused = [each for each in tried if each.trial.refused]
    features = len({feature for each in tried for feature in each.book.features})
    console.print(
        f"{len(tried)} books of {pages} pages and {features} features, {seconds:.0f} s of the processor: "
        f"{len(refused)} refused"
    )
    table = Table("Kind", "What", "Books", "Seeds", "Message", show_lines=False)
    for (kind, what), found in _by_key(tried).items():
        seeds = " ".join(str(seed) for seed, _ in found[:8]) + (" ..." if len(found) > 8 else "")
        table.add_row(kind, what, str(len(found)), seeds, " ".join(found[0][1].message.split())[:300])
    if table.row_count:
        console.print(table)
    warned = Counter(code for each in tried for code in sorted(set(each.trial.warnings)))
    if warned:
        console.print("warnings: " + ", ".join(f"{code} {count}" for code, count in warned.most_common()))


def _by_key(tried: Sequence[Tried]) -> dict[tuple[Kind, str], list[tuple[int, Fault]]]:
    found: dict[tuple[Kind, str], list[tuple[int, Fault]]] = {}
    order = list(Kind)
    for each in tried:
        for fault in {fault.key: fault for fault in each.trial.faults}.values():
            found.setdefault(fault.key, []).append((each.book.seed, fault))
    return dict(sorted(found.items(), key=lambda item: (order.index(item[0][0]), -len(item[1]))))


def keep(book: Book, fault: Fault, folder: Path) -> Path:
    """Write a book, with what was said of it beside, into a folder of its own; return that."""
    what = "".join(sign if sign.isalnum() else "-" for sign in fault.what.lower())
    own = folder / f"{book.seed}-{fault.kind}-{what[:60]}"
    write_book(book, own)
    (own / "fuzz.txt").write_text(f"seed {book.seed}\n{fault.kind}: {fault.what}\n{fault.message}\n", "utf-8")
    return own


def save(tried: Sequence[Tried], path: Path) -> None:
    """Write all that was said as JSON."""
    data = [
        {
            "seed": each.book.seed,
            "seconds": round(each.trial.seconds, 1),
            "pages": each.trial.pages,
            "features": sorted(each.book.features),
            "faults": [[fault.kind, fault.what, fault.message] for fault in each.trial.faults],
            "warnings": sorted(set(each.trial.warnings)),
        }
        for each in tried
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
