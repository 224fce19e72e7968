"""The zip file under an Office package: bounded reading, and rewriting that spares the rest.

The standard ``zipfile`` cannot copy an entry without recompressing it. That need is small, so
the file is put together here; ``zlib`` does the rest.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lakip_xl.errors import PackageError
from lakip_xl.package.directory import (
    CENTRAL,
    CENTRAL_SIGNATURE,
    END,
    END_SIGNATURE,
    LOCAL,
    LOCAL_SIGNATURE,
    STORED,
    Entry,
    check_layout,
    check_sizes,
    directory_bounds,
    read_directory,
)
from lakip_xl.package.limits import Limits

_DESCRIPTOR = 0x0008
_CHUNK = 64 * 1024

LEVEL = 2
"""Deflate level of rewritten parts: on sheets, half the time of 6 for a tenth more size."""


class Archive:
    """A zip file in memory (``data``) whose directory has been found consistent.

    Args:
        data: the whole file.
        limits: what is still accepted.

    Raises:
        PackageError: the directory is damaged, hostile or beyond the limits. The message is
            the second half of a sentence; the gate puts the file's name before it.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.data = data
        self._directory, count, comment = directory_bounds(data)
        self._comment = comment
        if count > limits.entries:
            raise PackageError(
                f"berisi {count} bagian, lebih dari batas {limits.entries}; "
                "simpan ulang berkas itu dari Excel"
            )
        self.entries = list(read_directory(data, self._directory, count))
        check_sizes(self.entries, limits)
        self._ends = check_layout(self.entries, self._directory)

    def read(self, entry: Entry) -> bytes:
        """The entry decompressed; never more memory than the directory declared."""
        packed = memoryview(self.data)[entry.start : entry.start + entry.packed]
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
        view = memoryview(self.data)
        if entry.method == STORED:
            yield from (
                bytes(view[at : min(at + _CHUNK, stop)]) for at in range(entry.start, stop, _CHUNK)
            )
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for at in range(entry.start, stop, _CHUNK):
                if inflater.eof:  # the packed data goes on behind the end of the stream
                    raise _damaged(entry)
                pending: bytes | memoryview = view[at : min(at + _CHUNK, stop)]
                while pending and not inflater.eof:
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
        view = memoryview(self.data)
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
        yield END.pack(
            END_SIGNATURE, 0, 0, count, count, len(directory), position, len(self._comment)
        )
        yield self._comment

    def _replaced(self, entry: Entry, content: bytes) -> tuple[list[bytes | memoryview], Entry]:
        """A local header and data with new content, and the entry that describes them."""
        if entry.method == STORED:
            packed = content
        else:
            deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = deflater.compress(content) + deflater.flush()
        fields = list(LOCAL.unpack_from(self.data, entry.offset))
        name_start = entry.offset + LOCAL.size
        name = self.data[name_start : name_start + fields[9]]
        extra = _without_zip64(self.data[name_start + fields[9] : entry.start])
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
        return [LOCAL.pack(*fields) + name + extra, packed], described


def stored(parts: Mapping[str, bytes]) -> bytes:
    """A new zip file of some parts, uncompressed.

    >>> import io, zipfile
    >>> archive = zipfile.ZipFile(io.BytesIO(stored({"a/ä.xml": b"<a/>", "b": b""})))
    >>> archive.testzip(), archive.namelist(), archive.read("a/ä.xml")
    (None, ['a/ä.xml', 'b'], b'<a/>')
    """
    pieces: list[bytes] = []
    directory: list[bytes] = []
    position = 0
    for name, content in parts.items():
        spelled, crc, size = name.encode(), zlib.crc32(content), len(content)
        # Version, flag (the name is UTF-8), method, time and date (1 January 1980), sizes.
        common = (20, 0x0800, STORED, 0, 0x21, crc, size, size, len(spelled), 0)
        local = LOCAL.pack(LOCAL_SIGNATURE, *common) + spelled
        pieces += (local, content)
        directory.append(
            CENTRAL.pack(CENTRAL_SIGNATURE, 20, *common, 0, 0, 0, 0, position) + spelled
        )
        position += len(local) + size
    central = b"".join(directory)
    count = len(directory)
    end = END.pack(END_SIGNATURE, 0, 0, count, count, len(central), position, 0)
    return b"".join((*pieces, central, end))


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
