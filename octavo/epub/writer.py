"""EbookLib as packager: its writer, with what is written made the same in every build."""

import datetime
import zipfile
from typing import Any, BinaryIO
from urllib.parse import quote

from ebooklib import epub

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NEVER = (1980, 1, 1, 0, 0, 0)  # the first date that a zip archive can hold
_READABLE = 0o644 << 16
_UNIX = 3

#: The id of the NCX in the manifest: the one that EbookLib's spine refers to.
NCX_ID = "ncx"


class RawItem(epub.EpubItem):  # type: ignore[misc]
    """A file taken over byte for byte.

    Not EpubHtml, which rebuilds the page and loses what it does not know, nor EpubNav and EpubNcx, which
    write their own.
    """

    def __init__(
        self,
        uid: str,
        name: str,
        media_type: str,
        data: bytes,
        properties: tuple[str, ...] = (),
        linear: bool = True,
    ) -> None:
        super().__init__(uid=uid, file_name=name, media_type=media_type, content=data)
        self.properties = list(properties)
        self.is_linear = linear


class Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes a package: fixed dates and attributes in the archive, a language on the package, and a
    reference to the NCX only if there is one.

    It overrides private methods of EbookLib 0.20 and so depends on that release.
    """

    def __init__(self, target: BinaryIO, book: epub.EpubBook, modified: datetime.datetime) -> None:
        super().__init__(target, book, {"mtime": modified, "raise_exceptions": True})

    def write(self) -> None:
        """Write the archive: ``mimetype`` first and stored, as OCF 3.3 asks for."""
        with _Archive(self.file_name, "w") as self.out:
            self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self.book.language)
        if self.book.direction == "rtl":
            root.set("dir", "rtl")  # of the metadata; the spine has its own
        else:
            del root.find("spine").attrib["page-progression-direction"]
        del root.attrib["prefix"]  # EbookLib declares one that EPUB 3.3 reserves and nothing here uses
        if self.book.prefixes:
            root.set("prefix", " ".join(self.book.prefixes))
        if self.book.get_item_with_id(NCX_ID) is None:
            del root.find("spine").attrib["toc"]
        for node in root.iter("item", "reference"):
            node.set("href", quote(node.get("href"), safe="/#"))
        super()._write_opf_file(root)


class _Archive(zipfile.ZipFile):
    """A zip archive without the hour, the user and the machine."""

    def writestr(
        self,
        name: Any,
        data: Any,
        compress_type: int | None = zipfile.ZIP_DEFLATED,
        compresslevel: int | None = 9,
    ) -> None:
        info = zipfile.ZipInfo(name, _NEVER)
        info.external_attr = _READABLE
        info.create_system = _UNIX
        super().writestr(info, data, compress_type, compresslevel)
