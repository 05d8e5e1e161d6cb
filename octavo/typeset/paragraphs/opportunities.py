"""The places at which the lines of a paragraph may end, measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A place at which a line may end; all widths are in one unit, that of the measure.

    A line that ends here has the text before ``end``, and the next one begins at ``start``; what lies between
    them, the space, is dropped. Both are natural widths from the beginning of the paragraph. ``end_spaces``
    and ``start_spaces`` are the widths of all spaces as far as these two places; ``character`` and
    ``next_character`` are the numbers of the characters there.

    ``tail`` is the width of what is added at the end of the line, the hyphen. ``penalty`` says how unwelcome
    the place is, in TeX's units: 0 between words, 50 to 200 in them. ``forced`` says that a line has to end.

    In "so it-self", with letters 5 and spaces 3 wide, the hyphen is ``Opportunity(end=23, start=23,
    end_spaces=3, start_spaces=3, tail=5, hyphen=True)``.
    """

    end: float
    start: float
    end_spaces: float = 0.0
    start_spaces: float = 0.0
    tail: float = 0.0
    penalty: float = 0.0
    hyphen: bool = False
    forced: bool = False
    character: int = 0
    next_character: int = 0
