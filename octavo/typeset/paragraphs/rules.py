"""Rules for the lines of a paragraph: the numbers that total fit weighs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineRules:
    """Limits of how far lines may depart from their natural width, and the costs of each fault of a setting.

    ``stretch`` and ``shrink`` are parts of the natural width of a space; a line that uses just these has an
    adjustment ratio of 1 or -1. ``scaling`` is the most by which glyphs may become wider or narrower: a line
    gives half of its slack to its glyphs as far as that goes, and the rest to its spaces. ``rag`` is how much
    shorter than the measure a line of ragged text is at a ratio of 1; 0 sets justified text.

    ``tolerances`` are the adjustment ratios that are tried one after the other, until all lines keep one.
    What follows is counted in demerits, as in The TeXbook, chapter 14.
    """

    stretch: float = 0.5
    shrink: float = 0.33
    scaling: float = 0.0
    rag: float = 0.0
    tolerances: tuple[float, ...] = (2.0, 4.0, 10.0)
    line: float = 10.0  # what each line costs before it is looked at, so that fewer are better
    two_hyphens: float = 10_000.0  # a line with a hyphen after another
    most_hyphens: int = 2  # lines with hyphens in a row
    last_hyphen: float = 5_000.0  # a hyphen on the last line but one
    unlike: float = 3_000.0  # a tight line beside a loose one
    short_end: float = 20_000.0  # a last line that is shorter than ``least_end``
    least_end: float = 0.0


#: The least ratios of the classes "normal", "loose" and "very loose"; what is less is "tight".
_CLASSES = (-0.5, 0.5, 1.0)


def fitness(ratio: float) -> int:
    """Return the class of a line from 0, tight, to 3, very loose; those that differ by more than one jar."""
    return sum(ratio >= least for least in _CLASSES)
