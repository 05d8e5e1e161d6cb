"""What other tools need."""

from bench.others import for_pagedjs

SHEET = """\
/* a + b:first-of-type */
a + b { color: red }
td:last-of-type { color: green }
td:last-of-type, th + td { color: blue }
@page { @footnote { margin-top: 8pt } }
"""


def test_rules_at_which_pagedjs_stops_are_left_out() -> None:
    left = for_pagedjs(SHEET)
    assert left.split("\n") == [
        "",
        "a + b { color: red }",
        "td:last-of-type { color: green }",
        "@page { @footnote { margin-top: 8pt } }",
        "",
    ]
