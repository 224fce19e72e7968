"""Workbooks that several tests of the audit start from."""

from pathlib import Path

import pytest
from sel_buku import Isi, ketik

from lakip_xl.audit.buku.isi import Buku, baca_buku
from lakip_xl.audit.buku.tabel import TabelBuku
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.rules.pembulatan import bulatkan
from lakip_xl.workbook.schema.kinds import Kind
from lakip_xl.workbook.template import new_workbook


@pytest.fixture(scope="session")
def buku_kosong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blank template."""
    path = tmp_path_factory.mktemp("kosong") / "kosong.xlsm"
    new_workbook(path)
    return path


@pytest.fixture(scope="session")
def buku_benar(example_workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it should have been: complete, sums that add up, and printed as computed."""
    path = tmp_path_factory.mktemp("benar") / "benar.xlsm"
    masukan = ketik(
        example_workbook,
        path.with_name("masukan.xlsm"),
        induk_kosong(example_workbook) | realisasi_lengkap(example_workbook),
    )
    recalculate(masukan)
    ketik(masukan, path, tercetak_seperti_dihitung(baca_buku(masukan)))
    recalculate(path)
    return path


def induk_kosong(path: Path) -> dict[tuple[str, str], Isi]:
    """Let parents be computed, and let spending by type have the same sum."""
    buku = baca_buku(path)
    anggaran, efisiensi = buku.tabel["tblAnggaran"], buku.tabel["tblEfisiensi"]
    kode = [baris.teks("Kode") for baris in anggaran]
    hasil: dict[tuple[str, str], Isi] = {}
    for baris in anggaran:
        if any(lain.startswith(f"{baris.teks('Kode')}.") for lain in kode):
            hasil |= {
                sel(anggaran, baris.nomor, judul): None for judul in ("Anggaran", "Realisasi")
            }
    for baris in efisiensi:
        hasil |= {sel(efisiensi, baris.nomor, judul): None for judul in ("Anggaran", "Realisasi")}
    belanja = buku.tabel["tblBelanja"]
    nilai = belanja.baris[0].angka("Realisasi") or 0.0
    hasil[sel(belanja, belanja.baris[0].nomor, "Realisasi")] = nilai + 3_000_000
    return hasil


def realisasi_lengkap(path: Path) -> dict[tuple[str, str], Isi]:
    """Let targets without a realisasi be met."""
    program = baca_buku(path).tabel["tblProgram"]
    return {
        sel(program, baris.nomor, "Realisasi"): baris.angka("Target")
        for baris in program
        if baris.angka("Target") is not None and baris.angka("Realisasi") is None
    }


def tercetak_seperti_dihitung(buku: Buku) -> dict[tuple[str, str], Isi]:
    """Give every printed figure of a workbook the value that is computed beside it."""
    hasil: dict[tuple[str, str], Isi] = {}
    for tabel in buku.tabel.values():
        for kolom in tabel.skema:
            if kolom.kind is Kind.PRINTED and kolom.printed_of:
                for baris in tabel:
                    if baris.nilai[kolom.title] is not None:
                        nilai = baris.nilai[kolom.printed_of]
                        if nilai is None and kolom.printed_of == "Anggaran":
                            nilai = baris.nilai["Jumlah Anggaran"]
                        hasil[sel(tabel, baris.nomor, kolom.title)] = _tercetak(nilai)
    for medan in buku.medan.values():
        if medan.skema.printed_of and medan.nilai is not None:
            letak = medan.letak
            nilai = buku.medan[medan.skema.printed_of].nilai
            hasil[(letak.sheet or "", letak.sel or "")] = _tercetak(nilai)
    return hasil


def _tercetak(nilai: object) -> Isi:
    assert nilai is None or isinstance(nilai, str | float)
    return bulatkan(nilai) if isinstance(nilai, float) else nilai


def sel(tabel: TabelBuku, baris: int, judul: str) -> tuple[str, str]:
    """Give sheet and address of a table's cell."""
    letak = tabel.letak(next(b for b in tabel if b.nomor == baris), judul)
    return letak.sheet or "", letak.sel or ""
