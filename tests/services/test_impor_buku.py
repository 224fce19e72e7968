"""Files of other programs, made at random, imported and summed another way."""

import csv
import random
from collections import defaultdict
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.errors import LakipError
from lakip_xl.package.editor import BookEditor
from lakip_xl.rules.angka import baca_angka
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.services.berkas_anggaran import UNTOLD
from lakip_xl.services.impor_buku import impor
from lakip_xl.services.sumber_impor import read_source
from lakip_xl.workbook.book.opened import open_book


@pytest.fixture
def book(tmp_path: Path, blank_workbook_bytes: bytes) -> Path:
    path = tmp_path / "buku.xlsm"
    path.write_bytes(blank_workbook_bytes)
    return path


def anggaran(path: Path) -> dict[str, list[object]]:
    sheet = load_workbook(path, data_only=True)["Anggaran"]
    area = sheet.tables["tblAnggaran"].ref
    return {str(r[0].value): [c.value for c in r[1:]] for r in sheet[area][1:] if r[0].value}


def rupiah(amount: int, random_: random.Random) -> str:
    grouped = f"{amount:,}".replace(",", ".")
    return random_.choice([grouped + ",00", "Rp " + grouped, "Rp. " + grouped + ",00"])


@pytest.mark.parametrize("seed", range(4))
def test_a_flat_export_is_summed_by_subkegiatan(book: Path, tmp_path: Path, seed: int) -> None:
    random_ = random.Random(seed)  # noqa: S311 - made-up data
    levels = ("Program", "Kegiatan", "Sub Kegiatan", "Rekening")
    heads = [f"{word} {level}" for level in levels for word in ("Kode", "Nama")]
    heads += ["Pagu", "Realisasi"]
    rows, sums = [], defaultdict(lambda: [0, 0])
    for program in range(1, 4):
        for kegiatan in range(1, random_.randint(2, 4)):
            for sub in range(1, random_.randint(2, 6)):
                codes = [f"5.01.{program:02}", f"5.01.{program:02}.2.{kegiatan:02}"]
                codes.append(f"{codes[1]}.{sub:04}")
                for account in range(random_.randint(1, 5)):
                    pagu = random_.randint(0, 10**10)
                    used = random_.randint(0, pagu)
                    rows.append(
                        [
                            codes[0],
                            "P",
                            codes[1],
                            "K",
                            codes[2],
                            "S",
                            f"5.1.02.01.01.{account:04}",
                            "Belanja",
                            rupiah(pagu, random_),
                            rupiah(used, random_),
                        ]
                    )
                    sums[codes[2]][0] += pagu
                    sums[codes[2]][1] += used
    totals = [sum(v[i] for v in sums.values()) for i in (0, 1)]
    path = tmp_path / "ekspor.csv"
    with path.open("w", newline="", encoding="cp1252") as file:
        writer = csv.writer(file, delimiter=random_.choice(";\t"))
        writer.writerows([heads, *rows, ["JUMLAH", *[""] * 7, *totals]])
    plan = impor(book, path)
    assert (plan.masalah, plan.dipertahankan, plan.gagal) == ([], [], 0)
    table = anggaran(book)
    assert {k: v[2:4] for k, v in table.items() if v[0] == "Subkegiatan"} == dict(sums)
    programmes = {k: v for k, v in table.items() if v[0] == "Program"}
    assert sum(v[6] for v in programmes.values()) == totals[0]
    assert sum(v[8] for v in programmes.values()) == totals[1]
    assert len(table) == len(plan.baris_baru) > 12
    assert impor(book, path).ada_isi is False


LEVELLED = """LAPORAN REALISASI ANGGARAN;;;
;;;
Kode Rekening;Uraian;Pagu Anggaran (Rp);Realisasi s.d. Bulan Ini (Rp);%
1;2;3;4;5=4/3
5;KEPEGAWAIAN;3.000;2.000;66
5.01.01;PROGRAM PENUNJANG;3.000;2.000;66
5.01.01.2.01;Perencanaan;3.000;2.000;66
5.01.01.2.01.0001;Dokumen;{stated};2.000;66
5.1.02.01.01.0024;Belanja ATK;1.000;500;50
5.1.02.01.01.0025;Belanja Lain;2.000;1.500;75
Kode Rekening;Uraian;Pagu Anggaran (Rp);Realisasi s.d. Bulan Ini (Rp);%
;JUMLAH;{total};2.000;50
"""


