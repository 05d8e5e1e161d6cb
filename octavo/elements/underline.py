"""Underlined words, ``[words]{.underline}``, as an edition of a manuscript has them."""

from octavo.elements.kind import ClassForm, ElementKind

KIND = ElementKind(
    "underline", called="underlined text", classes=("underline", "ul"), forms=(ClassForm.SPAN,), tag="u"
)
