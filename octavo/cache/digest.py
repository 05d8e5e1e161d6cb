"""Keys: digests of all that a result was made from."""

import hashlib
from pathlib import Path

#: Bytes of a digest; as many as SHA-256 has.
SIZE = 32
_CHUNK = 1 << 20


def digest(*parts: str | bytes) -> str:
    """Return the key of a sequence of parts, in hexadecimal figures: each part counts, and its end."""
    sink = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        sink.update(len(data).to_bytes(8, "big"))
        sink.update(data)
    return sink.hexdigest()


def file_digest(path: Path) -> str:
    """Return the digest of a file's content. Raise OSError if it can't be read."""
    sink = hashlib.blake2b(digest_size=SIZE)
    with path.open("rb", buffering=0) as file:
        while data := file.read(_CHUNK):
            sink.update(data)
    return sink.hexdigest()


def state(path: Path) -> str:
    """Return the digest of a plain file's content, or "absent" if there is none or it can't be read."""
    try:
        return file_digest(path) if path.is_file() else "absent"
    except OSError:
        return "absent"
