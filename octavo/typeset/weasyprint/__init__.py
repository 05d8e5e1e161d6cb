"""The adapter of WeasyPrint: one XHTML document in, laid-out pages out. Nothing else imports WeasyPrint.

``engine`` typesets the documents of a book, ``single_pages`` draws pages that stand by themselves, and
``patches`` holds all that replaces something of WeasyPrint while one of these two is at work. Importing this
package loads nothing, so that a process that only looks after workers does without the engine.

Another engine could take its place: it would have to give ``Engine.typeset`` with the same ``Job`` and
``GatheringLayout``, and ``single_pages.lay_out``.
"""
