"""Data files against their pydantic models, with messages in plain words at the place of each mistake.

What is wrong is taken out of the data and the rest is tried again, so that one bad key does not hide
the other problems of a book.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.suggestions import closest, listing
from octavo.source.finding import Finding
from octavo.source.yaml_tree import YamlNode

M = TypeVar("M", bound=BaseModel)

#: Mistakes that are told at once; a file with more is none that somebody wrote.
_MOST = 200
#: Kind of a pydantic error -> what the value should have been. {…} are filled from the error's context.
_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "tuple_type": "a list: lines that begin with a hyphen",
    "list_type": "a list: lines that begin with a hyphen",
    "dict_type": "a mapping: lines of the form `key: value`",
    "model_type": "a mapping: lines of the form `key: value`",
    "greater_than_equal": "at least {ge}",
    "greater_than": "more than {gt}",
    "less_than_equal": "at most {le}",
    "string_too_short": "text with at least {min_length} character(s)",
    "string_too_long": "text with at most {max_length} characters",
    "too_short": "a list with at least {min_length} item(s)",
    "date_from_datetime_parsing": "a date such as 2026-11-30",
    "date_parsing": "a date such as 2026-11-30",
    "date_type": "a date such as 2026-11-30",
}


def validate(
    model: type[M],
    node: YamlNode,
    diagnostics: Diagnostics,
    what: str,
    fallbacks: Mapping[str, str] | None = None,
) -> M | None:
    """Return the model made from a YAML mapping, or None if what is left of it is unusable.

    ``what`` names the thing in messages ("book.yaml"). ``fallbacks`` stand in for required keys that are
    missing or wrong, so that reading can go on. What is wrong is reported and taken out of ``node``.
    """
    if not isinstance(node.data, dict):
        message = f"{what} is empty" if node.data is None else f"{what} is not a mapping of keys to values"
        diagnostics.error("value-wrong", node.span, message, "write lines of the form `key: value`")
        return None
    gone: set[tuple[str | int, ...]] = set()
    for _ in range(8):
        try:
            return model.model_validate(node.plain())
        except ValidationError as problem:
            errors = _relevant(problem.errors(include_url=False)[:_MOST], node)
            paths = dict.fromkeys(tuple(_path(error["loc"], node)) for error in errors)
            gone |= set(paths)
            for error in errors:
                if not _follows(error, tuple(_path(error["loc"], node)), gone):
                    _report(error, model, node, diagnostics, what)
            for path in reversed(paths):  # from the end, so that places in lists stay right
                _remove(path, node)
            for key, value in (fallbacks or {}).items():
                if key not in node.data:
                    node.data[key] = YamlNode(node.span, value)
    return None


def _relevant(errors: Sequence[ErrorDetails], node: YamlNode) -> list[ErrorDetails]:
    """Return the errors without those of the wrong branch of a union.

    An entry of the book is a string or a mapping; only the errors of the form in which it was written count.
    """
    kept = []
    for error in errors:
        item = _path(error["loc"], node)
        branch = error["loc"][-1] == "str" and len(error["loc"]) > 1 and isinstance(error["loc"][-2], int)
        if not (branch and _others(error, item, errors, node) and isinstance(_follow(item, node).data, dict)):
            kept.append(error)
    return kept


def _others(
    error: ErrorDetails, item: list[str | int], errors: Sequence[ErrorDetails], node: YamlNode
) -> bool:
    """Return True if another error is about the same item."""
    return any(_path(one["loc"], node)[: len(item)] == item for one in errors if one is not error)


def _follows(error: ErrorDetails, path: tuple[str | int, ...], gone: set[tuple[str | int, ...]]) -> bool:
    """Return True if an error only follows from what was reported and taken out before."""
    if error["type"] == "missing":
        return (*path, error["loc"][-1]) in gone
    inside = any(one[: len(path)] == path and one != path for one in gone)
    return inside and error["type"] in ("too_short", "value_error")


def _path(loc: Sequence[str | int], node: YamlNode) -> list[str | int]:
    """Return the part of a pydantic location that leads through the data; it names branches of unions too."""
    path: list[str | int] = []
    for part in loc:
        inner = node.get(part)
        if inner is not None:
            path.append(part)
            node = inner
    return path


def _follow(path: Sequence[str | int], node: YamlNode) -> YamlNode:
    for part in path:
        node = node.get(part) or node
    return node


def _remove(path: Sequence[str | int], node: YamlNode) -> None:
    if not path:
        return
    holder = _follow(path[:-1], node).data
    last = path[-1]
    if isinstance(holder, dict) and isinstance(last, str):
        holder.pop(last, None)
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        del holder[last]


def _report(
    error: ErrorDetails, model: type[BaseModel], node: YamlNode, diagnostics: Diagnostics, what: str
) -> None:
    path = _path(error["loc"], node)
    value = _follow(path, node)
    kind = error["type"]
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    span = value.span
    if path and isinstance(path[-1], str):
        holder = _follow(path[:-1], node)
        span = holder.place(path[-1]) if kind == "extra_forbidden" else value.span
    code, message, hint = _fault(error, key, value, model, path, what)
    if not any(found.span == span and found.code == code for found in diagnostics):
        diagnostics.error(code, span, message, hint)


def _fault(
    error: ErrorDetails, key: str, value: YamlNode, model: type[BaseModel], path: list[str | int], what: str
) -> Finding:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        known = sorted(_keys(model, path[:-1]))
        near = closest(key, known)
        hint = f"did you mean `{near}`?" if near else f"known keys here are {listing(known)}"
        return Finding("key-unknown", f"`{key}` is not a key of {_where(path[:-1], what)}", hint)
    if kind == "missing":
        name = error["loc"][-1]
        return Finding(
            "key-missing", f"`{name}` is missing in {_where(path, what)}", f"add a line `{name}: ...`"
        )
    named = f"`{key}`" if key else what
    if path and isinstance(path[-1], int):
        named = f"an item of {named}"
    if kind == "literal_error":
        options = [
            word.strip("' ") for word in str(context.get("expected", "")).replace(" or ", ",").split(",")
        ]
        near = closest(value.text(), options)
        hint = f"did you mean `{near}`?" if near else f"write one of {listing(options)}"
        return Finding("value-wrong", f"{named} cannot be `{value.text()}`", hint)
    if kind == "string_pattern_mismatch":
        hint = _description(model, path) or f"it must fit the pattern {context.get('pattern')}"
        return Finding("value-wrong", f"{named} cannot be `{value.text()}`", hint)
    if kind == "value_error":
        message, _, hint = str(context.get("error", "")).partition("; ")
        return Finding("value-wrong", f"{named}: {message}", hint or "correct the value")
    expected = _EXPECTED.get(kind, "").format(**context) or error["msg"]
    if value.data is None:
        return Finding("value-wrong", f"{named} has no value", f"write {expected}, or take the key out")
    written = (
        "a list" if isinstance(value.data, list) else "a mapping" if isinstance(value.data, dict) else ""
    )
    shown = written or f"`{value.text()}`"
    hint = f"write {expected}" + (
        "; put the value in quotation marks" if isinstance(value.data, bool) else ""
    )
    return Finding("value-wrong", f"{named} is {shown}, but should be {expected}", hint)


def _where(path: Sequence[str | int], what: str) -> str:
    names = [f"`{part}`" for part in path if isinstance(part, str)]
    return f"{names[-1]}" if names else what


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield all models that a type names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _fields(model: type[BaseModel], path: Sequence[str | int]) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield the models that may have the last name of a path as a field, with the field's name."""
    here = [model]
    names = [part for part in path if isinstance(part, str)]
    for number, name in enumerate(names, start=1):
        below: list[type[BaseModel]] = []
        for candidate in here:
            for field_name, field in candidate.model_fields.items():
                if name in (field.alias, field_name):
                    if number == len(names):
                        yield candidate, field_name
                    below.extend(_models(field.annotation))
        here = below or here


def _keys(model: type[BaseModel], path: Sequence[str | int]) -> set[str]:
    """Return the keys that a mapping at a path may have."""
    here = [model]
    for candidate, name in _fields(model, path):
        here = list(_models(candidate.model_fields[name].annotation)) or [model]
    return {field.alias or name for candidate in here for name, field in candidate.model_fields.items()}


def _description(model: type[BaseModel], path: Sequence[str | int]) -> str:
    for candidate, name in _fields(model, path):
        text = candidate.model_fields[name].description
        if text:
            text = text if text.endswith("...") else text.rstrip(".")
            return text if text[1:2].isupper() else text[0].lower() + text[1:]
    return ""


def key_span(node: YamlNode | None, key: str, otherwise: Span) -> Span:
    """Return the place of the value of a key, or ``otherwise``."""
    found = node.get(key) if node is not None else None
    return found.span if found is not None else otherwise
