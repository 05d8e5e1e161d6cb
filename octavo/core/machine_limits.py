"""The limits of a machine, by the numbers of the errors with which the system says that they are reached."""

import errno
from collections.abc import Mapping
from types import MappingProxyType

#: There is no more room on a disk, or none that this user may fill.
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
#: The other limits, each in words.
LIMITS: Mapping[int, str] = MappingProxyType(
    {
        errno.EMFILE: "the process may not open more files (ulimit -n)",
        errno.ENFILE: "the system can't open more files",
        errno.ENOMEM: "there is no more memory",
        errno.EFBIG: "the file would be larger than is allowed (ulimit -f)",
    }
)


def is_scarce(error: OSError) -> bool:
    """Return True if the machine had no more of something: nobody else is at fault."""
    return error.errno in FULL or error.errno in LIMITS
