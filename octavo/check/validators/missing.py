"""Tools that a check needs and does not find on this machine."""


class MissingTool(Exception):  # noqa: N818 - it names what is the case, like KeyboardInterrupt
    """A check that the build asked for cannot run; the message says what to install."""


#: What to do if poppler is missing.
NO_PDFTOTEXT = "pdftotext is not installed: apt-get install poppler-utils, or brew install poppler"
