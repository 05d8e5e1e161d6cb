"""The parts of a person's name, as CSL tells them apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_APOSTROPHES = "'’ʼ"
#: A particle at the head of a family name: words that begin with a small letter, or that an apostrophe or a
#: hyphen joins to the name.
_LETTERS = r"[^\W\d_]"
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
    def closed_up(self) -> bool:
        """True for a name of a script that sets no space between its parts: Chinese, Japanese, Korean."""
        return bool(self.family) and _CLOSED_UP.search(self.family + self.given) is not None


def parts_of(name: Mapping[str, Any]) -> NameParts:
    """Return the parts of a name of CSL JSON. Particles that stand in the family or given name are found by
    their small letters, a suffix behind the given name by its comma. Quotation marks around a family name
    keep it whole."""
    family, given = (str(name.get(key) or "").strip() for key in ("family", "given"))
    literal = str(name.get("literal") or "")
    if literal or not (family and given):
        whole = literal or family or given
        if name.get("isInstitution") or literal or not family:
            return NameParts(literal=whole)
    if len(family) > 2 and family[0] == family[-1] == '"':
        return _made(name, family[1:-1], given)
    particle, dropping = (str(name.get(f"{kind}-particle") or "") for kind in ("non-dropping", "dropping"))
    suffix, comma = str(name.get("suffix") or ""), bool(name.get("comma-suffix"))
    found = _SUFFIX.search(given)
    if found and not suffix:
        suffix, comma, given = found[2], comma or bool(found[1]), given[: found.start()]
    if not particle and given:
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


def _made(name: Mapping[str, Any], family: str, given: str) -> NameParts:
    particle, dropping = (str(name.get(f"{kind}-particle") or "") for kind in ("non-dropping", "dropping"))
    comma = bool(name.get("comma-suffix"))
    return NameParts("", family, given, particle, dropping, str(name.get("suffix") or ""), comma)


def joins(particle: str) -> bool:
    """Return if a particle stands close to what follows it: "d'", "al-"."""
    return particle[-1:] in [*_APOSTROPHES, "-", " "]
