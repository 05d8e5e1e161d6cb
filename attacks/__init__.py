"""Books and checkouts made to harm: each is tried with the real command, and what it reached is told.

An attack (``attack``) is laid into a world of its own (``world``) with a home, a secret and a server; the
command is run there under watch (``running``, ``watch``), and its products are looked through by parsers that
Octavo does not use for them (``products``). The attacks themselves are tables, a file a kind (``tables``).
"""
