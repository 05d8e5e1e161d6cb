"""Titles and subheads of any form."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz.scribe import Scribe

#: Plain ones are more common.
TITLES: tuple[Callable[["Scribe"], str], ...] = (
    lambda s: s.plain(1, 4),
    lambda s: s.plain(1, 4),
    lambda s: s.plain(2, 6),
    lambda s: f"{s.rng.randint(1700, 2020)}",
    lambda s: f"{s.rng.randint(1, 40)}. {s.plain(1, 3)}",
    lambda s: f"{s.plain(1, 2)}: {s.plain(1, 3)}",
    lambda s: f"*{s.plain(1, 2)}* {s.words.word()}",
    lambda s: f'"{s.plain(1, 3)}"',
    lambda s: f"{s.plain(2, 3)}?",
    lambda s: f"{s.plain(1, 2)} $x^2$ {s.words.word()}",
    lambda s: f"$\\alpha$ {s.words.word()}",
    lambda s: f"{s.plain(1, 2)} `{s.words.word()}`",
    lambda s: f"{s.plain(1, 2)}\\\n{s.words.word()}",
    lambda s: f"{s.plain(1, 2)}{s.call()}",
    lambda s: f"{s.plain(1, 2)} -- {s.plain(1, 2)}, 1923-25",
    lambda s: f"{s.plain(9, 14)}",
    lambda s: "The Tide" if s.tag.startswith("en") else s.plain(1, 2),
    lambda s: f"{s.plain(1, 2)} & {s.words.name()} (I)",
)  # fmt: skip