def test_levels_accounts_totals_and_repeated_heads_are_told_apart(
    book: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(LEVELLED.format(stated="3.000", total="3.000"), encoding="utf-8")
    plan = impor(book, path)
    assert [(r.kode, r.tingkat) for r in plan.baris_baru] == [
        ("5.01.01", "Program"),
        ("5.01.01.2.01", "Kegiatan"),
        ("5.01.01.2.01.0001", "Subkegiatan"),
    ]
    assert plan.masalah == []
    assert len(plan.dilewati) == 4
    assert anggaran(book)["5.01.01.2.01.0001"][2:4] == [3000, 2000]


def test_an_amount_that_its_accounts_contradict_is_written_as_a_text(
    book: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(LEVELLED.format(stated="3.500", total="9.000"), encoding="utf-8")
    plan = impor(book, path)
    reasons = " ".join(why for _, why in plan.masalah)
    assert "5.01.01.2.01.0001 Anggaran: berbeda dari jumlah rekeningnya" in reasons
    assert "jumlah Anggaran di berkas berbeda" in reasons
    assert anggaran(book)["5.01.01.2.01.0001"][2:4] == [UNTOLD, 2000]


def test_html_saved_as_xls_with_codes_in_pieces(book: Path, tmp_path: Path) -> None:
    rows = [
        ("1", "", "", "A", "10.000.000"),
        ("1", "1", "", "B", "10.000.000"),
        ("1", "1", "1", "C", "10.000.000"),
    ]
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in r)}</tr>" for r in rows)
    path = tmp_path / "a.xls"
    path.write_text(
        '<html><table><tr><th colspan="3" rowspan="2">KODE</th><th rowspan="2">URAIAN</th>'
        f"<th>ANGGARAN</th></tr><tr><th>Pagu</th></tr>{body}</table></html>",
        encoding="utf-8",
    )
    impor(book, path)
    assert [(k, v[0], v[2]) for k, v in anggaran(book).items()] == [
        ("1", "Program", 10_000_000),
        ("1.1", "Kegiatan", 10_000_000),
        ("1.1.1", "Subkegiatan", 10_000_000),
    ]


def office_table(path: Path) -> Path:
    table = Book()
    sheet = table.active
    rows = [
        ["Tabel 3.5"],
        ["No", "Kode", "Program", "Indikator", "Satuan", "Kinerja", None, "Keuangan", None],
        [None] * 5 + ["Target", "Realisasi", "Pagu", "Realisasi"],
        [1, "1", "Program A", "Persentase X", "%", 0.95, 0.9, 1000, 900],
        [2, "1.1", "Kegiatan A", "Jumlah Y", "Dokumen", 12, "sebelas", 1000, 900],
    ]
    for one in rows:
        sheet.append(one)
    sheet.merge_cells("F2:G2")
    sheet.merge_cells("H2:I2")
    sheet["F4"].number_format = sheet["G4"].number_format = "0%"
    table.save(path)
    return path


def test_merged_heads_tell_performance_from_money(book: Path, tmp_path: Path) -> None:
    path = office_table(tmp_path / "k.xlsx")
    before = book.read_bytes()
    with pytest.raises(LakipError, match="--ke tblAnggaran atau --ke tblProgram"):
        impor(book, path)
    assert book.read_bytes() == before
    impor(book, path, tabel="tblAnggaran")
    assert {k: v[2:4] for k, v in anggaran(book).items()} == {"1": [1000, 900], "1.1": [1000, 900]}
    plan = impor(book, path, tabel="tblProgram")
    sheet = load_workbook(book, data_only=True)["Program"]
    assert [sheet[f"{c}9"].value for c in "BCGHI"] == ["1", "Program", "Persentase X", 95, 90]
    assert [why for _, why in plan.masalah] == [
        "Realisasi: 'sebelas' bukan angka; tidak ditulis sebagai angka"
    ]
    assert [sheet[f"{c}10"].value for c in "BHI"] == ["1.1", 12, "sebelas"]


