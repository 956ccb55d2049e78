"""Times as services write them → seconds since 1970."""

import re
from datetime import datetime

_UTC = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z", re.ASCII)


def utc_seconds(text: object) -> int:
    """Return the seconds of a time in UTC, as in `2026-01-02T03:04:05Z`; 0 for anything else."""
    found = _UTC.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return 0
    try:
        return int(datetime.strptime(f"{found.group(1)}+0000", "%Y-%m-%dT%H:%M:%S%z").timestamp())
    except ValueError:  # a day that there is not
        return 0
