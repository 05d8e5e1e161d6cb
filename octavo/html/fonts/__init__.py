"""The fonts of the e-book and the site: what the pages use of them, cut out and declared.

``sheet_names`` says which stylesheets a page links to, ``font_assets`` makes them, with the fonts.
"""

from octavo.html.fonts.assets import SHEET, font_assets, sheet_names

__all__ = ["SHEET", "font_assets", "sheet_names"]
