"""A cache on disk of what earlier builds made; it may be deleted at any time.

``Store`` keeps bytes under a key, ``Codec`` turns dataclasses into such bytes, and ``machine`` gives a
digest of what a result depends on besides its source. Nothing heavy is imported here: a build in which
nothing has changed ends before the stages are loaded.
"""
