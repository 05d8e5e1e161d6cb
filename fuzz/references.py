"""References of each kind, put into the chapters when it is known what there is to refer to."""

from dataclasses import replace

from fuzz.book import Division, Piece
from fuzz.scribe import Plan, Scribe

#: How often a chapter refers to something.
_MOST = 4
_CAPITALS = {"sec": "Sec", "tbl": "Tbl", "fig": "Fig", "eq": "Eq", "lst": "Lst"}


def added(division: Division, plan: Plan) -> Division:
    """Return a division, and those in it, with paragraphs that refer to things of the book."""
    children = tuple(added(child, plan) for child in division.children)
    pieces = list(division.pieces)
    own = sorted(name for piece in pieces for name in piece.gives if name.startswith("note-"))
    if division.file and pieces and len(pieces) > 1 and plan.targets:
        for _ in range(plan.rng.randint(0, _MOST)):
            pieces.insert(plan.rng.randint(1, len(pieces)), _paragraph(plan, own))
    return replace(division, pieces=tuple(pieces), children=children)


def _paragraph(plan: Plan, notes: list[str]) -> Piece:
    """Return a paragraph; ``notes`` are the names of the notes of its file, which no other file knows."""
    scribe = Scribe(plan, plan.tag)
    sentences = [_sentence(scribe) for _ in range(plan.rng.randint(1, 4))]
    if notes and scribe.chance(0.3):
        name = scribe.rng.choice(notes)
        scribe.needs.add(name)
        sentences.append(f"{scribe.plain(2, 5)} {scribe.rng.choice((f'@{name}', f'[@{name}]{{.page}}'))}.")
    if scribe.chance(0.3):
        reference = _reference(scribe, "")
        sentences.append(scribe.sentence(0) + scribe.call(f"{scribe.plain(2, 4)} {reference}."))
    return scribe.piece("references", " ".join(sentences))


def _sentence(s: Scribe) -> str:
    kind = s.rng.choice(sorted(s.plan.targets))
    return f"{s.plain(2, 5)} {_reference(s, kind)} {s.words.word()}."


def _reference(s: Scribe, kind: str) -> str:
    kind = kind or s.rng.choice(sorted(s.plan.targets))
    name = _one(s, kind)
    forms = [f"@{name}", f"[@{name}]{{.page}}", f"[@{name}]{{.plain-page}}", f"p. [-@{name}]{{.page}}"]
    if kind not in {"words", "place"}:
        forms += [f"[-@{name}]", f"[see @{name}]"]
    if kind in _CAPITALS:
        forms.append(f"@{_CAPITALS[kind]}{name.removeprefix(kind)}")
    if kind == "sec":
        forms += [f"[@{name}]{{.pages}}", f"[{s.words.word()}](#{name})"]
    if kind in {"tbl", "fig", "sec", "eq"}:
        forms.append(f"[@{name}; @{_one(s, kind)}]")
        forms.append(f"pp. [-@{name}]{{.page}}--[-@{_one(s, kind)}]{{.page}}")
    return s.rng.choice(forms)


def _one(s: Scribe, kind: str) -> str:
    name = s.rng.choice(s.plan.targets[kind])
    s.needs.add(name)
    return name
