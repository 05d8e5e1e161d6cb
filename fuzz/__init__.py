"""Books made by chance, each right by rule: every check is run over them, and none may refuse one.

A seed makes a book of all features together (``writing``), a process builds it with all checks (``trying``),
a book that is refused is made smaller as long as it is (``shrinking``), and a table tells how many of which
kind there were (``report``).
"""
