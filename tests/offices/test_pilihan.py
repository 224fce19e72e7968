"""The office's choices in Pengaturan, held against a count by hand."""

from pathlib import Path

import pytest

from lakip_xl.audit.workbook.audit import find
from lakip_xl.audit.workbook.book import read_book
from offices.buku_kantor import BukuKantor
from offices.hakim import nilai_sasaran, putusan
from offices.kantor import SKALA_LIMA, kantor
from offices.test_kantor import berat, kosong

__all__ = ["kosong"]


@pytest.mark.parametrize("benih", range(6))
def test_choosing_permendagri86_scores_with_the_middle_of_each_class(
    kosong: Path, tmp_path: Path, benih: int
) -> None:
    satu = kantor(benih, skala=SKALA_LIMA)
    isian = BukuKantor(kosong, satu, skala_diketik=False)
    isian.pilih("SkalaPilihan", "permendagri86")
    buku = read_book(isian.simpan(tmp_path / "x.xlsm"))
    for nama, isi in putusan(satu).items():
        nilai = buku.fields[nama].value
        assert nilai == (isi if isinstance(isi, str) else pytest.approx(isi, rel=1e-12)), nama
    tabel = {
        b.text("Sasaran"): (b.number("Nilai"), b.text("Kategori"))
        for b in buku.tables["tblSasaran"]
    }
    for nama, (_, nilai, kategori) in nilai_sasaran(satu).items():
        assert tabel[nama] == (pytest.approx(nilai), kategori)
    assert berat(list(find(buku))) == []


@pytest.mark.parametrize("benih", range(4))
@pytest.mark.parametrize("kementerian", [False, True])
def test_words_and_emphasis_follow_the_code_whatever_is_typed_as_level(
    kosong: Path, tmp_path: Path, benih: int, *, kementerian: bool
) -> None:
    satu = kantor(benih, kementerian=kementerian)
    benar = {baris["Kode"]: baris["Tingkat"] for baris in satu.anggaran}
    for tabel in (satu.anggaran, satu.program):
        for nomor, baris in enumerate(tabel):
            baris["Tingkat"] = (None, f" {baris['Tingkat']} ", "bagian")[nomor % 3]
    buku = read_book(BukuKantor(kosong, satu).simpan(tmp_path / "x.xlsm"))
    for nama in ("tblAnggaran", "tblProgram"):
        for baris in buku.tables[nama]:
            assert baris.text("Tingkat Baku") == benar[baris.text("Kode")]
            if kalimat := nama == "tblProgram" and baris.text("Penjelasan"):
                assert str(benar[baris.text("Kode")]).lower() in kalimat.lower()
