"""The claims of book.yaml on accessibility, compared with what is in the finished documents."""

from collections.abc import Iterator

from octavo.core.accessibility import Facts
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.settings import Settings
from octavo.source.accessibility import Accessibility

_FILE = "book.yaml"


def check_claims(
    claimed: Accessibility, facts: Facts, settings: Settings | None, diagnostics: Diagnostics
) -> None:
    """Report claims that the documents disprove (errors), and hazards that can't be or that nobody has
    looked for (warnings). Criteria are those of WCAG 2."""
    span = _place(settings)
    for fault, criterion, hint in _disproved(claimed, facts):
        diagnostics.error(
            "claim-untrue",
            span,
            f"the e-book is said to meet WCAG {claimed.wcag}, level {claimed.level}, but {fault}"
            f" (criterion {criterion})",
            f"{hint}, or take the claim out",
        )
    possible = {"flashing": facts.moving, "motion": facts.moving, "sound": facts.sounding}
    for name in claimed.hazards or ():
        if not possible[name]:
            what = "has sound" if name == "sound" else "moves"
            diagnostics.warning(
                "hazard-impossible",
                span,
                f"`hazards` names {name}, but nothing in the e-book {what}",
                f"take {name} out of `hazards`",
            )
    if claimed.hazards is None and any(possible.values()):
        diagnostics.warning(
            "hazard-unknown",
            span,
            "something in the e-book moves or has sound, and nobody has said whether it can harm",
            "look at it, and write `hazards: none` under `accessibility:`, or what it does",
        )


def _disproved(claimed: Accessibility, facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield what speaks against a claim, the criterion that it breaks, and how to correct it."""
    if not claimed.conforms_to:
        return
    if lacking := facts.pictures - facts.described:
        yield _several(lacking, "picture has", "pictures have") + " no text", "1.1.1", "describe them"
    if lacking := facts.formulas - max(facts.spoken, facts.mathml):
        yield (
            _several(lacking, "formula is", "formulas are") + " drawn without a text",
            "1.1.1",
            "give it one",
        )
    if lacking := facts.tables - facts.headed:
        yield _several(lacking, "table has", "tables have") + " no heads", "1.3.1", "give it heads"
    if facts.fixed_type and claimed.level != "A":
        hint = "give sizes of type in em or percent"
        yield "a style sheet fixes the size of type", "1.4.4", hint
    if facts.moving and "flashing" in (claimed.hazards or ()):
        yield "something in it flashes", "2.3.1", "take what flashes out"


def _several(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _place(settings: Settings | None) -> Span | None:
    """Return the line of book.yaml with the key ``accessibility``, or its first line if there is none."""
    if settings is None:
        return None
    try:
        lines = (settings.book / _FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = (number for number, line in enumerate(lines, start=1) if line.startswith("accessibility:"))
    return Span(_FILE, next(found, 1))
