"""Stylesheets of the book that load or hide, and options whose values end up in CSS."""

from collections.abc import Iterator

from attacks.attack import Attack, one

_REMOTE = ("style-remote", "file-missing", "path-outside", "stylesheet")
_RULES = {
    "import": "@import '@SERVER@/a.css';",
    "import-url": "@import url(@SERVER@/a.css) screen;",
    "import-escaped": "@\\69mport '@SERVER@/a.css';",
    "import-cased": "@IMPORT '@SERVER@/a.css';",
    "import-comment": "@import/**/'@SERVER@/a.css';",
    "import-relative": "@import '//127.0.0.1/a.css';",
    "import-layer": "@import '@SERVER@/a.css' layer(x) supports(display:grid);",
    "import-data": "@import 'data:text/css,@import%20%22@SERVER@/a%22';",
    "import-file": "@import '@OUTSIDE@/secret.css';",
    "url": "p{background:url(@SERVER@/a)}",
    "url-escaped": "p{background:\\75 rl(@SERVER@/a)}",
    "url-quoted": "p{background:url('@SERVER@/a')}",
    "url-backslash": "p{background:url(http:\\\\127.0.0.1/a)}",
    "url-scheme-escaped": "p{background:url(\\68ttp://127.0.0.1/a)}",
    "image-set": "p{background:image-set('@SERVER@/a' 1x)}",
    "image-set-escaped": "p{background-image:\\69mage-set('@SERVER@/a' 1x)}",
    "image": "p{background:image('@SERVER@/a')}",
    "src": "@font-face{font-family:x;src:src('@SERVER@/a')}",
    "src-var": "p{--x:'@SERVER@/a';background:src(var(--x))}",
    "font-face": "@font-face{font-family:x;src:url(@SERVER@/a.ttf)}",
    "cursor": "p{cursor:url(@SERVER@/a),auto}",
    "list-style": "li{list-style-image:url(@SERVER@/a)}",
    "content": "p::before{content:url(@SERVER@/a)}",
    "border-image": "p{border-image:url(@SERVER@/a) 9}",
    "shape": "p{shape-outside:url(@SERVER@/a)}",
    "mask": "p{-webkit-mask:url(@SERVER@/a)}",
    "filter": "p{filter:url(@SERVER@/a#b)}",
    "offset": "p{offset-path:url(@SERVER@/a#b)}",
    "element": "p{background:paint(x);binding:url(@SERVER@/a)}",
    "var": ":root{--a:url(@SERVER@/a)}p{background:var(--a)}",
    "counter-style": "@counter-style x{symbols:url(@SERVER@/a)}",
    "nested": "p{&{background:url(@SERVER@/a)}}",
    "media": "@media screen{@media (min-width:1px){p{background:url(@SERVER@/a)}}}",
    "supports": "@supports (background:url(@SERVER@/a)){p{background:url(@SERVER@/b)}}",
    "selector": "input[value^='a']{background:url(@SERVER@/a)}",
    "binding": "p{-moz-binding:url(@SERVER@/a#b)}",
    "behaviour": "p{behavior:url(@SERVER@/a.htc)}",
    "expression": "p{width:expression(alert(1))}",
    "unicode-range": "@font-face{font-family:x;src:url(@SERVER@/a);unicode-range:U+41}",
    "html": "</style><script>alert(1)</script>",
    "cdo": "<!-- @import '@SERVER@/a'; -->",
    "font-palette": "@font-palette-values --x{font-family:x;base-palette:0;override-colors:0 url(@SERVER@/a)}",
    "page-margin": "@page{@top-left{content:url(@SERVER@/a)}}",
    "attr": "p::after{content:attr(title url)}a::after{content:attr(href)}",
    "string-open": "p{background:url('@SERVER@/a\n')}",
    "bad-url": "p{background:url(@SERVER@/a b)}p{color:red}",
    "brackets": "p" + "{" * 3000,
    "functions": "p{width:" + "calc(" * 3000 + "}",
    "link": "a{-weasy-link:url(javascript:1);link:attr(href);anchor:attr(id);-weasy-anchor:attr(id)}",
    "bookmark": "p{bookmark-level:1;bookmark-label:')/JS(1)'}",
    "prince": "p{-prince-pdf-script:'x';prince-script:x;-ah-x:y}@prince-pdf{prince-pdf-open-action:print}",
    "attachment": "p{-weasy-attachment:url(@OUTSIDE@/secret.txt);attachment:url(x)}",
    "content-target": "p::after{content:target-text(url('@SERVER@/a'))}",
    "counter-huge": "p{counter-reset:x 99999999999999999999;counter-increment:x 2147483647}p::before{content:counter(x, upper-roman)}",
    "length-huge": "p{margin:1e308in;font-size:1e38px;width:calc(1e308px * 1e308)}",
}  # fmt: skip
_HARMLESS = frozenset({"html", "cdo", "charset", "expression", "string-open", "bad-url", "brackets", "functions", "link", "bookmark", "prince", "attr", "counter-huge", "length-huge", "src-var", "import-data", "selector"})  # fmt: skip


