"""Failures after which a build can't go on, for the command to catch.

They stand by themselves, so that a build that typesets nothing loads nothing of the typesetter.
"""


class TypesettingError(Exception):
    """A document could not be typeset: a worker died, or the engine broke on it."""


class EngineUnusable(Exception):  # noqa: N818 - it names what is the case, like KeyboardInterrupt
    """The typesetting engine can't be used on this machine; the message says why, and what to do."""


class MissingLibraries(EngineUnusable):
    """System libraries that the typesetting engine needs can't be loaded."""


class EngineMismatch(EngineUnusable):
    """The typesetting engine that is installed is not the one that this program is made for."""


class UnfinishedError(Exception):
    """A format can't be made of this book; the diagnostics say why."""


class SearchError(Exception):
    """The search of a site could not be made; the message says why."""
