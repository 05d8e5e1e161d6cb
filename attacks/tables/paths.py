"""Each place in which a book names a file, with a path that leads out of the book's folder."""

from collections.abc import Iterator

from attacks.attack import OUTSIDE, Attack, Content, Link, one

_REFUSED = (
    "path-outside",
    "file-missing",
    "kind-unknown",
    "include-part",
    "value-wrong",
    "csv-sheet",
    "style-unknown",
)
#: From the book's folder to the secret, in several spellings.
_SPELLINGS = {
    "up": "../outside/{}",
    "up-inside": "chapters/../../outside/{}",
    "absolute": "@OUTSIDE@/{}",
    "home": "~/../outside/{}",
    "address": "file://@OUTSIDE@/{}",
    "escaped": "%2e%2e/outside/{}",
    "backslash": "..\\\\outside\\\\{}",
    "slashes": "..//./outside/{}",
}
#: Where a book names a file: the key or text with a place for the path, and the kind of file there.
_KEYS = {
    "chapter": ("body: ['{}']\n", "secret.md"),
    "chapter-file": ("body:\n  - {{kind: chapter, file: '{}'}}\n", "secret.md"),
    "front": ("front: ['{}']\n", "secret.md"),
    "sections": ("body:\n  - {{file: chapters/one.md, sections: ['{}']}}\n", "secret.md"),
    "cover": ("cover: '{}'\n", "secret.svg"),
    "bibliography": ("bibliography: '{}'\n", "secret.bib"),
    "csl": ("bibliography: works.bib\ncitations: {{style: '{}'}}\n", "secret.csl"),
    "variables": ("variables: '{}'\n", "secret.yaml"),
    "profile": ("printers:\n  one: {{icc: '{}', paper: {{leaf: 0.1mm}}}}\n", "secret.icc"),
    "edition-style": ("editions:\n  large: {{styles: ['{}']}}\n", "secret.css"),
}
_WORKS = "@book{ko, title={T}, author={Ko, A.}, date={1990}, publisher={P}}\n"
_TEXTS = {
    "picture": ("![A picture]({})", "secret.svg"),
    "picture-named": ("![A picture][p]\n\n[p]: <{}>", "secret.svg"),
    "picture-html": ('<img src="{}" alt="a" />', "secret.svg"),
    "include-mdbook": ("{{{{#include {}}}}}", "secret.md"),
    "include-quarto": ("{{{{< include {} >}}}}", "secret.md"),
    "include-code": ("```\n{{{{#include {}}}}}\n```", "secret.txt"),
    "include-myst": ("```{{literalinclude}} {}\n```", "secret.txt"),
    "include-chunk": ("```{{r, child='{}'}}\n```", "secret.md"),
    "csv-myst": ("```{{csv-table}} A table\n:file: {}\n```", "secret.csv"),
    "figure-myst": ("```{{figure}} {}\nA figure\n```", "secret.svg"),
}


def _in_keys() -> Iterator[Attack]:
    for place, (key, name) in _KEYS.items():
        for way in ("up", "absolute", "address"):
            path = _SPELLINGS[way].format(name)
            options: tuple[str, ...] = ("--epub", "--web", "--no-check")
            if place == "profile":
                options = ("--print", "--no-check")
            elif place == "edition-style":
                options = ("--pdf", "--no-check", "--edition", "large")
            files: dict[str | bytes, Content] = {"works.bib": _WORKS} if place == "csl" else {}
            yield Attack(f"{place}-{way}", files, key.format(path), codes=_CODES, options=options)


def _in_texts() -> Iterator[Attack]:
    for place, (text, name) in _TEXTS.items():
        for way in (
            ("up", "absolute", "home", "escaped") if place.startswith("picture") else ("up", "absolute")
        ):
            yield Attack(f"{place}-{way}", one(text.format(_SPELLINGS[way].format(name))))


_CODES = (
    *_REFUSED,
    "cover-missing",
    "cover-outside-book",
    "bibliography-missing",
    "profile-wrong",
    "picture-missing",
)
_LINKED = {
    "chapters/two.md": ("secret.md", "body: [chapters/one.md, chapters/two.md]\n"),
    "cover.svg": ("secret.svg", "cover: cover.svg\n"),
    "works.bib": ("secret.bib", "bibliography: works.bib\n"),
    "house.csl": ("secret.csl", "bibliography: w.bib\ncitations: {style: house.csl}\n"),
    "names.yaml": ("secret.yaml", "variables: names.yaml\n"),
    "tables/one.csv": ("secret.csv", ""),
    "tables/one.yaml": ("secret.yaml", ""),
    "index.yaml": ("secret.yaml", ""),
    "glossary.yaml": ("secret.yaml", ""),
    "notes/notes.md": ("secret.md", ""),
    "images/one.svg": ("secret.svg", ""),
    "templates/sections/chapter.html.j2": ("secret.html.j2", ""),
    "templates/terms/en.yaml": ("secret.yaml", ""),
    "styles/base.css": ("secret.css", ""),
    "styles/x.css": ("secret.css", ""),
    "_variables.yml": ("secret.yaml", ""),
}
_USES = "![A picture](images/one.svg)\n\n@tbl-one\n\n[A]{.index term=A}"


