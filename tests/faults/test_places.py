"""Where files lie and what they are: pipes, long names, hard links, what killed runs left."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from packages import row, sheet, workbook
from ways import WAYS, Way, sound

from lakip_xl.cli import main
from lakip_xl.package.atomic import write_atomically

STALE = {"A": sheet(row(1, '<c r="A1"><v>2</v></c>', '<c r="B1"><f>A1*2</f><v>1</v></c>'))}

needs_posix = pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")


def missing(_path: Path) -> str:
    return "tidak (ditemukan|dapat dibaca|ada)"


def folder(path: Path) -> str:
    path.mkdir()
    return "folder|bukan berkas biasa"


def pipe(path: Path) -> str:
    os.mkfifo(path)
    return "bukan berkas biasa"


def a_file_for_a_folder(path: Path) -> str:
    path.parent.rmdir()
    path.parent.write_bytes(b"")
    return "folder"


def circle(path: Path) -> str:
    path.symlink_to(path)
    return "berputar"


READING = [way for way in WAYS if "{folder}" not in way.words]
UNREADABLE = [missing, folder, a_file_for_a_folder, *([pipe, circle] if os.name == "posix" else [])]


# A file of decisions begins with the first decision: there it is right that there is none.
@pytest.mark.parametrize(
    ("way", "what"),
    [
        pytest.param(way, what, id=f"{way.words}-{what.__name__}")
        for way in READING
        for what in UNREADABLE
        if what is not missing or "--keputusan" not in way.words
    ],
)
def test_what_is_no_file_is_refused_in_one_sentence_and_never_waited_for(
    way: Way, what: Callable[[Path], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside, out = tmp_path / "masuk", tmp_path / "hasil"
    inside.mkdir()
    out.mkdir()
    path = inside / f"berkas{sound()[way.source].suffix}"
    expected = what(path)
    capsys.readouterr()
    assert main(way.arguments(path, out)) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert re.search(expected, said, re.IGNORECASE), said
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000])
@pytest.mark.parametrize("way", READING, ids=lambda way: way.words)
def test_what_cannot_be_a_name_is_refused_in_one_sentence(
    way: Way, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound()
    capsys.readouterr()
    words = [name if "{it}" in word else word for word in way.words.split()]
    places = {key: str(path) for key, path in sound().items()} | {"out": str(tmp_path)}
    assert main([word.format_map(places) for word in words]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "nama" in said.casefold()
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_a_folder_of_many_offices_with_pipes_and_dead_links_is_read_to_its_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = tmp_path / "masuk"
    inside.mkdir()
    os.mkfifo(inside / "pipa.xlsx")
    (inside / "putus.xlsx").symlink_to(inside / "tidak ada.xlsx")
    (inside / "putar.xlsx").symlink_to("putar.xlsx")
    (inside / "asing\x1b[31m.xlsx").write_bytes(workbook(STALE))
    with (inside / "besar.xlsx").open("wb") as large:
        large.truncate(4 * 1024**3)
    (inside / "kosong.xlsm").write_bytes(b"")

    assert main(["gabung", str(inside), "-o", str(tmp_path / "r.xlsx"), "--proses", "1"]) == 1
    said = capsys.readouterr()
    assert "6 berkas" in said.out
    assert "\x1b" not in said.out + said.err
    assert "bukan berkas biasa" in said.out


@pytest.mark.parametrize(
    "words",
    [
        "lengkap {it} --reviu {it}",
        "laporan {it} -o {it}",
        "laporan {it} --templat {other} -o {other}",
        "beda {other} {it} -o {it}",
        "beda {it} {other} -o {it}",
        "buka-tahun {it} -o {it}",
        "bekukan {it} -o {it}",
        "gabung {folder} -o {it} --instansi {it}",
    ],
)
def test_a_file_that_is_read_is_never_replaced_by_the_result(words: str, tmp_path: Path) -> None:
    it = tmp_path / ("a.docx" if "--reviu" in words else "a.xlsx")
    other = tmp_path / "b.docx"
    for one in (it, other):
        one.write_bytes(workbook(STALE))
    places = {"it": it, "other": other, "folder": tmp_path}

    assert main([*(word.format_map(places) for word in words.split()), "--timpa"]) == 2
    assert it.read_bytes() == other.read_bytes() == workbook(STALE)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_name_as_long_as_the_system_allows_is_recalculated(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250 + ".xlsx")
    path.write_bytes(workbook(STALE))

    assert main(["hitung", str(path)]) == 0
    assert path.read_bytes() != workbook(STALE)


@needs_posix
def test_another_name_of_the_file_is_mentioned_when_only_one_gets_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    path.write_bytes(workbook(STALE))
    other.hardlink_to(path)

    assert main(["hitung", str(path)]) == 0
    assert "tautan keras" in capsys.readouterr().out
    assert other.read_bytes() == workbook(STALE)


def test_what_a_killed_run_left_is_swept_and_what_may_still_be_written_is_not(
    tmp_path: Path,
) -> None:
    target = tmp_path / "a.xlsx"
    old, young, foreign = (
        tmp_path / name
        for name in (".a.xlsx.0123456789ab.tmp", ".a.xlsx.ba9876543210.tmp", ".a.xlsx.milik.tmp")
    )
    for one in (old, young, foreign):
        one.write_bytes(b"setengah")
    long_ago = time.time() - 7200
    for one in (old, foreign):
        os.utime(one, (long_ago, long_ago))

    write_atomically(target, [b"baru"])

    assert {one.name for one in tmp_path.iterdir()} == {target.name, young.name, foreign.name}


def test_a_missing_shared_string_is_named_with_its_sheet_and_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    sheets = {**STALE, "Dua": sheet(row(3, '<c r="C3" t="s"><v>7</v></c>'))}
    path.write_bytes(workbook(sheets, strings="<si><t>a</t></si>"))

    assert main(["hitung", str(path)]) == 2
    assert '(sheet "Dua" sel C3)' in capsys.readouterr().err
