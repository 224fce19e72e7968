"""The workbook as a file: errors, hidden figures, old values, tables and columns that are gone."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from lakip_xl.audit.buku.asal import Sel, asal_mula, letak_sel, polos, setara, tulis
from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.modul import lumpuh, terpakai
from lakip_xl.audit.rule import Pembuat, rule
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.package.addresses import MAX_COLUMN, address, column_letters
from lakip_xl.package.workbook import Visibility
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.structure import TECHNICAL_SHEET
from lakip_xl.workbook.schema import FIELDS, SHEETS, TABLES
from lakip_xl.workbook.schema.kinds import Kind
from lakip_xl.workbook.schema.model import FIRST_VERSION

if TYPE_CHECKING:
    from lakip_xl.package.values import CellValue

_BERUBAH_SENDIRI = re.compile(
    r"\b(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|CELL|INFO)\(", re.IGNORECASE
)
_DIRINCI = 5
"""So many old values of a sheet are named one by one."""


@rule(
    "nilai-galat",
    Tingkat.GALAT,
    tujuan="Tidak ada sel yang berisi galat Excel.",
    dasar="Galat merambat ke semua sel yang memakainya; yang disebut hanya sel asalnya.",
    contoh="#DIV/0! karena target 0.",
)
def periksa_galat(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find the cells in which errors begin."""
    galat = {
        (lembar.nama, baris, kolom): nilai
        for lembar in buku.diperiksa
        for baris, kolom in lembar.sel.keys() | lembar.dihitung.keys()
        if isinstance(nilai := lembar.nilai(baris, kolom), ErrorValue)
    }
    tanpa_modul = lumpuh(buku)
    diam = {
        (m.lembar.nama, m.baris, m.kolom) for nama, m in buku.medan.items() if nama in tanpa_modul
    }
    for sel in asal_mula(buku, set(galat)):
        sheet, baris, kolom = sel
        if sel in diam:
            continue  # what it sums up is no part of this workbook
        yield temuan(
            letak_sel(buku, sheet, baris, kolom),
            f"Sel berisi galat {galat[sel]}: {_ARTI.get(galat[sel], 'periksa rumusnya')}.",
            tercetak=str(galat[sel]),
        )


_ARTI = {
    ErrorValue.DIV0: "pembaginya 0 atau kosong",
    ErrorValue.VALUE: "ada teks di tempat angka",
    ErrorValue.NA: "pilihan atau nama yang dicari tidak dikenal",
    ErrorValue.NUM: "ada angka di luar batasnya",
    ErrorValue.REF: "sel yang dirujuk sudah dihapus",
    ErrorValue.NAME: "nama fungsi atau rentang tidak dikenal",
}


