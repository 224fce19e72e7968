"""A few faults of each kind; the long run is a command, see ``campaign``."""

import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from campaign import KINDS, PASSED, REFUSED, VERBS, cases, fault, run, small_workbook
from packages import formulas, sheet, workbook, workbook_parts, zipped
from ways import WAYS, Way

from lakip_xl.commands import VERBS as ALL_VERBS
from lakip_xl.commands._terminal import clean

needs_alarm = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarm")


@needs_alarm
def test_damage_ends_in_one_sentence() -> None:
    found = run([(verb, small_workbook(), ".xlsx") for verb in VERBS], 6, seed=12)
    assert sum(found.values()) == 6 * len(KINDS) * len(VERBS)
    assert {key: n for key, n in found.items() if key[2] not in (PASSED, REFUSED)} == {}


NEW = ("lengkap", "gabung", "beda", "buka-tahun", "banding-skema", "impor", "--triwulan",
       "--tahun-lalu", "--komentar", "perbarui", "diagnosa", "--templat")  # fmt: skip


@needs_alarm
@pytest.mark.parametrize("word", NEW)
def test_damage_to_the_files_of_a_verb_ends_in_one_sentence(word: str) -> None:
    chosen = cases(word)
    chosen = [chosen[sum(map(ord, word)) % len(chosen)]]
    found = run(chosen, 1, seed=14)
    assert found
    assert {key: n for key, n in found.items() if key[2] not in (PASSED, REFUSED)} == {}


def test_every_verb_that_reads_a_file_is_in_the_campaign() -> None:
    tried = {way.words.split()[0] for way in WAYS}
    # What writes a template, a page of help or the installation reads no file of a user.
    assert set(ALL_VERBS) - tried == {"baru", "fungsi", "pasang", "bangun"}


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


CORPUS: dict[str, Callable[[], bytes]] = {
    "a stream that ends early": ended_early,
    "a negative number of iterations": lambda: workbook(
        {"A": formulas("1")}, settings='<calcPr iterateCount="-5"/>'
    ),
    "a package of nothing": lambda: zipped({"[Content_Types].xml": "<Types/>"}),
}


@needs_alarm
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", CORPUS)
def test_past_failures_stay_mended(name: str, verb: Way, tmp_path: Path) -> None:
    assert fault(verb, CORPUS[name](), tmp_path) in (PASSED, REFUSED)


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\x07", "\u202e", "\r"])
def test_no_text_commands_the_terminal(sign: str) -> None:
    assert sign not in clean(f"a{sign}[31mb")
    assert clean("baris\n\tkolom → é") == "baris\n\tkolom → é"
