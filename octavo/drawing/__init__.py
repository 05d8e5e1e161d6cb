"""Single pages of HTML, drawn as pictures or set as PDF, with the fonts that they are given and nothing else.

The engine that sets them takes about as long to load as a book of 400 pages takes to read. So a ``Drawer``
can have a process of its own, which loads it while the build goes on; the pictures are the same.
"""

from octavo.drawing.drawer import Drawer, PendingDrawing, lay_out
from octavo.typeset.single_page import DrawingError, DrawingFace, Page, PageLayout

__all__ = ["Drawer", "DrawingError", "DrawingFace", "Page", "PageLayout", "PendingDrawing", "lay_out"]
