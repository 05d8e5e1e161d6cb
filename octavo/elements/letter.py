"""Letters and other signed pieces (Z39.98-2012 Structural Semantics Vocabulary).

A letter holds a dateline, a salutation, its text, a close, signatures and a postscript, or some of them. A
dateline may stand at the head of any piece, a signature with its place and date at the end of one.
"""

from octavo.elements.kind import ClassForm, ElementKind

KIND = ElementKind(
    "letter",
    classes=("letter",),
    epub_type="z3998:letter",
    parts=(
        ElementKind("dateline", classes=("dateline",), leads_in=True),
        ElementKind("salutation", classes=("salutation",), inside="letter", epub_type="z3998:salutation"),
        ElementKind("close", classes=("close",), inside="letter", epub_type="z3998:valediction"),
        ElementKind(
            "signature",
            classes=("signature",),
            forms=(ClassForm.BLOCK, ClassForm.SPAN),
            epub_type="z3998:signature",
        ),
        ElementKind("postscript", classes=("postscript",), inside="letter", epub_type="z3998:postscript"),
    ),
)
