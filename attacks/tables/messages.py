"""Names and texts that come out in messages, and could drive a terminal, a log or a service that reads them."""

from collections.abc import Iterator

from attacks.attack import Attack, one

_SIGNS = {
    "clear": "\\e[2J\\e[H",
    "title": "\\e]0;owned\\a",
    "clipboard": "\\e]52;c;cHduZWQ=\\a",
    "link": "\\e]8;;https://example.org\\e\\\\x",
    "eight-bit": "\\x9b31m\\x9d0;owned\\x9c",
    "backspace": "abc\\b\\b\\bxyz\\r",
    "bidi": "\\u202Etxt.exe\\u2066\\u2069",
    "newline": "a\\n::error::b\\nc",
    "workflow": "::set-output name=x::y",
    "workflow-stop": "::stop-commands::x",
    "separator": "a\\u2028::error::b\\u2029c\\x85::error::d",
    "markup": "[bold red]x[/] [link=file:///etc/passwd]y[/link] :smile:",
    "percent": "%0A::error::x %s %(x)s {0}",
}
_FORMS = ("text", "json", "sarif", "github")


def _attacks() -> Iterator[Attack]:
    for name, sign in _SIGNS.items():
        keys = f'"unknown-{sign}": 1\nslug: "{sign}"\nextensions: ["{sign}"]\ncover: "{sign}.png"\nback: ["{sign}.md"]\n'
        for form in _FORMS:
            yield Attack(
                f"message-{name}-{form}",
                {},
                keys,
                statuses=(1,),
                options=("--epub", "--no-check", "--format", form),
            )
    for name in ("clear", "newline", "workflow", "markup", "percent", "bidi"):
        sign = _SIGNS[name]
        title = sign.replace("\\e", "&#27;").replace("\\a", "&#7;")
        keys = f'subtitle: "{sign}"\ndescription: "{sign}"\npublisher: {{name: "{sign}"}}\n'
        yield Attack(
            f"title-{name}",
            {"chapters/one.md": f"# {title}\n\nWords.\n"},
            keys,
            options=("--epub", "--pdf", "--no-check"),
        )
    yield Attack(
        "excerpt-workflow",
        one("::error file=a::x ![](images/none.png)\n\n::set-env name=PATH::/x ![A](images/none2.png)"),
        statuses=(1,),
        options=("--epub", "--no-check"),
    )
    yield Attack(
        "excerpt-escape",
        one("\x1b[2J ![A](images/none.png) \x9b31m"),
        statuses=(1,),
        options=("--epub", "--no-check"),
    )
    yield Attack(
        "excerpt-secret-link",
        {"chapters/one.md": one("x")["chapters/one.md"], "a.bib": "@book{"},
        "bibliography: a.bib\n",
        statuses=(1,),
        options=("--epub", "--no-check"),
    )
    yield Attack(
        "lint-escape",
        one("the the \x07word  \u202ereversed"),
        command=("check", "@ROOT@/book"),
        statuses=(0, 1),
    )
    yield Attack(
        "verbose-escape", {}, 'slug: "\\e[2J"\n', statuses=(1,), options=("--epub", "--no-check", "--verbose")
    )


ATTACKS = tuple(_attacks())
