"""SOURCE_DATE_EPOCH: the moment that counts as now, if one is set, so that a build can be repeated."""

import datetime
import os


def source_date() -> datetime.datetime | None:
    """Return the moment in UTC, or None if none is set. A variable that is empty is none, and is taken away:
    other libraries read it, and would fail.

    Raise ValueError if it is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return None
    if not epoch.strip():
        del os.environ["SOURCE_DATE_EPOCH"]
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds since 1970") from error
