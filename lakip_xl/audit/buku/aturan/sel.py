"""What is typed into cells: numbers as text, ambiguous numbers, counts with fractions, years."""

import re
from collections.abc import Iterator

from lakip_xl.audit.buku.isi import Buku, Lembar
from lakip_xl.audit.buku.tabel import Baris
from lakip_xl.audit.rule import Pembuat, Trait, rule
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.package.values import CellValue
from lakip_xl.rules.angka import Angka, baca_angka
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.format import tulis_angka
from lakip_xl.workbook.schema.kinds import Kind, Type
from lakip_xl.workbook.schema.model import Column

_DICACAH = re.compile(
    r"^\W*(orang|asn|pegawai|dokumen|laporan|unit|paket|kasus|buah|kegiatan|kali)\b", re.IGNORECASE
)
_BERBILANGAN = (Type.NUMBER, Type.WHOLE)
_DINILAI = ("Target", "Realisasi")
"""Columns that hold numbers mostly; a range or a predicate where the row can be scored by it."""
_CAPAIAN, _POIN = CATALOGUE["CAPAIAN"].evaluate, CATALOGUE["POIN"].evaluate
_TETANGGA = 3
"""In foreign tables, a column with so many numbers, mostly numbers, is a column of numbers."""


def _baca(nilai: CellValue) -> Angka | None:
    try:
        return baca_angka(nilai) if isinstance(nilai, str) else None
    except RuleError:
        return None


def _teks_di_kolom_angka(buku: Buku) -> Iterator[tuple[Letak, str, Tingkat]]:
    """Give the texts that stand where a number is due, and how grave that is.

    A printed figure is only compared; every other one enters a capaian, a sum or a mean.
    """
    for letak, isi, tercetak in _isian(buku):
        nilai = str(isi).upper() if isinstance(isi, bool) else isi
        if isinstance(nilai, str):
            yield letak, nilai, Tingkat.PERINGATAN if tercetak else Tingkat.GALAT
    if not buku.dari_templat:
        for lembar in buku.diperiksa:
            for letak, nilai in _teks_di_antara_angka(lembar):
                yield letak, nilai, Tingkat.PERINGATAN


def isian_angka(buku: Buku) -> Iterator[tuple[Letak, CellValue]]:
    """Give what users typed where the schema wants numbers."""
    for letak, nilai, _ in _isian(buku):
        yield letak, nilai


def _isian(buku: Buku) -> Iterator[tuple[Letak, CellValue, bool]]:
    for tabel in buku.tabel.values():
        for kolom in tabel.skema:
            if not kolom.is_filled_by_user or kolom.title not in tabel.kolom:
                continue
            if kolom.type in _BERBILANGAN or kolom.title in _DINILAI:
                for baris in tabel:
                    nilai = baris.nilai.get(kolom.title)
                    if not _dipahami(buku, baris, kolom, nilai):
                        yield tabel.letak(baris, kolom.title), nilai, kolom.kind is Kind.PRINTED
    for medan in buku.medan.values():
        if medan.skema.is_filled_by_user and medan.skema.type in _BERBILANGAN:
            yield medan.letak, medan.nilai, medan.skema.printed_of is not None


def _dipahami(buku: Buku, baris: Baris, kolom: Column, nilai: CellValue) -> bool:
    """Tell whether a text is a target that has a capaian: a range, or a predicate.

    Before the year's result is in, a target is one by which a result could be scored.
    """
    kata = isinstance(nilai, str) and bool(nilai.strip()) and _baca(nilai) is None
    if not kata or kolom.title not in _DINILAI:
        return False
    if kolom.title == "Target" and baris.nilai.get("Realisasi") is None:
        if baris.teks("Rumus") == Rumus.RENTANG.value:
            return isinstance(_CAPAIAN(1.0, nilai, Rumus.RENTANG.value), float)
        return isinstance(_POIN(nilai, buku.isi.area("DaftarPredikat")), float | int)
    return baris.angka("Capaian") is not None


def _teks_di_antara_angka(lembar: Lembar) -> Iterator[tuple[Letak, str]]:
    """Give texts that read as numbers, in columns that hold almost only numbers."""
    kolom: dict[int, list[tuple[int, CellValue]]] = {}
    for (baris, nomor), sel in lembar.sel.items():
        if sel.formula is None and sel.value not in (None, ""):
            kolom.setdefault(nomor, []).append((baris, sel.value))
    for nomor, isi in kolom.items():
        angka = [baris for baris, nilai in isi if isinstance(nilai, float)]
        teks = [(baris, nilai) for baris, nilai in isi if _baca(nilai) is not None]
        if len(angka) < _TETANGGA or len(teks) * _TETANGGA > len(angka):
            continue
        for baris, nilai in teks:
            if angka[0] <= baris <= angka[-1]:
                yield lembar.letak(baris, nomor), str(nilai)


