"""Products that several formats are made of: each is made once a build, when the first format asks for it.

A product is a function of the ``BuildContext``, to be called as ``context.once(function)``.
"""
