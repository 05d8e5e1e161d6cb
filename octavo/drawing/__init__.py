"""Pages of HTML drawn as pictures, with the fonts that they are given and without the network.

The engine that draws takes about as long to load as a book of 400 pages takes to read. So a ``Drawer`` can
have a process of its own, which loads it while the build goes on; the pictures are the same.
"""

from octavo.drawing.drawer import Drawer, PendingDrawing
from octavo.typeset.single_page import DrawingError, DrawingFace, Page

__all__ = ["Drawer", "DrawingError", "DrawingFace", "Page", "PendingDrawing"]