def _links() -> Iterator[Attack]:
    for name, (secret, keys) in _LINKED.items():
        files = {**one(_USES if name.startswith("images") else "A word."), name: Link(f"{OUTSIDE}/{secret}")}
        if "w.bib" in keys:
            files["w.bib"] = _WORKS
        yield Attack(f"link-{name}", files, keys)
        folder, _, rest = name.partition("/")
        if rest and not folder.startswith("chapters"):
            files = {**one(_USES if folder == "images" else "A word."), folder: Link(OUTSIDE)}
            yield Attack(f"link-of-folder-{name}", files, keys)


_OTHERS = (
    Attack("link-book-yaml", {"book.yaml": Link(f"{OUTSIDE}/secret.yaml")}, statuses=(1, 2, 3)),
    Attack(
        "link-to-link",
        {"a.md": Link("b.md"), "b.md": Link(f"{OUTSIDE}/secret.md")},
        "body: [a.md]\n",
        codes=("path-outside",),
    ),
    Attack("link-to-itself", {"a.md": Link("a.md")}, "body: [a.md]\n", codes=("file-missing",)),
    Attack("link-into-git", {".git/config": "secret", "a.md": Link(".git/config")}, "body: [a.md]\n", codes=_CODES),
    Attack("git-config", {".git/config": "secret"}, "body: [.git/config]\n", codes=_CODES),
    Attack("proc", {}, "body: [/proc/self/environ]\n", codes=_CODES),
    Attack("proc-link", {"a.md": Link("/proc/self/environ")}, "body: [a.md]\n", codes=_CODES),
    Attack("device", {"a.md": Link("/dev/zero")}, "body: [a.md]\n", codes=_CODES),
    Attack("descriptor", {"a.md": Link("/dev/stdin")}, "body: [a.md]\n", codes=_CODES),
    Attack("windows", {}, "body: ['C:\\\\windows\\\\win.ini']\n", codes=_CODES),
    Attack("share", {}, "body: ['\\\\\\\\host\\\\share\\\\a.md', '//host/a.md']\n", codes=_CODES),
    Attack("slug-up", {}, "slug: ../home/photos\n", codes=("value-wrong",)),
    Attack("slug-absolute", {}, "slug: '@HOME@/x'\n", codes=("value-wrong",)),
    Attack("edition-name-up", {}, "editions:\n  ../../x: {}\n", codes=("value-wrong", "key-unknown", "edition-name")),
    Attack("series-name-up", {}, "notes:\n  - {id: ../../x, place: book-end}\n", codes=("value-wrong", "id-invalid")),
    Attack("division-id-up", {}, "body:\n  - {file: chapters/one.md, id: ../../../x}\n", codes=("id-invalid", "value-wrong")),
    Attack("heading-id-up", {"chapters/one.md": "# One {#../../../x}\n\nWords.\n"}),
    Attack("language-up", {}, "body:\n  - {file: chapters/one.md, language: ../../x}\n", codes=("language-invalid", "value-wrong")),
    Attack("raw-link", one(f"[x]({OUTSIDE}/secret.txt) [y](../outside/secret.txt) [z](file:///etc/passwd)")),
    Attack("template-includes", {"templates/sections/chapter.html.j2": "{% include '../../../outside/secret.html.j2' %}"}, codes=("template-broken",)),
    Attack("template-includes-absolute", {"templates/sections/chapter.html.j2": f"{{% include '{OUTSIDE}/secret.html.j2' %}}"}, codes=("template-broken",)),
    Attack("template-extends", {"templates/sections/chapter.html.j2": "{% extends '../book.yaml' %}"}, codes=("template-broken",)),
    Attack("template-imports", {"templates/sections/chapter.html.j2": "{% import '../styles/base.css' as x %}"}, codes=("template-broken",)),
    Attack("font-outside", {"styles/fonts.css": "@font-face {font-family: X; src: url(../../outside/secret.ttf)}"}, options=("--pdf", "--epub", "--no-check"), codes=_CODES),
    Attack("font-absolute", {"styles/fonts.css": f"@font-face {{font-family: X; src: url({OUTSIDE}/secret.ttf)}}"}, options=("--pdf", "--epub", "--no-check"), codes=(*_CODES, "style-remote")),
    Attack("font-local", {"styles/fonts.css": f"@font-face {{font-family: X; src: local('{OUTSIDE}/secret.ttf')}} p {{font-family: X}}"}, options=("--pdf", "--epub", "--no-check")),
    Attack("background-outside", {"styles/print.css": "p {background: url(../../outside/secret.svg)}"}, options=("--pdf", "--no-check"), codes=_CODES),
    Attack("content-outside", {"styles/print.css": "p::before {content: url('../../outside/secret.svg')}"}, options=("--pdf", "--no-check"), codes=_CODES),
    Attack("list-of-words", {"a.tsv": Link(f"{OUTSIDE}/secret.csv")}, command=("--index-from", "@ROOT@/book/a.tsv", "--book", "@ROOT@/book")),
)  # fmt: skip

ATTACKS = (*_in_keys(), *_in_texts(), *_links(), *_OTHERS)
