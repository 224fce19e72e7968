"""A few faults of each kind; the long run is a command, see ``campaign``."""

import io
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import msoffcrypto
import pytest
from berkas_ekspor import NS
from campaign import (
    EVERY_KIND,
    PASSED,
    REFUSED,
    VERBS,
    cases,
    fault,
    run,
    small_workbook,
)
from damage_pdf import document, stream, written
from packages import formulas, sheet, workbook, workbook_parts, zipped
from pdf_uji import pdf
from ways import WAYS, Way, sound

from lakip_xl import interrupts
from lakip_xl.cli import main
from lakip_xl.commands import VERBS as ALL_VERBS
from lakip_xl.commands._terminal import clean

needs_alarm = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarm")


@needs_alarm
def test_damage_ends_in_one_sentence() -> None:
    found = run([(verb, small_workbook(), ".xlsx") for verb in VERBS], 3, seed=12)
    assert sum(found.values()) == 3 * len(EVERY_KIND) * len(VERBS)
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


def exported(body: str) -> bytes:
    """A sheet of SpreadsheetML 2003, as finance applications save it."""
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{NS}" xmlns:ss="{NS}"><Worksheet ss:Name="A">'
        f"<Table>{body}</Table></Worksheet></Workbook>"
    ).encode()


NUMBER = '<Data ss:Type="Number">1</Data>'


def test_a_locked_workbook_is_named_as_such_by_every_verb_that_reads_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "terkunci.xlsx"
    with path.open("wb") as file:
        msoffcrypto.OfficeFile(io.BytesIO(small_workbook())).encrypt("rahasia", file)
    for way in WAYS:
        if way.source == "buku" and "{folder}" not in way.words:
            assert main(way.arguments(path, tmp_path)) == 2, way.words
            assert "kata sandi" in capsys.readouterr().err, way.words


def test_a_locked_xls_is_refused_by_the_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = bytearray(sound()["ekspor_biff"].read_bytes())
    stream = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    # The record behind the first becomes FILEPASS, which says that all the others are encrypted.
    second = stream + 4 + int.from_bytes(data[stream + 2 : stream + 4], "little")
    data[second : second + 2] = b"\x2f\x00"
    path = tmp_path / "terkunci.xls"
    path.write_bytes(data)
    way = Way("ekspor_biff", "impor {buku} {it} --ke tblAnggaran --timpa -o {out}/i.xlsm")
    assert main(way.arguments(path, tmp_path)) == 2
    assert "sandi" in capsys.readouterr().err


EXPORTS = {
    "a number that is none": exported('<Row><Cell><Data ss:Type="Number">abc</Data></Cell></Row>'),
    "a row whose place is none": exported(f'<Row ss:Index="x"><Cell>{NUMBER}</Cell></Row>'),
    "a cell far out": exported(f'<Row><Cell ss:Index="900000000">{NUMBER}</Cell></Row>'),
    "a cell across it all": exported(f'<Row><Cell ss:MergeAcross="99999999">{NUMBER}</Cell></Row>'),
    "cells over everything": b"<html><table>"
    + b"<tr><td rowspan=256 colspan=256>1</td></tr>" * 500
    + b"</table></html>",
}


@needs_alarm
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_a_few_bytes_is_refused_at_once(name: str, tmp_path: Path) -> None:
    way = Way("ekspor_xml", "impor {buku} {it} -o {out}/i.xlsm")
    assert fault(way, EXPORTS[name], tmp_path, ".xls") == REFUSED


@needs_alarm
@pytest.mark.parametrize("verb", VERBS)
def test_a_line_end_in_the_name_of_a_part_makes_no_second_line(verb: Way, tmp_path: Path) -> None:
    data = small_workbook().replace(b"_rels/.rels", b"_rels/.r\nls")
    assert fault(verb, data, tmp_path) == REFUSED


def test_a_library_is_not_heard_behind_our_sentence(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [["LAPORAN KINERJA 2024"]])
    path.write_bytes(path.read_bytes().replace(b"/MediaBox", b"/MediaBux"))
    # As a process of its own: the test runner listens to logs.
    done = subprocess.run(
        [sys.executable, "-m", "lakip_xl", "lengkap", path], capture_output=True, check=False
    )
    assert b"MediaBox" not in done.stderr


def test_what_a_library_makes_of_an_interrupt_is_one() -> None:
    error = RuntimeError("import failed")
    error.__cause__ = ImportError("numpy")
    assert not interrupts.caused(error)
    error.__cause__.__context__ = KeyboardInterrupt()
    assert interrupts.caused(error)


def doubled(levels: int) -> bytes:
    """A page whose drawing draws the next one twice, and that the next one, so many times."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>"
    forms = {7 + n: stream(b"/X Do " * 2, form % (8 + n)) for n in range(levels)}
    return written(document({6: b"<</XObject<</X 7 0 R>>>>", 5: stream(b"/X Do"), **forms}))


PDFS: dict[str, Callable[[], bytes]] = {
    "drawings that double": lambda: doubled(40),
    "one drawing on page after page": lambda: written(
        document(
            {
                2: b"<</Type/Pages/Count 599/Kids[%s]>>" % (b"4 0 R " * 599),
                5: stream(b"0 0 m " + b"1 1 l S 0 0 m " * 40_000),
            }
        )
    ),
}


@needs_alarm
@pytest.mark.parametrize("words", ["lengkap {it}", "periksa {it} --komentar {out}/k.pdf"])
@pytest.mark.parametrize("name", PDFS)
def test_a_small_pdf_that_asks_for_much_is_refused(name: str, words: str, tmp_path: Path) -> None:
    assert fault(Way("pdf", words), PDFS[name](), tmp_path, ".pdf") == REFUSED
