"""Letters and other signed pieces, and stage directions: what their parts are in the vocabulary of EPUB.

A letter holds a dateline, a salutation, its text, a close, signatures and a postscript, or some of them. A
dateline may stand at the head of any piece, a signature with its place and date at the end of one.
"""

#: Class of a fenced div -> element and meaning (Z39.98-2012 Structural Semantics Vocabulary).
MEANINGS: dict[str, tuple[str, dict[str, str]]] = {
    "letter": ("div", {"epub:type": "z3998:letter"}),
    "salutation": ("div", {"epub:type": "z3998:salutation"}),
    "close": ("div", {"epub:type": "z3998:valediction"}),
    "signature": ("div", {"epub:type": "z3998:signature"}),
    "postscript": ("div", {"epub:type": "z3998:postscript"}),
    "stage": ("div", {"epub:type": "z3998:stage-direction"}),
}
