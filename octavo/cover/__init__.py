"""The covers of a book: the front as a picture for the e-book, and the sheet that is printed."""

from octavo.cover.front import Cover, UnfinishedCover, make_cover, names_cover

__all__ = ["Cover", "UnfinishedCover", "make_cover", "names_cover"]
