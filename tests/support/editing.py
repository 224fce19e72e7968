"""Changing one part of a workbook, as a user or another program might have."""

import re
import zipfile
from pathlib import Path

from lakip_xl.workbook.schema import SHEETS


def edited(source: Path, target: Path, part: str, pattern: str, replacement: str) -> Path:
    """Copy a workbook with one part changed; the change must hit something."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                text, hits = re.subn(pattern, replacement, content.decode("utf-8"), count=1)
                assert hits == 1
                content = text.encode("utf-8")
            new.writestr(name, content)
    return target


def sheet_part(title: str) -> str:
    number = next(n for n, sheet in enumerate(SHEETS, start=1) if sheet.title == title)
    return f"xl/worksheets/sheet{number}.xml"
