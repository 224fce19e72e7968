"""Hostile packages cost neither time nor memory, whatever their headers claim."""

import struct
import time
import tracemalloc
import zlib
from pathlib import Path

import pytest
from packages import sheet, workbook_parts, zipped

from lakip_xl.errors import PackageError
from lakip_xl.package.gate import open_package

MIB = 1024 * 1024


def bomb(size: int) -> bytes:
    parts = workbook_parts({"A": sheet("")})
    return zipped({**parts, "xl/media/image1.bin": b"\0" * size})


def lie_about_size(data: bytes, name: bytes, size: int) -> bytes:
    """Write another decompressed size into both of an entry's headers."""
    changed = bytearray(data)
    local = data.find(name) - 30
    central = data.rfind(name) - 46
    struct.pack_into("<L", changed, local + 22, size)
    struct.pack_into("<L", changed, central + 24, size)
    return bytes(changed)


def cost(path: Path) -> tuple[float, float]:
    """Seconds and peak MiB of a refusal."""
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(PackageError):
        open_package(path)
    seconds = time.perf_counter() - began
    peak = tracemalloc.get_traced_memory()[1] / MIB
    tracemalloc.stop()
    return seconds, peak


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    path.write_bytes(bomb(256 * MIB))
    before = path.read_bytes()
    seconds, peak = cost(path)
    assert seconds < 1
    assert peak < 10
    assert path.read_bytes() == before


@pytest.mark.parametrize("claimed", [0, 10, 4 * MIB])
def test_a_bomb_that_lies_about_its_size_is_stopped_at_that_size(
    tmp_path: Path, claimed: int
) -> None:
    path = tmp_path / "bom.xlsx"
    path.write_bytes(lie_about_size(bomb(128 * MIB), b"xl/media/image1.bin", claimed))
    seconds, peak = cost(path)
    assert seconds < 2
    assert peak < 16


def test_an_xml_part_that_lies_about_its_size_is_stopped_too(tmp_path: Path) -> None:
    parts = workbook_parts({"A": sheet(" " * (64 * MIB))})
    path = tmp_path / "bom.xlsx"
    path.write_bytes(lie_about_size(zipped(parts), b"xl/worksheets/sheet1.xml", 2 * MIB))
    seconds, peak = cost(path)
    assert seconds < 2
    assert peak < 16


def test_many_small_bombs_are_refused_by_their_sum(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = dict(workbook_parts({"A": sheet("")}))
    parts |= {f"xl/media/{n}.bin": b"\0" * (7 * MIB) for n in range(3)}
    data = bytearray(zipped(parts))
    for number in range(3):
        data[:] = lie_about_size(bytes(data), f"xl/media/{number}.bin".encode(), 390 * MIB)
    path = tmp_path / "bom.xlsx"
    path.write_bytes(data)
    _, peak = cost(path)
    assert peak < 16


def test_data_behind_the_end_of_a_stream_is_noticed(tmp_path: Path) -> None:
    parts = workbook_parts({"A": sheet("")})
    content = str(parts["xl/workbook.xml"]).encode()
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflater.compress(content) + deflater.flush()
    data = bytearray(zipped(parts))
    at = data.find(packed[:20])
    assert at > 0
    central = data.rfind(b"xl/workbook.xml") - 46
    (size,) = struct.unpack_from("<L", data, central + 20)
    struct.pack_into("<L", data, central + 20, size - 1)
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(data)
    cost(path)
