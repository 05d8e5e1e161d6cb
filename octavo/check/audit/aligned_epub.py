"""A finished EPUB beside the source, for all checks that compare the two."""

from functools import cached_property
from pathlib import Path

from octavo.check.audit.align import align
from octavo.check.audit.alignment import Alignment
from octavo.check.audit.blocks import Source, Stream
from octavo.check.audit.epub import read_epub


class AlignedEpub:
    """The words of a finished EPUB, and where those of the source stand among them.

    Both are found when they are asked for first, once for all checks.
    """

    def __init__(self, path: Path, source: Source) -> None:
        self.path, self.source = path, source

    @cached_property
    def stream(self) -> Stream:
        """The words of the documents in the reading order.

        Raise OSError, ValueError, KeyError, zipfile.BadZipFile or lxml.etree.XMLSyntaxError if the file can't
        be read, and RecursionError if elements stand too deep in each other.
        """
        return read_epub(self.path)

    @cached_property
    def found(self) -> Alignment:
        """The places of the words of the source."""
        return align(self.source.blocks, self.stream)
