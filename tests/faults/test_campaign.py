"""A few faults of each kind; the long run is a command, see ``campaign``."""

import struct
import zlib
from pathlib import Path

import pytest
from campaign import KINDS, PASSED, REFUSED, VERBS, fault, run, small_workbook
from packages import formulas, sheet, workbook, workbook_parts, zipped

from lakip_xl.commands._terminal import clean


def test_damage_ends_in_one_sentence() -> None:
    found = run(small_workbook(), 12, seed=12)
    assert sum(found.values()) == 12 * len(KINDS) * len(VERBS)
    assert {key: n for key, n in found.items() if key[2] not in (PASSED, REFUSED)} == {}


def ended_early() -> bytes:
    """A part whose deflate stream ends before its packed size (the gate looped for ever)."""
    marker = b"\1\2\3\4" * 50_000
    data = bytearray(zipped({**workbook_parts({"A": sheet("")}), "xl/media/a.bin": marker}))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = data.find(b"xl/media/a.bin") + len(b"xl/media/a.bin")
    central = data.rfind(b"xl/media/a.bin") - 46
    (size,) = struct.unpack_from("<L", data, central + 20)
    early = packer.compress(b"ab") + packer.flush()
    data[start : start + len(early)] = early
    assert size > len(early)
    return bytes(data)


CORPUS = {
    "a stream that ends early": ended_early,
    "a negative number of iterations": lambda: workbook(
        {"A": formulas("1")}, settings='<calcPr iterateCount="-5"/>'
    ),
    "a package of nothing": lambda: zipped({"[Content_Types].xml": "<Types/>"}),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", CORPUS)
def test_past_failures_stay_mended(name: str, verb: str, tmp_path: Path) -> None:
    assert fault(verb, CORPUS[name](), tmp_path) in (PASSED, REFUSED)


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\x07", "\u202e", "\r"])
def test_no_text_commands_the_terminal(sign: str) -> None:
    assert sign not in clean(f"a{sign}[31mb")
    assert clean("baris\n\tkolom → é") == "baris\n\tkolom → é"
