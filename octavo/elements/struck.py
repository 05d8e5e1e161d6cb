"""Words struck out: ``~~words~~``."""

from octavo.elements.kind import ElementKind

KIND = ElementKind("struck", called="text struck out", tokens=("s_open",))
