"""A processor for the Citation Style Language 1.0.2: styles and works in, citations and bibliographies out.

Knows nothing of books, files or XHTML. ``docs/decisions/csl.md`` says why it is our own, and how it stands
to the CSL project's test suite.

The way of a citation: ``style`` reads a style with the words of its language, ``model`` says what goes in,
and ``processor`` does the work. ``positions`` finds where each cite stands ("ibid."). ``render`` prints the
elements of the style for one work, with ``names`` (``name_list``, ``person``, ``name_parts``, ``initials``),
``dates`` (``date_parts``), ``conditions``, ``numbers``, ``cases``, ``fields`` and ``formats``; ``context``
is the state meanwhile. ``ambiguity`` tells works apart, ``sorting`` orders them, ``collapse`` and
``clusters`` put the cites of a citation together, ``repeats`` puts dashes for names. ``finish`` resolves
quotation marks, type and signs (``flip_flop``, ``punctuation``). What comes out is the text of ``rich``.
"""