def test_typed_figures_stay_unless_told(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Kode;Uraian;Pagu;Realisasi\n1;A;100;50\n", encoding="utf-8")
    impor(book, path)
    path.write_text("Kode;Uraian;Pagu;Realisasi\n01.;A;100;60\n", encoding="utf-8")
    assert len(impor(book, path).dipertahankan) == 1
    assert anggaran(book)["1"][2:4] == [100, 50]
    assert impor(book, path, timpa=True, uji_coba=True).berubah[0].baru == 60
    assert anggaran(book)["1"][2:4] == [100, 50]
    impor(book, path, timpa=True)
    assert anggaran(book)["1"][2:4] == [100, 60]


def test_between_two_columns_nobody_guesses(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Kode;Uraian;Pagu Murni;Pagu Perubahan;Realisasi\n1;A;10;12;9\n", encoding="utf-8"
    )
    plan = impor(book, path)
    assert plan.kolom_ragu == {"Anggaran": ["Pagu Murni", "Pagu Perubahan"]}
    assert anggaran(book)["1"][2:4] == [None, 9]


def test_an_amount_that_can_be_read_two_ways_spoils_its_sum_only(
    book: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Kode;Uraian;Pagu;Realisasi\n1.1;A;100;1,439\n1.2;B;100;1.439\n", encoding="utf-8"
    )
    plan = impor(book, path)
    assert "dua cara" in plan.masalah[0][1]
    assert [v[3] for v in anggaran(book).values()] == [UNTOLD, 1439]


def test_a_code_that_became_a_number_is_trusted_only_with_codes_below_it(
    book: Path, tmp_path: Path
) -> None:
    table = Book()
    for one in (
        ["Kode", "Uraian", "Pagu"],
        [1, "A", 5],
        [1.1, "B", 5],
        ["1.1.1", "C", 5],
        [1.2, "D", 5],
    ):
        table.active.append(one)
    table.save(tmp_path / "a.xlsx")
    plan = impor(book, tmp_path / "a.xlsx")
    assert list(anggaran(book)) == ["1", "1.1", "1.1.1"]
    assert "1.2 tersimpan sebagai angka" in plan.masalah[0][1]


def test_an_amount_that_cannot_be_read_is_not_left_out_of_the_total(
    blank_workbook_bytes: bytes, tmp_path: Path
) -> None:
    book, source = tmp_path / "b.xlsm", tmp_path / "a.csv"
    book.write_bytes(blank_workbook_bytes)
    source.write_text(
        "Kode;Uraian;Pagu Anggaran;Realisasi\n1;Program;;\n1.1;Kegiatan;;\n"
        "1.1.1;Sub satu;1.000.000;900.000\n1.1.2;Sub dua;dua juta;1.500.000\n",
        encoding="utf-8",
    )
    plan = impor(book, source)
    assert len(plan.masalah) == 1
    opened = open_book(book)
    assert opened.value("TotalAnggaran") is ErrorValue.VALUE
    assert opened.value("TotalRealisasi") == 2_400_000
    named = {(one.sel, one.tingkat) for one in audit_workbook(book) if one.aturan == "angka-teks"}
    assert {tingkat for _, tingkat in named} == {Severity.GALAT}


def test_an_unread_amount_makes_the_totals_errors_that_the_audit_names(
    book: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Kode;Uraian;Pagu;Realisasi\n1;A;;\n1.1;B;100;1,439\n1.2;C;100;90\n", encoding="utf-8"
    )
    impor(book, path)
    totals = [row[8] for kode, row in anggaran(book).items() if kode == "1"]
    assert totals == ["#VALUE!"]
    named = [t for t in audit_workbook(book) if t.tingkat is Severity.GALAT and UNTOLD in t.pesan]
    assert named


@pytest.mark.parametrize("seed", range(40))
def test_what_stands_for_an_untold_sum_is_never_a_number(tmp_path: Path, seed: int) -> None:
    random_ = random.Random(seed)  # noqa: S311 - made-up data
    said = random_.choices(["", "1.000", "1,439", "Rp 5", "12", "-", "belum"], k=4)
    lines = [f"1.1.1;S;{amount}" for amount in said]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["Kode;Uraian;Pagu", *lines]), encoding="utf-8")
    (record,) = read_source(path, "tblAnggaran", None).reading.records
    text = record.values["Anggaran"]
    assert isinstance(text, str)
    with pytest.raises(RuleError):
        baca_angka(text)


@pytest.mark.parametrize(("year", "realisasi"), [(2023, 10), (2024, 20), (None, None)])
def test_the_year_of_the_book_chooses_among_years(
    book: Path, tmp_path: Path, year: int | None, realisasi: int | None
) -> None:
    opened = open_book(book, stored=True)
    field = opened.field("TahunLaporan")
    assert field is not None
    editor = BookEditor(opened.package)
    editor.sheet(field.sheet.sheet.part).set_value(field.row, field.column, year)
    book.write_bytes(b"".join(opened.package.rewritten(editor.changed())))
    path = tmp_path / "a.csv"
    path.write_text(
        "Kode;Uraian;Pagu;Realisasi 2023;Realisasi 2024\n1.1;A;100;10;20\n", encoding="utf-8"
    )
    plan = impor(book, path)
    assert [v[3] for v in anggaran(book).values()] == [realisasi]
    assert ("Realisasi" in plan.kolom_ragu) is (year is None)
