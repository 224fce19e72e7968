"""When a report was made, so that the same workbook gives the same bytes."""

import os
import time
from datetime import UTC, datetime

from lakip_xl.package import xml
from lakip_xl.package.parts import Package

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"
"""Environment variable of reproducible builds: seconds since 1970; it overrides the file."""


def made_at(package: Package) -> datetime:
    """Give the moment in which what is made of a workbook counts as made, in UTC.

    It is the moment in which the workbook was last saved: what is made of it says nothing newer.
    A workbook that does not say counts as made at the beginning of 1980, as in zip files.
    """
    seconds = os.environ.get(EPOCH_VARIABLE, "")
    if seconds.isdecimal():
        return datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None)
    part = next(package.related("", "core-properties"), None)
    written = None if part is None else xml.child(package.xml(part), "modified")
    try:
        moment = datetime.fromisoformat((written.text or "") if written is not None else "")
    except ValueError:
        return datetime(1980, 1, 1)  # noqa: DTZ001 - UTC, as the file formats want it written
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def now() -> datetime:
    """Give the present moment in UTC, or that of ``SOURCE_DATE_EPOCH``."""
    seconds = os.environ.get(EPOCH_VARIABLE, "")
    moment = float(seconds) if seconds.isdecimal() else time.time()
    return datetime.fromtimestamp(int(moment), UTC).replace(tzinfo=None)
