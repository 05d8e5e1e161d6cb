"""Books that are out to break the program: whatever they hold, nothing but a diagnostic may come of it.

A seed spoils a book that is right (``books``, ``spoiling``), a process builds it, looks it over, mends and
imports it, and watches what it does meanwhile (``trying``, ``oracle``, ``walls``); a case that goes wrong is
made smaller as long as it does (``shrinking``). Hypothesis draws whole books of another kind
(``strategies``, ``drawing``). ``reader_target`` feeds the reader from Atheris, which follows the coverage of the code.
"""
