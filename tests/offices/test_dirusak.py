"""Offices by chance, spoilt at a row by chance: the cell is named, and right ones are not."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.workbook.defined_name import DefinedName

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.workbook.audit import find
from lakip_xl.audit.workbook.book import read_book
from lakip_xl.engine.evaluation import evaluate
from lakip_xl.rules.capaian import Rumus
from offices.buku_kantor import BukuKantor, Sel
from offices.kantor import Kantor, kantor
from offices.test_kantor import berat, kosong

__all__ = ["kosong"]

BENIH = (41, 42, 43)
Rusak = Callable[[BukuKantor, Kantor, random.Random], Sel]


def galat(path: Path) -> list[Finding]:
    return [one for one in find(read_book(path)) if one.tingkat.value == "galat"]


def daun(satu: Kantor, acak: random.Random) -> int:
    kode = [str(baris["Kode"]) for baris in satu.anggaran]
    terbawah = [i for i, k in enumerate(kode) if not any(o.startswith(f"{k}.") for o in kode)]
    return acak.choice(terbawah)


def rumus(tulis: str) -> Rusak:
    """A formula in a realisasi of the lowest level."""

    def rusak(buku: BukuKantor, satu: Kantor, acak: random.Random) -> Sel:
        sel = buku.tempat["tblAnggaran", daun(satu, acak), "Realisasi"]
        buku.ketik(sel, tulis.replace("SEL", sel[1]))
        return sel

    return rusak


def negatif(buku: BukuKantor, satu: Kantor, acak: random.Random) -> Sel:
    nomor = acak.randrange(len(satu.program))
    sel = buku.tempat["tblProgram", nomor, acak.choice(["Target", "Realisasi"])]
    buku.ketik(buku.tempat["tblProgram", nomor, "Satuan"], "Orang")
    buku.ketik(sel, -acak.randint(2, 90))
    return sel


def tersalin(tabel: str, judul: str) -> Rusak:
    """A row that stands there a second time, at the end."""

    def rusak(buku: BukuKantor, satu: Kantor, acak: random.Random) -> Sel:
        semua = {"tblIKU": satu.iku, "tblProgram": satu.program}[tabel]
        if tabel == "tblIKU":  # of the last sasaran, so that it is that one's again
            asal = next(b for b in semua if b["Sasaran"] == semua[-1]["Sasaran"])
        else:
            asal = acak.choice(semua)
        buku.isi(tabel, [*semua, asal | ({"No": len(semua) + 1} if tabel == "tblIKU" else {})])
        return buku.tempat[tabel, len(semua), judul]

    return rusak


def nomor_kolom(buku: BukuKantor, satu: Kantor, acak: random.Random) -> Sel:
    judul = ("Kode", "Tingkat", "Uraian", "Anggaran", "Realisasi")
    mulai = acak.randint(1, 3)
    baris = {nama: mulai + i for i, nama in enumerate(judul)}
    buku.isi("tblAnggaran", [*satu.anggaran, baris])
    return buku.tempat["tblAnggaran", len(satu.anggaran), "Kode"]


def bobot_lke(buku: BukuKantor, _: Kantor, acak: random.Random) -> Sel:
    lembar, _tabel = buku._tabel("tblLKE")
    lembar.cell(9, 6).value = "A"
    lembar.cell(9 + acak.randrange(12), 5).value = 50
    return lembar.title, ""


def pindah(nama: str, sel: str) -> Rusak:
    """A name that leads to another cell of its sheet; what it named stays."""

    def rusak(buku: BukuKantor, _: Kantor, __: random.Random) -> Sel:
        lembar, _dulu = buku._bernama(nama)
        buku.buku.defined_names[nama] = DefinedName(nama, attr_text=f"'{lembar}'!{sel}")
        return lembar, sel.partition(":")[0].replace("$", "")

    return rusak


@pytest.mark.parametrize("benih", BENIH)
@pytest.mark.parametrize(
    ("rusak", "aturan"),
    [
        (rumus("='[Realisasi 2024.xlsx]Rekap'!$B$4"), "rujukan-rusak"),
        (rumus("=FUNGSIKU(3)"), "tidak-dihitung"),
        (rumus("=NamaYangHilang*5"), "tidak-dihitung"),
        (rumus("=SEL+1"), "tidak-dihitung"),
        (rumus("=TotalRealisasi/10"), "tidak-dihitung"),
        (negatif, "angka-negatif"),
        (tersalin("tblIKU", "Indikator"), "kode-ganda"),
        (tersalin("tblProgram", "Uraian Indikator"), "kode-ganda"),
        (nomor_kolom, "baris-jumlah"),
        (bobot_lke, "bobot-seratus"),
        (pindah("MetodeSasaran", "$D$3"), "rujukan-rusak"),
        (pindah("NilaiKinerjaIku", "$J$9"), "rujukan-rusak"),
        (pindah("SkalaKategori", "$B$47:$E$56"), "rujukan-rusak"),
    ],
)
def test_the_spoilt_cell_is_a_galat(
    kosong: Path, tmp_path: Path, benih: int, rusak: Rusak, aturan: str
) -> None:
    satu, acak = kantor(benih), random.Random(benih)  # noqa: S311 - the same every time
    buku = BukuKantor(kosong, satu, skala_diketik=False)
    sel = rusak(buku, satu, acak)
    semua = galat(buku.simpan(tmp_path / "kantor.xlsm"))
    milik = [(one.sheet, one.sel or "") for one in semua if one.aturan == aturan]
    assert sel in milik


@pytest.mark.parametrize("benih", BENIH)
@pytest.mark.parametrize("nama", ["NilaiKinerjaIku", "SkalaKategori", "TotalAnggaran"])
def test_a_name_that_is_gone_is_a_galat(
    kosong: Path, tmp_path: Path, benih: int, nama: str
) -> None:
    buku = BukuKantor(kosong, kantor(benih), skala_diketik=False)
    del buku.buku.defined_names[nama]
    semua = galat(buku.simpan(tmp_path / "kantor.xlsm"))
    assert "tidak-dihitung" in {one.aturan for one in semua}


@pytest.mark.parametrize("benih", BENIH)
def test_what_reads_an_unknown_cell_by_its_name_has_no_figure(
    kosong: Path, tmp_path: Path, benih: int
) -> None:
    satu, acak = kantor(benih), random.Random(benih)  # noqa: S311 - the same every time
    buku = BukuKantor(kosong, satu, skala_diketik=False)
    rumus("=FUNGSIKU(3)")(buku, satu, acak)
    serapan = buku._bernama("SerapanTotal")
    evaluation = evaluate(buku.simpan(tmp_path / "kantor.xlsm"))
    assert serapan in {(one.sheet, one.cell) for one in evaluation.failures}


@pytest.mark.parametrize("benih", BENIH)
def test_one_formula_among_those_that_read_whole_columns(
    kosong: Path, tmp_path: Path, benih: int
) -> None:
    satu, acak = kantor(benih), random.Random(benih)  # noqa: S311 - the same every time
    buku = BukuKantor(kosong, satu, skala_diketik=False)
    sel = buku.tempat["tblProgram", daun(satu, acak), "Serapan"]
    buku.ketik(sel, "=IFERROR(1/0,-7)")
    semua = galat(buku.simpan(tmp_path / "kantor.xlsm"))
    assert [(one.sheet, one.sel) for one in semua if one.aturan == "rumus-berbeda"] == [sel]


@pytest.mark.parametrize("benih", BENIH)
def test_weights_in_percent_that_make_a_hundred_weigh_right(
    kosong: Path, tmp_path: Path, benih: int
) -> None:
    satu = kantor(benih)
    for baris in satu.iku:
        baris["Bobot"] = 1 / len(satu.iku)
    buku = BukuKantor(kosong, satu, skala_diketik=False)
    buku.pilih("MetodeSasaran", "rata tertimbang")
    for nomor in range(len(satu.iku)):
        sel = buku.tempat["tblIKU", nomor, "Bobot"]
        buku.ketik(sel, 1 / len(satu.iku), "0%")
    assert berat([*find(read_book(buku.simpan(tmp_path / "kantor.xlsm")))]) == []
    buku.ketik(buku.tempat["tblIKU", 0, "Bobot"], 30)
    assert "format-persen" in {one.aturan for one in galat(buku.simpan(tmp_path / "dua.xlsm"))} or (
        len(satu.iku) == 1
    )


@pytest.mark.parametrize("benih", BENIH)
def test_rows_that_are_only_alike_are_not_copies(kosong: Path, tmp_path: Path, benih: int) -> None:
    satu = kantor(benih)
    kembar = satu.program[-1] | {"Target": 40, "Realisasi": 39, "Rumus": Rumus.NAIK.value}
    satu.program.append(kembar)
    buku = BukuKantor(kosong, satu, skala_diketik=False)
    semua = galat(buku.simpan(tmp_path / "kantor.xlsm"))
    assert [one for one in semua if one.aturan == "kode-ganda"] == []


@pytest.mark.parametrize(("benih", "sisip"), [*zip(BENIH, (4, 6, 9), strict=True)])
def test_names_that_moved_with_inserted_rows_are_right(
    kosong: Path, tmp_path: Path, benih: int, sisip: int
) -> None:
    buku = BukuKantor(kosong, kantor(benih), skala_diketik=False)
    for nama, satu in list(buku.buku.defined_names.items()):
        lembar, alamat = satu.attr_text.rpartition("!")[::2]
        if lembar == "'Beranda'" and ":" not in alamat:
            kolom, baris = alamat.strip("$").split("$")
            if int(baris) >= sisip:
                buku.buku.defined_names[nama] = DefinedName(
                    nama, attr_text=f"{lembar}!${kolom}${int(baris) + 1}"
                )
    buku.buku["Beranda"].insert_rows(sisip)
    semua = galat(buku.simpan(tmp_path / "kantor.xlsm"))
    assert [one for one in semua if one.aturan == "rujukan-rusak"] == []


@pytest.mark.parametrize("benih", BENIH)
def test_one_class_typed_over_the_chosen_scale_is_named(
    kosong: Path, tmp_path: Path, benih: int
) -> None:
    acak = random.Random(benih)  # noqa: S311 - the same every time
    buku = BukuKantor(kosong, kantor(benih), skala_diketik=False)
    lembar, _ = buku._bernama("SkalaKategori")
    baris, batas = acak.choice([(17, 85), (18, 70), (19, 55)])
    sel = (lembar, f"B{baris}")
    buku.ketik(sel, batas + acak.randint(1, 9))
    semua = find(read_book(buku.simpan(tmp_path / "kantor.xlsm")))
    assert [(t.sheet, t.sel) for t in semua if t.aturan == "skala-pengaturan"] == [sel]


@pytest.mark.parametrize("benih", BENIH)
def test_what_is_left_blank_among_the_filled_is_named(
    kosong: Path, tmp_path: Path, benih: int
) -> None:
    acak = random.Random(benih)  # noqa: S311 - the same every time
    buku = BukuKantor(kosong, kantor(benih), skala_diketik=False)
    merit = buku.buku["Sistem Merit"]
    for baris in range(9, 46):
        merit.cell(baris, 6).value = acak.randint(0, 4)
    lupa = acak.randint(9, 45)
    merit.cell(lupa, 6).value = None
    buku.pilih("SkalaPilihan", None)
    semua = [*find(read_book(buku.simpan(tmp_path / "kantor.xlsm")))]
    assert ("Sistem Merit", f"F{lupa}") in {(t.sheet, t.sel) for t in semua}
    pilihan = [(t.sheet, t.sel) for t in semua if t.aturan == "pilihan"]
    assert pilihan == [buku._bernama("SkalaPilihan")]


@pytest.mark.parametrize("benih", BENIH)
def test_a_weight_of_nothing_leaves_an_indicator_out_and_is_named(
    kosong: Path, tmp_path: Path, benih: int
) -> None:
    satu, acak = kantor(benih), random.Random(benih)  # noqa: S311 - the same every time
    for baris in satu.iku:
        baris["Bobot"] = acak.randint(20, 60)
    nomor = acak.randrange(len(satu.iku))
    satu.iku[nomor]["Bobot"] = 0
    buku = BukuKantor(kosong, satu, skala_diketik=False)
    buku.pilih("MetodeSasaran", "rata tertimbang")
    semua = find(read_book(buku.simpan(tmp_path / "kantor.xlsm")))
    milik = [(t.sheet, t.sel) for t in semua if t.aturan == "isian-kosong"]
    assert buku.tempat["tblIKU", nomor, "Bobot"] in milik
