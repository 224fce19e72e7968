"""The zip file under an Office package, read strictly and rewritten sparingly.

The standard ``zipfile`` is lenient where a guard must not be (overlapping or hidden entries,
directories that contradict the data) and cannot copy an entry without recompressing it. Both
needs are small, so the directory is read and written here; ``zlib`` does the rest.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from lakip_xl.errors import PackageError
from lakip_xl.package.limits import Limits

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_SIGNATURE = b"PK\x03\x04"
_CENTRAL_SIGNATURE = b"PK\x01\x02"
_END_SIGNATURE = b"PK\x05\x06"
_ZIP64_LOCATOR = b"PK\x06\x07"

STORED, DEFLATED = 0, 8
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_DESCRIPTOR = 0x0008
_UTF8 = 0x0800
_CHUNK = 64 * 1024

LEVEL = 2
"""Deflate level of rewritten parts: on sheets, half the time of 6 for a tenth more size."""


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


class Archive:
    """A zip file in memory whose directory has been found consistent.

    Args:
        data: the whole file.
        limits: what is still accepted.

    Raises:
        PackageError: the directory is damaged, hostile or beyond the limits. The message is
            the second half of a sentence; the gate puts the file's name before it.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._directory, count, comment = _directory_bounds(data)
        self._comment = comment
        if count > limits.entries:
            raise PackageError(
                f"berisi {count} bagian, lebih dari batas {limits.entries}; "
                "simpan ulang berkas itu dari Excel"
            )
        self.entries = list(_read_directory(data, self._directory, count))
        _check_sizes(self.entries, limits)
        self._ends = _check_layout(self.entries, self._directory)

    def read(self, entry: Entry) -> bytes:
        """The entry decompressed; never more memory than the directory declared."""
        packed = memoryview(self._data)[entry.start : entry.start + entry.packed]
        if entry.method == STORED:
            content = bytes(packed)
        else:
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                content = inflater.decompress(packed, entry.size + 1)
            except zlib.error:
                raise _damaged(entry) from None
            if not inflater.eof or inflater.unused_data:
                raise _damaged(entry)
        if len(content) != entry.size or zlib.crc32(content) != entry.crc:
            raise _damaged(entry)
        return content

    def check(self, entry: Entry) -> bytes:
        """Decompress an entry piece by piece, verify it, and give back its first piece."""
        head, size, crc = b"", 0, 0
        for piece in self._pieces(entry):
            if not size:
                head = piece
            size += len(piece)
            if size > entry.size:
                raise _damaged(entry)
            crc = zlib.crc32(piece, crc)
        if size != entry.size or crc != entry.crc:
            raise _damaged(entry)
        return head

    def _pieces(self, entry: Entry) -> Iterator[bytes]:
        stop = entry.start + entry.packed
        view = memoryview(self._data)
        if entry.method == STORED:
            yield from (
                bytes(view[at : min(at + _CHUNK, stop)]) for at in range(entry.start, stop, _CHUNK)
            )
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for at in range(entry.start, stop, _CHUNK):
                pending: bytes | memoryview = view[at : min(at + _CHUNK, stop)]
                while pending:
                    piece = inflater.decompress(pending, _CHUNK)
                    pending = inflater.unconsumed_tail
                    if piece:
                        yield piece
            if tail := inflater.flush(_CHUNK):
                yield tail
        except zlib.error:
            raise _damaged(entry) from None
        if not inflater.eof or inflater.unused_data:
            raise _damaged(entry)

    def rewritten(self, parts: Mapping[str, bytes]) -> Iterator[bytes | memoryview]:
        """The file's bytes with the given entries replaced.

        Order, names, timestamps and attributes stay; entries that are not replaced are
        copied as they lie in the file, compressed bytes and all.
        """
        view = memoryview(self._data)
        moved: dict[str, bytes] = {}
        position = 0
        for entry, end in sorted(
            zip(self.entries, self._ends, strict=True), key=lambda pair: pair[0].offset
        ):
            if entry.name in parts:
                local, new = self._replaced(entry, parts[entry.name])
                chunks: list[bytes | memoryview] = local
            else:
                chunks, new = [view[entry.offset : end]], entry
            moved[entry.name] = _record(new, position)
            for chunk in chunks:
                position += len(chunk)
                yield chunk
        directory = b"".join(moved[entry.name] for entry in self.entries)
        count = len(self.entries)
        yield directory
        yield _END.pack(
            _END_SIGNATURE, 0, 0, count, count, len(directory), position, len(self._comment)
        )
        yield self._comment

    def _replaced(self, entry: Entry, content: bytes) -> tuple[list[bytes | memoryview], Entry]:
        """A local header and data with new content, and the entry that describes them."""
        if entry.method == STORED:
            packed = content
        else:
            deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = deflater.compress(content) + deflater.flush()
        fields = list(_LOCAL.unpack_from(self._data, entry.offset))
        name_start = entry.offset + _LOCAL.size
        name = self._data[name_start : name_start + fields[9]]
        extra = _without_zip64(self._data[name_start + fields[9] : entry.start])
        crc = zlib.crc32(content)
        fields[2] &= ~_DESCRIPTOR
        fields[6:9] = crc, len(packed), len(content)
        fields[10] = len(extra)
        record = bytearray(entry.record)
        flags = int.from_bytes(record[8:10], "little") & ~_DESCRIPTOR
        record[8:10] = flags.to_bytes(2, "little")
        described = replace(
            entry, crc=crc, packed=len(packed), size=len(content), record=bytes(record)
        )
        return [_LOCAL.pack(*fields) + name + extra, packed], described


