"""Names that an entry shares with the entry before it (CSL 1.0.2, "subsequent-author-substitute")."""

from collections.abc import Iterator, Sequence

from octavo.csl.rich import Rich, find, leaf, plain


def replace_names(entry: Rich, before: Sequence[str], sign: str | None, rule: str) -> list[str]:
    """Put a sign for the names that an entry begins with, if those of the entry before are the same.

    ``rule`` is "complete-all" (the whole list), "complete-each" (each name, if all are the same),
    "partial-each" (each name until one differs) or "partial-first" (the first name alone). No sign, None,
    changes nothing. Returns the names that the entry begins with, for the entry after it.
    """
    first = find(entry, "names")
    if first is None or not plain(entry).lstrip().startswith(plain(first).strip()):
        return []
    every = [one for one in _pieces(first) if plain(one)] or [first]
    said = [plain(one) for one in every] + [plain(first)]
    if sign is None:
        return said
    if rule.startswith("complete") and said == list(before):
        for one in every if rule == "complete-each" else [first]:
            _replace(one, sign)
    elif rule.startswith("partial"):
        for one, now, then in zip(every, said[:-1], before[:-1], strict=False):
            if now != then:
                break
            _replace(one, sign)
            if rule == "partial-first":
                break
    return said


def _pieces(rich: Rich) -> Iterator[Rich]:
    """Yield the single names of a list."""
    if rich.kind == "name":
        yield rich
        return
    for part in rich.parts:
        yield from _pieces(part)


def _replace(rich: Rich, sign: str) -> None:
    rich.parts, rich.text = [Rich("repeated", [leaf(sign)])] if sign else [], ""
