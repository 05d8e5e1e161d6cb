"""The complaints of the YAML parser, in plain words."""

import re

from octavo.source.finding import Finding

_QUOTE = 'put the whole value in quotation marks: key: "value"'

#: Part of the parser's message -> what is wrong, how to correct it. The first that fits is taken.
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("found undefined alias", "a value begins with *, which YAML takes for an alias", _QUOTE),
    ("while scanning an alias", "a value begins with *, which YAML takes for an alias", _QUOTE),
    ("while scanning an anchor", "a value begins with &, which YAML takes for an anchor", _QUOTE),
    ("mapping values are not allowed", "a colon with a space after it stands inside a value", _QUOTE),
    (
        "could not find expected ':'",
        "a key has no colon after it",
        "write `key: value`, with a space after the colon",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark is opened and never closed",
        "close it, or write '' for an apostrophe inside '...'",
    ),
    (
        "while parsing a flow",
        "a list in [ ] or a mapping in { } is not closed, or a comma is missing",
        "close it",
    ),
    (
        "expected <block end>",
        "the indentation is wrong, or a value goes on after its closing quotation mark",
        "give the keys of one mapping the same indentation; quote a value as a whole",
    ),
    ("cannot start any token", "a value begins with a character that YAML keeps for itself", _QUOTE),
    ("expected a single document", "the file has more than one YAML document", "take the line `---` out"),
    ("maximum depth", "lists and mappings stand too deep in each other", "write the file with fewer levels"),
    (
        "unknown escape character",
        'a backslash in "..." stands before a letter that it cannot',
        "use '...' instead",
    ),
    (
        "special characters are not allowed",
        "the file holds a character that YAML does not allow",
        "delete it",
    ),
    ("undefined tag handle", "a value begins with !, which YAML takes for a tag", _QUOTE),
)


#: Parts of the parser's message that speak of * or & at the beginning of a value.
_ALIASES = ("found undefined alias", "while scanning an alias", "while scanning an anchor")


def explain(problem: Exception, line: str) -> Finding:
    """Return in plain words what the parser's exception means. ``line`` is the line that it points at."""
    words = str(problem)
    indentation = re.match(r"[ \t]*", line)
    if "\\t" in words or (indentation and "\t" in indentation[0]):
        return Finding(
            "yaml-tab", "a tab stands where YAML needs spaces", "indent with spaces, two for each level"
        )
    for part, message, hint in _MEANINGS:
        if part in words:
            return (
                Finding("yaml-alias", message, hint)
                if part in _ALIASES
                else Finding("yaml-syntax", message, hint)
            )
    said = getattr(problem, "problem", None) or type(problem).__name__
    hint = "look at the indentation, the colons and the quotation marks here"
    return Finding("yaml-syntax", f"this is not YAML: {said}", hint)
