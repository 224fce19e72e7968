"""What the example workbook must show, computed from the raw figures of the 2024 report."""

import csv
from importlib.resources import files

import pytest

from lakip_xl.errors import LakipError
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.book.tables import BookRow
from lakip_xl.workbook.example import load_example

EXAMPLE = files("lakip_xl.examples").joinpath("pontianak_2024")


def printed_rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(EXAMPLE.joinpath(f"{table}.csv").read_text("utf-8").splitlines()))


def row(example: Book, table: str, column: str, value: object) -> BookRow:
    records = example.table(table)
    assert records is not None
    return next(record for record in records if record[column] == value)


def test_ip_asn_reaches_109_86_percent(example: Book) -> None:
    iku = row(example, "tblIKU", "Indikator", "Indeks Profesionalitas ASN")
    assert iku["Capaian"] == pytest.approx(109.859, abs=0.001)
    assert iku["Kategori"] == "Sangat Berhasil"
    assert iku["Beda Capaian"] == 0


def test_merit_reaches_102_percent(example: Book) -> None:
    iku = row(example, "tblIKU", "Indikator", "Indeks Sistem Merit")
    assert iku["Capaian"] == pytest.approx(102)
    assert iku["Realisasi"] == example.value("TotalMerit") == 331.5


@pytest.mark.parametrize(
    ("aspek", "realisasi", "capaian", "kategori"),
    [
        (1, 10, 100, "Sangat Berhasil"),
        (2, 10, 100, "Sangat Berhasil"),
        (3, 16.73, 55.77, "Cukup Berhasil"),
        (4, 6.25, 62.5, "Cukup Berhasil"),
        (5, 20, 100, "Sangat Berhasil"),
        (6, 10, 100, "Sangat Berhasil"),
        (7, 4, 100, "Sangat Berhasil"),
        (8, 4.5, 75, "Berhasil"),
    ],
)
def test_an_aspek_shows_its_realisasi_and_category(
    example: Book, aspek: int, realisasi: float, capaian: float, kategori: str
) -> None:
    record = row(example, "tblAspekMerit", "No", aspek)
    assert record["Realisasi"] == pytest.approx(realisasi, abs=0.005)
    assert record["Capaian"] == pytest.approx(capaian, abs=0.005)
    assert record["Kategori"] == kategori


def test_the_merit_index_is_very_good(example: Book) -> None:
    assert example.value("IndeksMerit") == pytest.approx(331.5 / 410)
    assert example.value("KategoriMerit") == "Sangat Baik"
    assert example.value("MaksMerit") == 410


def test_every_row_of_table_3_11_is_there_with_its_own_capaian(example: Book) -> None:
    records = example.table("tblProgram")
    assert records is not None
    printed = printed_rows("tabel_3_11_program_kegiatan")
    assert len(records) == len(printed) == 63
    for record, source in zip(records, printed, strict=True):
        assert record["Kode"] == source["kode_tabel_3_13"]
        assert record["Kode Cetak"] == source["kode"]
        if source["realisasi"]:
            expected = float(source["realisasi"]) / float(source["target"]) * 100
            assert record["Capaian"] == pytest.approx(expected)
        else:
            assert record["Capaian"] is None


def test_27_of_34_units_are_not_90_percent(example: Book) -> None:
    record = row(example, "tblProgram", "Kode", "1.4.1")
    assert record["Tercetak Capaian"] == 90
    assert record["Beda Capaian"] == pytest.approx(-10.59)
    assert "belum tercapai" in str(record["Penjelasan"])


def test_every_row_of_table_3_13_is_there_with_its_own_serapan(example: Book) -> None:
    records = example.table("tblAnggaran")
    assert records is not None
    printed = [source for source in printed_rows("tabel_3_13_realisasi") if source["kode"]]
    assert len(records) == len(printed) == 63
    for record, source in zip(records, printed, strict=True):
        below = [row for row in printed if row["kode"].startswith(source["kode"] + ".")]
        leaves = [row for row in below if row["level"] == "subkegiatan"] or [source]
        spent, budget = (
            sum(float(row[what]) for row in leaves) for what in ("realisasi", "anggaran")
        )
        expected = spent / budget * 100
        assert record["Kode"] == source["kode"]
        assert record["Serapan"] == pytest.approx(expected)


