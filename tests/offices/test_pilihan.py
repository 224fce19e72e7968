"""The office's choices in Pengaturan, held against a count by hand."""

from pathlib import Path

import pytest

from lakip_xl.audit.buku.isi import baca_buku
from lakip_xl.audit.buku.periksa import temukan
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
    buku = baca_buku(isian.simpan(tmp_path / "x.xlsm"))
    for nama, isi in putusan(satu).items():
        nilai = buku.medan[nama].nilai
        assert nilai == (isi if isinstance(isi, str) else pytest.approx(isi, rel=1e-12)), nama
    tabel = {
        b.teks("Sasaran"): (b.angka("Nilai"), b.teks("Kategori")) for b in buku.tabel["tblSasaran"]
    }
    for nama, (_, nilai, kategori) in nilai_sasaran(satu).items():
        assert tabel[nama] == (pytest.approx(nilai), kategori)
    assert berat(list(temukan(buku))) == []


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
    buku = baca_buku(BukuKantor(kosong, satu).simpan(tmp_path / "x.xlsm"))
    for nama in ("tblAnggaran", "tblProgram"):
        for baris in buku.tabel[nama]:
            assert baris.teks("Tingkat Baku") == benar[baris.teks("Kode")]
            if kalimat := nama == "tblProgram" and baris.teks("Penjelasan"):
                assert str(benar[baris.teks("Kode")]).lower() in kalimat.lower()
