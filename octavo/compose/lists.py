"""Lists of tables, figures and listings that would list nothing are left out of the book."""

from octavo.compose.draft import Draft
from octavo.source.manuscript import Kind


def drop_empty_lists(draft: Draft) -> None:
    """Take away the lists of tables, figures and listings for which nothing in the book has a number."""
    listed = {
        Kind.LIST_OF_TABLES: any(table.number for table in draft.tables.values()),
        Kind.LIST_OF_FIGURES: any(picture.number for picture in draft.pictures.values()),
        Kind.LIST_OF_LISTINGS: any(listing.number for listing in draft.listings.values()),
    }
    draft.sections = [section for section in draft.sections if listed.get(section.division.kind, True)]
