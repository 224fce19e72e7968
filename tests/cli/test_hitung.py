"""``lakip-xl hitung``: what a user reads after a recalculation, and what the file holds."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from lakip_xl import cli
from lakip_xl.commands import hitung
from lakip_xl.commands._values import shown
from lakip_xl.rules.errors import ErrorValue

Capture = pytest.CaptureFixture[str]


def workbook(path: Path, *formulas: str) -> Path:
    """A small workbook of somebody else's, whose formulas have no stored values."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Lembar Satu"
    for row, formula in enumerate(formulas, 1):
        sheet.cell(row, 1, formula)
    book.save(path)
    return path


def stored(path: Path, cell: str) -> object:
    sheet = openpyxl.load_workbook(path, data_only=True).active
    assert sheet is not None
    return sheet[cell].value


def test_it_names_the_cells_that_changed(tmp_path: Path, capsys: Capture) -> None:
    path = workbook(tmp_path / "a.xlsx", "=CAPAIAN(78,71)", "=KATEGORI(A1)", "=1/0")
    assert cli.main(["hitung", str(path)]) == 1
    summary, *changes = capsys.readouterr().out.splitlines()
    assert "3 rumus dihitung" in summary
    assert "3 sel berubah" in summary
    assert changes == [
        "  'Lembar Satu'!A1: (kosong) → 109,8591549296",
        "  'Lembar Satu'!A2: (kosong) → \"Sangat Berhasil\"",
        "  'Lembar Satu'!A3: (kosong) → #DIV/0!",
        "1 sel berisi galat; asalnya:",
        "  'Lembar Satu'!A3: #DIV/0!",
    ]
    assert stored(path, "A1") == pytest.approx(109.859154929577)


def test_it_does_not_name_cells_that_look_as_before(tmp_path: Path, capsys: Capture) -> None:
    path = workbook(tmp_path / "a.xlsx", "=CAPAIAN(B1,71)", "=1+1")
    assert cli.main(["hitung", str(path)]) == 0
    summary, *changes = capsys.readouterr().out.splitlines()
    assert "1 sel berubah" in summary
    assert changes == ["  'Lembar Satu'!A2: (kosong) → 2"]


def test_a_second_time_nothing_changes(tmp_path: Path, capsys: Capture) -> None:
    path = workbook(tmp_path / "a.xlsx", "=1+1")
    cli.main(["hitung", str(path)])
    before = path.read_bytes()
    capsys.readouterr()
    assert cli.main(["hitung", str(path)]) == 0
    assert capsys.readouterr().out.endswith("tidak berubah.\n")
    assert path.read_bytes() == before


def test_the_list_is_bounded_and_all_of_it_on_request(tmp_path: Path, capsys: Capture) -> None:
    path = workbook(tmp_path / "a.xlsx", *[f"={n}+0" for n in range(1, 41)])
    cli.main(["hitung", str(path), "-o", str(tmp_path / "b.xlsx")])
    short = capsys.readouterr().out.splitlines()
    assert len(short) == hitung.MOST_LINES + 2
    assert short[-1] == "  … dan 28 sel lain (semuanya: --semua)"
    cli.main(["hitung", str(path), "--semua"])
    assert len(capsys.readouterr().out.splitlines()) == 41


def test_a_cell_that_cannot_be_computed_is_named_and_ends_with_1(
    tmp_path: Path, capsys: Capture
) -> None:
    path = workbook(tmp_path / "a.xlsx", "=1+1", "=FUNGSI_ORANG_LAIN(3)")
    assert cli.main(["hitung", str(path)]) == 1
    shown_text = capsys.readouterr().out
    assert "1 gagal" in shown_text
    assert "Gagal dihitung; nilai lamanya tetap:\n  'Lembar Satu'!A2: " in shown_text
    assert stored(path, "A1") == 2


