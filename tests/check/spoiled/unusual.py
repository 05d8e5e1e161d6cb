"""Kinds of spoiled e-books: text that is there and that nobody sees, and what no template writes."""

import io

from fontTools.ttLib import TTFont
from PIL import Image, ImageOps

from tests.check.spoiled.edits import Edit, Files, Kind, each, put, write

_FIRST = "<p>The board met nine times."
_ORDER = '<link rel="stylesheet" type="text/css" href="../styles/{}.css"/>\n'


def styled(css: str) -> tuple[Edit, ...]:
    """Give a paragraph a style."""
    return (put("decay", _FIRST, f'<p style="{css}">The board met nine times.'),)


def sheet(css: str) -> tuple[Edit, ...]:
    """Add a rule to a stylesheet."""
    return (write("EPUB/styles/epub.css", lambda data: data + f"\n{css}\n".encode()),)


def within(before: str, after: str) -> tuple[Edit, ...]:
    """Put an element around the words of a paragraph."""
    return (each("decay", "<p>(A hundred feet of deck.*?)</p>", rf"{before}\1{after}"),)


def word(new: str) -> tuple[Edit, ...]:
    """Write a word in another way."""
    return (put("decay", "resolved to write", f"resolved {new}"),)


def mirrored(data: bytes) -> bytes:
    """Return a picture from right to left."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        ImageOps.mirror(picture).save(out, picture.format)
    return out.getvalue()


def without_letter(data: bytes) -> bytes:
    """Return a font that draws nothing for the letter e."""
    font = TTFont(io.BytesIO(data))
    for table in font["cmap"].tables:
        if table.isUnicode() and ord("e") in table.cmap:
            table.cmap[ord("e")] = table.cmap[ord(" ")]
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def font(files: Files) -> None:
    """Take a letter out of the font of the text."""
    name = "EPUB/fonts/EBGaramond-Regular.ttf"
    files[name] = without_letter(files[name])


KINDS = (
    Kind(
        "Text hidden by a style of its own",
        "markup-unusual",
        (
            styled("display: none"),
            styled("--x: none; display: var(--x)"),
            styled("opacity: .01"),
            styled("font: 0/0 a"),
            styled("color: hsl(0 0% 0% / 0)"),
            styled("scale: 0"),
            styled("transform: translateX(-300%)"),
            styled("transform: rotateX(90deg)"),
            styled("mask-image: linear-gradient(transparent, transparent)"),
            styled("mix-blend-mode: destination-out"),
            styled("line-height: 0; overflow: hidden"),
            styled("letter-spacing: -1em"),
            styled("white-space: nowrap; overflow: hidden; text-overflow: ellipsis"),
            styled("-webkit-text-security: disc"),
            styled("font-family: AdobeBlank"),
            styled("text-transform: uppercase"),
            styled("direction: rtl; unicode-bidi: bidi-override"),
            styled("d\\69splay: none"),
        ),
    ),
    Kind(
        "Rule that no stylesheet of the book has",
        "markup-unusual",
        (
            sheet("@media (min-width: 1px) { p { display: none } }"),
            sheet("@supports (display: block) { p { display: none } }"),
            sheet("@layer a { p { visibility: hidden } }"),
            sheet("@container (min-width: 0) { p { opacity: 0 } }"),
            sheet("section { & > p { display: none } }"),
            sheet("p::first-line { color: transparent }"),
            sheet('p::before { content: "Not " }'),
            sheet("@keyframes k { to { opacity: 0 } } p { animation: k 1ms forwards }"),
            sheet("em { font-style: normal }"),
            sheet("sup, sub { vertical-align: baseline }"),
            sheet("ol > li { list-style: none }"),
            sheet(".smallcaps { font-variant: normal !important }"),
            sheet("body { direction: rtl }"),
            sheet("p { transform: scaleX(-1) }"),
            sheet("@import url(other.css);"),
        ),
    ),
    Kind(
        "Rule of a stylesheet lost or changed",
        "markup-unusual",
        (
            (write("EPUB/styles/epub.css", lambda data: data[: len(data) // 2].rpartition(b"}")[0] + b"}"),),
            (write("EPUB/styles/base.css", lambda data: data.replace(b"italic", b"normal", 1)),),
        ),
    ),
    Kind(
        "Style written into a document",
        "markup-unusual",
        ((put("decay", "</head>", "<style>p { display: none }</style></head>"),),),
    ),
    Kind(
        "Stylesheets in another order, or one of them an alternative",
        "epub-style",
        (
            (
                put(
                    "decay",
                    _ORDER.format("base") + _ORDER.format("epub"),
                    _ORDER.format("epub") + _ORDER.format("base"),
                ),
            ),
            (
                put(
                    "decay",
                    'rel="stylesheet" type="text/css" href="../styles/base',
                    'rel="alternate stylesheet" title="x" type="text/css" href="../styles/base',
                ),
            ),
        ),
    ),
    Kind(
        "Text in an element that is not shown",
        "markup-unusual",
        (
            within("<details><summary>More</summary><p>", "</p></details>"),
            within("<dialog><p>", "</p></dialog>"),
            within("<noscript><p>", "</p></noscript>"),
            within("<video><p>", "</p></video>"),
            within("<template><p>", "</p></template>"),
        ),
    ),
    Kind(
        "Attribute that takes text from readers or listeners",
        "markup-unusual",
        (
            (put("decay", _FIRST, '<p inert="inert">The board met nine times.'),),
            (put("decay", _FIRST, '<p role="presentation">The board met nine times.'),),
            (put("decay", _FIRST, '<p aria-label="Something else">The board met nine times.'),),
            (put("decay", _FIRST, '<p title="Something else">The board met nine times.'),),
            (put("building", '<ol start="5">', '<ol start="5" reversed="reversed">'),),
        ),
    ),
    Kind(
        "Sign without a form in a word",
        "markup-accent",
        (
            word("to wri\u200bte"),
            word("to wri\u00adte"),
            word("to wri\u200cte"),
            word("to \u202ewrite\u202c"),
            word("to wr\u0336ite"),
            word("to wr\U000e0041ite"),
        ),
    ),
    Kind(
        "Letters of another look",
        "markup-accent",
        (word("to \U0001d430\U0001d42b\U0001d422te"), word("to \uff57rite")),
    ),
    Kind(
        "Word put in",
        "markup-structure",
        (
            (put("decay", "Nothing was insured", "Nothing was not insured"),),
            (put("decay", "It resolved to write", "It resolved to to write"),),
            (put("notes", "was found on the beach", "was never found on the beach"),),
        ),
    ),
    Kind(
        "Word divided",
        "markup-structure",
        ((put("decay", "the weighing machine", "the weigh ing machine"),),),
    ),
    Kind(
        "Paragraph divided",
        "markup-structure",
        (
            (put("decay", "machine. It went on", "machine.</p>\n<p>It went on"),),
            (put("decay", "machine. It went on", "machine.<br/>It went on"),),
        ),
    ),
    Kind(
        "Sentences of a paragraph exchanged",
        "audit-|markup-structure",
        ((each("decay", r"<p>(A hundred feet[^.]*\.) (It went.*?\.)</p>", r"<p>\2 \1</p>"),),),
    ),
    Kind(
        "Line of verse not indented, or stanza divided",
        "markup-structure",
        (
            (each("tides", 'class="line indent-4">the pilot', 'class="line">the pilot'),),
            (put("tides", "goes out,</span><br/>", 'goes out,</span></p><p class="stanza">'),),
        ),
    ),
    Kind("Picture mirrored", "markup-picture", ((write("EPUB/images/worm.png", mirrored),),)),
    Kind("Font without a letter", "epub-font", ((font,),)),
    Kind(
        "Title of a document changed",
        "epub-contents",
        ((each("decay", "<title>.*?</title>", "<title>The Harbour</title>"),),),
    ),
    Kind(
        "Guide of old readers leads elsewhere",
        "epub-landmark",
        ((each("opf", '(<reference type="text"[^>]*href=")[^"]*', r"\1text/sec-decay.xhtml"),),),
    ),
    Kind(
        "Hazard or feature of films claimed",
        "epub-accessibility",
        (
            (put("opf", 'schema:accessibilityHazard">none', 'schema:accessibilityHazard">flashing'),),
            (put("opf", 'accessibilityFeature">structuralNavigation', 'accessibilityFeature">captions'),),
        ),
    ),
    Kind(
        "Layout fixed",
        "epub-package",
        ((put("opf", "</metadata>", '<meta property="rendition:layout">pre-paginated</meta></metadata>'),),),
    ),
    Kind(
        "Parts of a formula exchanged",
        "epub-formula",
        (
            (
                each(
                    "tides",
                    r"<mfrac>(<m.*?>.*?</m[a-z]+>)(<mrow><mn>12|<mn>12)(.*?)</mfrac>",
                    r"<mfrac>\2\3\1</mfrac>",
                ),
            ),
        ),
    ),
)
