"""SVG pictures: drawings are taken as drawing programs write them, and whatever does more is refused."""

import pytest

from octavo.source.svg import svg_faults

_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def faults(inside: str, before: str = "") -> list[str]:
    """The messages on a picture with these elements."""
    found = svg_faults(f"{before}{_OPEN}{inside}</svg>".encode())
    assert all(finding.code == "svg-unsafe" for _, finding in found)
    return [finding.message for _, finding in found]


SCRIPTS = [
    "<script>alert(1)</script>",
    '<script href="a.js"/>',
    '<rect onclick="x()"/>',
    '<rect ONLOAD="x()"/>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<a href="java&#9;script:alert(1)"><text>x</text></a>',
    '<a href="&#32;&#13;javascript:alert(1)"><text>x</text></a>',
    '<a xlink:href="JaVaScRiPt:alert(1)"><text>x</text></a>',
    '<a href="vbscript:x"/>',
    '<a href="data:text/html,x"/>',
    '<a href="file:///etc/passwd"/>',
    '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
    '<a><animate attributeName="xlink:href" values="javascript:alert(1)"/></a>',
    '<rect><set attributeName="onclick" to="x()"/></rect>',
    "<handler>x</handler>",
    '<ev:listener xmlns:ev="http://www.w3.org/2001/xml-events" event="load" handler="#x"/>',
    '<rect xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load"/>',
    "<foreignObject><p>x</p></foreignObject>",
    '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=http://example.org"/>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>',
    '<metadata><h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="http://example.org"/></metadata>',
    '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"/>',
    '<x:binding xmlns:x="http://www.mozilla.org/xbl"/>',
]
LOADS = [
    '<image href="https://example.org/x.png"/>',
    '<image href="x.png"/>',
    '<image href="data:image/svg+xml,x"/>',
    '<image srcset="https://example.org/x.png 1x"/>',
    '<feImage href="//example.org/x.png"/>',
    '<use xlink:href="other.svg#a"/>',
    '<use href="#a" xml:base="http://example.org/"/>',
    '<rect fill="url(http://example.org/a#b)"/>',
    r'<rect fill="\75rl(http://example.org/a#b)"/>',
    '<rect style="fill:URL( http://example.org/a )"/>',
    "<rect style=\"fill:u/**/rl(x); mask:url('x.svg#a')\"/>",
    "<style>@import 'a.css';</style>",
    r"<style>@\69mport 'a.css';</style>",
    "<style>@IMPORT url(a.css);</style>",
    "<style>@im<!-- -->port 'a.css';</style>",
    r"<style>rect{fill:\75 rl(http://example.org/a)}</style>",
    "<style>rect{--a:'http://example.org/a';background:image-set(var(--a) 1x)}</style>",
    "<style>rect{background:image-set('http://example.org/a' 1x)}</style>",
    "<style>rect{background:-webkit-image-set('http://example.org/a' 1x)}</style>",
    "<style>@font-face{font-family:x;src:src('http://example.org/a')}</style>",
    "<style>@font-face{font-family:x;src:url(a.ttf)}</style>",
    "<style>@media print{rect{fill:url(a.svg#b)}}</style>",
    "<style>@document url(http://example.org){rect{fill:red}}</style>",
    "<style><![CDATA[rect{fill:url(a.svg#b)}]]></style>",
    '<rect><animate attributeName="fill" to="url(http://example.org/a#b)"/></rect>',
    '<a href="#x" ping="http://example.org"/>',
    '<font-face><font-face-src><font-face-uri href="a.svg#b"/></font-face-src></font-face>',
]


@pytest.mark.parametrize("inside", SCRIPTS + LOADS)
def test_what_is_no_drawing_is_refused(inside: str) -> None:
    assert faults(inside)


