"""``glossary.yaml``: the terms of the glossary, as pydantic models that also give its JSON Schema."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from octavo.core.diagnostics import Span
from octavo.core.slugs import source_slug
from octavo.core.suggestions import suggest
from octavo.source.context import ReadingContext
from octavo.source.extract import TokenSource, extract
from octavo.source.manuscript import Division, GlossaryTerm, Kind
from octavo.source.markdown import parse_blocks
from octavo.source.notes import first_series
from octavo.source.text import Text
from octavo.source.tokens import plain_text
from octavo.source.validate import validate
from octavo.source.values import Model
from octavo.source.yaml_tree import YamlNode, load_yaml

FILE = "glossary.yaml"
#: Most terms of a glossary: the text is searched for all of them.
MOST = 5000


class TermFile(Model):
    """A term and what it means."""

    term: str = Field(min_length=1, description="The word or words; inline Markdown.")
    definition: str | None = Field(default=None, description="What it means; Markdown, of any length.")
    id: str | None = Field(
        default=None,
        pattern=r"^[^\W\d][\w.-]*$",
        description="Its name for cross-references; by default term- and its words.",
    )
    also: tuple[str, ...] = Field(
        default=(), description="Other forms that count as the term: plurals, spellings, short forms."
    )
    sort: str | None = Field(default=None, description="What it is sorted by, if not by its own words.")
    see: str | None = Field(default=None, description="The term to look under, instead or as well.")
    link: bool = Field(default=True, description="false: its uses in the text do not lead to the glossary.")


class GlossaryFile(Model):
    """``glossary.yaml``."""

    terms: tuple[TermFile, ...] = Field(default=(), max_length=MOST, description="The terms, in any order.")


@dataclass(frozen=True, slots=True)
class ReadTerm:
    """A term as it is read, before every id of the book is known."""

    model: TermFile
    term: Text
    definition: Text | None
    span: Span
    see_span: Span


def read_glossary(context: ReadingContext) -> tuple[ReadTerm, ...]:
    """Return the terms of ``glossary.yaml``, none if there is no such file. Their texts go to the context."""
    if FILE not in context.folder.list("", FILE):
        return ()
    source = context.folder.text(FILE)
    node = load_yaml(source, FILE, context.diagnostics) if source is not None else None
    if node is None or node.data is None:
        return ()
    made = validate(GlossaryFile, node, context.diagnostics, FILE)
    listed = node.get("terms")
    return tuple(_read(made.terms, listed, context)) if made and listed else ()


def _read(models: Sequence[TermFile], listed: YamlNode, context: ReadingContext) -> Iterator[ReadTerm]:
    for model, item in zip(models, listed.items(), strict=False):
        name, meaning, place = (item.get(key) for key in ("term", "definition", "see"))
        term = context.inline(name) if name else context.inline_text(model.term, item.span)
        context.texts.append((term, None))
        if model.id:
            context.ids.claim(model.id, item.place("id"), "term of the glossary")
        if not (model.definition or "").strip() and not model.see:
            context.diagnostics.error(
                "term-empty",
                item.span,
                f"the term `{model.term}` has no definition",
                "write `definition:`, or name another term with `see:`",
            )
        definition = _blocks(meaning, context) if meaning and (model.definition or "").strip() else None
        yield ReadTerm(model, term, definition, item.span, place.span if place else item.span)


def _blocks(node: YamlNode, context: ReadingContext) -> Text:
    """Return a definition as Markdown blocks, with the lines of the file as far as the form of the scalar
    tells."""
    line = node.span.line + (1 if node.block else 0)
    source = "\n" * (line - 1) + node.text()
    tokens = extract(
        parse_blocks(source, FILE, context.diagnostics, context.dialect),
        TokenSource(FILE, source, None, first_series(context)),
        context,
    )
    text = Text(tuple(tokens), Span(FILE, line), source)
    context.texts.append((text, None))
    return text


def resolve_glossary(
    read: Sequence[ReadTerm], divisions: Sequence[Division], context: ReadingContext
) -> tuple[GlossaryTerm, ...]:
    """Return the terms with their ids, and report what is wrong between them.

    That is two of one form, ``see`` that leads nowhere, or no place in the book in which they are printed.
    """
    forms: dict[str, ReadTerm] = {}
    for one in read:
        for form in _forms(one):
            first = forms.setdefault(form, one)
            if first is not one:
                context.diagnostics.error(
                    "term-twice",
                    one.span,
                    f"`{form}` is a form of two terms; the first is in line {first.span.line}",
                    "take the form away from one of them",
                )
    _check_places(read, divisions, context)
    ids = {id(one): one.model.id or _free(one, context) for one in read}
    resolved = []
    for one in read:
        other = forms.get(" ".join((one.model.see or "").split()))
        if one.model.see and (other is None or other is one):
            known = [" ".join(plain_text(each.term.tokens).split()) for each in read if each is not one]
            context.diagnostics.error(
                "term-see",
                one.see_span,
                f"`see` names `{one.model.see}`, which is no other term of the glossary",
                suggest(one.model.see, known, "name a term of glossary.yaml, or take `see` out"),
            )
            other = None
        resolved.append(
            GlossaryTerm(
                id=ids[id(one)],
                term=one.term,
                definition=one.definition,
                span=one.span,
                also=one.model.also,
                sort=one.model.sort,
                see=ids[id(other)] if other else None,
                link=one.model.link and context.book.glossary.link,
            )
        )
    return tuple(resolved)


def _forms(one: ReadTerm) -> list[str]:
    written = [plain_text(one.term.tokens), *one.model.also]
    return list(dict.fromkeys(" ".join(form.split()) for form in written if form.strip()))


def _free(one: ReadTerm, context: ReadingContext) -> str:
    name = base = f"term-{source_slug(plain_text(one.term.tokens)) or one.span.line}"
    number = 2
    while name in context.ids:
        name, number = f"{base}-{number}", number + 1
    context.ids.add_made(name, one.span, "term of the glossary")
    return name


def _check_places(read: Sequence[ReadTerm], divisions: Sequence[Division], context: ReadingContext) -> None:
    places = [one for division in divisions for one in division.walk() if one.kind is Kind.GLOSSARY]
    if read and not places:
        context.diagnostics.warning(
            "glossary-unplaced",
            Span(FILE),
            "book.yaml has no place for the glossary, so it is not printed",
            "add `- glossary` to `back:` in book.yaml, where it shall stand",
        )
    for place in places if not read else ():
        if place.file is None:
            context.diagnostics.error(
                "glossary-empty",
                place.span,
                "the glossary has no terms",
                f"write {FILE}, or name the file with its text",
            )
