"""Lines that hold a command of LaTeX alone: parts and appendices are begun, commands for the layout left out.

Pandoc hands such lines on to LaTeX, and no other format sees them.
"""

import re

from octavo.core.diagnostics import Span
from octavo.source.metadata_blocks import fenced_ranges, lies_in

_LAYOUT = (
    *(
        "frontmatter",
        "mainmatter",
        "backmatter",
        "maketitle",
        "titlepage",
        "tableofcontents",
        "listoffigures",
    ),
    *("listoftables", "lstlistoflistings", "printindex", "printbibliography", "bibliography", "newpage"),
    *("clearpage", "cleardoublepage", "pagebreak", "nopagebreak", "linebreak", "pagenumbering", "pagestyle"),
    *("thispagestyle", "setcounter", "addtocounter", "setlength", "addcontentsline", "markboth", "vspace"),
    *("hspace", "vfill", "hfill", "bigskip", "medskip", "smallskip", "noindent", "centering", "raggedright"),
    *(
        "singlespacing",
        "onehalfspacing",
        "doublespacing",
        "begingroup",
        "endgroup",
        "appendixpage",
        "usepackage",
    ),
    *("makeatletter", "makeatother", "small", "normalsize", "footnotesize"),
)
_LINE = re.compile(
    rf"^[ ]{{0,3}}\\(?P<name>part|appendix|{'|'.join(_LAYOUT)})(?![A-Za-z])(?P<star>\*?)"
    r"(?P<rest>(?:\[[^\[\]\n]{0,200}\]|\{[^{}\n]{0,400}\}){0,4})[ \t]*$",
    re.MULTILINE,
)


def take_tex_lines(text: str, file: str) -> tuple[str, list[tuple[str, Span]]]:
    """Return a text with headings in the place of ``\\part{...}`` and ``\\appendix``, as in bookdown, and
    without commands for the layout; and these commands with their places."""
    if "\\" not in text:
        return text, []
    found = list(_LINE.finditer(text))
    if not found:
        return text, []
    code = fenced_ranges(text)
    left: list[tuple[str, Span]] = []
    parts: list[str] = []
    done, line = 0, 1
    for one in found:
        if lies_in(one.start(), code):
            continue
        line += text.count("\n", done, one.start())
        made = _heading(one)
        if made is None:
            left.append((f"\\{one['name']}", Span(file, line, one.start("name") - one.start())))
        parts += [text[done : one.start()], made or ""]
        done = one.end()
    return "".join((*parts, text[done:])), left


def _heading(command: re.Match[str]) -> str | None:
    """Return the heading that stands for a command; None for one that begins nothing."""
    if command["name"] == "appendix":
        return "# (APPENDIX) {-}"
    title = re.search(r"\{([^{}]*)\}", command["rest"])
    if command["name"] != "part" or title is None:
        return None
    return f"# (PART{chr(92) + '*' if command['star'] else ''}) {title[1]} {{-}}"
