"""Kinds of spoiled e-books: references, links and formulas."""

from tests.check.spoiled.edits import Kind, put, swap

KINDS = (
    Kind(
        "“See” or “see also” leads elsewhere",
        "xhtml-",
        (
            (
                put(
                    "index", '<a href="#index-heading-timber">timber', '<a href="#index-heading-tides">timber'
                ),
            ),
            (put("index", '<a href="#index-heading-storms">storms', '<a href="#index-heading-dean">storms'),),
        ),
    ),
    Kind(
        "“See” names another entry",
        "markup-index",
        (
            (put("index", '<a href="#index-heading-timber">timber', '<a href="#index-heading-tides">tides'),),
            (put("index", '<a href="#index-heading-storms">storms', '<a href="#index-heading-dean">Dean'),),
        ),
    ),
    Kind(
        "Number in a reference wrong",
        "xhtml-",
        (
            (put("building", 'href="#tbl-prices">table\u00a01', 'href="#tbl-prices">table\u00a02'),),
            (put("tides", 'href="#fig-tug">figure\u00a03', 'href="#fig-tug">figure\u00a02'),),
            (put("tides", 'href="#eq-height">equation\u00a01', 'href="#eq-height">equation\u00a02'),),
            (put("preface", ">chapter\u00a02<", ">chapter\u00a03<"),),
        ),
    ),
    Kind(
        "Reference leads elsewhere",
        "markup-",
        (
            (put("building", 'href="#tbl-prices">table\u00a01', 'href="#tbl-wages">table\u00a02'),),
            (put("tides", 'href="#fig-tug">figure\u00a03', 'href="#fig-light">figure\u00a02'),),
            (
                put(
                    "decay",
                    'href="sec-building.xhtml">Chapter\u00a01',
                    'href="sec-tides.xhtml">Chapter\u00a02',
                ),
            ),
        ),
    ),
    Kind(
        "Link to a site changed",
        "markup-",
        (
            (
                put(
                    "building", "https://archive.example.org/saltwick", "https://archive.example.org/sandwick"
                ),
            ),
            (
                put(
                    "building",
                    '<a href="https://archive.example.org/saltwick">the county archive</a>',
                    "the county archive",
                ),
            ),
            (put("decay", "mailto:clerk@saltwick.example", "mailto:clerk@sandwick.example"),),
        ),
    ),
    Kind(
        "Link to the glossary leads elsewhere",
        "xhtml-",
        (
            (put("tides", "#term-groyne", "#term-bollard"),),
            (put("decay", "#term-spring-tide", "#term-groyne"),),
        ),
    ),
    Kind(
        "Definitions exchanged",
        "markup-term",
        (
            (
                swap(
                    "glossary",
                    "An iron post to which the rope of a moored ship is made\u00a0fast.",
                    "A low wall of oak that keeps the shingle from drifting.",
                ),
            ),
            (swap("glossary", ">Bollard<", ">Groyne<"),),
        ),
    ),
    Kind(
        "Formula changed",
        "epub-formula",
        (
            (put("tides", "<mo>+</mo><mn>5</mn>", "<mo>−</mo><mn>5</mn>"),),
            (put("tides", "<mn>12</mn>", "<mn>21</mn>"),),
            (put("tides", "<mi>a</mi><mo>=</mo><mn>7</mn>", "<mi>a</mi><mo>=</mo>"),),
            (put("tides", "<mi>r</mi>", "<mi>t</mi>"),),
        ),
    ),
    Kind(
        "Number of an equation wrong",
        "epub-number",
        (
            (put("tides", 'equation-number">(2)', 'equation-number">(3)'),),
            (put("tides", 'equation-number">(1)', 'equation-number">(2)'),),
        ),
    ),
)
