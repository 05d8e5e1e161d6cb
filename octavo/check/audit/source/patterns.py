"""Marks of Markdown by which the audit's reader tells blocks apart."""

import re

QUOTE = re.compile(r"^\s*(?:> ?)+")
FENCE = re.compile(r"^(`{3,}|~{3,})(.*)$")
DIV = re.compile(r"^:{3,}(.*)$")
HEADING = re.compile(r"^#{1,6}(?:\s+|$)(.*?)(?:\s+#+)?\s*$")
NOTE = re.compile(r"^\[\^([^\]\s]+)\]:\s?(.*)$")
#: A definition of a link, or the name of a place as MyST writes it: ``(name)=``.
REFERENCE = re.compile(r"^\([\w:. /-]+\)=$|^\[[^\]^][^\]]*\]:\s*\S")
ABBREVIATION = re.compile(r"^\*\[[^\]]+\]:\s")
ITEM = re.compile(r"^(?:[*+-]|\(?(?:\d{1,9}|#|@\w*|[A-Za-z]|[ivxlcdmIVXLCDM]{1,8})[.)])(?:\s+|$)")
#: The first line of an aside of MkDocs.
ASIDE = re.compile(r"^(?:!!!|\?\?\?)\+?\s+[\w\s-]+(?:\"(.*)\")?\s*$")
#: A block that is a figure or a table by its id.
NAMED_DISPLAY = re.compile(r"#(?:fig|tbl)[-:]")
#: The mark of an aside in Leanpub's Markdown.
LEANPUB = re.compile(r"^[ABDEIQTWX]>\s+")
RULE = re.compile(r"^(?:[-=*_+|:.\s]|\\)+$")
FORMULA = re.compile(r"^(?:\$\$.+\$\$|\\\[.+\\\]|\\begin\{.*\\end\{)")
SETEXT = re.compile(r"^(?:=+|-+)\s*$")
OPTION = re.compile(r"^:[\w-]+:(?:\s|$)")
CAPTION = re.compile(r"^(?::|Table:|table:)\s+(.*)$")
TITLE = re.compile(r"(?<![\w-])title=(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)')")
LANGUAGE = re.compile(r"(?<![\w-])lang=[\"']?([\w-]+)")
PART = re.compile(r"^\((?:PART|APPENDIX)(?:\\?\*)?\)\s*")
FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
#: A table in HTML, which may move as any other.
HTML_TABLE = re.compile(r"\s*<table\b", re.IGNORECASE)
NO_TEXT = re.compile(r"<(style|script)\b", re.IGNORECASE)
#: A cell of code that is run: what of it is printed depends on its options.
CELL = re.compile(r"^\{[A-Za-z]\w*(?:[\s,][^}]*)?\}")
CODE_WORDS = frozenset({"code", "code-block", "code-cell", "sourcecode", "literalinclude", "eval-rst", "raw"})
NOT_PRINTED = frozenset(
    {
        "comment",
        "hidden",
        "content-hidden",
        "content-visible",
        "mermaid",
        "graphviz",
        "math",
        "toctree",
        "contents",
    }
    | {"bibliography", "include", "tableofcontents"}
)
#: Divs that have a place of their own.
MOVED = frozenset({"table", "figure", "figures", "plate", "marginnote", "aside", "column-margin", "margin"})
