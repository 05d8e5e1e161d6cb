"""Includes and variables: what mdBook, Quarto, bookdown and MyST put into a text before it is read.

``lines`` is a text whose lines know where they come from; ``parts`` chooses lines of a file; ``expand`` goes
through a text and puts in what it asks for; ``shortcodes`` says what the shortcodes of Quarto become.
"""
