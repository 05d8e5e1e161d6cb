"""Exceptions of Python or of a library, in words for people who do not know either."""

import re

#: How Python writes an object: "<_io.BytesIO object at 0x7f...>".
_OBJECT = re.compile(r"<[^<>]*\bat 0x[0-9a-fA-F]+>|<(?:_io\.|class )[^<>]*>")
#: What is raised where the structure of a file is not what it should be; the text is about the program.
_ABOUT_THE_PROGRAM = (TypeError, AttributeError, LookupError, RecursionError, NotImplementedError)


def plainly(error: BaseException) -> str:
    """Return what is wrong, without names of objects and classes."""
    if isinstance(error, KeyError) and error.args and " " in str(error.args[0]):  # a sentence, of zipfile
        return str(error.args[0])
    if isinstance(error, _ABOUT_THE_PROGRAM) and not isinstance(error, UnicodeError):
        return "something in it is missing, or not what it should be"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return " ".join(_OBJECT.sub("the file", str(error)).split()) or "nothing more is known"