def _directory_bounds(data: bytes) -> tuple[int, int, bytes]:
    """Where the central directory starts, how many entries it has, the archive's comment."""
    at = data.rfind(_END_SIGNATURE, max(0, len(data) - _END.size - 0xFFFF))
    if at < 0 or at + _END.size > len(data):
        raise PackageError(
            "terpotong atau rusak (daftar isinya tidak ada); ambil salinan yang utuh"
        )
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, at)
    if data[max(0, at - 20) : at].startswith(_ZIP64_LOCATOR) or 0xFFFF in (here, count):
        raise PackageError("memakai ZIP64, yang tidak dibuat Excel; simpan ulang dari Excel")
    consistent = (
        disk == first_disk == 0
        and here == count
        and start + size == at
        and at + _END.size + comment == len(data)
    )
    if not consistent:
        raise PackageError(
            "terpotong atau rusak (daftar isinya tidak cocok); ambil salinan yang utuh"
        )
    return start, count, data[at + _END.size :]


def _read_directory(data: bytes, position: int, count: int) -> Iterator[Entry]:
    """Read the central directory and compare each record with the entry's own header."""
    seen: set[str] = set()
    stop = len(data)
    for _ in range(count):
        if position + _CENTRAL.size > stop or not data.startswith(_CENTRAL_SIGNATURE, position):
            raise PackageError("rusak (daftar isinya tidak terbaca); ambil salinan yang utuh")
        fields = _CENTRAL.unpack_from(data, position)
        flags, method, crc, packed, size = fields[3], fields[4], *fields[7:10]
        name_length, extra_length, comment_length = fields[10:13]
        offset = fields[16]
        end = position + _CENTRAL.size + name_length + extra_length + comment_length
        raw_name = data[position + _CENTRAL.size : position + _CENTRAL.size + name_length]
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
    if not data.startswith(_END_SIGNATURE, position):
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
    if offset + _LOCAL.size > len(data) or not data.startswith(_LOCAL_SIGNATURE, offset):
        raise PackageError(f'rusak pada bagian "{name}"; ambil salinan yang utuh')
    fields = _LOCAL.unpack_from(data, offset)
    name_start = offset + _LOCAL.size
    if fields[3] != method or data[name_start : name_start + fields[9]] != raw_name:
        raise PackageError(f'rusak pada bagian "{name}"; ambil salinan yang utuh')
    return int(name_start + fields[9] + fields[10])


def _check_sizes(entries: list[Entry], limits: Limits) -> None:
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


def _check_layout(entries: list[Entry], directory: int) -> list[int]:
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


def _record(entry: Entry, offset: int) -> bytes:
    """The entry's central record with its sizes, checksum and place filled in."""
    record = bytearray(entry.record)
    struct.pack_into("<3L", record, 16, entry.crc, entry.packed, entry.size)
    struct.pack_into("<L", record, 42, offset)
    return bytes(record)


def _without_zip64(extra: bytes) -> bytes:
    """Drop the ZIP64 field of a local header: its sizes now stand in the header itself."""
    kept, position = bytearray(), 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        if kind != 1:
            kept += extra[position : position + 4 + length]
        position += 4 + length
    return bytes(kept)


def _damaged(entry: Entry) -> PackageError:
    return PackageError(f'rusak pada bagian "{entry.name}"; ambil salinan yang utuh')