@rule(
    "angka-teks",
    Tingkat.GALAT,
    tujuan="Kolom angka berisi angka, bukan teks yang mirip angka.",
    dasar="Excel tidak menjumlahkan teks, sehingga jumlahnya terlalu kecil atau menjadi galat.",
    contoh='Realisasi berisi teks "98,11 %": ketik 98,11.',
    traits=Trait.ENTRY,
)
def periksa_angka_teks(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find numbers that are stored as text, and words where a number is due."""
    for letak, teks, tingkat in _teks_di_kolom_angka(buku):
        angka = _baca(teks)
        if angka is None:
            isi = f'teks "{teks}"' if teks.strip() else "spasi saja"
            yield temuan(
                letak,
                f"Berisi {isi} di kolom angka; kosongkan atau isi dengan angka.",
                tercetak=teks,
                tingkat=Tingkat.GALAT,
            )
        elif not angka.ambigu:
            yield temuan(
                letak,
                f'Angka tersimpan sebagai teks "{teks}"; ketik {tulis_angka(angka.nilai, 10)}.',
                tercetak=teks,
                dihitung=angka.nilai,
                tingkat=tingkat,
            )


@rule(
    "angka-ambigu",
    Tingkat.GALAT,
    tujuan="Setiap angka hanya dapat dibaca dengan satu cara.",
    dasar="Satu titik atau koma dengan tiga angka di belakangnya bisa ribuan atau desimal.",
    contoh='"1.439" dapat berarti seribu empat ratus tiga puluh sembilan atau 1,439.',
    traits=Trait.ENTRY,
)
def periksa_angka_ambigu(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find texts that are two numbers at once."""
    for letak, teks, tingkat in _teks_di_kolom_angka(buku):
        angka = _baca(teks)
        if angka is not None and angka.ambigu:
            lain = angka.nilai / 1000 if angka.nilai >= 1000 else angka.nilai * 1000
            yield temuan(
                letak,
                f'"{teks}" dapat berarti {tulis_angka(angka.nilai, 10)} atau '
                f"{tulis_angka(lain, 10)}; ketik ulang sebagai angka.",
                tercetak=teks,
                dihitung=angka.nilai,
                tingkat=tingkat,
            )


@rule(
    "cacah-pecahan",
    Tingkat.PERINGATAN,
    tujuan="Orang, dokumen, laporan, dan barang dihitung dengan bilangan bulat.",
    dasar="Angka 1.439 yang diketik dengan pemisah yang keliru tersimpan sebagai 1,439.",
    contoh="Target 1,439 Orang: mungkin 1.439 Orang.",
)
def periksa_cacah(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find counts of people and things that are not whole."""
    for nama in ("tblIKU", "tblProgram"):
        tabel = buku.tabel.get(nama)
        for baris in tabel or ():
            satuan = baris.teks("Satuan")
            for judul in ("Target", "Realisasi"):
                angka = baris.angka(judul)
                if tabel is None or angka is None or angka.is_integer():
                    continue
                if _DICACAH.search(satuan):
                    ribuan = angka * 1000
                    mungkin = f" (mungkin {tulis_angka(ribuan)})" if ribuan.is_integer() else ""
                    yield temuan(
                        tabel.letak(baris, judul),
                        f"{tulis_angka(angka, 10)} {satuan} bukan bilangan bulat{mungkin}.",
                        tercetak=angka,
                        dihitung=ribuan if mungkin else None,
                    )


@rule(
    "tahun",
    Tingkat.PERINGATAN,
    tujuan="Tahun di tabel tidak lebih baru dari tahun laporan.",
    dasar="Laporan kinerja tahun T memuat hasil sampai tahun T.",
    contoh="Laporan 2024 memuat evaluasi SAKIP tahun 2026.",
)
def periksa_tahun(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find years after the year of the report."""
    laporan = buku.medan.get("TahunLaporan")
    tahun = laporan.nilai if laporan else None
    tabel = buku.tabel.get("tblSAKIP")
    for baris in tabel or ():
        nilai = baris.angka("Tahun")
        if tabel is not None and isinstance(tahun, float) and nilai is not None and nilai > tahun:
            yield temuan(
                tabel.letak(baris, "Tahun"),
                f"Tahun {nilai:.0f} lebih baru dari tahun laporan {tahun:.0f}.",
                tercetak=nilai,
                dihitung=tahun,
            )
