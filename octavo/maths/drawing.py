"""MathML -> SVG, by ziamath. Its letters are outlines of STIX Two Math (SIL Open Font License), so that the
drawing needs no font."""

import logging
import threading
import warnings
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree import ElementTree

from lxml import etree

from octavo.core.xhtml import Element
from octavo.maths.errors import FormulaError

#: Units of the drawing to one em of the text, and the size of its letters in them: those of STIX are larger
#: than those of a text face of the same size.
EM = 100.0
_SIZE = 93.0
#: The library keeps its settings, and its log, in the module.
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class FormulaDrawing:
    """A formula as SVG. ``width``, ``height`` and ``depth`` (what hangs below the line of the text) are in em
    of the text around it."""

    svg: str = field(repr=False)
    width: float
    height: float
    depth: float


def draw(mathml: Element) -> FormulaDrawing:
    """Draw a ``<math>`` element. Raise FormulaError for one that the library cannot draw."""
    return _drawn(etree.tostring(mathml, encoding="unicode", with_tail=False))


@lru_cache(maxsize=4096)
def _drawn(mathml: str) -> FormulaDrawing:
    with _LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses what Python is about to lose
        from ziamath.config import config  # here, since few books need it
        from ziamath.zmath import Math

        before = config.svg2, config.precision
        config.svg2, config.precision = False, 1  # outlines, no <use> of ids; thousandths of an em
        disabled, logging.root.manager.disable = logging.root.manager.disable, logging.WARNING
        try:
            # An element, since the library would read hyphens in a text as the ends of tags before them.
            formula = Math(ElementTree.fromstring(mathml), size=_SIZE, margin=0.0)
            box = formula.node.bbox
            text = formula.svg()
        except Exception as error:  # the library has no exceptions of its own
            raise FormulaError("it can't be drawn") from error
        finally:
            (config.svg2, config.precision), logging.root.manager.disable = before, disabled
    width, height = box.xmax - box.xmin, box.ymax - box.ymin
    return FormulaDrawing(text, round(width / EM, 4), round(height / EM, 4), round(-box.ymin / EM, 4))
