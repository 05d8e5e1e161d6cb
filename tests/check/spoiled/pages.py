"""Kinds of spoiled e-books: numbers of pages: index, page list, markers."""

from tests.check.spoiled.edits import Kind, each, move, put, swap

MARK = '<span epub:type="pagebreak" role="doc-pagebreak" id="page-{0}" title="{0}"></span>'


KINDS = (
    Kind(
        "Locator of the index changed",
        "epub-page-number",
        (
            (put("index", '#index-2" class="locator">1<', '#index-2" class="locator">2<'),),
            (put("index", '#index-12" class="locator">10<', '#index-12" class="locator">9<'),),
            (put("index", '#index-6" class="locator">5<', '#index-6" class="locator">6<'),),
        ),
    ),
    Kind(
        "Locator of the index leads elsewhere",
        "epub-page-number",
        (
            (put("index", "sec-decay.xhtml#index-11", "sec-building.xhtml#index-4"),),
            (put("index", "sec-tides.xhtml#index-8", "sec-tides.xhtml#index-5"),),
        ),
    ),
    Kind(
        "Locator leads to another mark on its page",
        "markup-index",
        (
            (put("index", "sec-building.xhtml#index-2", "sec-building.xhtml#index-3"),),
            (put("index", "sec-decay.xhtml#index-9", "sec-decay.xhtml#index-11"),),
        ),
    ),
    Kind(
        "Headings of the index exchanged",
        "markup-index",
        (
            (swap("index", ">Brunel<", ">Dean<"),),
            (swap("index", ">of 1862<", ">of 1871<"),),
            (put("index", ">June<", ">July<"),),
        ),
    ),
    Kind(
        "Entry of the index lost",
        "markup-index",
        (
            (each("index", '<section class="index-group" id="index-group-j".*?</section>', ""),),
            (put("index", ', <a href="sec-decay.xhtml#index-10" class="locator">9</a>', ""),),
        ),
    ),
    Kind(
        "Pages over notes changed",
        "epub-page-number",
        (
            (put("notes", "<span>Page\u00a06</span>", "<span>Page\u00a07</span>"),),
            (put("notes", "<span>Page\u00a09</span>", "<span>Pages\u00a09–10</span>"),),
        ),
    ),
    Kind(
        "Marker of a page moved",
        "epub-page-start",
        (
            (
                put("building", MARK.format(2), ""),
                put("building", "Nobody thought", MARK.format(2) + "Nobody thought"),
            ),
            (move("tides", MARK.format(8), "The tug lay at her"),),
        ),
    ),
    Kind(
        "Marker of a page lost",
        "epub-page-",
        (
            (
                put("building", MARK.format(2), ""),
                put("nav", '<li><a href="text/sec-building.xhtml#page-2">2</a></li>\n', ""),
            ),
            (put("decay", MARK.format(10), ""),),
        ),
    ),
    Kind(
        "Marker of a page twice",
        "epub-page-list",
        (
            (put("decay", "The board met", MARK.format("9").replace("page-9", "page-9b") + "The board met"),),
            (put("tides", "The song was", MARK.format("7").replace("page-7", "page-7b") + "The song was"),),
        ),
    ),
    Kind(
        "Marker of a page has another number",
        "epub-page-list",
        (
            (put("building", 'id="page-3" title="3"', 'id="page-3" title="30"'),),
            (put("tides", 'id="page-6" title="6"', 'id="page-6" title="7"'),),
        ),
    ),
    Kind(
        "Entry of the page list leads elsewhere",
        "epub-page-list",
        (
            (put("nav", '#page-3">3<', '#page-4">3<'),),
            (swap("nav", '#page-6">', '#page-7">'),),
        ),
    ),
    Kind(
        "Page list lost",
        "epub-page-list",
        (
            (each("nav", '<nav epub:type="page-list".*?</nav>', ""),),
            (put("nav", '<li><a href="text/sec-tides.xhtml#page-8">8</a></li>\n', ""),),
        ),
    ),
    Kind(
        "Number of the page of a table or figure changed",
        "epub-display-page",
        (
            (put("building", "p.\u00a0<span>2 below</span>", "p.\u00a0<span>3 below</span>"),),
            (put("notes", "p.\u00a0<span>6 above</span>", "p.\u00a0<span>7 above</span>"),),
        ),
    ),
)
