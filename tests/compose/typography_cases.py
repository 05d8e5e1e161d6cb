"""Reads the cases of ``fixtures/typography``; en-quotes.txt there explains their form."""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

FIXTURES = Path(__file__).parent / "fixtures" / "typography"

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
_CALL = '<a epub:type="noteref" href="#n1">1</a>'
_SPACES = str.maketrans({"~": "\u00a0", "^": "\u202f", "|": "\u202f"})


@dataclass(frozen=True)
class Case:
    """One case and the place where it stands."""

    place: str
    language: str
    written: str
    expected: str

    @property
    def is_plain(self) -> bool:
        """Whether the case has no markup."""
        return "<" not in self.written


def read_cases(file: Path) -> list[Case]:
    """All cases of one file."""
    cases: list[Case] = []
    language = place = ""
    written: list[str] = []
    for number, line in enumerate([*file.read_text(encoding="utf-8").splitlines(), ""], 1):
        header = line.startswith("language: ")
        if written and (header or not line):
            first, dot, last = written
            assert dot == ".", f"{place}: a line with one dot is missing"
            cases.append(Case(place, language, first, last.translate(_SPACES)))
            written = []
        if header:
            language = line.removeprefix("language: ")
        elif line and not line.startswith("#"):
            place = place if written else f"{file.stem}:{number}"
            written.append(line)
    return cases


def all_cases() -> list[Case]:
    """The cases of all files."""
    return [case for file in sorted(FIXTURES.glob("*.txt")) for case in read_cases(file)]


def body(text: str) -> etree._Element:
    """The text of a case as the body of a chapter."""
    text = text.replace("<n/>", _CALL)
    return etree.fromstring(f'<section xmlns="{XHTML}" xmlns:epub="{EPUB}">{text}</section>')


def content(node: etree._Element) -> str:
    """What ``body`` was made of."""
    text = etree.tostring(node, encoding="unicode")
    text = text[text.index(">") + 1 : text.rindex("</")]
    return text.replace(_CALL, "<n/>")
