"""JPype, which has no type hints, behind two functions."""

import importlib
from collections.abc import Sequence
from typing import Any


def start(library: str, options: Sequence[str], classpath: Sequence[str]) -> None:
    """Start the JVM in this process. Raise ImportError without JPype and what JPype raises otherwise."""
    jpype: Any = importlib.import_module("jpype")
    jpype.startJVM(library, *options, classpath=list(classpath), convertStrings=True)


def java_class(name: str) -> Any:
    """Return a Java class by its full name ("java.util.ArrayList"), once the JVM runs."""
    jpype: Any = importlib.import_module("jpype")
    return jpype.JClass(name)
