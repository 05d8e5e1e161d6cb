"""Characters that fonts lack, told in one message for each script, with all its places."""

from collections.abc import Iterable, Mapping

#: How many characters and places a message names.
_SHOWN, _PLACES = 12, 6


def shown(characters: Iterable[str]) -> str:
    """Return characters as a message names them: each with its number if they are few."""
    every = sorted(set(characters))
    if len(every) <= 3:
        return ", ".join(f"{_visible(one)} (U+{ord(one):04X})" for one in every)
    some = "".join(map(_visible, every[:_SHOWN]))
    return f"{some} and {len(every) - _SHOWN} more" if len(every) > _SHOWN else some


def further(places: Mapping[str, object] | Iterable[str]) -> str:
    """Return the places behind the first, as the end of a message; "" if there are none."""
    rest = list(dict.fromkeys(places))[1:]
    if not rest:
        return ""
    more = f" and {len(rest) - _PLACES} more" if len(rest) > _PLACES else ""
    return f"; also at {', '.join(rest[:_PLACES])}{more}"


def _visible(character: str) -> str:
    return character if character.isprintable() and not character.isspace() else f"U+{ord(character):04X}"