def _rules() -> Iterator[Attack]:
    for name, css in _RULES.items():
        codes = () if name in _HARMLESS else _REMOTE
        yield Attack(
            f"sheet-{name}",
            {"styles/base.css": css},
            codes=codes,
            options=("--epub", "--pdf", "--web", "--no-check"),
        )
    for place in (
        "epub.css",
        "site.css",
        "print.css",
        "ebook-fonts.css",
        "elements/verse.css",
        "furniture.css",
    ):
        options = ("--epub", "--pdf", "--web", "--no-check")
        yield Attack(
            f"sheet-in-{place}",
            {f"styles/{place}": "@\\69mport '@SERVER@/a';p{background:url(@SERVER@/b)}"},
            codes=_REMOTE,
            options=options,
        )


_VALUE = "red} * {background: url(@SERVER@/x)} @import ''@SERVER@/y''; a {b: c"
_VALUES = {
    "trim": "trim: {{width: '{}', height: 8in}}\n",
    "type-size": "editions:\n  a: {{type-size: '{}'}}\n",
    "leading": "editions:\n  a: {{leading: '{}'}}\n",
    "margins": "editions:\n  a: {{margins: {{inside: '{}'}}}}\n",
    "bleed": "printers:\n  a: {{bleed: '{}', paper: {{leaf: 0.1mm}}}}\n",
    "spine": "printers:\n  a: {{spine: '{}'}}\n",
    "edition-style": "editions:\n  a: {{styles: ['{}']}}\n",
    "edition-label": "editions:\n  a: {{label: '{}'}}\n",
    "hyphenation": "hyphenation: ['{}']\n",
    "cover-colour": "print-cover: {{color: '{}', background: '{}'}}\n",
    "language": "front:\n  - {{kind: preface, title: A, language: '{}'}}\n",
}


def _values() -> Iterator[Attack]:
    for name, key in _VALUES.items():
        keys = key.replace("{}", "{0}").format(_VALUE)
        options: tuple[str, ...] = ("--pdf", "--epub", "--no-check")
        if name in ("bleed", "spine"):
            options = ("--print", "--cover", "--no-check")
        elif key.startswith("editions"):
            options = (*options, "--edition", "a")
        yield Attack(f"value-{name}", {}, keys, options=options)
    yield Attack(
        "attribute-width",
        {
            **one('![A](images/a.svg){width="1px;background:url(@SERVER@/x)"}'),
            "images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        },
        options=("--epub", "--pdf", "--web", "--no-check"),
    )
    yield Attack(
        "attribute-columns",
        one('::: {.columns widths="1fr;background:url(@SERVER@/x)" style="color:red"}\nText.\n:::'),
        options=("--epub", "--pdf", "--web", "--no-check"),
    )


ATTACKS = (*_rules(), *_values())
