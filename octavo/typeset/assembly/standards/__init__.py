"""PDF standards, each in a file of its own with its variants."""

from collections.abc import Collection, Mapping

from octavo.core.settings import PdfVariant
from octavo.typeset.assembly.standards import pdfa, pdfua
from octavo.typeset.assembly.standards.standard import Standard

__all__ = ["VARIANTS", "Standard", "standards"]

#: What every variant asks for.
VARIANTS: Mapping[PdfVariant, Standard] = {**pdfua.VARIANTS, **pdfa.VARIANTS}


def standards(variants: Collection[PdfVariant]) -> tuple[Standard, ...]:
    """Return the standards of a file, in a fixed order."""
    return tuple(VARIANTS[variant] for variant in PdfVariant if variant in variants)
