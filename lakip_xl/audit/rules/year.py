"""The year that a report is about."""

import re
from collections import Counter

from lakip_xl.audit.draft import Draft

_TITLE = re.compile(
    r"\blaporan\s+(?:akuntabilitas\s+)?kinerja\b[^.;]{0,150}?\btahun\s+(?:anggaran\s+)?(20\d\d)\b(?!\s*[-–])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\btahun\s+(?:anggaran\s+)?(20\d\d)\b(?!\s*(?:[-–]|sampai|s/d))", re.IGNORECASE)


def report_year(draft: Draft) -> str | None:
    """Give the year that the report's title names most, else the one that the text names most.

    Of years that are named as often the last one is taken: reports look back.
    """
    text = [passage.text for passage in draft.passages]
    title = [year for one in text for year in _TITLE.findall(one)]
    dated = [year for _, one in draft.captions for year in _YEAR.findall(one)]
    every = Counter(title or [*dated, *(t for one in text for t in _YEAR.findall(one))])
    return max(every, key=lambda year: (every[year], year)) if every else None
