# ruff: noqa: E501
"""Kinds of spoiled e-books: notes, contents and landmarks."""

from tests.check.spoiled.edits import Kind, each, put, swap

MARK = '<span epub:type="pagebreak" role="doc-pagebreak" id="page-{0}" title="{0}"></span>'
HORSE = (
    '<a epub:type="noteref" role="doc-noteref" class="note-call figure" id="call-sec-building-horse"'
    ' href="notes.xhtml#note-sec-building-horse">1</a>'
)
TEA = (
    '<a epub:type="noteref" role="doc-noteref" class="note-call figure" id="call-sec-decay-tea"'
    ' href="notes.xhtml#note-sec-decay-tea">4</a>'
)


KINDS = (
    Kind(
        "Call of a note moved",
        "markup-",
        (
            (put("building", HORSE, ""), put("building", "1861 by", f"1861{HORSE} by")),
            (put("decay", TEA, ""), put("decay", "same engineer.", f"same engineer.{TEA}")),
        ),
    ),
    Kind(
        "Notes exchanged",
        "markup-",
        (
            (
                swap(
                    "notes",
                    "The horse was called <em>Admiral</em> and outlived two of the eleven men.",
                    "It was about the harbour master, and he saw to\u00a0it.",
                ),
            ),
            (swap("building", "#note-sec-building-horse", "#note-sec-building-mayor"),),
            (swap("notes", ' id="note-sec-tides-verse"', ' id="note-sec-decay-tea"'),),
        ),
    ),
    Kind(
        "Link back from a note leads elsewhere",
        "xhtml-note",
        (
            (put("notes", "#call-sec-tides-verse", "#index-7"),),
            (
                swap(
                    "notes",
                    "sec-building.xhtml#call-sec-building-horse",
                    "sec-building.xhtml#call-sec-building-mayor",
                ),
            ),
        ),
    ),
    Kind(
        "Number of a note changed",
        "xhtml-",
        (
            (put("notes", ">3.</a>", ">5.</a>"),),
            (put("building", 'horse">1</a>', 'horse">2</a>'),),
        ),
    ),
    Kind(
        "Number of a note changed on both sides",
        "epub-number",
        (
            (put("notes", ">3.</a>", ">7.</a>"), put("tides", 'verse">3</a>', 'verse">7</a>')),
            (put("notes", ">4.</a>", ">3.</a>"), put("decay", 'tea">4</a>', 'tea">3</a>')),
        ),
    ),
    Kind(
        "Role of a note or its call lost",
        "epub-role|xhtml-note",
        (
            (put("building", HORSE, HORSE.replace(' epub:type="noteref"', "")),),
            (put("decay", TEA, TEA.replace(' role="doc-noteref"', "")),),
            (put("decay", TEA, TEA.replace(' epub:type="noteref" role="doc-noteref"', "")),),
            (
                each(
                    "notes", r' role="doc-backlink" epub:type="backlink" href="sec-decay', ' href="sec-decay'
                ),
            ),
            (put("notes", ' epub:type="endnotes" role="doc-endnotes"', ""),),
            (
                put(
                    "notes",
                    'id="note-sec-decay-tea" class="endnote" epub:type="endnote"',
                    'id="note-sec-decay-tea" class="endnote"',
                ),
            ),
        ),
    ),
    Kind(
        "Role of a page-break or a division lost",
        "epub-role",
        (
            (put("tides", MARK.format(6), MARK.format(6).replace(' epub:type="pagebreak"', "")),),
            (put("tides", MARK.format(6), MARK.format(6).replace(' role="doc-pagebreak"', "")),),
            (put("tides", ' epub:type="chapter" role="doc-chapter"', ""),),
            (put("index", ' epub:type="index" role="doc-index"', ""),),
            (put("glossary", ' role="doc-glossary"', ""),),
        ),
    ),
    Kind(
        "Landmark leads elsewhere",
        "epub-landmark",
        (
            (
                put(
                    "nav",
                    '<a epub:type="bodymatter" href="text/sec-building.xhtml">',
                    '<a epub:type="bodymatter" href="text/sec-preface.xhtml">',
                ),
            ),
            (
                put(
                    "nav",
                    '<a epub:type="glossary" href="text/glossary.xhtml">',
                    '<a epub:type="glossary" href="text/notes.xhtml">',
                ),
            ),
            (
                put(
                    "nav",
                    '<a epub:type="bodymatter" href="text/sec-building.xhtml">',
                    '<a epub:type="bodymatter" href="text/sec-tides.xhtml">',
                ),
            ),
            (
                put(
                    "nav",
                    '<a epub:type="toc" href="nav.xhtml#toc">',
                    '<a epub:type="toc" href="text/index-2.xhtml">',
                ),
            ),
        ),
    ),
    Kind(
        "Landmark lost or of another kind",
        "epub-landmark",
        (
            (
                put(
                    "nav",
                    '<li><a epub:type="bodymatter" href="text/sec-building.xhtml">Start of the text</a></li>\n',
                    "",
                ),
            ),
            (put("nav", 'epub:type="index" href', 'epub:type="bibliography" href'),),
        ),
    ),
    Kind(
        "Entry of the contents renamed",
        "epub-contents",
        (
            (
                put("nav", "Tides and Ships", "Tides and Shops"),
                put("ncx", "Tides and Ships", "Tides and Shops"),
            ),
            (
                put("nav", '<span class="number">3.</span>', '<span class="number">4.</span>'),
                put("ncx", "3. The Decay", "4. The Decay"),
            ),
        ),
    ),
    Kind(
        "Entries of the contents exchanged",
        "epub-contents",
        (
            (swap("nav", ">Glossary</a></li>\n<li class", ">Notes</a></li>\n<li class"),),
            (
                swap(
                    "nav",
                    '<span class="number">2.</span> Tides and Ships',
                    '<span class="number">3.</span> The Decay',
                ),
            ),
            (swap("nav", '"text/sec-decay.xhtml">', '"text/sec-tides.xhtml">'),),
        ),
    ),
    Kind(
        "Entry or level of the contents lost",
        "epub-contents|epub-contents-incomplete",
        (
            (
                each("nav", r'<li class="level-1 glossary">.*?</li>\n', ""),
                each("ncx", r'<navPoint id="point-7".*?</navPoint>\n', ""),
            ),
            (
                each(
                    "nav",
                    r'(<a href="text/sec-building.xhtml">.*?</a>)<ol>\n(<li class="level-2 subhead">.*?</li>\n)</ol>\n</li>\n',
                    r"\1</li>\n\2",
                ),
                each(
                    "ncx",
                    r'<navPoint id="point-3"(.*?)</navPoint>\n</navPoint>',
                    r'</navPoint><navPoint id="point-3"\1</navPoint>',
                ),
            ),
        ),
    ),
    Kind(
        "Contents of old readers differ",
        "store-",
        (
            (put("ncx", "2. Tides and Ships", "2. Ships and Tides"),),
            (swap("ncx", '"text/glossary.xhtml"', '"text/notes.xhtml"'),),
            (each("ncx", r'<navPoint id="point-9".*?</navPoint>\n', ""),),
        ),
    ),
)
