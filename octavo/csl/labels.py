"""Labels of works made of names and years: "Doe65", "RoNo78" (CSL 1.0.2, "citation-label")."""

import re
import unicodedata

from octavo.csl.date_parts import day_parts
from octavo.csl.model import Work
from octavo.csl.name_parts import parts_of

#: How many letters of each name are taken, by the number of names.
_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
_MANY = (1, 1, 1, 1)
_CREATORS = ("author", "editor", "translator")


def label_of_work(work: Work) -> str:
    """Return the label that a work has, else one of the letters of its names and the figures of its year."""
    own = str(work.get("citation-label") or "")
    if own:
        return own
    people: list[dict[str, object]] = next((work[name] for name in _CREATORS if work.get(name)), [])
    parts = [parts_of(one) for one in people]
    families = [re.sub(r"\W", "", _plain(one.family or one.literal)) for one in parts]
    letters = _LETTERS.get(len(families), _MANY)
    names = "".join(family[:count] for family, count in zip(families, letters, strict=False))
    days = day_parts(work["issued"]) if isinstance(work.get("issued"), dict) else []
    return f"{names}{abs(days[0][0]) % 100:02d}" if days else names


def _plain(text: str) -> str:
    """Return a text without its accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
