"""The statement of an e-book on its accessibility, worked out from what is in it (EPUB Accessibility 1.1).

The words are those of the Schema.org Accessibility Properties for Discoverability Vocabulary; of them only
those are used that finished documents can prove. What a machine can't know comes from ``accessibility:`` in
book.yaml.
"""

from jinja2 import Environment, TemplateNotFound

from octavo.core.accessibility import Facts, Statement
from octavo.core.isbn import isbn_urn
from octavo.source.metadata import Book

#: What the key ``hazards`` names -> the values of ``accessibilityHazard`` that say it, and its absence.
_HAZARDS = {
    "flashing": ("flashing", "noFlashingHazard"),
    "motion": ("motionSimulation", "noMotionSimulationHazard"),
    "sound": ("sound", "noSoundHazard"),
}


def statement(book: Book, facts: Facts, templates: Environment, *, printed: bool = True) -> Statement:
    """Return what is true of a book with these facts, and what book.yaml adds. Unless ``printed``, a page
    list counts the pages of an earlier edition.

    The cover is no part of the facts: a book whose only picture it is can be read as text alone.
    """
    own = book.accessibility
    text, language = summary(book, facts, templates)
    certifier = own.certifier
    return Statement(
        access_modes=access_modes(facts),
        sufficient=sufficient(facts),
        features=features(facts),
        hazards=hazards(facts, own.hazards),
        summary=text,
        summary_language=language,
        facts=facts,
        conforms_to=own.conforms_to,
        certified_by=certifier.name if certifier else None,
        credential=certifier.credential if certifier else None,
        report=certifier.report if certifier else None,
        page_source=(page_source(book) if printed else earlier_source(book)) if facts.page_list else None,
    )


def access_modes(facts: Facts) -> tuple[str, ...]:
    """Return the modes in which the content is encoded; decoration is no content."""
    held = {
        "textual": True,
        "visual": facts.pictures > 0,
        "auditory": facts.sounding,
        "mathOnVisual": facts.formulas > facts.mathml,
    }
    return tuple(name for name, holds in held.items() if holds)


def sufficient(facts: Facts) -> tuple[str, ...]:
    """Return the modes that are enough to take in everything: all together, and text alone if a text stands
    for everything else."""
    senses = [mode for mode in access_modes(facts) if mode in ("textual", "visual", "auditory")]
    alone = facts.pictures == facts.described and not facts.sounding
    ways = (",".join(senses), "textual") if alone else (",".join(senses),)
    return tuple(dict.fromkeys(ways))


def features(facts: Facts) -> tuple[str, ...]:
    """Return the values of ``accessibilityFeature`` that hold, in the order of the vocabulary's chapters.

    A feature of things that the book does not have is not claimed.
    """
    held = {
        "ARIA": facts.aria,
        "index": facts.index,
        "pageBreakMarkers": facts.page_breaks > 0,
        "pageNavigation": facts.page_list > 0,
        "readingOrder": True,  # the spine has one, and what stands beside the text is marked as such
        "structuralNavigation": facts.headings > 0 and not facts.jumps,
        "tableOfContents": facts.contents,
        "alternativeText": 0 < facts.pictures == facts.described,
        "describedMath": 0 < facts.formulas == facts.spoken,
        "longDescription": facts.explained > 0,
        "rubyAnnotations": facts.ruby,
        "displayTransformability": not facts.fixed_type,
        "unlocked": True,  # Octavo locks nothing
        "latex": 0 < facts.formulas == facts.latex,
        "MathML": 0 < facts.formulas == facts.mathml,
    }
    return tuple(name for name, holds in held.items() if holds)


def hazards(facts: Facts, judged: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return the values of ``accessibilityHazard``. ``judged`` is what a person found in what moves or
    sounds, None if nobody looked.

    A hazard that can't be there is not named, whoever says so. If one hazard is not known, no other may be
    spoken of; if there is none at all, one word says it.
    """
    possible = {"flashing": facts.moving, "motion": facts.moving, "sound": facts.sounding}
    if judged is None and any(possible.values()):
        return ("unknown",)
    there = {name for name in judged or () if possible[name]}
    if not there:
        return ("none",)
    return tuple(values[0] if name in there else values[1] for name, values in _HAZARDS.items())


def page_source(book: Book) -> str:
    """Return the edition whose pages the page list counts: the URN of its ISBN, or "none"."""
    return isbn_urn(book.print_isbn) if book.print_isbn else "none"


def earlier_source(book: Book) -> str:
    """Return the URN of the earlier edition whose pages the text marks, or "none"."""
    edition = book.source_edition
    if edition is None:
        return "none"
    return isbn_urn(edition.isbn) if edition.isbn else edition.identifier or "none"


def summary(book: Book, facts: Facts, templates: Environment) -> tuple[str, str]:
    """Return a few sentences for readers, and their language: the publisher's own, or made in the book's
    language if there is a template for it, else in English."""
    if book.accessibility.summary:
        return " ".join(book.accessibility.summary.split()), book.language
    language = book.language.split("-")[0].lower()
    try:
        template = templates.get_template(f"epub/summary.{language}.txt.j2")
    except TemplateNotFound:
        language, template = "en", templates.get_template("epub/summary.en.txt.j2")
    return " ".join(template.render(facts=facts).split()), language
