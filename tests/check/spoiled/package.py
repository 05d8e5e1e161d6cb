# ruff: noqa: E501
"""Kinds of spoiled e-books: package, styles and fonts."""

from tests.check.spoiled.edits import Kind, each, put, remove, swap, trade, write

KINDS = (
    Kind(
        "Title in the package changed",
        "markup-metadata",
        (
            (put("opf", ">The Pier at Saltwick<", ">The Pier at Sandwick<"),),
            (put("opf", ">An Account of Its Building and Its Decay<", ">An Account of Its Decay<"),),
            (
                put(
                    "opf",
                    '<meta refines="#title-2" property="title-type">subtitle</meta>',
                    '<meta refines="#title-2" property="title-type">main</meta>',
                ),
            ),
        ),
    ),
    Kind(
        "Author in the package changed",
        "markup-metadata",
        (
            (put("opf", '"creator-1">Agnes Rowntree<', '"creator-1">Agnes Crabtree<'),),
            (put("opf", ">Piers Marchbank<", ">P. Marchbank<"),),
        ),
    ),
    Kind(
        "Role of a person changed",
        "markup-metadata",
        (
            (put("opf", 'scheme="marc:relators">trl<', 'scheme="marc:relators">edt<'),),
            (put("opf", 'scheme="marc:relators">aut<', 'scheme="marc:relators">ill<'),),
        ),
    ),
    Kind(
        "Title page changed",
        "epub-title-page|epub-page-start",
        (
            (put("title", "The Pier at Saltwick", "The Pier at Sandwick"),),
            (
                put("title", "Agnes Rowntree", "Piers Marchbank"),
                put(
                    "title",
                    '<span class="role">Translated by</span> <span class="name">Piers Marchbank',
                    '<span class="role">Translated by</span> <span class="name">Agnes Rowntree',
                ),
            ),
            (put("title", "Lantern Press", "Anchor Press"),),
        ),
    ),
    Kind(
        "Identifier changed",
        "markup-metadata",
        (
            (put("opf", "urn:uuid:5d1f9a52", "urn:uuid:5d1f9a53"),),
            (put("opf", "urn:uuid:5d1f9a52-3f0b-5a52-9a35-6f1d5c0b7711", "urn:isbn:9780306406157"),),
        ),
    ),
    Kind(
        "Date, publisher or rights changed",
        "markup-metadata",
        (
            (put("opf", "<dc:date>2026-04-01", "<dc:date>2025-04-01"),),
            (put("opf", ">Lantern Press<", ">Anchor Press<"),),
            (put("opf", "© 2026 Agnes", "© 2024 Agnes"),),
            (put("opf", "    <dc:rights>Copyright © 2026 Agnes Rowntree.</dc:rights>\n", ""),),
        ),
    ),
    Kind(
        "Title of the contents of old readers changed",
        "epub-contents",
        (
            (put("ncx", "<docTitle><text>The Pier at Saltwick", "<docTitle><text>The Pier at Sandwick"),),
            (put("ncx", 'content="urn:uuid:5d1f9a52', 'content="urn:uuid:5d1f9a53'),),
        ),
    ),
    Kind(
        "Accessibility metadata contradict the book",
        "epub-accessibility",
        (
            (put("opf", ">MathML<", ">latex<"),),
            (put("opf", '    <meta property="schema:accessibilityFeature">pageNavigation</meta>\n', ""),),
            (put("opf", '    <meta property="schema:accessMode">visual</meta>\n', ""),),
            (put("opf", ">alternativeText<", ">longDescription<"),),
            (put("opf", ">index<", ">braille<"),),
        ),
    ),
    Kind(
        "Reading order changed",
        "audit-",
        (
            (swap("opf", '<itemref idref="sec-building"/>', '<itemref idref="sec-tides"/>'),),
            (swap("opf", '<itemref idref="sec-tides"/>', '<itemref idref="sec-decay"/>'),),
        ),
    ),
    Kind(
        "Document not in the reading order",
        "epub-package",
        (
            (put("opf", '    <itemref idref="sec-decay"/>\n', ""),),
            (put("opf", '    <itemref idref="glossary"/>\n', ""),),
            (put("opf", '<itemref idref="sec-tides"/>', '<itemref idref="sec-tides" linear="no"/>'),),
        ),
    ),
    Kind(
        "Document twice",
        "epub-package",
        (
            (
                write("EPUB/text/glossary.xhtml", lambda data: data),
                lambda files: files.update({"EPUB/text/copy.xhtml": files["EPUB/text/glossary.xhtml"]}),
                put(
                    "opf",
                    '<item href="nav.xhtml"',
                    '<item href="text/copy.xhtml" id="copy" media-type="application/xhtml+xml"/>\n<item href="nav.xhtml"',
                ),
                put("opf", '<itemref idref="notes"/>', '<itemref idref="copy"/><itemref idref="notes"/>'),
            ),
            (put("opf", '<itemref idref="notes"/>', '<itemref idref="notes"/><itemref idref="sec-decay"/>'),),
        ),
    ),
    Kind(
        "Stylesheet emptied or left out",
        "epub-style",
        (
            (write("EPUB/styles/base.css", lambda _: b""),),
            (write("EPUB/styles/epub.css", lambda _: b"/* */"),),
            (put("tides", '<link rel="stylesheet" type="text/css" href="../styles/base.css"/>', ""),),
            (each("decay", "<link [^>]*>", ""),),
        ),
    ),
    Kind(
        "Class renamed, so that its style is lost",
        "markup-class",
        (
            (put("building", 'class="smallcaps"', 'class="smallcap"'),),
            (put("tides", 'class="verse"', 'class="poem"'),),
            (each("base", r"\.smallcaps \{", ".small-capitals {"),),
        ),
    ),
    Kind(
        "Font lost, damaged or another",
        "epub-font|xhtml-link-broken",
        (
            (
                remove("EPUB/fonts/EBGaramond-Italic.ttf"),
                put(
                    "opf",
                    '    <item href="fonts/EBGaramond-Italic.ttf" id="EBGaramond-Italic" media-type="font/ttf"/>\n',
                    "",
                ),
            ),
            (write("EPUB/fonts/EBGaramond-Regular.ttf", lambda data: data[:2000]),),
            (
                write(
                    "EPUB/fonts/EBGaramond-Regular.ttf", lambda data: data[:3000] + bytes(3000) + data[6000:]
                ),
            ),
            (trade("EPUB/fonts/EBGaramond-Regular.ttf", "EPUB/fonts/STIXTwoMath-Regular.ttf"),),
            (trade("EPUB/fonts/EBGaramond-Regular.ttf", "EPUB/fonts/EBGaramond-Italic.ttf"),),
            (each("fonts", "@font-face[^}]*Italic.ttf[^}]*}", ""),),
        ),
    ),
)
