"""Pages that hold what a browser or reader would act on are refused; those of Octavo are not."""

import pytest
from lxml import etree

from octavo.core.active_content import ActiveContentError, check_harmless

SVG, XLINK = 'xmlns="http://www.w3.org/2000/svg"', 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def page(inside: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False)
    return etree.fromstring(
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{inside}</body></html>', parser
    )


@pytest.mark.parametrize(
    "inside",
    [
        *(
            "<script>x()</script>",
            "<SCRIPT>x()</SCRIPT>",
            '<script src="other.js"/>',
            "<iframe/>",
            "<object/>",
        ),
        *('<p onclick="x()"/>', '<p ONCLICK="x()"/>', '<form action="/x"/>', '<base href="x"/>', "<video/>"),
        *(
            '<a href="java&#9;script:x()">x</a>',
            '<a href=" JavaScript:x()">x</a>',
            '<a href="data:text/html,x"/>',
        ),
        *(
            '<img src="//host/x"/>',
            '<img src="\\\\host\\x"/>',
            '<img srcset="a 2x"/>',
            '<img src="data:text/html,x"/>',
        ),
        *('<meta http-equiv="refresh" content="0"/>', '<link rel="stylesheet" href="https://host/x"/>'),
        *("<style>@\\69mport '//host/x'</style>", '<p style="background:\\75rl(http://host/x)"/>'),
        *(f'<svg {SVG}><use href="http://host/x"/></svg>', f"<svg {SVG} {XLINK}><script>x</script></svg>"),
        *(f'<svg {SVG} {XLINK}><image xlink:href="http://host/x"/></svg>', f'<svg {SVG}><set to="x"/></svg>'),
        *("<?xml-stylesheet href='x'?>", '<a rel="attachment" href="x">x</a>', '<button formaction="x"/>'),
    ],
)
def test_what_runs_or_loads_is_refused(inside: str) -> None:
    with pytest.raises(ActiveContentError):
        check_harmless(page(inside))


@pytest.mark.parametrize(
    "inside",
    [
        '<p style="color: red; background: url(images/a.png)">one <a href="https://host/x">x</a></p>',
        '<a href="mailto:a@b.example">x</a><a href="two.html#x">x</a><a href="#on">x</a>',
        '<script type="application/ld+json">{"name": "a"}</script><a href="urn:isbn:1">x</a>',
        '<img src="images/a.svg" alt=""/><img src="data:image/png;base64,AAAA" alt=""/>',
        '<ins cite="https://x/y">x</ins>',
        '<link rel="stylesheet" href="styles/base.css"/><link rel="canonical" href="https://host/x"/>',
        '<meta http-equiv="Content-Security-Policy" content="x"/>',
        '<script src="search.js" defer="defer"></script>',
        '<form action="search.html"><input name="q"/></form><style>p { color: red }</style>',
        f'<svg {SVG} {XLINK}><path id="a" d="M0 0"/><use xlink:href="#a"/></svg>',
    ],
)
def test_what_octavo_makes_is_harmless(inside: str) -> None:
    check_harmless(page(inside))
