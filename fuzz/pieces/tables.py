"""Tables in the text, and in files of their own."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML

from fuzz.scribe import Scribe


def _caption(s: Scribe) -> str:
    end = s.rng.choice(("", "", "", "[^", " $x$", ", 1923-25", " (*sic*)"))
    return s.plain(2, 7) + (s.call() if end == "[^" else end)


def _most(s: Scribe, columns: int) -> int:
    """Return so many columns, or fewer on a narrow page."""
    return (columns + 1) // 2 if s.plan.narrow else columns


def _number(s: Scribe) -> str:
    return s.rng.choice(
        (
            str(s.rng.randint(0, 99_999)),
            f"{s.rng.randint(0, 999)}.{s.rng.randint(0, 99)}",
            f"-{s.rng.randint(1, 99)}.5",
            "1,204",
        )
    )


def _name(s: Scribe) -> str:
    name = s.target("tbl")
    return f"{{#{name}}}"


def _pipe(s: Scribe) -> str:
    columns = s.rng.randint(2, _most(s, 5))
    rule = "|".join(s.rng.choice((":--", "--:", ":-:", "---")) for _ in range(columns - 1))
    rows = []
    for _ in range(s.rng.randint(1, 9)):
        cells = [
            s.rng.choice((_number(s), s.words.word(), f"*{s.words.word()}*", "")) for _ in range(columns - 1)
        ]
        rows.append(f"| {s.plain(1, 2)} | " + " | ".join(cells) + " |")
    heads = " | ".join(s.plain(1, 2) + (s.call() if s.chance(0.1) else "") for _ in range(columns))
    caption = f"\n\n: {_caption(s)} {_name(s)}" if s.chance(0.7) else ""
    return f"| {heads} |\n|:--|{rule}|\n" + "\n".join(rows) + caption


def _sideways_pipe(s: Scribe) -> str:
    name = s.target("tbl")
    rows = "\n".join(f"| {s.words.name()} | {_number(s)} | {_number(s)} |" for _ in range(4))
    heads = f"| {s.words.name()} | {s.words.name()} | {s.words.name()} |\n|:--|--:|--:|\n"
    return f"{heads}{rows}\n\n: {s.plain(2, 5)} {{#{name} .sideways}}\n\n{s.paragraph()}"


def _simple(s: Scribe) -> str:
    if not s.language.spaced:
        return _pipe(s)
    rows = "\n".join(f"{s.words.word(2):<14}{s.rng.randint(1, 9999):>6}" for _ in range(3))
    return f"{s.words.word(2):<14}{s.words.word(1)[:5]:>6}\n{'-' * 13} {'-' * 6}\n{rows}\n\nTable: {s.plain(2, 5)} {_name(s)}"


def _grid(s: Scribe) -> str:
    if not s.language.spaced:  # wide letters count as two
        return _pipe(s)

    def row(*cells: str) -> str:
        return "|" + "|".join(f" {cell:<28} " for cell in cells) + "|"

    rule, heads = "+" + ("-" * 30 + "+") * 3, "+" + ("=" * 30 + "+") * 3
    one = [rule, row(s.words.name(), s.words.name(), s.words.name()), heads]
    for _ in range(s.rng.randint(1, 4)):
        one += [
            row(s.words.word(), f"- {s.words.word()}", _number(s)),
            row("", f"- {s.words.word()}", ""),
            rule,
        ]
    return "\n".join(one) + f"\n\n: {s.plain(2, 5)} {_name(s)}"


def _html(s: Scribe) -> str:
    return (
        f"<table>\n<thead><tr><th>{s.words.name()}</th><th>{s.words.name()}</th></tr></thead>\n<tbody>"
        f'<tr><td rowspan="2">{s.words.word()}</td><td>{_number(s)}</td></tr>\n<tr><td>{_number(s)}</td></tr></tbody>\n</table>'
    )


def _in_a_file(s: Scribe, keys: Mapping[str, Any], csv: str = "", before: str = "", after: str = "") -> str:
    stem = s.plan.fresh("file")
    name = s.target("tbl", f"tbl-{stem}")
    stream = io.BytesIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.allow_unicode = True
    yaml.dump(dict(keys) | ({"data": f"{stem}.csv"} if csv else {}), stream)
    s.files[f"tables/{stem}.yaml"] = stream.getvalue()
    if csv:
        s.files[f"tables/{stem}.csv"] = csv.encode()
    return "\n\n".join(part for part in (before, f"::: {{.table #{name}}}\n:::", after) if part)


def _columns(s: Scribe, count: int, **keys: Any) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = [{"id": "a0", "head": s.words.name()}]
    for number in range(1, count):
        column = {"id": f"a{number}", "head": s.plain(1, 2), **keys}
        if s.chance(0.3):
            column["unit"] = s.rng.choice(("tons", "%", "000 ha"))
        made.append(column)
    return made


def _rows(s: Scribe, count: int, columns: int) -> list[Any]:
    return [[s.plain(1, 2), *(_number(s) for _ in range(columns - 1))] for _ in range(count)]


def _file(s: Scribe) -> str:
    count = s.rng.randint(2, _most(s, 5))
    rows: list[Any] = [{"group": s.plain(1, 2)}, *_rows(s, s.rng.randint(1, 5), count)]
    rows += [{"sub": [s.words.word(), *(_number(s) for _ in range(count - 1))]}, {"group": s.plain(1, 2)}]
    rows += _rows(s, 2, count)
    rows.append(
        [s.words.word(), {"text": s.plain(1, 2), "span": count - 1}]
        if count > 2
        else [s.words.word(), "n.a."]
    )
    rows.append([s.words.word(), "n.a.", *(_number(s) for _ in range(count - 2))])
    rows.append({"total": [s.words.name(), *(_number(s) for _ in range(count - 1))]})
    keys: dict[str, Any] = {
        "caption": s.plain(2, 7) + "[^one]",
        "short-caption": s.plain(1, 3),
        "columns": _columns(s, count),
        "rows": rows,
        "notes": {"one": s.sentence(0)},
        "signs": {"n.a.": s.plain(1, 2).lower()},
        "remarks": f"{s.sentence(0)}\n\n{s.sentence(0)}",
        "source": s.sentence(0),
    }
    if count > 3:
        keys["spanners"] = [
            {"head": s.words.name(), "columns": ["a1", "a2"]},
            {"head": s.words.name(), "columns": [f"a{n}" for n in range(1, count)], "level": 2},
        ]
    for key in ("short-caption", "remarks", "source", "spanners"):
        if s.chance(0.4):
            keys.pop(key, None)
    return _in_a_file(s, keys, after=s.paragraph())


def _decimals(s: Scribe) -> str:
    rows = [
        [
            s.words.name(),
            *(s.rng.choice(("1", "22.5", "-3.25", "1204.125", "0.5", "-12.3")) for _ in range(3)),
        ]
        for _ in range(6)
    ]
    return _in_a_file(s, {"caption": s.plain(2, 5), "columns": _columns(s, 4, align="decimal"), "rows": rows})


def _long(s: Scribe) -> str:
    rows: list[Any] = []
    for _ in range(s.rng.randint(3, 7)):
        rows += [{"group": s.plain(1, 3)}, *_rows(s, 12, 3)]
    return _in_a_file(
        s,
        {"caption": s.plain(2, 5), "columns": _columns(s, 3), "rows": rows, "source": s.sentence(0)},
        after=s.paragraph(),
    )


def _tall_rows(s: Scribe) -> str:
    rows = [
        [s.words.name(), s.paragraph(s.rng.randint(2, 9), 0, 0), s.paragraph(1, 0, 0)]
        for _ in range(s.rng.randint(2, 5))
    ]
    columns = [
        {"id": "a0", "head": s.words.name()},
        {"id": "a1", "head": s.words.name(), "width": 50},
        {"id": "a2", "head": s.words.name()},
    ]
    return _in_a_file(s, {"caption": s.plain(2, 5), "columns": columns, "rows": rows}, after=s.paragraph())


def _sideways(s: Scribe) -> str:
    count = s.rng.randint(4, _most(s, 8))
    keys = {
        "caption": s.plain(2, 5),
        "orientation": "sideways",
        "columns": _columns(s, count),
        "rows": _rows(s, s.rng.randint(2, 10), count),
    }
    s.says.add("overfull")
    return _in_a_file(s, keys, before=s.paragraph(6), after=s.paragraph(6))


def _facing(s: Scribe) -> str:
    count = s.rng.randint(4, _most(s, 7))
    keys: dict[str, Any] = {"caption": s.plain(2, 5), "orientation": "facing", "columns": _columns(s, count)}
    keys["rows"] = [{"group": s.plain(1, 2)}, *_rows(s, s.rng.randint(2, 8), count)]
    if s.chance(0.5):
        keys["right-page"] = f"a{count // 2}"
    s.says.add("overfull")
    return _in_a_file(s, keys, before=s.paragraph(6), after=s.paragraph(6))


def _csv(s: Scribe) -> str:
    columns: Sequence[Mapping[str, Any]] = _columns(s, 3)
    lines = ["_row,a0,a1,a2", f"group,{s.plain(1, 2)},,"]
    lines += [f",{s.words.name()},{s.rng.randint(1, 999)},{s.rng.randint(1, 99)}.5" for _ in range(5)]
    lines.append(f'total,"{s.words.name()}, {s.words.word()}",1204,7.25')
    return _in_a_file(s, {"caption": s.plain(2, 5), "columns": columns}, "\n".join(lines) + "\n")


def _unnumbered(s: Scribe) -> str:
    return _in_a_file(
        s, {"caption": s.plain(2, 5), "numbered": False, "columns": _columns(s, 2), "rows": _rows(s, 3, 2)}
    )


def _div(s: Scribe) -> str:
    name = s.target("tbl")
    rows = "\n".join(f"| {s.words.name()} | {_number(s)} |" for _ in range(3))
    return f"::: {{#{name}}}\n| {s.words.name()} | {s.words.name()} |\n|:--|--:|\n{rows}\n\n: {s.plain(2, 5)}\n:::"


def _words_in_cells(s: Scribe) -> str:
    rows = "\n".join(
        f"| {s.plain(1, 3)} | {s.sentence()} | {s.sentence()} |" for _ in range(s.rng.randint(2, 5))
    )
    heads = f"| {s.words.name()} | {s.words.name()} | {s.words.name()} |\n|:--|:--|:--|\n"
    return f'{heads}{rows}\n\n: {_caption(s)} {_name(s)[:-1]} tbl-colwidths="[20,40,40]"}}'


WRITERS = {
    "pipe": _pipe,
    "pipe-sideways": _sideways_pipe,
    "simple": _simple,
    "grid": _grid,
    "html": _html,
    "file": _file,
    "decimals": _decimals,
    "long": _long,
    "tall-rows": _tall_rows,
    "sideways": _sideways,
    "facing": _facing,
    "csv": _csv,
    "unnumbered": _unnumbered,
    "block": _div,
    "words-in-cells": _words_in_cells,
}
