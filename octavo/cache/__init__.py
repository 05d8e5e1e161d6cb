"""What earlier builds made, kept on disk: a cache that may be deleted at any time.

``Store`` keeps bytes under a key, ``Codec`` turns dataclasses into such bytes, ``machine`` says what a result
depends on besides its source, and ``Builds`` keeps whole builds. Nothing heavy is imported here: a build in
which nothing has changed ends before the stages are loaded.
"""
