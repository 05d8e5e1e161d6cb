"""Ways to spoil the values in a file of YAML or JSON: their types, their keys, what stands where."""

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import yaml

from fuzz.hostile.values import hostile_text, hostile_value

Change = Callable[[Any, Random], Any]


def spoil_values(way: str, data: bytes, random: Random) -> bytes:
    """Return a file whose values are spoiled in one way; as it is if it can't be read."""
    try:
        value = loaded(data)
    except ValueError:
        return data
    for _ in range(random.choice((1, 1, 2, 4))):
        value = VALUES[way](value, random)
    if data.lstrip()[:1] in (b"{", b"[") and random.random() < _AS_JSON:
        text = json.dumps(value, ensure_ascii=random.random() < _AS_JSON / 2, default=str)
        return text.encode("utf-8", "surrogatepass")
    return dumped(value)


#: The share of files of JSON that stay that.
_AS_JSON = 0.8


def loaded(data: bytes) -> Any:
    """Return the value of a file of YAML or JSON. Raise ValueError if it can't be read."""
    try:
        return yaml.load(data.decode(), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no YAML") from error


def dumped(value: Any) -> bytes:
    """Return a value as YAML; as JSON if it can't be written as such."""
    try:
        text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        return bytes(text.encode())
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError):
        return json.dumps(value, ensure_ascii=True, default=str).encode()


def _holders(value: Any) -> list[tuple[Any, Any]]:
    """Return all mappings and lists in a value with the keys of what they hold."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting and len(found) < 5000:
        one = waiting.pop()
        items = (
            list(one.items())
            if isinstance(one, dict)
            else list(enumerate(one))
            if isinstance(one, list)
            else []
        )
        for key, inner in items:
            found.append((one, key))
            waiting.append(inner)
    return found


def _replace_value(value: Any, random: Random) -> Any:
    holders = _holders(value)
    if not holders or random.random() < 0.02:
        return hostile_value(random)
    holder, key = random.choice(holders)
    holder[key] = hostile_value(random)
    return value


def _other_type(value: Any, random: Random) -> Any:
    """Give a value another type: a list for a text, a text for a mapping, a number for anything."""
    holders = _holders(value)
    if not holders:
        return [value]
    holder, key = random.choice(holders)
    old = holder[key]
    choices: list[Any] = [
        [old],
        {"a": old},
        {str(old)[:40]: old},
        1905,
        0.5,
        None,
        True,
        str(old),
        [],
        {},
        [old, old],
    ]
    if isinstance(old, dict):
        choices += [list(old), list(old.values()), next(iter(old.values()), None)]
    if isinstance(old, list):
        choices += [old[0] if old else None, {str(at): one for at, one in enumerate(old)}, old * 3]
    holder[key] = random.choice(choices)
    return value


def _move(value: Any, random: Random) -> Any:
    """Put what stands at one place at another, under a key of some other place."""
    holders = _holders(value)
    if len(holders) < 2:
        return value
    (source, key), (target, other) = random.choice(holders), random.choice(holders)
    try:
        copied = json.loads(json.dumps(source[key], default=str))
    except (ValueError, RecursionError):
        return value
    if isinstance(target, dict):
        target[random.choice((other, key if isinstance(key, str) else other))] = copied
    else:
        target.insert(random.randrange(len(target) + 1), copied)
    return value


def _drop_key(value: Any, random: Random) -> Any:
    holders = _holders(value)
    if holders:
        holder, key = random.choice(holders)
        del holder[key]
    return value


def _rename_key(value: Any, random: Random) -> Any:
    holders = [(holder, key) for holder, key in _holders(value) if isinstance(holder, dict)]
    if holders:
        holder, key = random.choice(holders)
        holder[
            random.choice(
                (hostile_text(random)[:60], f"{key}s", str(key).upper(), "", "id", "a b", 7, None, True)
            )
        ] = holder.pop(key)
    return value


VALUES: Mapping[str, Change] = {
    "value replaced": _replace_value,
    "type changed": _other_type,
    "value moved": _move,
    "key dropped": _drop_key,
    "key renamed": _rename_key,
}