def test_cells_that_are_errors_are_listed_by_where_they_begin(
    tmp_path: Path, capsys: Capture
) -> None:
    path = workbook(tmp_path / "a.xlsx", "=CAPAIAN(5,B1)", "=A1+1", "=SUM(A1:A2)", "=A5", "#N/A")
    book = openpyxl.load_workbook(path)
    book["Lembar Satu"]["B1"] = 0
    book.save(path)
    assert cli.main(["hitung", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index("5 sel berisi galat; asalnya:") + 1 :] == [
        "  'Lembar Satu'!A1: #DIV/0!, karena 'Lembar Satu'!B1 berisi 0; menular ke 2 sel lain",
        "  'Lembar Satu'!A5: #N/A; menular ke 1 sel lain",
    ]


def test_output_goes_where_it_is_told(tmp_path: Path, capsys: Capture) -> None:
    path = workbook(tmp_path / "a.xlsx", "=1+1")
    before = path.read_bytes()
    assert cli.main(["hitung", str(path), "-o", str(tmp_path / "b.xlsx")]) == 0
    assert "disimpan di" in capsys.readouterr().out
    assert path.read_bytes() == before
    assert stored(tmp_path / "b.xlsx", "A1") == 2


def test_output_is_for_one_file_only(tmp_path: Path, capsys: Capture) -> None:
    paths = [str(workbook(tmp_path / name, "=1+1")) for name in ("a.xlsx", "b.xlsx")]
    assert cli.main(["hitung", *paths, "-o", str(tmp_path / "c.xlsx")]) == 2
    assert "satu berkas masukan" in capsys.readouterr().err
    assert not (tmp_path / "c.xlsx").exists()


def test_an_unusable_file_does_not_stop_the_others(tmp_path: Path, capsys: Capture) -> None:
    damaged = tmp_path / "rusak.xlsx"
    damaged.write_bytes(b"PK\x03\x04 bukan zip")
    good = workbook(tmp_path / "a.xlsx", "=1+1")
    assert cli.main(["hitung", str(damaged), str(tmp_path / "tiada.xlsx"), str(good)]) == 2
    captured = capsys.readouterr()
    errors = captured.err.splitlines()
    assert [line.startswith("Galat: ") for line in errors] == [True, True]
    assert "rusak.xlsx" in errors[0]
    assert "tiada.xlsx" in errors[1]
    assert "1 rumus dihitung" in captured.out
    assert damaged.read_bytes() == b"PK\x03\x04 bukan zip"


def test_the_example_shows_its_headline_results(example_copy: Path, capsys: Capture) -> None:
    assert cli.main(["hitung", "--hasil", str(example_copy)]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    for start in (
        "Nilai kinerja IKU: 92,5 (Sangat Berhasil",
        "Indeks Sistem Merit: 0,8085 (Sangat Baik",
        "Serapan anggaran: 92,84% (",
        "Efisiensi (poin persen): 9,16 (Rp 1.143.358.963",
    ):
        assert any(line.startswith(start) for line in lines), (start, lines)


def test_a_workbook_without_beranda_has_no_headlines(tmp_path: Path, capsys: Capture) -> None:
    path = workbook(tmp_path / "a.xlsx", "=1+1")
    assert cli.main(["hitung", "--hasil", str(path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "(kosong)"),
        ("", "(kosong)"),
        (0, "0"),
        (-1234.5, "-1.234,5"),
        (True, "TRUE"),
        (ErrorValue.NA, "#N/A"),
        ("dua\nbaris", '"dua baris"'),
        ("x" * 80, f'"{"x" * 59}…"'),
    ],
)
def test_values_are_written_for_an_indonesian_reader(value: object, text: str) -> None:
    assert shown(value) == text  # type: ignore[arg-type]


def drawn_on_terminal(*arguments: str) -> str:
    """What the command line draws on stderr when that is a terminal."""
    terminal, end_of_child = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "lakip_xl", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=end_of_child,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(end_of_child)
    assert process.wait(timeout=60) == 0
    drawn = os.read(terminal, 65536).decode()
    os.close(terminal)
    return drawn


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are of POSIX")
def test_on_a_terminal_the_steps_are_shown_while_they_last(example_copy: Path) -> None:
    assert "contoh.xlsm: menghitung rumus" in drawn_on_terminal("hitung", str(example_copy))


def test_in_a_pipe_there_is_no_progress(example_copy: Path, capsys: Capture) -> None:
    assert cli.main(["hitung", str(example_copy)]) == 0
    assert capsys.readouterr().err == ""


def test_the_results_name_what_a_format_shows_as_something_else(
    example_copy: Path, capsys: Capture
) -> None:
    book = openpyxl.load_workbook(example_copy, keep_vba=True)
    cell = book["IKU"]["I9"]
    cell.value, cell.number_format = 0.9281, "0.00%"
    book.save(example_copy)
    assert cli.main(["hitung", "--hasil", str(example_copy)]) == 1
    assert "  IKU!I9 berformat persen" in capsys.readouterr().out.splitlines()
