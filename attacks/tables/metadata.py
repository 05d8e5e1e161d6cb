"""Mark-up where only words are due: titles, names, entries of the index, of tables and of bibliographies."""

from collections.abc import Iterator

from attacks.attack import Attack, Content, one

_PAYLOADS = {
    "script": "</title><script>alert(1)</script>",
    "handler": "\"' onclick=alert(1) x='<img src=x onerror=alert(1)>",
    "xml": "]]>--><!--</metadata></head></text:p><x/>&lt;script&gt;&xxe;",
    "pdf": ") /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (\\)>> endobj",
    "css": "\"} * {background:url(@SERVER@/x)} \\000022;@import '@SERVER@/y'; /*",
    "json": '\\"}];</script><script>alert(1)//',
}
_KEYS = (
    "title: {0}",
    "subtitle: {0}",
    "short-title: {0}",
    "rights: {0}",
    "description: {0}",
    "subjects: [{0}]",
    "edition: {0}",
    "series: {{name: {0}, number: {0}}}",
    "publisher: {{name: {0}, place: {0}}}",
    "contributors: [{{name: {0}, sort: {0}, role: aut, biography: {0}}}]",
    "accessibility: {{summary: {0}}}",
)
_ALL = ("--epub", "--pdf", "--html", "--web", "--cover", "--no-check")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _in_data() -> Iterator[Attack]:
    for name, payload in _PAYLOADS.items():
        rows = dict(line.split(": ", 1) for line in _KEYS)
        rows |= {"language": "en", "identifier": "urn:uuid:5d0c5a44-2b3e-4f0e-9a57-5f5c86a1f0d1"}
        rows |= {
            "slug": "x",
            "body": "[chapters/one.md]",
            "trim": "{{width: 5in, height: 8in}}",
            "date": "2026-01-01",
        }
        text = "".join(f"{key}: {value.format(_quoted(payload))}\n" for key, value in rows.items())
        yield Attack(f"data-{name}", {"book.yaml": text}, options=_ALL)
        yield Attack(
            f"data-onix-{name}",
            {"book.yaml": text},
            options=("--epub", "--pdf", "--onix", "--emit", "composed", "--emit", "xhtml", "--no-check"),
        )
        yield Attack(
            f"data-text-{name}",
            {"book.yaml": text.replace("'", "", 0)},
            options=("--epub", "--pdf", "--no-check", "--format", "json"),
        )


_TEXTS = {
    "heading": "## {0}\n\nWords.",
    "heading-code": "## `{0}`\n\nWords.",
    "index": 'A [word]{{.index term="{1}" sub="{1}"}}.',
    "alt": '![{0}](images/a.svg "{1}")',
    "table": ": {0} {{#tbl-a}}\n\n| {0} | b |\n|---|---|\n| {0} | c |",
    "note": "A word.[^a]\n\n[^a]: {0}",
    "term": "{0}\n:   {0}",
    "quotation": "> {0}\n>\n> {0}",
    "code": "```\n{0}\n```",
    "callout": '::: {{.callout-note title="{1}"}}\n{0}\n:::',
    "verse": "| {0}\n| {0}",
    "formula": "$${0}$$",
    "link-title": '[x](https://example.org "{1}")',
    "reference": "@sec-x{0} [@ko{0}] [^{0}]",
    "front-matter": "",
}
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{}</title><text>{}</text></svg>'


def _in_texts() -> Iterator[Attack]:
    for place, text in _TEXTS.items():
        for name in ("script", "handler", "css", "pdf"):
            payload = _PAYLOADS[name]
            inside = payload.replace("\\", "\\\\").replace('"', '\\"')
            files: dict[str | bytes, Content] = one(text.format(payload, inside))
            files["images/a.svg"] = _SVG.format(*[payload.replace("&", "&amp;").replace("<", "&lt;")] * 2)
            if place == "front-matter":
                files["chapters/one.md"] = (
                    f"---\ntitle: {_quoted(payload)}\nauthor: {_quoted(payload)}\n---\n\nWords.\n"
                )
            yield Attack(
                f"{place}-{name}",
                files,
                "back: [index]\n" if place == "index" else "",
                options=("--epub", "--pdf" if name == "pdf" else "--web", "--no-check"),
            )


def _in_files() -> Iterator[Attack]:
    for name, payload in _PAYLOADS.items():
        quoted = _quoted(payload)
        files: dict[str | bytes, Content] = {
            **one("A [@ko], a word and @tbl-one, [Word]{.index}."),
            "w.yaml": f"- {{id: ko, type: book, title: {quoted}, publisher: {quoted}, author: [{{family: {quoted}, given: {quoted}}}], issued: {{literal: {quoted}}}}}\n",
            "tables/one.yaml": f"caption: {quoted}\ndata: one.csv\ncolumns:\n  - {{id: a, head: {quoted}}}\n  - {{id: b, head: {quoted}}}\n",
            "tables/one.csv": 'a,b\n"{0}","{0}"\n'.format(payload.replace('"', '""')),
            "glossary.yaml": f"- {{term: word, text: {quoted}}}\n",
            "index.yaml": f"see:\n  - {{from: {quoted}, to: Word}}\n",
            "templates/terms/en.yaml": f"contents: {quoted}\nindex: {quoted}\nnotes: {quoted}\n",
        }
        yield Attack(
            f"files-{name}",
            files,
            "bibliography: w.yaml\nback: [index, bibliography]\nfront: [contents]\n",
            options=("--epub", "--pdf", "--web", "--no-check"),
        )
        bib = "@book{ko, title={%1}, author={%1}, publisher={\\input{/etc/passwd}}, date={1990}}\n"
        bib = bib.replace("%1", payload)
        yield Attack(
            f"bibtex-{name}", {**one("A [@ko]."), "w.bib": bib}, "bibliography: w.bib\nback: [bibliography]\n"
        )


ATTACKS = (*_in_data(), *_in_texts(), *_in_files())
