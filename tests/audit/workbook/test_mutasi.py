"""Damaged figures in a correct workbook: exactly the damage is found.

Each audit costs a recalculation, so damage to rows that do not touch each other is done at once.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from sel_buku import Isi, ketik

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.audit.workbook.book import read_book
from lakip_xl.workbook.schema.sakip import COMPONENTS

USANG = "nilai-usang"
"""A figure that was typed without recalculating leaves old results behind, and that is said too."""
Tempat = tuple[str, str, str]
"""Table, row key, column."""


def rusak(buku: Path, tmp_path: Path, isi: Mapping[Tempat, Isi]) -> list[Finding]:
    """Audit a workbook in which cells were typed over; what is only information is left out."""
    asli = read_book(buku)
    sel: dict[tuple[str, str], Isi] = {}
    for (tabel, kunci, kolom), nilai in isi.items():
        satu = asli.tables[tabel]
        letak = next(x for baris in satu if (x := satu.place(baris, kolom)).kunci == kunci)
        sel[letak.sheet or "", letak.sel or ""] = nilai
    temuan = audit_workbook(ketik(buku, tmp_path / "rusak.xlsm", sel))
    return [t for t in temuan if t.independent and t.aturan != USANG]


TERCETAK: dict[Tempat, tuple[Isi, str]] = {
    ("tblIKU", "1", "Tercetak Capaian"): (108.86, "tercetak"),
    ("tblIKU", "1", "Tercetak Kategori"): ("Berhasil", "kata-tercetak"),
    ("tblProgram", "I/I", "Tercetak Capaian"): (131.26, "tercetak"),
    ("tblProgram", "3/E.2", "Tercetak Capaian"): (90.0, "tercetak"),
    ("tblMerit", "3.2", "Tercetak Nilai Akhir"): (12.0, "tercetak"),
    ("tblAspekMerit", "3", "Tercetak Realisasi"): (17.63, "tercetak"),
    ("tblAspekMerit", "4", "Tercetak Kategori"): ("Berhasil", "kata-tercetak"),
    ("tblAspekMerit", "5", "Tercetak Nilai Penuh"): (4.0, "tercetak"),
    ("tblAnggaran", "1.2.3", "Tercetak Serapan"): (19.92, "serapan"),
    ("tblAnggaran", "1.1.3", "Tercetak Serapan"): (99.0, "serapan"),
    ("tblAnggaran", "2.1.1", "Tercetak Anggaran PK"): (72613001.0, "tercetak"),
    ("tblEfisiensi", "3", "Tercetak Serapan"): (98.18, "serapan"),
    ("tblEfisiensi", "2", "Tercetak Efisiensi Rp"): (479504000.0, "sisa-anggaran"),
    ("tblBelanja", "2", "Tercetak Bagian"): (4.64, "tercetak"),
    ("tblPegawaiGolongan", "III/d", "Tercetak Total"): (61.0, "tercetak"),
    ("tblPerbandingan", "1", "Tercetak Selisih"): (15.46, "tercetak"),
    ("tblPerbandingan", "1", "Tercetak Tren"): ("Menurun", "kata-tercetak"),
    ("tblPerbandingan", "1", "Tercetak Status Target"): ("Di bawah target", "kata-tercetak"),
    ("tblSAKIP", "2020", "Tercetak Nilai"): (79.7, "nilai-sakip"),
    ("tblSAKIP", "2021", "Tercetak Predikat"): ("A", "kata-tercetak"),
}


def test_every_wrong_printed_figure_is_found_and_nothing_else(
    buku_benar: Path, tmp_path: Path
) -> None:
    temuan = rusak(buku_benar, tmp_path, {tempat: isi for tempat, (isi, _) in TERCETAK.items()})
    assert {(t.kunci, t.kolom, t.tercetak, t.aturan) for t in temuan} == {
        (kunci, kolom, isi, aturan) for (_, kunci, kolom), (isi, aturan) in TERCETAK.items()
    }
    assert len(temuan) == len(TERCETAK)
    assert {t.tingkat for t in temuan} == {Severity.GALAT}


@pytest.mark.parametrize("tempat", [("tblProgram", "3/B.3", "Tercetak Capaian"),
                                    ("tblAnggaran", "3.1.1", "Tercetak Serapan")])  # fmt: skip
def test_one_wrong_figure_is_one_finding(buku_benar: Path, tmp_path: Path, tempat: Tempat) -> None:
    [satu] = rusak(buku_benar, tmp_path, {tempat: 52.25})
    assert (satu.kunci, satu.kolom, satu.tercetak) == (*tempat[1:], 52.25)


SALAH = {
    "I/A.3": ("tercapai; capaian 120%; Sangat Berhasil", "kalimat-angka"),
    "I/B.1": ("tidak tercapai; capaian 100%; Sangat Berhasil", "kalimat-tercapai"),
    "I/B.3": ("tercapai; capaian 100%; Berhasil", "kalimat-kategori"),
    "I/D.1": ("realisasi 4 lebih besar dari target 4; capaian 100%", "kalimat-hubungan"),
    "3/A.1": ("realisasi 4 Dokumen lebih kecil dari target 4 Dokumen", "kalimat-hubungan"),
    "3/A.4": ("Target tercapai: realisasi 5 Laporan dari target 4 Laporan.", "kalimat-angka"),
}
BENAR = {
    "I/A.3": "tercapai; capaian 100%; Sangat Berhasil",
    "I/B.1": "Target telah tercapai dengan capaian 100 % dan masuk kategori Sangat Berhasil.",
    "I/B.3": "Realisasi 4 Dokumen sama dengan target 4 Dokumen.",
    "I/D.1": "Kegiatan ini dilaksanakan oleh 3 bidang pada tahun 2024.",
}


def penjelasan(kunci: str) -> Tempat:
    return ("tblProgram", kunci, "Tercetak Penjelasan")


def test_every_wrong_sentence_is_found(buku_benar: Path, tmp_path: Path) -> None:
    isi = {penjelasan(kunci): kalimat for kunci, (kalimat, _) in SALAH.items()}
    temuan = {(t.kunci, t.aturan) for t in rusak(buku_benar, tmp_path, isi)}
    assert temuan == {(kunci, aturan) for kunci, (_, aturan) in SALAH.items()}


def test_true_sentences_are_left_alone(buku_benar: Path, tmp_path: Path) -> None:
    isi = {penjelasan(kunci): kalimat for kunci, kalimat in BENAR.items()}
    assert rusak(buku_benar, tmp_path, isi) == []


@pytest.mark.parametrize("isi", [109.859, 109.9, 110.0, 109.85915492957747])
def test_other_ways_to_print_the_same_figure_are_accepted(
    buku_benar: Path, tmp_path: Path, isi: float
) -> None:
    assert rusak(buku_benar, tmp_path, {("tblIKU", "1", "Tercetak Capaian"): isi}) == []


def test_a_figure_that_was_cut_off_is_a_warning(buku_benar: Path, tmp_path: Path) -> None:
    [satu] = rusak(buku_benar, tmp_path, {("tblIKU", "1", "Tercetak Capaian"): 109.85})
    assert (satu.tingkat, satu.dihitung) == (Severity.PERINGATAN, 109.86)


def test_a_changed_part_is_named_once_where_the_sums_show_it(
    example_workbook: Path, tmp_path: Path
) -> None:
    """The parents are typed here, and so are the percentages: together they give it away."""
    isi = {("tblAnggaran", "2.2.1", "Realisasi"): 110_000_000.0}
    temuan = rusak(example_workbook, tmp_path, isi)
    milik = [t for t in temuan if t.tabel == "3.13" and (t.kunci or "").startswith("2.2")]
    assert [(t.kunci, t.kolom) for t in milik] == [("2.2.1", "Realisasi")]


ENTRI: dict[Tempat, tuple[Isi, str]] = {
    ("tblMerit", "1.1", "Nilai"): (5.0, "di-luar-batas"),
    ("tblMerit", "3.1", "Bobot"): (2.5, "bobot-indikator"),
    ("tblIPASN", "Pemerintah Kota Pontianak", "Kualifikasi"): (26.0, "di-luar-batas"),
    ("tblSAKIP", "2023", "Pelaporan Kinerja"): (18.0, "batas-bobot"),
    ("tblSAKIP", "2022", "Tahun"): (2026.0, "tahun"),
    ("tblAnggaran", "1.1.1", "Realisasi"): (-1.0, "batas-anggaran"),
    ("tblAnggaran", "1.1.2", "Realisasi"): (99_000_000.0, "batas-anggaran"),
    ("tblAnggaran", "2.1.1", "Kode"): ("2.1.2", "kode-ganda"),
    ("tblAnggaran", "2.2.1", "Kode"): ("2.9.1", "kode-tanpa-induk"),
    ("tblAnggaran", "2.3.1", "Tingkat"): ("Kegiatan", "tingkat-kode"),
    ("tblAnggaran", "2.3.2", "Kode"): (None, "kode-tanpa-induk"),
    ("tblProgram", "I/B.1", "Kode"): ("7.7.7", "kode-tidak-ditemukan"),
    ("tblProgram", "I/B.2", "Rumus"): ("naikk", "pilihan"),
    ("tblProgram", "I/B.3", "Target"): (1.439, "cacah-pecahan"),
    ("tblBelanja", "1", "Realisasi"): (14_000_000_000.0, "jumlah-total"),
    ("tblPegawaiPendidikan", "1", "Jumlah"): (2.0, "jumlah-pegawai"),
}


def test_every_wrong_entry_is_found(buku_benar: Path, tmp_path: Path) -> None:
    temuan = rusak(buku_benar, tmp_path, {tempat: isi for tempat, (isi, _) in ENTRI.items()})
    ditemukan = {(t.aturan, t.sheet, t.tercetak) for t in temuan}
    asli = read_book(buku_benar)
    hilang = [
        (tempat, aturan)
        for tempat, (isi, aturan) in ENTRI.items()
        if aturan != "jumlah-pegawai"
        and (aturan, asli.tables[tempat[0]].file.sheet, isi) not in ditemukan
    ]
    assert hilang == []
    assert {t.tabel for t in temuan if t.aturan == "jumlah-pegawai"} == {"4.1"}


def test_a_programme_that_differs_between_two_sheets_is_found(
    buku_benar: Path, tmp_path: Path
) -> None:
    temuan = rusak(buku_benar, tmp_path, {("tblEfisiensi", "3", "Realisasi"): 983_000_000.0})
    assert {(t.tabel, t.kunci, t.kolom, t.dihitung) for t in temuan} == {
        ("3.10", "3", "Realisasi", 983_356_796.0)
    }


def test_an_index_in_the_iku_is_held_against_its_own_sheet(
    buku_benar: Path, tmp_path: Path
) -> None:
    [satu] = rusak(buku_benar, tmp_path, {("tblIKU", "2", "Realisasi"): 331.0})
    assert (satu.aturan, satu.kolom, satu.dihitung) == ("antar-lembar", "Realisasi", 331.5)


def test_a_lower_is_better_indicator_is_judged_by_its_own_formula(
    buku_benar: Path, tmp_path: Path
) -> None:
    buku = read_book(buku_benar)
    tabel = buku.tables["tblProgram"]
    baris = next(b for b in tabel if tabel.place(b, "Target").kunci == "I/A.3")

    def sel(kolom: str) -> tuple[str, str]:
        letak = tabel.place(baris, kolom)
        return letak.sheet or "", letak.sel or ""

    turun = {sel("Rumus"): "turun", sel("Target"): 10.0, sel("Realisasi"): 14.0,
             sel("Tercetak Capaian"): 60.0, sel("Tercetak Penjelasan"): None}  # fmt: skip
    temuan = audit_workbook(ketik(buku_benar, tmp_path / "turun.xlsm", turun))
    milik = [t for t in temuan if t.kunci == "I/A.3" and t.aturan != USANG]
    assert [(t.aturan, t.tingkat) for t in milik] == [("kategori-bergantung-rumus", Severity.INFO)]


def test_a_sasaran_that_hangs_on_the_disputed_mean_is_said(
    buku_benar: Path, tmp_path: Path
) -> None:
    """One indicator Sangat Berhasil and one Tidak Berhasil: 50 with 7,5, but 60 with 27,5."""
    buku = read_book(buku_benar)
    iku = buku.tables["tblIKU"]
    letak = {judul: iku.place(iku.rows[1], judul) for judul in ("Sasaran", "Target", "Realisasi")}
    nama = iku.rows[0].text("Sasaran")
    isi = {(x.sheet or "", x.sel or ""): nilai
           for x, nilai in zip(letak.values(), (nama, 400.0, 331.5 / 2), strict=True)}  # fmt: skip
    temuan = audit_workbook(ketik(buku_benar, tmp_path / "mean.xlsm", isi))
    [satu] = [t for t in temuan if t.aturan == "sasaran-bergantung-mean"]
    assert (satu.kunci, satu.kolom) == (nama, "Kategori")


@pytest.mark.parametrize(
    ("tahun", "komponen"),
    [("2021", c) for c in COMPONENTS] + [("2023", c) for c in COMPONENTS[:4]],
)
def test_a_component_that_the_sum_goes_without_is_named(
    tahun: str, komponen: str, example_workbook: Path, tmp_path: Path
) -> None:
    """The scheme of 2015 weighs five components, that of 2021 four."""
    temuan = rusak(example_workbook, tmp_path, {("tblSAKIP", tahun, komponen): None})
    milik = [(t.kunci, t.kolom, t.tingkat.value) for t in temuan if t.aturan == "isian-kosong"]
    assert (tahun, komponen, "galat") in milik
    assert len(milik) == 1