@rule(
    "tersembunyi",
    Tingkat.PERINGATAN,
    tujuan="Tidak ada angka di baris, kolom, atau lembar yang disembunyikan.",
    dasar="Angka tersembunyi ikut dijumlahkan, tetapi tidak terlihat pemeriksa.",
    contoh="Baris 14 sampai 16 disembunyikan dan berisi anggaran.",
)
def periksa_tersembunyi(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find hidden figures."""
    for lembar in buku.diperiksa:
        angka = [tempat for tempat in lembar.sel if isinstance(lembar.nilai(*tempat), float)]
        if lembar.sheet.visibility is not Visibility.VISIBLE:
            if angka and lembar.nama != TECHNICAL_SHEET and terpakai(buku, lembar):
                yield temuan(
                    Letak(sheet=lembar.nama, sel=address(*min(angka))),
                    f"Lembar {lembar.nama} disembunyikan dan berisi {len(angka)} angka.",
                )
            continue
        baris = sorted({b for b, _ in angka if b in lembar.tersembunyi.rows})
        for pertama, terakhir in _rentang(baris):
            kolom = min(k for b, k in angka if b == pertama)
            yield temuan(
                lembar.letak(pertama, kolom),
                f"Baris {_rentang_teks(pertama, terakhir)} disembunyikan dan berisi angka.",
            )
        for awal, akhir in lembar.tersembunyi.columns:
            isi = [(b, k) for b, k in angka if awal <= k <= akhir]
            if isi:
                huruf = _rentang_teks(*(column_letters(min(k, MAX_COLUMN)) for k in (awal, akhir)))
                yield temuan(
                    lembar.letak(*min(isi)), f"Kolom {huruf} disembunyikan dan berisi angka."
                )


def _rentang_teks(awal: object, akhir: object) -> str:
    return str(awal) if awal == akhir else f"{awal} sampai {akhir}"


def _rentang(nomor: list[int]) -> Iterator[tuple[int, int]]:
    """Join numbers that follow each other."""
    for _, kelompok in groupby(enumerate(nomor), lambda pasangan: pasangan[1] - pasangan[0]):
        isi = [satu for _, satu in kelompok]
        yield isi[0], isi[-1]


@rule(
    "nilai-usang",
    Tingkat.PERINGATAN,
    tujuan="Nilai yang tersimpan di sel rumus sama dengan hasil hitungan sekarang.",
    dasar="Rumus yang tidak dihitung ulang menampilkan hasil isian yang lama.",
    contoh="Sel menampilkan 94,26, hitungan ulang memberi 95,01.",
)
def periksa_usang(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find stored results that are no longer true; those that follow from others are not named."""
    usang: dict[Sel, tuple[CellValue, CellValue]] = {}
    belum: set[Sel] = set()
    for lembar in buku.diperiksa:
        for tempat, baru in lembar.dihitung.items():
            sel = lembar.sel.get(tempat)
            lama = sel.value if sel else None
            if lama in (None, "") or (isinstance(lama, ErrorValue) and lama is not baru):
                # Programs that lack our functions store nothing, or an error.
                if baru not in (None, ""):
                    belum.add((lembar.nama, *tempat))
            elif not setara(lama, baru):
                usang[(lembar.nama, *tempat)] = (lama, baru)
    if belum:
        yield temuan(
            Letak(),
            f"{len(belum)} sel rumus belum menyimpan hasilnya; jalankan lakip-xl hitung. "
            "Pemeriksaan ini memakai hasil hitungan ulang.",
            tingkat=Tingkat.INFO,
        )
    # What reads a result that was never stored is as old as that one.
    mula = asal_mula(buku, usang.keys() | belum)
    asal = [sel for sel in mula if sel in usang and not _berubah_sendiri(buku, sel)]
    for sheet, kelompok in groupby(asal, lambda sel: sel[0]):
        isi = list(kelompok)
        for satu in isi[: _DIRINCI if len(isi) <= _DIRINCI else 1]:
            lama, baru = usang[satu]
            lain = (
                f" (dan {len(isi) - 1} sel lain di lembar {sheet})" if len(isi) > _DIRINCI else ""
            )
            yield temuan(
                letak_sel(buku, *satu),
                f"Tersimpan {tulis(lama)}, hitungan ulang {tulis(baru)}{lain}; "
                "jalankan lakip-xl hitung.",
                tercetak=polos(lama),
                dihitung=polos(baru),
            )


def _berubah_sendiri(buku: Buku, sel: Sel) -> bool:
    asal = buku.lembar[sel[0]].sel.get(sel[1:])
    return bool(asal and asal.formula and _BERUBAH_SENDIRI.search(asal.formula.text))


@rule(
    "tidak-dihitung",
    Tingkat.INFO,
    tujuan="Semua rumus dapat dihitung ulang tanpa Excel.",
    dasar="Sel yang tidak dapat dihitung dinilai dari hasil yang tersimpan.",
    contoh="Rumus merujuk berkas lain.",
)
def periksa_tidak_dihitung(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Say which cells could not be recomputed."""
    gagal = buku.evaluasi.failures
    if gagal:
        pertama = gagal[0]
        lain = f" (dan {len(gagal) - 1} sel lain)" if len(gagal) > 1 else ""
        yield temuan(
            Letak(sheet=pertama.sheet, sel=pertama.cell),
            f"Tidak dihitung ulang{lain}: {pertama.reason}. Yang diperiksa hasil yang tersimpan.",
        )


@rule(
    "susunan-buku",
    Tingkat.PERINGATAN,
    tujuan="Buku kerja punya semua tabel, kolom, dan sel bernama dari templat.",
    dasar="Yang hilang tidak dapat dihitung dan tidak dapat diperiksa.",
    contoh="Kolom Rumus di tblIKU dihapus.",
)
def periksa_susunan(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Say what is missing or renamed, and what was therefore not checked."""
    if not buku.dari_templat:
        yield temuan(
            Letak(),
            "Buku kerja ini tidak dibuat dari templat lakip_xl. Yang diperiksa: tabel yang "
            "dikenali dari judul kolom atau jumlahnya, isi sel, dan rumusnya.",
            tingkat=Tingkat.INFO,
        )
        return
    tanpa_modul = lumpuh(buku)
    for nama, skema in TABLES.items():
        if nama in tanpa_modul:
            continue
        tabel = buku.tabel.get(nama)
        wajib_ada = not skema.optional and skema.since == FIRST_VERSION
        if tabel is None and wajib_ada and buku.workbook.table(nama) is None:
            yield temuan(
                Letak(tabel=skema.report_table, kunci=nama),
                f"Tabel {nama} ({skema.caption}) tidak ada, sehingga tidak diperiksa.",
            )
        if tabel is None:
            continue
        letak = Letak(tabel=skema.report_table, kunci=nama, sheet=tabel.berkas.sheet)
        for judul in tabel.hilang:
            # Results and printed figures may be new in a later version of the template.
            wajib = skema[judul].kind in (Kind.KEY, Kind.INPUT)
            yield temuan(
                letak,
                f"Kolom {judul} tidak ada di {nama}; yang memakainya tidak diperiksa.",
                tingkat=None if wajib else Tingkat.INFO,
            )
        for judul, sekarang in tabel.ganti_nama.items():
            yield temuan(
                letak,
                f'Kolom {judul} di {nama} bernama "{sekarang}"; diperiksa sebagai {judul}.',
                tingkat=Tingkat.INFO,
            )
    lembar_ada = {lembar.casefold() for lembar in buku.lembar}
    hilang = [
        nama
        for nama, skema in FIELDS.items()
        if nama not in buku.medan
        and skema.since == FIRST_VERSION
        and nama not in tanpa_modul
        and _lembar_medan(nama).casefold() in lembar_ada
    ]
    if hilang:
        sebut = ", ".join(hilang[:_DIRINCI]) + (" dan lainnya" if len(hilang) > _DIRINCI else "")
        yield temuan(
            Letak(kunci=hilang[0]),
            f"Nama sel {sebut} tidak ada di buku kerja ini; angkanya tidak diperiksa.",
            tingkat=Tingkat.INFO,
        )


def _lembar_medan(nama: str) -> str:
    return next(sheet.title for sheet in SHEETS if any(f.name == nama for f in sheet.fields))
