"""Any office's workbook: clean ones raise nothing, and every cell that spoils a figure is named.

The figures themselves are recomputed by ``hakim``, which knows none of our rules.
"""

from pathlib import Path

import pytest

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.workbook.audit import find
from lakip_xl.audit.workbook.book import read_book
from lakip_xl.workbook.template import new_workbook
from offices.buku_kantor import BukuKantor
from offices.hakim import nilai_sasaran, putusan
from offices.kantor import kantor
from offices.kotoran import KOTORAN, KOTORAN_SUSUNAN, Kotoran


@pytest.fixture(scope="module")
def kosong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kosong") / "kosong.xlsm"
    new_workbook(path)
    return path


def berat(semua: list[Finding]) -> list[str]:
    """Give what disturbs; that results were never stored is no fault of the office's."""
    return [
        f"{t.tingkat.value} {t.aturan} {t.sheet}!{t.sel}: {t.pesan}"
        for t in semua
        if t.tingkat is not Severity.INFO
    ]


@pytest.mark.parametrize("benih", range(6))
def test_a_clean_office_has_its_figures_and_no_findings(
    kosong: Path, tmp_path: Path, benih: int
) -> None:
    satu = kantor(benih)
    buku = read_book(BukuKantor(kosong, satu).simpan(tmp_path / "bersih.xlsm"))
    benar = putusan(satu)
    for nama, isi in benar.items():
        nilai = buku.fields[nama].value
        assert nilai == (isi if isinstance(isi, str) else pytest.approx(isi, rel=1e-12)), nama
    tabel = {
        baris.text("Sasaran"): (
            baris.number("Jumlah Indikator"), baris.number("Nilai"), baris.text("Kategori")
        )
        for baris in buku.tables["tblSasaran"]
    }  # fmt: skip
    for nama, (banyak, nilai, kategori) in nilai_sasaran(satu).items():
        assert tabel[nama][0::2] == (banyak, kategori)
        assert tabel[nama][1] == pytest.approx(nilai)
    assert berat(list(find(buku))) == []


@pytest.mark.parametrize("kotoran", [*KOTORAN, *KOTORAN_SUSUNAN], ids=lambda k: k.nama)
def test_the_cell_that_spoils_a_figure_is_named(
    kosong: Path, tmp_path: Path, kotoran: Kotoran
) -> None:
    satu = kantor(len(kotoran.nama))
    buku = BukuKantor(kosong, satu)
    sel = kotoran.kotori(buku, satu)
    temuan = list(find(read_book(buku.simpan(tmp_path / "kotor.xlsm"))))
    disebut = [t for t in temuan if (t.sheet, t.sel) == sel and t.tingkat is Severity.GALAT]
    assert disebut, berat(temuan)
