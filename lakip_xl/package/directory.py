"""The directory of a zip file, read strictly: what contradicts itself is refused.

The standard ``zipfile`` is lenient where a guard must not be (overlapping or hidden entries,
a directory that contradicts the data), so the directory is read here.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lakip_xl.errors import PackageError
from lakip_xl.package.limits import Limits

LOCAL = struct.Struct("<4s5H3L2H")
"""An entry's own header, in front of its data."""
CENTRAL = struct.Struct("<4s6H3L5H2L")
"""An entry's record in the directory."""
END = struct.Struct("<4s4H2LH")
"""The end of the directory."""
END_SIGNATURE = b"PK\x05\x06"
LOCAL_SIGNATURE = b"PK\x03\x04"
CENTRAL_SIGNATURE = b"PK\x01\x02"
_ZIP64_LOCATOR = b"PK\x06\x07"

STORED, DEFLATED = 0, 8
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_UTF8 = 0x0800


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the zip directory."""

    name: str
    method: int
    crc: int
    packed: int
    """Compressed size in bytes."""
    size: int
    """Decompressed size in bytes."""
    offset: int
    """Where the local header starts."""
    start: int
    """Where the entry's data starts."""
    record: bytes
    """The entry's record in the central directory, as it is in the file."""


def directory_bounds(data: bytes) -> tuple[int, int, bytes]:
    """Where the central directory starts, how many entries it has, the archive's comment."""
    at = data.rfind(END_SIGNATURE, max(0, len(data) - END.size - 0xFFFF))
    if at < 0 or at + END.size > len(data):
        raise PackageError(
            "terpotong atau rusak (daftar isinya tidak ada); ambil salinan yang utuh"
        )
    _, disk, first_disk, here, count, size, start, comment = END.unpack_from(data, at)
    if data[max(0, at - 20) : at].startswith(_ZIP64_LOCATOR) or 0xFFFF in (here, count):
        raise PackageError("memakai ZIP64, yang tidak dibuat Excel; simpan ulang dari Excel")
    consistent = (
        disk == first_disk == 0
        and here == count
        and start + size == at
        and at + END.size + comment == len(data)
    )
    if not consistent:
        raise PackageError(
            "terpotong atau rusak (daftar isinya tidak cocok); ambil salinan yang utuh"
        )
    return start, count, data[at + END.size :]


def read_directory(data: bytes, position: int, count: int) -> Iterator[Entry]:
    """Read the central directory and compare each record with the entry's own header."""
    seen: set[str] = set()
    stop = len(data)
    for _ in range(count):
        if position + CENTRAL.size > stop or not data.startswith(CENTRAL_SIGNATURE, position):
            raise PackageError("rusak (daftar isinya tidak terbaca); ambil salinan yang utuh")
        fields = CENTRAL.unpack_from(data, position)
        flags, method, crc, packed, size = fields[3], fields[4], *fields[7:10]
        name_length, extra_length, comment_length = fields[10:13]
        offset = fields[16]
        end = position + CENTRAL.size + name_length + extra_length + comment_length
        raw_name = data[position + CENTRAL.size : position + CENTRAL.size + name_length]
        name = _decoded_name(raw_name, flags)
        _check_name(name, seen)
        if 0xFFFFFFFF in (packed, size, offset):
            raise PackageError("memakai ZIP64, yang tidak dibuat Excel; simpan ulang dari Excel")
        if flags & _ENCRYPTED:
            raise PackageError(
                "terkunci kata sandi; buka di Excel, hapus kata sandinya, simpan ulang"
            )
        if method not in (STORED, DEFLATED):
            raise PackageError(
                f'memakai kompresi yang tidak dikenal pada bagian "{name}"; simpan ulang dari Excel'
            )
        start = _data_start(data, offset, raw_name, method, name)
        yield Entry(name, method, crc, packed, size, offset, start, data[position:end])
        position = end
    if not data.startswith(END_SIGNATURE, position):
        raise PackageError("rusak (daftar isinya tidak cocok); ambil salinan yang utuh")


def _decoded_name(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8" if flags & _UTF8 else "cp437")
    except UnicodeDecodeError:
        raise PackageError(
            "rusak (nama bagiannya tidak terbaca); ambil salinan yang utuh"
        ) from None


def _check_name(name: str, seen: set[str]) -> None:
    """Refuse names that lead out of the package or stand for two entries at once."""
    segments = name.removesuffix("/").split("/")
    outside = any(segment in ("", ".", "..") for segment in segments) or name[1:2] == ":"
    if outside or "\\" in name or "\0" in name:
        raise PackageError(
            f"memuat nama bagian yang berbahaya ({name[:60]!r}); jangan dibuka, "
            "minta berkas asli dari pengirimnya"
        )
    key = name.lower()
    if key in seen:
        raise PackageError(
            f'memuat bagian "{name[:60]}" lebih dari satu kali; minta berkas asli dari pengirimnya'
        )
    seen.add(key)


def _data_start(data: bytes, offset: int, raw_name: bytes, method: int, name: str) -> int:
    """Check the entry's local header and find where its data starts."""
    if offset + LOCAL.size > len(data) or not data.startswith(LOCAL_SIGNATURE, offset):
        raise PackageError(f'rusak pada bagian "{name}"; ambil salinan yang utuh')
    fields = LOCAL.unpack_from(data, offset)
    name_start = offset + LOCAL.size
    if fields[3] != method or data[name_start : name_start + fields[9]] != raw_name:
        raise PackageError(f'rusak pada bagian "{name}"; ambil salinan yang utuh')
    return int(name_start + fields[9] + fields[10])


def check_sizes(entries: list[Entry], limits: Limits) -> None:
    """Refuse what would expand beyond the limits, judged by what the directory declares."""
    total = 0
    for entry in entries:
        total += entry.size
        if entry.size > limits.part or total > limits.expanded:
            raise PackageError(
                "terlalu besar setelah dibuka (mungkin bom zip); pecah berkas itu atau "
                "hapus baris kosong yang berformat, lalu simpan ulang dari Excel"
            )
        if entry.size > limits.ratio_from and entry.size > limits.ratio * max(entry.packed, 1):
            raise PackageError(
                f'mengembang tidak wajar pada bagian "{entry.name}" (bom zip); '
                "minta berkas asli dari pengirimnya"
            )


def check_layout(entries: list[Entry], directory: int) -> list[int]:
    """Refuse overlapping entries; give each entry's end (where the next one starts)."""
    order = sorted(range(len(entries)), key=lambda i: entries[i].offset)
    ends = [directory] * len(entries)
    for here, following in pairwise(order):
        ends[here] = entries[following].offset
    first = entries[order[0]].offset if entries else 0
    if first or any(
        entry.start + entry.packed > end for entry, end in zip(entries, ends, strict=True)
    ):
        raise PackageError("rusak (bagian-bagiannya bertumpang tindih); ambil salinan yang utuh")
    return ends
