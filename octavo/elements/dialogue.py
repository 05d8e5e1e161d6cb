"""Dialogue: speeches with the names of those who speak, and stage directions."""

from octavo.elements.kind import ClassForm, ElementKind

KIND = ElementKind(
    "dialogue",
    classes=("dialogue",),
    parts=(
        ElementKind("speaker", classes=("speaker",), forms=(ClassForm.SPAN,)),
        ElementKind(
            "stage",
            called="a stage direction",
            classes=("stage",),
            forms=(ClassForm.BLOCK, ClassForm.SPAN),
            epub_type="z3998:stage-direction",
            leads_in=True,
        ),
    ),
)
