"""The kinds of division in the vocabularies of EPUB and ARIA, and the heads and feet of their pages."""

from dataclasses import dataclass

from octavo.compose.composed_book import Section
from octavo.html.pages import Furniture
from octavo.source.manuscript import Kind, Region, Starts


@dataclass(frozen=True, slots=True)
class Meaning:
    """The template of a kind, its ``epub:type`` and ``role`` ("" for none).

    ``display`` is True if its pages are display pages, without running heads and folios.
    """

    template: str
    epub_type: str
    role: str = ""
    display: bool = False


MEANINGS: dict[Kind, Meaning] = {
    Kind.HALF_TITLE: Meaning("half-title", "halftitlepage", display=True),
    Kind.TITLE_PAGE: Meaning("title-page", "titlepage", display=True),
    Kind.COPYRIGHT: Meaning("copyright", "copyright-page", display=True),
    Kind.DEDICATION: Meaning("dedication", "dedication", "doc-dedication", display=True),
    Kind.EPIGRAPH: Meaning("dedication", "epigraph", "doc-epigraph", display=True),
    Kind.CONTENTS: Meaning("contents", "toc", "doc-toc"),
    Kind.LIST_OF_TABLES: Meaning("list-of-tables", "lot"),
    Kind.LIST_OF_FIGURES: Meaning("list-of-figures", "loi"),
    Kind.LIST_OF_LISTINGS: Meaning("list-of-listings", ""),
    Kind.FOREWORD: Meaning("chapter", "foreword", "doc-foreword"),
    Kind.PREFACE: Meaning("chapter", "preface", "doc-preface"),
    Kind.ACKNOWLEDGMENTS: Meaning("chapter", "acknowledgments", "doc-acknowledgments"),
    Kind.INTRODUCTION: Meaning("chapter", "introduction", "doc-introduction"),
    Kind.PROLOGUE: Meaning("chapter", "prologue", "doc-prologue"),
    Kind.PART: Meaning("part", "part", "doc-part"),
    Kind.SELECTION: Meaning("chapter", "chapter", "doc-chapter"),
    Kind.CHAPTER: Meaning("chapter", "chapter", "doc-chapter"),
    Kind.APPENDIX: Meaning("chapter", "appendix", "doc-appendix"),
    Kind.CONCLUSION: Meaning("chapter", "conclusion", "doc-conclusion"),
    Kind.EPILOGUE: Meaning("chapter", "epilogue", "doc-epilogue"),
    Kind.AFTERWORD: Meaning("chapter", "afterword", "doc-afterword"),
    Kind.CHRONOLOGY: Meaning("chapter", ""),
    Kind.GLOSSARY: Meaning("chapter", "glossary", "doc-glossary"),
    Kind.BIBLIOGRAPHY: Meaning("chapter", "bibliography", "doc-bibliography"),
    Kind.INDEX: Meaning("index", "index", "doc-index"),
    Kind.NOTES: Meaning("notes", "endnotes", "doc-endnotes"),
    Kind.ABOUT_THE_AUTHOR: Meaning("chapter", ""),
    Kind.BOOKS_BY: Meaning("books-by", ""),
    Kind.BLURB: Meaning("dedication", "", display=True),
    Kind.COLOPHON: Meaning("chapter", "colophon", "doc-colophon"),
    Kind.TEXT: Meaning("chapter", ""),
}

#: ``epub:type`` of the body element, by region.
REGIONS = {Region.FRONT: "frontmatter", Region.BODY: "bodymatter", Region.BACK: "backmatter"}

#: Kinds whose title a term of the language gives if the source gives none.
TITLED = frozenset(
    {
        Kind.BIBLIOGRAPHY,
        Kind.BOOKS_BY,
        Kind.CONTENTS,
        Kind.GLOSSARY,
        Kind.INDEX,
        Kind.LIST_OF_FIGURES,
        Kind.LIST_OF_LISTINGS,
        Kind.LIST_OF_TABLES,
        Kind.NOTES,
    }
)


def meaning(section: Section) -> Meaning:
    """Return the meaning of a division; a selection that holds chapters is a part to the vocabularies."""
    if section.kind is Kind.SELECTION and section.has_children:
        return Meaning("chapter", "part", "doc-part")
    return MEANINGS[section.kind]


def furniture(section: Section) -> Furniture:
    """Return what the pages of a division carry at head and foot."""
    if meaning(section).display or (section.kind is Kind.PART and section.body is None):
        return Furniture.NONE
    return Furniture.RUNNING if section.starts is Starts.RUN_ON else Furniture.OPENER
