"""Pictures that would run something, load something or fill the memory; fonts and profiles that are broken."""

import struct
import zlib
from collections.abc import Iterator

from attacks.attack import Attack, Content, one

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:ev="http://www.w3.org/2001/xml-events" '
    'width="100" height="100" viewBox="0 0 100 100">{}<rect width="50" height="50"/></svg>'
)
_UNSAFE = ("svg-unsafe", "picture-broken")
_INSIDE = {
    "script": "<script>alert(1)</script>",
    "script-href": '<script href="@SERVER@/x.js"/>',
    "script-other-prefix": '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
    "script-html": "<h:script>alert(1)</h:script>",
    "script-in-defs": "<defs><g><script>alert(1)</script></g></defs>",
    "script-in-title": "<title><h:script>alert(1)</h:script></title>",
    "script-in-metadata": "<metadata><h:script>alert(1)</h:script></metadata>",
    "script-in-style": "<style>a{}<h:script>alert(1)</h:script></style>",
    "handler": '<rect onload="alert(1)" width="1" height="1"/>',
    "handler-animation": '<animate onbegin="alert(1)" attributeName="x" dur="1s"/>',
    "handler-odd-case": '<rect ONLOAD="alert(1)" onLoad="alert(1)" width="1" height="1"/>',
    "handler-new": '<rect onpointerrawupdate="alert(1)" width="1" height="1"/>',
    "handler-element": '<handler xmlns="http://www.w3.org/2000/svg" type="text/javascript">alert(1)</handler>',
    "handler-events": '<rect ev:handler="javascript:alert(1)" width="1" height="1"/>',
    "foreign-object": '<foreignObject width="9" height="9"><h:p>x</h:p></foreignObject>',
    "foreign-iframe": '<foreignObject width="9" height="9"><h:iframe src="@SERVER@/f"/></foreignObject>',
    "html-meta": '<h:meta http-equiv="refresh" content="0;url=@SERVER@/m"/>',
    "html-link": '<h:link rel="stylesheet" href="@SERVER@/l.css"/>',
    "html-base": '<h:base href="@SERVER@/"/>',
    "html-img": '<h:img src="x" onerror="alert(1)"/>',
    "mathml": '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi href="javascript:1">x</m:mi></m:math>',
    "use-remote": '<use href="@SERVER@/u.svg#a"/>',
    "use-remote-xlink": '<use xlink:href="@SERVER@/u.svg#a"/>',
    "use-file": '<use href="../../outside/secret.svg#a"/>',
    "use-data": '<use href="data:image/svg+xml;base64,PHN2Zy8+#a"/>',
    "image-remote": '<image href="@SERVER@/i.png" width="9" height="9"/>',
    "image-protocol-relative": '<image href="//127.0.0.1/i.png" width="9" height="9"/>',
    "image-file": '<image xlink:href="file://@OUTSIDE@/secret.svg" width="9" height="9"/>',
    "image-svg-data": "<image href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/%3E\" width='9' height='9'/>",
    "image-html-data": '<image href="data:text/html,x" width="9" height="9"/>',
    "image-data-odd": '<image href="DATA:image/png+xml;x,%3Csvg/%3E" width="9" height="9"/>',
    "fe-image": '<filter id="f"><feImage href="@SERVER@/f.png"/></filter>',
    "text-path": '<text><textPath href="@SERVER@/p.svg#a">x</textPath></text>',
    "mpath": '<animateMotion dur="1s"><mpath href="@SERVER@/p.svg#a"/></animateMotion>',
    "font-face-uri": '<font-face><font-face-src><font-face-uri href="@SERVER@/f.svg"/></font-face-src></font-face>',
    "glyph-ref": '<text><altGlyph xlink:href="@SERVER@/f.svg#g">x</altGlyph></text>',
    "colour-profile": '<color-profile name="x" xlink:href="@SERVER@/p.icc"/>',
    "cursor": '<cursor xlink:href="@SERVER@/c.png"/>',
    "tref": '<text><tref xlink:href="@SERVER@/t.svg#a"/></text>',
    "gradient": '<linearGradient id="g" href="@SERVER@/g.svg#a"/>',
    "link-javascript": '<a href="javascript:alert(1)"><text y="9">x</text></a>',
    "link-javascript-tab": '<a href="java&#9;script:alert(1)"><text y="9">x</text></a>',
    "link-javascript-space": '<a href=" &#1;javascript:alert(1)"><text y="9">x</text></a>',
    "link-javascript-case": '<a xlink:href="JaVaScRiPt:alert(1)"><text y="9">x</text></a>',
    "link-vbscript": '<a href="vbscript:x"><text y="9">x</text></a>',
    "link-data": '<a href="data:text/html,x"><text y="9">x</text></a>',
    "link-file": '<a href="file:///etc/passwd"><text y="9">x</text></a>',
    "link-blob": '<a href="blob:x"><text y="9">x</text></a>',
    "set-href": '<a><set attributeName="href" to="javascript:alert(1)"/><text y="9">x</text></a>',
    "set-xlink": '<a><set attributeName="xlink:href" to="javascript:alert(1)"/><text y="9">x</text></a>',
    "animate-href": '<a><animate attributeName="href" values="javascript:alert(1);x" dur="1s"/><text y="9">x</text></a>',
    "animate-space": '<a><animate attributeName=" href" values="javascript:alert(1)" dur="1s"/></a>',
    "animate-other-prefix": '<a xmlns:q="http://www.w3.org/1999/xlink"><set attributeName="q:href" to="javascript:1"/></a>',
    "animate-handler": '<rect width="9" height="9"><set attributeName="onclick" to="alert(1)"/></rect>',
    "animate-style": '<rect width="9" height="9"><set attributeName="style" to="fill:url(@SERVER@/a)"/></rect>',
    "animate-fill": '<rect width="9" height="9"><set attributeName="fill" to="url(@SERVER@/a#b)"/></rect>',
    "animate-fill-values": '<rect width="9" height="9"><animate attributeName="fill" values="red;url(@SERVER@/a#b)"/></rect>',
    "style-import": "<style>@import '@SERVER@/a.css';</style>",
    "style-import-escaped": "<style>@\\69mport '@SERVER@/a.css';</style>",
    "style-import-comment": "<style>@im/**/port '@SERVER@/a.css'; @import/**/url(@SERVER@/b)</style>",
    "style-url": "<style>rect{fill:url(@SERVER@/a#b)}</style>",
    "style-url-escaped": "<style>rect{fill:\\75rl(@SERVER@/a#b)}</style>",
    "style-url-entity": "<style>rect{fill:&#117;rl(@SERVER@/a#b)}</style>",
    "style-url-cdata": "<style><![CDATA[rect{fill:url(@SERVER@/a#b)}]]></style>",
    "style-image-set": "<style>rect{background:image-set('@SERVER@/a' 1x)}</style>",
    "style-image-set-prefixed": "<style>rect{background:-webkit-image-set(url(@SERVER@/a) 1x)}</style>",
    "style-src": "<style>@font-face{font-family:x;src:src('@SERVER@/f.ttf')}</style>",
    "style-font-face": "<style>@font-face{font-family:x;src:url(@SERVER@/f.ttf)}</style>",
    "style-cross-fade": "<style>rect{background:cross-fade('@SERVER@/a', red)}</style>",
    "style-var": "<style>rect{--a:url(@SERVER@/a);background:var(--a)}</style>",
    "style-string-var": "<style>rect{--a:'@SERVER@/a';background:image-set(var(--a) 1x)}</style>",
    "style-property-rule": "<style>@property --a{syntax:'&lt;url>';inherits:false;initial-value:url(@SERVER@/a)}</style>",
    "style-namespace": "<style>@namespace x url(@SERVER@/a); rect{fill:url(@SERVER@/a#b)}</style>",
    "style-document": "<style>@document url(@SERVER@/){rect{fill:red}}</style>",
    "style-unclosed": "<style>rect{fill:url('@SERVER@/a</style>",
    "style-attribute": '<rect style="fill:url(@SERVER@/a#b)" width="9" height="9"/>',
    "style-attribute-escaped": '<rect style="fill:u\\72 l(@SERVER@/a#b)" width="9" height="9"/>',
    "style-attribute-cased": '<rect style="fill:URL(@SERVER@/a#b)" width="9" height="9"/>',
    "presentation-url": '<rect fill="url(@SERVER@/a#b)" width="9" height="9"/>',
    "presentation-filter": '<rect filter="url(@SERVER@/a#b)" width="9" height="9"/>',
    "presentation-mask": '<rect mask="src(\'@SERVER@/a#b\')" width="9" height="9"/>',
    "presentation-marker": '<path marker-end="url(file://@OUTSIDE@/secret.svg#b)" d="M0 0L9 9"/>',
    "presentation-cursor": '<rect cursor="url(@SERVER@/a), auto" width="9" height="9"/>',
    "xml-base": '<g xml:base="@SERVER@/"><use href="#a"/></g>',
    "include": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="@OUTSIDE@/secret.txt" parse="text"/>',
    "audio": '<audio xmlns="http://www.w3.org/1999/xhtml" src="@SERVER@/a"/>',
    "video": '<video xlink:href="@SERVER@/a"/>',
    "animation": '<animation xlink:href="@SERVER@/a"/>',
    "tbreak-listener": '<listener xmlns="http://www.w3.org/2001/xml-events" event="load" handler="#x"/>',
    "discard": '<discard begin="0s"/>',
    "iframe": "<iframe/>",
    "unknown-attribute": '<rect formaction="javascript:alert(1)" width="1" height="1"/>',
    "nested-svg-handler": '<svg onunload="alert(1)"/>',
    "switch-foreign": '<switch><foreignObject requiredExtensions="http://www.w3.org/1999/xhtml"/></switch>',
    "xul": '<x xmlns="http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul"/>',
    "xbl": "<style>rect{-moz-binding:url(@SERVER@/a#b)}</style>",
    "ping": '<a href="https://example.org/" ping="@SERVER@/p"><text y="9">x</text></a>',
}  # fmt: skip
_BOMB = (
    '<!DOCTYPE svg [<!ENTITY a0 "xxxxxxxxxx">'
    + "".join(f'<!ENTITY a{i} "' + f"&a{i - 1};" * 10 + '">' for i in range(1, 12))
    + "]>"
)
_USES = "".join(f"<g id='a{i}'>" + f"<use href='#a{i - 1}'/>" * 10 + "</g>" for i in range(1, 10))
_ZIGZAG = "M0 0L9 9L1 1" * 20
_MARKERS = (
    "".join(
        f"<marker id='m{i}'><path marker-mid='url(#m{i + 1})' d='{_ZIGZAG}'/></marker>" for i in range(12)
    )
    + f"<path marker-mid='url(#m0)' d='{_ZIGZAG}'/>"
)
_WHOLE = {
    "doctype-external": '<!DOCTYPE svg SYSTEM "@SERVER@/x.dtd">' + _HEAD.format(""),
    "entity-file": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file://@OUTSIDE@/secret.txt">]>' + _HEAD.format("<title>&x;</title>"),
    "entity-remote": '<!DOCTYPE svg [<!ENTITY x SYSTEM "@SERVER@/e">]>' + _HEAD.format("<title>&x;</title>"),
    "entity-parameter": '<!DOCTYPE svg [<!ENTITY % x SYSTEM "@SERVER@/e"> %x;]>' + _HEAD.format(""),
    "entity-in-attribute": '<!DOCTYPE svg [<!ENTITY x "javascript:alert(1)">]>' + _HEAD.format('<a href="&x;"/>'),
    "entity-in-element": '<!DOCTYPE svg [<!ENTITY x "<script xmlns=\'http://www.w3.org/2000/svg\'>1</script>">]>' + _HEAD.format("&x;"),
    "default-attribute": '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + _HEAD.format(""),
    "default-attribute-rect": '<!DOCTYPE svg [<!ATTLIST rect onclick CDATA "alert(1)" fill CDATA "url(@SERVER@/a#b)">]>' + _HEAD.format(""),
    "entity-bomb": _BOMB + _HEAD.format("<title>&a11;</title>"),
    "stylesheet": '<?xml-stylesheet href="@SERVER@/x.css"?>' + _HEAD.format(""),
    "stylesheet-xslt": '<?xml-stylesheet type="text/xsl" href="#x"?>' + _HEAD.format(""),
    "utf-7": '<?xml version="1.0" encoding="utf-7"?>' + _HEAD.format("+ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
    "root-not-svg": '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "root-other-namespace": '<svg xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></svg>',
    "root-handler": _HEAD.format("").replace("<svg", '<svg onload="alert(1)"'),
    "use-bomb": _HEAD.format("<defs><g id='a0'><rect width='1' height='1'/></g>" + _USES + "</defs><use href='#a9'/>"),
    "use-itself": _HEAD.format("<g id='a'><use href='#a'/></g>"),
    "pattern-bomb": _HEAD.format("".join(f"<pattern id='p{i}' width='1' height='1'><rect fill='url(#p{i + 1})' width='9' height='9'/><rect fill='url(#p{i + 1})' width='9' height='9'/></pattern>" for i in range(30)) + "<rect fill='url(#p0)' width='99' height='99'/>"),
    "marker-bomb": _HEAD.format(_MARKERS),
    "filter-huge": _HEAD.format("<filter id='f' width='1000000' height='1000000'><feGaussianBlur stdDeviation='99999'/></filter><rect filter='url(#f)' width='9' height='9'/>"),
    "size-huge": _HEAD.format("").replace('width="100"', 'width="1e30"'),
    "view-box-nan": _HEAD.format("").replace('"0 0 100 100"', '"0 0 nan inf"'),
    "dash-tiny": _HEAD.format("<path stroke='red' stroke-dasharray='1e-9' d='M0 0H100000000'/>"),
    "deep": _HEAD.format("<g>" * 5000 + "</g>" * 5000),
}  # fmt: skip
#: What may be built, since it draws and loads nothing, or is left out.
_HARMLESS = frozenset({"style-unclosed", "use-itself", "size-huge", "view-box-nan", "dash-tiny", "filter-huge", "marker-bomb", "pattern-bomb", "style-string-var", "animate-space", "style-import-comment", "utf-7"})  # fmt: skip


def _drawings() -> Iterator[Attack]:
    whole = {**{name: _HEAD.format(inside) for name, inside in _INSIDE.items()}, **_WHOLE}
    for name, text in whole.items():
        yield Attack(
            f"svg-{name}",
            {**one("![A picture](images/a.svg)"), "images/a.svg": text},
            codes=() if name in _HARMLESS else _UNSAFE,
            options=("--epub", "--pdf", "--web", "--no-check")
            if name in _HARMLESS
            else ("--epub", "--pdf", "--no-check"),
        )
    for place, keys in (("cover", "cover: a.svg\n"), ("back-cover", "print-cover: {back: a.svg}\n")):
        yield Attack(
            f"svg-script-as-{place}",
            {"a.svg": _HEAD.format("<script>alert(1)</script>")},
            keys,
            codes=(*_UNSAFE, "cover-unreadable", "key-unknown"),
        )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, *more: tuple[bytes, bytes], data: bytes | None = None) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * (1 + 3 * width) * height) if data is None else data
    chunks = [
        _chunk(b"IHDR", head),
        *(_chunk(*one) for one in more),
        _chunk(b"IDAT", pixels),
        _chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


_EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(touch pwned) (w) file\n%%EOF\n"
_MVG = b"push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://127.0.0.1/\"|touch \"pwned)'\npop graphic-context\n"
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
_PICTURES = {
    "eps": ("a.eps", _EPS),
    "eps-as-png": ("a.png", _EPS),
    "eps-as-jpeg": ("a.jpg", _EPS),
    "postscript-as-tiff": ("a.tif", _EPS),
    "mvg-as-png": ("a.png", _MVG),
    "msl-as-svg": ("a.svg", b'<?xml version="1.0"?><image><read filename="/etc/passwd"/></image>'),
    "pdf-as-png": ("a.png", _PDF),
    "pdf-as-svg": ("a.svg", _PDF),
    "pdf": ("a.pdf", _PDF),
    "html-as-png": ("a.png", b"<html><script>alert(1)</script>"),
    "html-as-gif": ("a.gif", b"GIF89a/*<script>alert(1)</script>*/"),
    "svg-as-png": ("a.png", _HEAD.format("<script>alert(1)</script>").encode()),
    "svg-as-jpeg": ("a.jpg", _HEAD.format('<image href="@SERVER@/x"/>').encode()),
    "svgz": ("a.svgz", __import__("gzip").compress(_HEAD.format("<script>alert(1)</script>").encode(), mtime=0)),
    "svgz-bomb": ("a.svgz", __import__("gzip").compress(b"<svg>" + b" " * 30_000_000, mtime=0)),
    "png-bomb": ("a.png", _png(30_000, 30_000, data=zlib.compress(b"\0" * 1_000_000))),
    "png-huge-size": ("a.png", _png(2**31 - 1, 2**31 - 1, data=zlib.compress(b"\0"))),
    "png-no-size": ("a.png", _png(0, 0, data=zlib.compress(b""))),
    "png-text-bomb": ("a.png", _png(9, 9, (b"zTXt", b"a\0\0" + zlib.compress(b"x" * 50_000_000)))),
    "png-profile-bomb": ("a.png", _png(9, 9, (b"iCCP", b"a\0\0" + zlib.compress(b"x" * 50_000_000)))),
    "png-profile-broken": ("a.png", _png(9, 9, (b"iCCP", b"a\0\0nonsense"))),
    "png-metadata-script": ("a.png", _png(9, 9, (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<script>alert(1)</script>"))),
    "png-cut": ("a.png", _png(99, 99)[:60]),
    "png-pixels-missing": ("a.png", _png(99, 99, data=b"")),
    "jpeg-cut": ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xdb"),
    "gif-huge": ("a.gif", b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\2L\1\0;"),
    "webp-cut": ("a.webp", b"RIFF\xff\xff\xff\x7fWEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff"),
    "tiff-loop": ("a.tif", b"II*\0\x08\0\0\0\0\0\x08\0\0\0"),
    "bmp-huge": ("a.bmp", b"BM" + b"\xff" * 60),
    "psd": ("a.psd", b"8BPS\0\1" + b"\xff" * 40),
    "fli": ("a.png", b"\x00\x00\x00\x00\x12\xaf" + b"\xff" * 128),
    "jp2": ("a.jp2", b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 60),
    "avif": ("a.avif", b"\0\0\0\x1cftypavif" + b"\xff" * 60),
    "wmf": ("a.wmf", b"\xd7\xcd\xc6\x9a" + b"\xff" * 60),
    "ico": ("a.ico", b"\0\0\1\0\xff\xff" + b"\xff" * 60),
    "zip-as-png": ("a.png", b"PK\3\4" + b"\0" * 60),
    "empty": ("a.png", b""),
}  # fmt: skip
_FONT = "@font-face {{font-family: Mine; src: url(f.{})}}\nbody, p {{font-family: Mine}}\n"
_FONTS = {
    "font-empty": ("ttf", b""),
    "font-cut": ("ttf", b"\0\1\0\0\0\x0a\0\x80\0\3\0\x20"),
    "font-tables-huge": ("ttf", b"\0\1\0\0\xff\xff\xff\xff\xff\xff\xff\xff" + b"\xff" * 200),
    "font-otto": ("otf", b"OTTO\0\1\0\0\0\0\0\0CFF \0\0\0\0\0\0\0\x1c\xff\xff\xff\xff"),
    "font-woff-bomb": ("woff", b"wOFF\0\1\0\0\xff\xff\xff\xff\0\1\0\0\xff\xff\xff\xff" + b"\xff" * 60),
    "font-woff2": ("woff2", b"wOF2\0\1\0\0\xff\xff\xff\xff\0\1\0\0\xff\xff\xff\xff" + b"\xff" * 60),
    "font-collection": ("ttf", b"ttcf\0\1\0\0\xff\xff\xff\xff" + b"\xff" * 60),
    "font-html": ("ttf", b"<html><script>alert(1)</script>"),
    "font-pfb": ("ttf", b"%!PS-AdobeFont-1.0: x\n"),
}  # fmt: skip


def _others() -> Iterator[Attack]:
    for name, (file, data) in _PICTURES.items():
        content = data.replace(b"@SERVER@", b"http://127.0.0.1:9")
        yield Attack(
            f"picture-{name}",
            {**one(f"![A picture](images/{file})"), f"images/{file}": content},
            options=("--epub", "--pdf", "--web", "--no-check"),
            absent=("pwned",),
        )
    for name in ("png-bomb", "png-cut", "eps-as-png", "pdf-as-png", "gif-huge", "svgz-bomb"):
        file, data = _PICTURES[name]
        yield Attack(f"cover-{name}", {file: data}, f"cover: {file}\n", options=("--epub", "--no-check"))
    for name, (suffix, data) in _FONTS.items():
        files: dict[str | bytes, Content] = {
            "styles/fonts.css": _FONT.format(suffix),
            f"styles/f.{suffix}": data,
        }
        yield Attack(name, files, options=("--epub", "--pdf", "--no-check"))
    for name, data in (
        ("empty", b""),
        ("cut", b"\0\0\2\0lcms\4\0\0\0prtrCMYKLab " + b"\0" * 20),
        ("noise", b"\xff" * 600),
    ):
        yield Attack(
            f"profile-{name}",
            {"p.icc": data},
            "printers:\n  one: {icc: p.icc, paper: {leaf: 0.1mm}}\n",
            options=("--print", "--no-check"),
            statuses=(1, 3),
        )
    yield Attack(
        "fontconfig",
        {"fonts.conf": "<fontconfig><dir>@OUTSIDE@</dir></fontconfig>", ".fontconfig/x": ""},
        options=("--pdf", "--no-check"),
        cwd="book",
        built=True,
    )


DRAWINGS = tuple(_drawings())
OTHERS = tuple(_others())