@pytest.mark.parametrize(
    "declared",
    [
        '[<!ATTLIST svg onload CDATA "alert(1)">]',
        '[<!ATTLIST rect fill CDATA "url(http://example.org/a#b)">]',
        '[<!ENTITY % x SYSTEM "http://example.org/x"> %x;]',
        "[<!ELEMENT svg ANY>]",
        'SYSTEM "http://example.org/x.dtd"',
        'PUBLIC "-//W3C//DTD SVG 1.1//EN" "file:///etc/passwd"',
    ],
)
def test_declarations_that_others_would_follow_are_refused(declared: str) -> None:
    """A browser gives elements the attributes that are declared for them."""
    picture = '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'
    assert [found.code for _, found in svg_faults(f"<!DOCTYPE svg {declared}>{picture}".encode())] == [
        "svg-unsafe"
    ]
    for usual in ("", 'PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'):
        assert svg_faults(f"<!DOCTYPE svg {usual}>{picture}".encode()) == []


def test_a_stylesheet_beside_the_picture_is_refused() -> None:
    assert faults("", '<?xml-stylesheet href="a.css"?>')
    after = f'{_OPEN}</svg><?xml-stylesheet href="a.css"?>'
    assert [finding.code for _, finding in svg_faults(after.encode())] == ["svg-unsafe"]


DRAWINGS = [
    '<a href="https://example.org/"><text x="1" font-size="3">A</text></a>',
    '<a xlink:href="mailto:ada@example.org" target="_blank"/>',
    '<a href="chapter-2.xhtml"/>',
    '<image href="data:image/png;base64,AAAA" width="3" height="2" preserveAspectRatio="none"/>',
    '<rect fill="url(#a)" style="mask: url( \'#b\' ); stroke-width: 2px" clip-path="url(#c)"/>',
    '<g transform="translate(3 4) rotate(5)" class="quay" id="g1" data-name="a(b)" aria-label="Quay (old)"/>',
    "<style>@media print { .quay { fill: rgb(1 2 3) } } @font-face { src: local('Ada') }</style>",
    "<style>.a{fill:var(--x, calc(1px + 2px))} @namespace url(http://www.w3.org/2000/svg);</style>",
    '<rect><animate attributeName="opacity" values="0;1" dur="2s" repeatCount="indefinite"/></rect>',
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:li>x</r:li></r:RDF></metadata>',
    '<s:view xmlns:s="http://example.org/drawing-program" s:onclick="no event">x</s:view>',
    '<path d="M0 0h1z" vector-effect="non-scaling-stroke"/><use xlink:href="#a" xml:space="preserve"/>',
    '<linearGradient id="a" gradientUnits="userSpaceOnUse" x1="1" y2="2"><stop offset="0"/></linearGradient>',
    '<filter id="f"><feGaussianBlur in="SourceAlpha" stdDeviation="2"/></filter>',
    "<title>The quay (1850)</title><desc>@import is a word here, and url(x) too</desc>",
    '<text xml:lang="fr" textLength="9"><tspan dx="1 2">q</tspan><textPath href="#p">r</textPath></text>',
]


@pytest.mark.parametrize("inside", DRAWINGS)
def test_a_drawing_is_taken(inside: str) -> None:
    assert faults(inside) == []


def test_brackets_without_end_are_no_style() -> None:
    assert faults(f"<style>{'(' * 5000}</style>") == ["the picture has styles with brackets hundreds deep"]


@pytest.mark.parametrize(
    ("open_tag", "user"),
    [
        ("<g id='p{}'>", "<use href='#p{}'/>"),
        ("<pattern id='p{}' width='9' height='9'>", "<rect width='9' height='9' fill='url(#p{})'/>"),
        ("<mask id='p{}'>", "<rect width='9' height='9' style='mask: url(\"#p{}\")'/>"),
        ("<clipPath id='p{}'>", "<rect width='9' height='9' clip-path='url( #p{} )'/>"),
        ("<marker id='p{}'>", "<path d='M0 0L9 9' marker-end='url(#p{})'/>"),
    ],
)
def test_what_draws_its_parts_again_and_again_is_refused(open_tag: str, user: str) -> None:
    def picture(levels: int) -> bytes:
        close = "</" + open_tag[1:].split()[0] + ">"
        parts = [open_tag.format(0) + "<rect width='1' height='1'/>" + close]
        parts += [open_tag.format(n) + user.format(n - 1) * 10 + close for n in range(1, levels)]
        body = "".join(parts) + user.format(levels - 1)
        return f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>'.encode()

    assert not svg_faults(picture(2))
    assert [fault.code for _, fault in svg_faults(picture(8))] == ["svg-unsafe"]