def test_sub_totals_are_rolled_up_by_code_and_show_what_the_report_misses(
    example: Book,
) -> None:
    assert row(example, "tblAnggaran", "Kode", "2")["Jumlah Realisasi"] == 4317165739
    assert row(example, "tblAnggaran", "Kode", "2")["Beda Realisasi"] == -2000
    assert row(example, "tblAnggaran", "Kode", "1")["Beda Realisasi"] == 3000000
    assert row(example, "tblAnggaran", "Kode", "3")["Beda Realisasi"] == 0
    assert row(example, "tblAnggaran", "Kode", "3.1.1")["Jumlah Realisasi"] is None


def test_the_money_headlines(example: Book) -> None:
    fields = {name: field.value for name, field in example.fields.items()}
    # The report's own sub-activities add to 14.830.361.757; its printed programmes do not.
    assert fields["SerapanTotal"] == pytest.approx(14830361757 / 15973720720 * 100)
    assert fields["EfisiensiSerapan"] == fields["SerapanTotal"]
    assert fields["TotalEfisiensiRp"] == fields["SisaAnggaran"] == 1143358963
    assert fields["TotalEfisiensi"] == pytest.approx(9.16, abs=0.005)
    assert fields["TercetakTotalRealisasi"] == 14827361757
    assert fields["BelanjaRealisasi"] == 14827361757


def test_the_dashboard_says_where_typed_sums_part_from_their_lowest_rows(
    example: Book,
) -> None:
    fields = {name: field.value for name, field in example.fields.items()}
    assert fields["Kartu5Kata"] == "Rp 14.830.361.757"
    assert fields["Kartu6Kata"] == "Rp 1.143.358.963"
    assert (fields["KeadaanBuku7"], fields["KeadaanBuku7Kata"]) == (3000000, "Beda")
    assert (fields["KeadaanBuku8"], fields["KeadaanBuku8Kata"]) == (0, "Cocok")
    assert fields["KeadaanBuku9Kata"] == "Beda"


@pytest.mark.parametrize(
    ("year", "nilai", "predikat", "beda"),
    [
        (2020, 77.9, "BB", 0),
        (2021, 78.65, "BB", 0),
        (2022, 80, "BB", -0.61),
        (2023, 81.5, "A", -0.01),
    ],
)
def test_sakip_adds_up_with_the_weights_of_its_year(
    example: Book, year: int, nilai: float, predikat: str, beda: float
) -> None:
    record = row(example, "tblSAKIP", "Tahun", year)
    assert record["Nilai"] == pytest.approx(nilai)
    assert record["Predikat"] == predikat
    assert record["Beda Nilai"] == pytest.approx(beda, abs=0.001)


def test_the_regional_list_ranks_32_governments(example: Book) -> None:
    records = example.table("tblRegional")
    assert records is not None
    ranks = sorted(float(str(record["Peringkat"])) for record in records)
    assert ranks == list(range(1, 33))
    assert row(example, "tblRegional", "Peringkat", 1)["Instansi"] == "Provinsi DKI Jakarta"
    assert example.value("PeringkatRegional") == 10


def test_comparisons_with_earlier_years_and_the_final_target(example: Book) -> None:
    ip_asn, merit, nilai_merit = example.table("tblPerbandingan") or ()
    assert (ip_asn["Tren"], ip_asn["Perkembangan"]) == ("Meningkat", "Membaik")
    assert ip_asn["Selisih"] == pytest.approx(14.56)
    assert (ip_asn["Selisih Target"], ip_asn["Status Target"]) == (3, "Di atas target")
    assert (merit["Tahun Ini"], merit["Tren"]) == (pytest.approx(102), "Tetap")
    assert (nilai_merit["Tahun Ini"], nilai_merit["Selisih Target"]) == (331.5, 2.5)


def test_people_and_assets_are_counted_once(example: Book) -> None:
    fields = {name: field.value for name, field in example.fields.items()}
    assert fields["PegawaiPendidikan"] == fields["PegawaiGolongan"] == 50
    assert fields["TercetakPegawaiGolongan"] == 450
    assert [fields[f"PegawaiTahunLalu{back}"] for back in (4, 3, 2, 1)] == [55, 53, 50, 48]
    assert fields["PegawaiTahunIni"] == 50
    assert fields["TotalAset"] == 911


def test_results_are_formulas_not_typed_figures(example: Book) -> None:
    for table in ("tblIKU", "tblMerit", "tblAspekMerit", "tblProgram", "tblAnggaran", "tblSAKIP"):
        for record in example.table(table) or ():
            assert not record.typed_over


def test_an_unknown_example_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(LakipError, match="pontianak-2024"):
        load_example("bandung-2023")


def test_nobody_is_invented() -> None:
    fields = load_example("pontianak-2024").fields
    assert not {"NamaPimpinan", "NipPimpinan", "NamaPenyusun"} & set(fields)
