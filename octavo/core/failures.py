"""What a build can't go on after, for the command to catch: nothing is loaded for these that a build without
typesetting has no use for."""


class TypesettingError(Exception):
    """A document could not be typeset: a worker died, or the engine broke on it."""


class MissingLibraries(Exception):  # noqa: N818 - it names what is the case, like KeyboardInterrupt
    """System libraries that the typesetting engine needs can't be loaded; the message says what to do."""


class SearchError(Exception):
    """The search of a site could not be made; the message says why."""
