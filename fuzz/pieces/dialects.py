"""Markup as Quarto, Pandoc, MyST, MkDocs, mdBook, kramdown, bookdown and GitHub have it."""

from collections.abc import Callable, Mapping

from fuzz.scribe import Scribe

#: What is written: {s} is a sentence, {w} a name, {c} a caption, {n} a number that nothing else has. Braces are
#: doubled.
_FORMS: Mapping[str, str] = {
    "callout-github": "> [!NOTE]\n> {s}",
    "callout-mkdocs": '!!! warning "{c}"\n    {s}\n\n{s}',
    "callout-mkdocs-folded": '??? note "{c}"\n    {s}\n\n{s}',
    "callout-myst": "```{{note}}\n{s}\n```",
    "callout-myst-colons": ":::{{warning}}\n{s}\n:::",
    "callout-myst-titled": ":::{{admonition}} {c}\n:class: warning\n{s}\n:::",
    "callout-docusaurus": ":::tip[{c}]\n{s}\n:::",
    "callout-mdbook": '```admonish warning "{c}"\n{s}\n```',
    "callout-gitbook": '{{% hint style="info" %}}\n{s}\n{{% endhint %}}',
    "callout-leanpub": "W> {s}",
    "callout-bookdown": "::: {{.rmdwarning}}\n{s}\n:::",
    "callout-quarto-heading": "::: {{.callout-tip}}\n## {c}\n\n{s}\n:::",
    "tabs-mkdocs": '=== "{w}"\n    {s}\n\n=== "{w}"\n    {s}\n\n{s}',
    "tabs-myst": "::::{{tab-set}}\n:::{{tab-item}} {w}\n{s}\n:::\n:::{{tab-item}} {w}\n{s}\n:::\n::::",
    "margin-myst": "{s}\n\n:::{{margin}}\n{s}\n:::",
    "epigraph-myst": "```{{epigraph}}\n{s}\n```",
    "section-kramdown": '{s}\n{{: lang="en"}}',
    "comment-kramdown": "{{::comment}}\n{c}\n{{:/comment}}\n\n{s}",
    "comment-html": "<!-- {c} -->\n\n{s}",
    "quotation-html": "<blockquote><p>{s}</p></blockquote>",
    "list-html": "<ul><li>{c}</li><li>{c}</li></ul>",
    "terms-html": "<dl><dt>{w}</dt><dd>{c}.</dd></dl>",
    "kbd-quarto": "{c} {{{{< kbd Esc >}}}} {w}.",
    "meta-quarto": "{c} {{{{< meta title >}}}}.",
    "role-myst": "{c} {{abbr}}`{w} ({c})` H{{sub}}`2`O.",
    "formula-myst": "{c} {{math}}`x^2` {w}.",
    "formula-github": "{s}\n\n```math\nx = 1\n```",
    "formula-directive": "```{{math}}\nx = {w}\n```",
    "code-myst": "```{{code-block}} python\n:caption: {c}\nprint(1)\n```",
    "code-docusaurus": '```js title="x.js" {{1,3-5}}\nlet {w}\n```',
    "table-myst": "```{{list-table}} {c}\n:header-rows: 1\n\n* - {w}\n  - {w}\n* - 1901\n  - 4\n```",
    "csv-myst": '```{{csv-table}} {c}\n:header: {w}, {w}\n1901,"4, {w}"\n```',
    "caption-pandoc": "Table: {c}\n\n| {w} | {w} |\n|------|-------|\n| 1901 | 4     |\n| {w} | 5 |",
    "footed-kramdown": "| {w} | {w} |\n|------|-------|\n| 1901 | 4 |\n|======|=======|\n| {w} | 4 |",
    "headless-pandoc": "|------|---|\n| {w} | 4 |\n| {w} | 7 |",
    "theorem-bookdown": '```{{theorem, sea{n}, name="{c}"}}\n{s}\n```\n\n{c} \\@ref(thm:sea{n}).',
    "label-myst": "(slack{n})=\n\n{s}\n\n{c} [{w}](#slack{n}).",
    "video-quarto": "{{{{< video https://example.org/v{n} >}}}}",
    "mark-obsidian": "{c} =={w}== {w}.",
    "entities": "{c} &mdash; &copy; 1924&nbsp;{w} &#8470;&#x2009;7.",
    "details-html": "<details><summary>{c}</summary>\n\n{s}\n\n</details>",
    "line-block": "| {c}\n|    {c}",
    "links": "[{c}][alm{n}], [alm{n}][] {w}.\n\n[alm{n}]: https://example.org/a{n}",
}
_NEEDS = {"mark-obsidian": "markup:mark"}


def _writer(name: str, form: str) -> Callable[[Scribe], str]:
    def write(s: Scribe) -> str:
        if need := _NEEDS.get(name):
            s.needs.add(need)
        text, number = form, s.plan.fresh("d")
        makers: Mapping[str, Callable[[], str]] = {
            "{s}": lambda: s.sentence(0),
            "{w}": s.words.name,
            "{c}": lambda: s.plain(2, 5),
        }
        for mark, make in makers.items():
            while mark in text:
                text = text.replace(mark, make(), 1)
        return text.replace("{n}", number).replace("{{", "{").replace("}}", "}")

    return write


WRITERS = {name: _writer(name, form) for name, form in _FORMS.items()}
