"""Kinds of spoiled e-books: pictures and languages."""

import io

from PIL import Image

from tests.check.spoiled.edits import Kind, each, put, swap, trade, write


def blank(data: bytes) -> bytes:
    """A picture of the same size that shows nothing."""
    with Image.open(io.BytesIO(data)) as old, io.BytesIO() as new:
        Image.new("L", old.size, 255).save(new, old.format)
        return new.getvalue()


def turned(data: bytes) -> bytes:
    """The same picture upside down."""
    with Image.open(io.BytesIO(data)) as old, io.BytesIO() as new:
        old.transpose(Image.Transpose.ROTATE_180).save(new, old.format)
        return new.getvalue()


def _jpeg(width: int, height: int) -> bytes:
    with io.BytesIO() as file:
        Image.linear_gradient("L").resize((width, height)).save(file, "JPEG")
        return file.getvalue()


KINDS = (
    Kind(
        "Alternative text emptied or lost",
        "audit-",
        (
            (put("building", 'alt="A long pale worm with two small shells at its head"', 'alt=""'),),
            (put("tides", 'alt="A tower with a lantern upon three steps"', 'alt=""'),),
        ),
    ),
    Kind(
        "Alternative texts exchanged",
        "markup-picture",
        (
            (
                swap(
                    "tides",
                    "A tower with a lantern upon three steps",
                    "A small steamer with a tall funnel and no mast",
                ),
            ),
            (
                put(
                    "building",
                    "A long pale worm with two small shells at its head",
                    "A small steamer with a tall funnel and no mast",
                ),
                put(
                    "tides",
                    "A small steamer with a tall funnel and no mast",
                    "A long pale worm with two small shells at its head",
                ),
            ),
        ),
    ),
    Kind(
        "Alternative text is the name of the file",
        "audit-",
        (
            (put("building", 'alt="A long pale worm with two small shells at its head"', 'alt="worm.png"'),),
            (put("tides", 'alt="A small steamer with a tall funnel and no mast"', 'alt="tug"'),),
        ),
    ),
    Kind(
        "Pictures exchanged",
        "markup-picture",
        (
            (trade("EPUB/images/worm.png", "EPUB/images/tug.png"),),
            (
                put("building", "../images/worm.png", "../images/tug.png"),
                put("tides", "../images/tug.png", "../images/worm.png"),
            ),
            (put("building", "../images/worm.png", "../images/light.svg"),),
        ),
    ),
    Kind(
        "Picture blank or changed",
        "markup-picture",
        (
            (write("EPUB/images/tug.png", blank),),
            (write("EPUB/images/worm.png", turned),),
            (write("EPUB/images/worm.png", blank),),
        ),
    ),
    Kind(
        "Cover blank or another picture",
        "epub-cover",
        (
            (write("EPUB/images/cover.jpg", blank),),
            (put("cover", "../images/cover.jpg", "../images/tug.png"),),
            (write("EPUB/images/cover.jpg", lambda _: _jpeg(80, 60)),),
        ),
    ),
    Kind(
        "Words in a picture lost",
        "audit-",
        (
            (each("light", "<text.*?</text>", ""),),
            (put("light", "western lantern", "eastern lantern"),),
        ),
    ),
    Kind(
        "Drawing lost",
        "markup-picture",
        (
            (each("light", "<path.*?/>", ""),),
            (put("light", "M60 110h80v6h-80z", "M60 110h8v6h-8z"),),
        ),
    ),
    Kind(
        "Language of a document wrong",
        "markup-language|epub-language",
        (
            (each("tides", 'lang="en-GB" xml:lang="en-GB"', 'lang="fr" xml:lang="fr"'),),
            (each("notes", 'lang="en-GB" xml:lang="en-GB"', 'lang="de" xml:lang="de"'),),
            (each("nav", 'lang="en-GB" xml:lang="en-GB"', 'lang="nl" xml:lang="nl"'),),
        ),
    ),
    Kind(
        "Language of a phrase wrong or lost",
        "markup-",
        (
            (put("building", '<span lang="de" xml:lang="de">', '<span lang="it" xml:lang="it">'),),
            (put("building", '<span lang="de" xml:lang="de">', "<span>"),),
        ),
    ),
    Kind(
        "lang and xml:lang differ",
        "epub-language",
        (
            (put("building", 'lang="de" xml:lang="de"', 'lang="de" xml:lang="en"'),),
            (put("decay", 'lang="en-GB" xml:lang="en-GB"', 'lang="en-GB" xml:lang="pl"'),),
        ),
    ),
    Kind(
        "Language of the package wrong",
        "markup-metadata|epub-language",
        (
            (put("opf", "<dc:language>en-GB<", "<dc:language>fr<"),),
            (
                put(
                    "opf",
                    "<dc:language>en-GB</dc:language>",
                    "<dc:language>en-GB</dc:language><dc:language>ru</dc:language>",
                ),
            ),
            (put("opf", 'version="3.0" xml:lang="en-GB"', 'version="3.0" xml:lang="fi"'),),
        ),
    ),
    Kind(
        "Direction of reading wrong",
        "epub-language",
        (
            (put("opf", '<spine toc="ncx"', '<spine page-progression-direction="rtl" toc="ncx"'),),
            (put("tides", "<body epub:type", '<body dir="rtl" epub:type'),),
        ),
    ),
)
