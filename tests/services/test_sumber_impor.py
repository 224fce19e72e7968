"""Exports as they come, read for a table, and held against one as Excel would give it."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from lakip_xl.errors import LakipError
from lakip_xl.services.berkas_anggaran import UNTOLD
from lakip_xl.services.rencana_impor import RencanaImpor, planned
from lakip_xl.services.sumber_impor import read_source
from lakip_xl.services.table import OpenTable

ROWS = [["1", 100.0, None], ["1.1", 60.0, 50.0], ["1.2", 40.0, 30.0]]


def anggaran(formulas: frozenset[tuple[int, int]] = frozenset()) -> OpenTable:
    titles = ("Kode", "Anggaran", "Realisasi")
    return OpenTable("tblAnggaran", "Anggaran", titles, 9, 2, ROWS, formulas)


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "ekspor.csv"
    path.write_bytes(text.encode(encoding))
    return path


def amounts(path: Path, year: int | None = None) -> dict[str, object]:
    records = read_source(path, "tblAnggaran", year).reading.records
    return {record.kode: record.values.get("Realisasi") for record in records}


def plan(
    folder: Path,
    text: str,
    formulas: frozenset[tuple[int, int]] = frozenset(),
    *,
    timpa: bool = True,
) -> RencanaImpor:
    source = read_source(csv_file(folder, text), "tblAnggaran", None)
    return planned(source, anggaran(formulas), timpa=timpa)


@pytest.mark.parametrize(
    ("text", "realisasi"),
    [
        ("Kode;Uraian;Realisasi\n1.1;A;1.234.567,89\n", 1234567.89),
        ("Kode,Uraian,Realisasi\n1.1,A,1234567.89\n", 1234567.89),
        ('Kode,Uraian,Realisasi\n1.1,"A, B","Rp 1.234.567,00"\n', 1234567.0),
        ("KODE REKENING\tNAMA\tREALISASI (Rp)\n01.01.\tA\t25.000\n", 25000.0),
        ("Pemkot\n\nTahun;2024\nKode;Serapan Realisasi (%);Realisasi\n1.1;95;7\n", 7.0),
    ],
)
def test_exports_come_in_many_forms(tmp_path: Path, text: str, realisasi: float) -> None:
    assert list(amounts(csv_file(tmp_path, text)).values()) == [realisasi]


@pytest.mark.parametrize(
    ("text", "encoding", "uraian"),
    [
        ("Kode;Uraian;Realisasi\n1.1;Caf\u00e9;5\n", "cp1252", "Caf\u00e9"),
        ('Kode\tUraian\tRealisasi\n1.1\t"A\nB"\t5\n', "utf-16", "A B"),
    ],
)
def test_encodings_and_quoted_line_breaks_are_read(
    tmp_path: Path, text: str, encoding: str, uraian: str
) -> None:
    source = read_source(csv_file(tmp_path, text, encoding), "tblAnggaran", None)
    assert [record.uraian for record in source.reading.records] == [uraian]


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
    assert amounts(csv_file(tmp_path, f"Kode;{heads}\n1.1;1;2;3\n")) == {"1.1": realisasi}


@pytest.mark.parametrize(("year", "realisasi"), [(2023, 1.0), (2024, 2.0)])
def test_of_two_years_the_reports_own_counts(tmp_path: Path, year: int, realisasi: float) -> None:
    path = csv_file(tmp_path, "Kode;Realisasi 2023;Realisasi 2024\n1.1;1;2\n")
    assert amounts(path, year) == {"1.1": realisasi}


def test_of_two_years_nobody_guesses_where_the_report_has_none(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Kode;Realisasi 2023;Realisasi 2024\n1.1;1;2\n")
    with pytest.raises(LakipError, match="beberapa kolom Realisasi"):
        amounts(path)


def test_a_damaged_csv_is_one_sentence(tmp_path: Path) -> None:
    path = csv_file(tmp_path, f"Kode;Realisasi\n1.1;{'9' * 200_000}\n")
    with pytest.raises(LakipError, match="bukan CSV yang utuh"):
        amounts(path)


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Kode", "Realisasi"], ["1.1", 5.0]):
        book.active.append(row)
    book.active["XFD1048576"] = 1
    book.save(tmp_path / "ekspor.xlsx")
    assert amounts(tmp_path / "ekspor.xlsx") == {"1.1": 5.0}


@pytest.mark.parametrize("text", ["", "a;b\n1;2\n", "Kode;Uraian\n1;2\n"])
def test_a_file_without_the_columns_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(LakipError, match="tidak memuat kolom yang dikenal"):
        amounts(csv_file(tmp_path, text))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LakipError, match="tidak dapat dibaca"):
        amounts(tmp_path / "hilang.csv")


def test_rows_are_matched_by_code_and_new_ones_follow_the_last(tmp_path: Path) -> None:
    found = plan(tmp_path, "Kode;Realisasi\n1.2;35\n1.1;50\n7;1\n")
    assert [(c.row, c.title, c.value) for c in found.isian if c.title == "Realisasi"] == [
        (2, "Realisasi", 35.0),
        (3, "Realisasi", 1.0),
    ]
    assert found.sama == 1
    assert [record.kode for record in found.baris_baru] == ["7"]


def test_a_formula_is_never_replaced(tmp_path: Path) -> None:
    found = plan(tmp_path, "Kode;Realisasi\n1;80\n", frozenset({(0, 2)}))
    assert found.isian == []
    assert [change.sel for change in found.dipertahankan] == ["D9"]


def test_a_column_of_formulas_is_left_to_the_growing_table(tmp_path: Path) -> None:
    found = plan(tmp_path, "Kode;Realisasi\n7;80\n", frozenset({(0, 2), (1, 2), (2, 2)}))
    assert [(c.row, c.title) for c in found.isian] == [(3, "Kode")]


def test_a_blank_never_erases_a_value(tmp_path: Path) -> None:
    assert plan(tmp_path, "Kode;Realisasi\n1.1;\n1.2;-\n").isian == []


@pytest.mark.parametrize("timpa", [False, True])
def test_an_unread_amount_fills_a_blank_and_never_replaces_a_figure(
    tmp_path: Path, *, timpa: bool
) -> None:
    found = plan(tmp_path, "Kode;Realisasi\n1;1,439\n1.1;1,439\n", timpa=timpa)
    assert [(c.row, c.value) for c in found.isian] == [(0, UNTOLD)]
    assert [change.sel for change in found.dipertahankan] == ["D10"]
    assert all("dua cara" in why for _, why in found.masalah)
