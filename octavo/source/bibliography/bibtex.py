"""BibTeX and BibLaTeX -> works. The files are read by pybtex; what their fields mean in CSL is said here."""

import codecs
import re
from collections.abc import Mapping
from typing import Any

from octavo.core.diagnostics import Span
from octavo.source.bibliography.model import WorkSource
from octavo.source.bibliography.works import date_of
from octavo.source.context import ReadingContext

#: The longest text that a field or an abbreviation may become, so that a few lines cannot become gigabytes.
_LONGEST = 100_000

_TYPES = {
    "article": "article-journal",
    "periodical": "periodical",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "reference": "book",
    "booklet": "pamphlet",
    "manual": "book",
    "bookinbook": "chapter",
    "inbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "unpublished": "manuscript",
    "letter": "personal_communication",
    "review": "review",
    "misc": "document",
}
_PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
_FIELDS = {
    "abstract": "abstract",
    "addendum": "note",
    "address": "publisher-place",
    "booktitle": "container-title",
    "chapter": "chapter-number",
    "doi": "DOI",
    "edition": "edition",
    "eventtitle": "event-title",
    "institution": "publisher",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issue": "issue",
    "journal": "container-title",
    "journaltitle": "container-title",
    "shortjournal": "container-title-short",
    "langid": "language",
    "language": "language",
    "location": "publisher-place",
    "note": "note",
    "number": "number",
    "organization": "publisher",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "part": "part-number",
    "publisher": "publisher",
    "pubstate": "status",
    "school": "publisher",
    "series": "collection-title",
    "shorttitle": "title-short",
    "type": "genre",
    "url": "URL",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
_NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "director": "director",
}
_DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date", "eventdate": "event-date"}
_LANGUAGES = {
    "american": "en-US", "british": "en-GB", "english": "en", "french": "fr", "german": "de", "ngerman": "de",
    "italian": "it", "russian": "ru", "spanish": "es", "dutch": "nl", "polish": "pl", "latin": "la",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMANDS = (
    (re.compile(r"\\(?:emph|textit|mkbibemph)\s*\{([^{}]*)\}"), r"<i>\1</i>"),
    (re.compile(r"\\(?:textbf|mkbibbold)\s*\{([^{}]*)\}"), r"<b>\1</b>"),
    (re.compile(r"\\textsc\s*\{([^{}]*)\}"), r"<sc>\1</sc>"),
    (re.compile(r"\\(?:enquote|mkbibquote)\s*\{([^{}]*)\}"), r"“\1”"),
    (re.compile(r"\\url\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"``(.*?)''"), r"“\1”"),
)


class _Abbreviations(dict[str, str]):
    """The @string values of a file; they may name each other, and so must not grow for ever."""

    def __setitem__(self, name: str, value: str) -> None:
        super().__setitem__(name.lower(), value[:_LONGEST])

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.lower())


def read_bibtex(text: str, file: str, context: ReadingContext) -> list[WorkSource]:
    """Return the works of a .bib file. What cannot be read is reported with its line; the rest is read."""
    from pybtex.database import InvalidNameString
    from pybtex.database.input.bibtex import LowLevelParser
    from pybtex.scanner import PybtexSyntaxError

    def report(problem: PybtexSyntaxError) -> None:
        context.diagnostics.error(
            "bibtex-syntax",
            Span(file, max(getattr(problem, "lineno", None) or 1, 1)),
            f"{file} cannot be read here: {str(problem).rpartition(': ')[2]}",
            "look at the braces, quotation marks and commas of this entry",
        )

    macros = _Abbreviations({name: name for name in _MONTHS})
    parser = LowLevelParser(text, macros=macros, handle_error=report)
    works = []
    for command, body in _entries(parser):
        if not isinstance(body, tuple) or len(body) != 2 or not body[0] or command.lower() == "string":
            continue
        key, fields = body
        line = text.count("\n", 0, parser.command_start or 0) + 1
        values = {str(name).lower(): "".join(parts)[:_LONGEST] for name, parts in fields}
        try:
            works.append(_work(command.lower(), str(key), values, Span(file, line)))
        except InvalidNameString as problem:
            context.diagnostics.error(
                "bibtex-syntax",
                Span(file, line),
                f"a name of the work `{key}` cannot be read: {problem}",
                "write a name as `Family, Given`, and the word `and` between two names",
            )
    return works


def _entries(parser: Any) -> Any:
    for found in parser:
        if len(found) == 2:
            yield found


def _work(kind: str, key: str, fields: Mapping[str, str], span: Span) -> WorkSource:
    data: dict[str, Any] = {"type": _TYPES.get(kind, "document")}
    for name, value in fields.items():
        if name in _NAMES:
            data[_NAMES[name]] = _people(value)
        elif name in _DATES:
            date = date_of(value.strip())
            data[_DATES[name]] = date or {"literal": plain_text(value)}
        elif name in _FIELDS and _FIELDS[name] not in data:
            made = value if name in ("url", "doi") else plain_text(value)
            data[_FIELDS[name]] = (
                re.sub(r"-{2,}|–", "-", made) if name in ("pages", "number", "volume") else made
            )
    _titles(data, fields)
    _year(data, fields)
    if kind in ("article", "periodical") and "number" in data:
        data["issue"] = data.pop("number")
    elif data["type"] in ("book", "chapter") and "number" in data and "collection-title" in data:
        data["collection-number"] = data.pop("number")
    if "language" in data:
        data["language"] = _LANGUAGES.get(data["language"].lower(), data["language"])
    words = frozenset(word.strip() for word in fields.get("keywords", "").split(",") if word.strip())
    return WorkSource(key, data, span, words)


def _titles(data: dict[str, Any], fields: Mapping[str, str]) -> None:
    for title, subtitle, variable in (
        ("title", "subtitle", "title"),
        ("booktitle", "booksubtitle", "container-title"),
        ("journaltitle", "journalsubtitle", "container-title"),
        ("maintitle", "mainsubtitle", "container-title"),
    ):
        if fields.get(title):
            parts = [plain_text(fields[name]) for name in (title, subtitle) if fields.get(name)]
            whole = ": ".join(parts)
            if title == "maintitle" and data["type"] not in _PARTS:
                data["volume-title"], data["title"] = data.get("title", ""), whole
            elif title != "maintitle" or "container-title" not in data:
                data[variable] = whole
            if title == "title" and subtitle in fields:
                data.setdefault("title-short", parts[0])


def _year(data: dict[str, Any], fields: Mapping[str, str]) -> None:
    """Read the year and month of BibTeX."""
    year = plain_text(fields.get("year", ""))
    if "issued" in data or not year:
        return
    if not re.fullmatch(r"-?\d{1,4}", year):
        data["issued"] = {"literal": year}
        return
    day = [int(year)]
    month = fields.get("month", "").strip().lower()[:3]
    if month in _MONTHS:
        day.append(_MONTHS.index(month) + 1)
    elif month.isdigit() and 1 <= int(month) <= 12:
        day.append(int(month))
    data["issued"] = {"date-parts": [day]}


def _people(value: str) -> list[dict[str, str]]:
    from pybtex.bibtex.utils import split_name_list
    from pybtex.database import Person

    names = []
    for written in split_name_list(" ".join(value.split())):
        if re.fullmatch(r"\{.*\}", written.strip()):
            names.append({"literal": plain_text(written.strip()[1:-1])})
            continue
        if written.strip() == "others":
            continue
        person = Person(written)
        made = {
            "given": " ".join([*person.first_names, *person.middle_names]),
            "non-dropping-particle": " ".join(person.prelast_names),
            "family": " ".join(person.last_names),
            "suffix": " ".join(person.lineage_names),
        }
        names.append({part: plain_text(text).replace("\u00a0", " ") for part, text in made.items() if text})
    return names


def plain_text(value: str) -> str:
    """Return LaTeX as the text of a field.

    Accents become letters, emphasis becomes tags, and braces that keep the case become "nocase". Commands
    that are not known lose their names.
    """
    import latexcodec  # noqa: F401 - it makes the codec known

    text = " ".join(value.split())
    for _ in range(4):  # a command in a command
        for form, new in _COMMANDS:
            text = form.sub(new, text)
    text = re.sub(r"---", "—", text)
    text = re.sub(r"--", "–", text)
    kept = re.sub(r"(?<![\\\w}])(\{)([^\W\d_][^\\{}]*)\}", r"⦃\2⦄", text)
    decoded = codecs.getdecoder("ulatex+utf8")(kept)[0]  # type: ignore[arg-type]
    decoded = str(decoded).replace("~", "\u00a0")
    decoded = re.sub(r"\\[A-Za-z]+\s*", "", decoded).replace("{", "").replace("}", "").replace("\\", "")
    if decoded.startswith("⦃") and decoded.endswith("⦄") and decoded.count("⦃") == 1:
        return decoded[1:-1]
    return decoded.replace("⦃", '<span class="nocase">').replace("⦄", "</span>")
