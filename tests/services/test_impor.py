"""Reading budget exports as they come, and matching them with tblAnggaran by code."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from lakip_xl.errors import LakipError
from lakip_xl.services.ekspor import read_export
from lakip_xl.services.impor import Rencana, plan_import
from lakip_xl.services.table import OpenTable

ROWS = [["1", 100.0, None], ["1.1", 60.0, 50.0], ["1.2", 40.0, 30.0]]


def anggaran(formulas: frozenset[tuple[int, int]] = frozenset()) -> OpenTable:
    titles = ("Kode", "Anggaran", "Realisasi")
    return OpenTable("tblAnggaran", "Anggaran", titles, 9, 2, ROWS, formulas)


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "ekspor.csv"
    path.write_bytes(text.encode(encoding))
    return path


def planned(folder: Path, text: str, formulas: frozenset[tuple[int, int]] = frozenset()) -> Rencana:
    return plan_import(anggaran(formulas), read_export(csv_file(folder, text)))


@pytest.mark.parametrize(
    ("text", "kode", "realisasi"),
    [
        ("Kode;Uraian;Realisasi\n1.1;A;1.234.567,89\n", "1.1", 1234567.89),
        ("Kode,Uraian,Realisasi\n1.1,A,1234567.89\n", "1.1", 1234567.89),
        ('Kode,Uraian,Realisasi\n1.1,"A, B","Rp 1.234.567,00"\n', "1.1", 1234567.0),
        ("KODE REKENING\tNAMA\tREALISASI (Rp)\n01.01.\tA\t25.000\n", "1.1", 25000.0),
        ("Pemkot\n\nTahun;2024\nKode;Serapan Realisasi (%);Realisasi\n1.1;95;7\n", "1.1", 7.0),
    ],
)
def test_exports_come_in_many_forms(tmp_path: Path, text: str, kode: str, realisasi: float) -> None:
    (row,) = read_export(csv_file(tmp_path, text)).rows
    assert (row.kode, row.realisasi, row.masalah) == (kode, realisasi, "")


def test_an_old_encoding_is_read(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Kode;Uraian;Realisasi\n1.1;Caf\u00e9;5\n", "cp1252")
    assert read_export(path).rows[0].uraian == "Caf\u00e9"


def test_unicode_text_and_quoted_line_breaks_are_read(tmp_path: Path) -> None:
    path = csv_file(tmp_path, 'Kode\tUraian\tRealisasi\n1.1\t"A\nB"\t5\n', "utf-16")
    (row,) = read_export(path).rows
    assert (row.uraian, row.realisasi) == ("A\nB", 5.0)


@pytest.mark.parametrize(
    ("heads", "realisasi"),
    [
        ("Realisasi Bulan Lalu;Realisasi Bulan Ini;Realisasi s.d. Bulan Ini", 3.0),
        ("Realisasi s/d Bulan Lalu;Realisasi Bulan Ini;Total Realisasi", 3.0),
        ("Realisasi Keuangan;Realisasi Fisik;Sisa", 1.0),
        ("Realisasi 2023;Realisasi;Realisasi 2022", 2.0),
    ],
)
def test_of_several_realisations_the_whole_one_counts(
    tmp_path: Path, heads: str, realisasi: float
) -> None:
    path = csv_file(tmp_path, f"Kode;{heads}\n1.1;1;2;3\n")
    assert read_export(path).rows[0].realisasi == realisasi


def test_between_realisations_that_look_alike_nobody_guesses(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Kode;Realisasi 2023;Realisasi 2024\n1.1;1;2\n")
    with pytest.raises(LakipError, match="beberapa kolom realisasi"):
        read_export(path)


def test_a_damaged_csv_is_one_sentence(tmp_path: Path) -> None:
    path = csv_file(tmp_path, f"Kode;Realisasi\n1.1;{'9' * 200_000}\n")
    with pytest.raises(LakipError, match="bukan CSV yang utuh"):
        read_export(path)


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Kode", "Realisasi"])
    book.active.append(["1.1", 5.0])
    book.active["XFD1048576"] = 1
    book.save(tmp_path / "ekspor.xlsx")
    (row,) = read_export(tmp_path / "ekspor.xlsx").rows
    assert (row.line, row.kode, row.realisasi) == (2, "1.1", 5.0)


def test_an_excel_export_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Laporan"])
    book.active.append(["Kode", "Uraian", "Realisasi"])
    book.active.append(["1.1", "A", 1500.5])
    book.active.append([None, "Jumlah", 1500.5])
    book.save(tmp_path / "ekspor.xlsx")
    export = read_export(tmp_path / "ekspor.xlsx")
    assert [(row.line, row.kode, row.realisasi) for row in export.rows] == [(3, "1.1", 1500.5)]
    assert export.without_code == 1


def test_a_code_that_became_a_number_is_not_trusted(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Kode", "Realisasi"])
    book.active.append([1.1, 5])
    book.active.append([1, 7])
    book.save(tmp_path / "ekspor.xlsx")
    doubtful, whole = read_export(tmp_path / "ekspor.xlsx").rows
    assert "tersimpan sebagai angka" in doubtful.masalah
    assert (whole.kode, whole.masalah) == ("1", "")


@pytest.mark.parametrize("text", ["", "a;b\n1;2\n", "Kode;Pagu\n1;2\n"])
def test_a_file_without_the_columns_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(LakipError, match="kolom kode dan realisasi"):
        read_export(csv_file(tmp_path, text))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LakipError, match="tidak dapat dibaca"):
        read_export(tmp_path / "hilang.csv")


def test_rows_are_matched_by_code(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Kode;Realisasi\n1.2;35\n1.1;50\n7;1\n")
    assert [(change.row, change.value) for change in plan.changes] == [(2, 35.0)]
    assert plan.unchanged == 1
    assert [row.kode for row in plan.unmatched] == ["7"]


def test_a_formula_is_never_replaced(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Kode;Realisasi\n1;80\n", formulas=frozenset({(0, 2)}))
    assert plan.changes == ()
    assert [row.kode for row in plan.protected] == ["1"]


def test_a_blank_never_erases_a_value(tmp_path: Path) -> None:
    assert planned(tmp_path, "Kode;Realisasi\n1.1;\n1.2;-\n").changes == ()


def test_a_code_that_stands_twice_is_not_guessed_at(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Kode;Realisasi\n1.1;1\n1.1;2\n")
    assert plan.changes == ()
    assert len(plan.unusable) == 2


def test_a_number_that_can_be_read_two_ways_is_not_guessed_at(tmp_path: Path) -> None:
    plan = planned(tmp_path, "Kode;Realisasi\n1.1;1,439\n1.2;1.439\n")
    assert [change.value for change in plan.changes] == [1439.0]
    assert "dua cara" in plan.unusable[0][1]
