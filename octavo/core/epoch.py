"""SOURCE_DATE_EPOCH: the moment that counts as now, if one is set, so that a build can be repeated."""

import datetime
import os


def source_date() -> datetime.datetime | None:
    """Return the moment in UTC, or None if none is set.

    Raise ValueError if it is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds since 1970") from error
