"""The parts of a person's name, as CSL tells them apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_APOSTROPHES = "'’ʼ"
_LETTERS = r"[^\W\d_]"
#: A word at the head of a family name, or one that an apostrophe or a hyphen joins to it; a particle if it
#: begins with a small letter.
_PARTICLE = re.compile(
    rf"[{_APOSTROPHES}]?{_LETTERS}+(?:[.]{_LETTERS}+)*[.]?(?:[{_APOSTROPHES}]\s?|-|\s+)(?=\S)"
)
_DROPPING = re.compile(rf"(?<=\S)\s+([{_APOSTROPHES}]?{_LETTERS}+[.{_APOSTROPHES}]?)$")
_SUFFIX = re.compile(r"\s*,(!?)\s*(.*)$", re.DOTALL)
_CLOSED_UP = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name. ``literal`` is that of a body, and stands alone. ``particle`` is the one that belongs to the
    family name ("La" Fontaine), ``dropping`` the one that the family name may drop ("von" Humboldt); the end
    of each shows if a space follows it. ``comma`` stands before the suffix ("Jr.")."""

    literal: str = ""
    family: str = ""
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""
    comma: bool = False

    @property
    def surname(self) -> str:
        """The family name with the particle that belongs to it, which two persons may share."""
        return f"{self.particle} {self.family}"

    @property
    def closed_up(self) -> bool:
        """True for a name of a script that sets no space between its parts: Chinese, Japanese, Korean."""
        return bool(self.family) and _CLOSED_UP.search(self.family + self.given) is not None


def parts_of(name: Mapping[str, Any]) -> NameParts:
    """Return the parts of a name of CSL JSON. Particles that stand in the family or given name are found by
    their small letters, a suffix behind the given name by its comma. Quotation marks around a family name
    keep it whole."""
    family, given = (str(name.get(key) or "").strip() for key in ("family", "given"))
    literal = str(name.get("literal") or "")
    if literal or not family or (not given and name.get("isInstitution")):
        return NameParts(literal=literal or family or given)
    particle, dropping = (str(name.get(f"{kind}-particle") or "") for kind in ("non-dropping", "dropping"))
    suffix, comma = str(name.get("suffix") or ""), bool(name.get("comma-suffix"))
    found = _SUFFIX.search(given)
    if found and not suffix:
        suffix, comma, given = found[2], comma or bool(found[1]), given[: found.start()]
    if len(family) > 2 and family[0] == family[-1] == '"':
        family = family[1:-1]
    elif not particle and given:
        particle, family = _particle(family)
        if not dropping:
            given, dropping = _dropping(given)
    return NameParts("", family, given, particle, dropping, suffix, comma)


def _particle(family: str) -> tuple[str, str]:
    """Return the particles at the head of a family name, and what is left of it."""
    at = 0
    while (head := _PARTICLE.match(family, at)) and head[0].lstrip(_APOSTROPHES)[0].islower():
        at = head.end()
    particle, rest = family[:at], family[at:]
    joined = particle[-1:] in [*_APOSTROPHES, "-"] or particle[-2:-1] in [*_APOSTROPHES]
    return particle if joined else particle.rstrip(), rest


def _dropping(given: str) -> tuple[str, str]:
    """Return a given name without the particles at its end, and these."""
    rest = given
    while (tail := _DROPPING.search(rest)) and tail[1].lstrip(_APOSTROPHES)[0].islower():
        rest = rest[: tail.start()]
    return rest, given[len(rest) :].strip()


def joins(particle: str) -> bool:
    """Return True if a particle stands close to what follows it: "d'", "al-"."""
    return particle[-1:] in [*_APOSTROPHES, "-", " "]
