"""Workbooks that several tests of the audit start from."""

from pathlib import Path

import pytest
from sel_buku import Isi, ketik

from lakip_xl.audit.workbook.book import AuditedBook, field_place, read_book
from lakip_xl.audit.workbook.tables import AuditedTable
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
    ketik(masukan, path, tercetak_seperti_dihitung(read_book(masukan)))
    recalculate(path)
    return path


def induk_kosong(path: Path) -> dict[tuple[str, str], Isi]:
    """Let parents be computed, and let spending by type have the same sum."""
    buku = read_book(path)
    anggaran, efisiensi = buku.tables["tblAnggaran"], buku.tables["tblEfisiensi"]
    kode = [baris.text("Kode") for baris in anggaran]
    hasil: dict[tuple[str, str], Isi] = {}
    for baris in anggaran:
        if any(lain.startswith(f"{baris.text('Kode')}.") for lain in kode):
            hasil |= {sel(anggaran, baris.row, judul): None for judul in ("Anggaran", "Realisasi")}
    for baris in efisiensi:
        hasil |= {sel(efisiensi, baris.row, judul): None for judul in ("Anggaran", "Realisasi")}
    belanja = buku.tables["tblBelanja"]
    nilai = belanja.rows[0].number("Realisasi") or 0.0
    hasil[sel(belanja, belanja.rows[0].row, "Realisasi")] = nilai + 3_000_000
    return hasil


def realisasi_lengkap(path: Path) -> dict[tuple[str, str], Isi]:
    """Let targets without a realisasi be met."""
    program = read_book(path).tables["tblProgram"]
    return {
        sel(program, baris.row, "Realisasi"): baris.number("Target")
        for baris in program
        if baris.number("Target") is not None and baris.number("Realisasi") is None
    }


def tercetak_seperti_dihitung(buku: AuditedBook) -> dict[tuple[str, str], Isi]:
    """Give every printed figure of a workbook the value that is computed beside it."""
    hasil: dict[tuple[str, str], Isi] = {}
    for tabel in buku.tables.values():
        for kolom in tabel.schema:
            if kolom.kind is Kind.PRINTED and kolom.printed_of:
                for baris in tabel:
                    if baris.values[kolom.title] is not None:
                        nilai = baris.values[kolom.printed_of]
                        if nilai is None and kolom.printed_of == "Anggaran":
                            nilai = baris.values["Jumlah Anggaran"]
                        hasil[sel(tabel, baris.row, kolom.title)] = _tercetak(nilai)
    for medan in buku.fields.values():
        if medan.schema.printed_of and medan.value is not None:
            letak = field_place(medan)
            nilai = buku.fields[medan.schema.printed_of].value
            hasil[(letak.sheet or "", letak.sel or "")] = _tercetak(nilai)
    return hasil


def _tercetak(nilai: object) -> Isi:
    assert nilai is None or isinstance(nilai, str | float)
    return bulatkan(nilai) if isinstance(nilai, float) else nilai


def sel(tabel: AuditedTable, baris: int, judul: str) -> tuple[str, str]:
    """Give sheet and address of a table's cell."""
    letak = tabel.place(next(b for b in tabel if b.row == baris), judul)
    return letak.sheet or "", letak.sel or ""
