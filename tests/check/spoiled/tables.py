# ruff: noqa: E501
"""Kinds of spoiled e-books: tables."""

from tests.check.spoiled.edits import Kind, each, put, swap

KINDS = (
    Kind(
        "Head of a table removed",
        "markup-table",
        (
            (
                each(
                    "building",
                    r'(<table role="table" aria-labelledby="tbl-wages-caption">\n)<thead.*?</thead>\n',
                    r"\1",
                ),
            ),
            (each("tides", r"<thead.*?</thead>\n", ""),),
        ),
    ),
    Kind(
        "Head of a table made data",
        "epub-table",
        (
            (
                each(
                    "tides",
                    r'<th (id="tbl-gauge-column-\d") scope="col" role="columnheader"([^>]*)>(.*?)</th>',
                    r'<td \1 role="cell"\2>\3</td>',
                ),
            ),
            (
                put(
                    "building",
                    '<th id="tbl-wages-column-2" scope="col" role="columnheader" class="right">Pence</th>',
                    '<td id="tbl-wages-column-2" role="cell" class="right">Pence</td>',
                ),
            ),
        ),
    ),
    Kind(
        "Head of a row made data",
        "markup-table",
        (
            (
                each(
                    "tides",
                    r'<th role="rowheader" scope="row" (id="tbl-gauge-row-2" [^>]*>)(.*?)</th>',
                    r'<td role="cell" \1\2</td>',
                ),
            ),
            (
                each(
                    "building",
                    r'<th role="rowheader" scope="row" (id="tbl-prices-row-3" [^>]*>)(.*?)</th>',
                    r'<td role="cell" \1\2</td>',
                ),
            ),
        ),
    ),
    Kind(
        "Scope of a head lost",
        "epub-table",
        (
            (put("building", 'id="tbl-wages-column-3" scope="col"', 'id="tbl-wages-column-3"'),),
            (put("tides", 'scope="row" id="tbl-gauge-row-3"', 'id="tbl-gauge-row-3"'),),
        ),
    ),
    Kind(
        "Scope of a head wrong",
        "epub-table",
        (
            (put("building", 'id="tbl-wages-column-3" scope="col"', 'id="tbl-wages-column-3" scope="row"'),),
            (
                put(
                    "building",
                    'id="tbl-prices-spanner-1-2" scope="colgroup"',
                    'id="tbl-prices-spanner-1-2" scope="col"',
                ),
            ),
        ),
    ),
    Kind(
        "Heads that a cell names wrong or lost",
        "epub-table",
        (
            (
                each(
                    "building",
                    r'headers="tbl-prices-spanner-1-2 tbl-prices-column-2 tbl-prices-row-2"',
                    'headers="tbl-prices-spanner-1-2 tbl-prices-column-3 tbl-prices-row-2"',
                ),
            ),
            (each("building", r' headers="[^"]*"', ""),),
            (each("building", r'tbl-prices-column-3 tbl-prices-row-3"', 'tbl-prices-column-3"'),),
        ),
    ),
    Kind(
        "Cell in another column",
        "markup-table",
        (
            (
                swap(
                    "tides",
                    '<span class="whole" style="width: 2ch">12</span><span class="fraction" style="width: 3ch">.5</span>',
                    '<span class="whole" style="width: 2ch">11</span><span class="fraction" style="width: 3ch">.75</span>',
                ),
            ),
            (swap("building", "</span> 14</td>", "</span> 31</td>"),),
            (
                put("tides", '<td role="cell" class="decimal"></td>\n', ""),
                put(
                    "tides",
                    '<td role="cell" class="left"><span class="cell-label" aria-hidden="true">Keeper</span> Josiah Bell</td>',
                    '<td role="cell" class="left"><span class="cell-label" aria-hidden="true">Keeper</span> Josiah Bell</td>\n<td role="cell" class="decimal"></td>',
                ),
            ),
        ),
    ),
    Kind(
        "Cell in another row",
        "markup-table",
        (
            (swap("building", "</span> 14</td>", "</span> 17</td>"),),
            (swap("tides", "</span> Ann Tolley", "</span> Peter Marsh"),),
        ),
    ),
    Kind(
        "Rows exchanged",
        "markup-table",
        (
            (
                each(
                    "tides",
                    r'(<tr class="data" role="row"><th role="rowheader" scope="row" id="tbl-gauge-row-1".*?</tr>\n)(<tr.*?</tr>\n)',
                    r"\2\1",
                ),
            ),
            (
                each(
                    "building",
                    r'(<tr class="data" role="row"><th role="rowheader" scope="row" id="tbl-wages-row-2".*?</tr>\n)(<tr.*?</tr>\n)',
                    r"\2\1",
                ),
            ),
        ),
    ),
    Kind(
        "Columns exchanged",
        "markup-table",
        (
            (
                each(
                    "building",
                    r'(<th id="tbl-wages-column-2".*?</th>\n)(<th id="tbl-wages-column-3".*?</th>\n)',
                    r"\2\1",
                ),
                each(
                    "building",
                    r'(<td role="cell" class="right"><span class="cell-label" aria-hidden="true">Pence</span>[^\n]*\n)(<td role="cell" class="right"><span class="cell-label" aria-hidden="true">Weeks</span>[^\n]*\n)',
                    r"\2\1",
                ),
            ),
            (swap("tides", ">North gauge</th>", ">South gauge</th>"),),
        ),
    ),
    Kind(
        "Span of a cell wrong",
        "epub-table",
        (
            (put("building", 'class="spanner" colspan="2"', 'class="spanner" colspan="3"'),),
            (put("building", 'class="left" rowspan="2">Year', 'class="left">Year'),),
        ),
    ),
    Kind(
        "Caption of another table",
        "markup-table|epub-table",
        (
            (swap("building", "What a fathom of each would cost", "Wages of three masons"),),
            (
                put(
                    "tides",
                    '<table role="table" aria-labelledby="tbl-gauge-caption">',
                    '<table role="table" aria-labelledby="sec-tides-title">',
                ),
            ),
        ),
    ),
    Kind(
        "Number of a caption wrong",
        "epub-number",
        (
            (put("building", "Table 2.", "Table 3."),),
            (put("tides", "Figure 3.", "Figure 2."),),
        ),
    ),
)
