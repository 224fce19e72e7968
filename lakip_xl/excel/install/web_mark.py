"""The Mark of the Web: Windows' note beside a file that it came from somewhere else.

Browsers, mail programs and archivers write it into the NTFS stream ``Zone.Identifier``. Excel
since 2022 does not run the macros of a marked workbook, and offers no button to allow them.

The mark is only read here. Taking it off is a decision about a file's sender; the user makes it
where Windows asks for it (the file's properties), not a command that would have to vouch for it.
"""

from configparser import ConfigParser, Error
from dataclasses import dataclass
from pathlib import PurePath

from lakip_xl.excel.install.system import System

_FIRST_BLOCKED_ZONE = 3  # 3 is the internet, 4 the restricted sites


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a file came from."""

    zone: int
    """0 this computer, 1 the office's network, 2 trusted, 3 internet, 4 restricted."""
    origin: str
    """The address, where the program that wrote the file noted it."""

    @property
    def blocks_macros(self) -> bool:
        """Whether Excel refuses the macros of a file with this mark."""
        return self.zone >= _FIRST_BLOCKED_ZONE


def stream_of(path: PurePath) -> PurePath:
    """Give the path of the stream that holds the mark."""
    return path.with_name(f"{path.name}:Zone.Identifier")


def read_mark(system: System, path: PurePath) -> Mark | None:
    """Read a file's mark; None when it has none."""
    try:
        data = system.files.read(stream_of(path), 4096)
    except OSError:  # a file system without streams cannot keep marks
        return None
    return parse_mark(data) if data else None


def parse_mark(data: bytes) -> Mark | None:
    r"""Read the stream's text; None when it says no zone.

    >>> parse_mark(b"[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://contoh.go.id/a.xlsm\r\n")
    Mark(zone=3, origin='https://contoh.go.id/a.xlsm')
    """
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(data.decode("utf-8-sig", errors="replace"))
        section = parser["ZoneTransfer"]
        return Mark(section.getint("ZoneId", fallback=0), section.get("HostUrl", fallback=""))
    except (Error, KeyError, ValueError):
        return None
