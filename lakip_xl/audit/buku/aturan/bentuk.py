"""Numbers that the cell shows as something else: percentages, dates; and percent as a fraction."""

from collections.abc import Iterator
from datetime import date, timedelta

from lakip_xl.audit.buku.aturan.sel import isian_angka
from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.buku.tabel import angka_dari
from lakip_xl.audit.rule import Pembuat, Trait, rule
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.package.addresses import parse_cell
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import bulatkan_desimal

_PECAHAN = 2.0
"""Up to 200% a cell with a percent format was typed as a percentage; beyond, only the format is
wrong: 95 that shows as 9.500%."""
_AWAL, _AWAL_1904 = date(1899, 12, 30), date(1904, 1, 1)
_TANGGAL_TERAKHIR = 2_958_465
_SEBANDING = (0.5, 1.5)


@rule(
    "format-persen",
    Tingkat.GALAT,
    tujuan="Persen ditulis sebagai bilangan persen, bukan dengan format persen.",
    dasar="Excel menyimpan 95% sebagai 0,95; buku kerja ini menghitung dengan 95.",
    contoh="Realisasi 95% (tersimpan 0,95) dari target 95: capaiannya menjadi 1%.",
)
def periksa_persen(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find numbers that a percent format shows a hundred times larger than they are."""
    for letak, nilai in isian_angka(buku):
        angka = angka_dari(nilai)
        if angka is None or not letak.sheet or not letak.sel:
            continue
        if not buku.lembar[letak.sheet].number_format(*parse_cell(letak.sel)).is_percent:
            continue
        seratus = bulatkan_desimal(angka * 100, 10)
        if abs(angka) <= _PECAHAN:
            yield temuan(
                letak,
                f"Tampil {tulis_angka(seratus, 10)}%, tetapi tersimpan {tulis_angka(angka, 10)}; "
                f"ketik {tulis_angka(seratus, 10)} dengan format angka.",
                tercetak=angka,
                dihitung=seratus,
            )
        else:
            yield temuan(
                letak,
                f"Berformat persen, sehingga {tulis_angka(angka, 10)} tampil "
                f"{tulis_angka(seratus, 10)}%; ganti formatnya menjadi angka.",
                tercetak=angka,
                tingkat=Tingkat.PERINGATAN,
            )


@rule(
    "format-tanggal",
    Tingkat.GALAT,
    tujuan="Kolom angka tidak berisi tanggal atau jam.",
    dasar="Excel menyimpan tanggal sebagai jumlah hari, yang terhitung sebagai angka.",
    contoh="Realisasi 3/4 menjadi 3 April, yang tersimpan 45.750.",
    traits=Trait.ENTRY,
)
def periksa_tanggal(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find dates where a number is due."""
    awal = _AWAL_1904 if buku.workbook.calculation.date1904 else _AWAL
    for letak, nilai in isian_angka(buku):
        angka = angka_dari(nilai)
        if angka is None or not letak.sheet or not letak.sel:
            continue
        if buku.lembar[letak.sheet].number_format(*parse_cell(letak.sel)).is_date:
            tampil = "tanggal"
            if 0 <= angka <= _TANGGAL_TERAKHIR:
                tampil = f"tanggal {awal + timedelta(days=int(angka)):%d/%m/%Y}"
            yield temuan(
                letak,
                f"Berisi {tampil} di kolom angka (tersimpan {tulis_angka(angka, 10)}); ketik ulang "
                "angkanya dengan format angka.",
                tercetak=angka,
            )


@rule(
    "persen-pecahan",
    Tingkat.GALAT,
    tujuan="Target dan realisasi dalam persen sama-sama ditulis sebagai bilangan persen.",
    dasar="0,95 dan 95 adalah angka yang sama hanya bila salah satunya berarti 95%.",
    contoh="Target 95, realisasi 0,94, satuan %: realisasinya mungkin 94.",
)
def periksa_pecahan(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find a fraction beside a number of percent."""
    for nama in ("tblIKU", "tblProgram"):
        tabel = buku.tabel.get(nama)
        for baris in tabel or ():
            if tabel is None or not baris.teks("Satuan").casefold().startswith(("%", "persen")):
                continue
            for judul, lain in (("Realisasi", "Target"), ("Target", "Realisasi")):
                kecil, besar = baris.angka(judul), baris.angka(lain)
                letak = tabel.letak(baris, judul)
                if kecil is None or besar is None or letak.sel is None or letak.sheet is None:
                    continue
                sebanding = besar and _SEBANDING[0] <= kecil * 100 / besar <= _SEBANDING[1]
                berformat = buku.lembar[letak.sheet].number_format(*parse_cell(letak.sel))
                if 0 < kecil <= 1 < besar and sebanding and not berformat.is_percent:
                    seratus = bulatkan_desimal(kecil * 100, 10)
                    yield temuan(
                        letak,
                        f"{judul} {tulis_angka(kecil, 10)} di samping {lain.lower()} "
                        f"{tulis_angka(besar, 10)} {baris.teks('Satuan')}: mungkin "
                        f"{tulis_angka(seratus, 10)}.",
                        tercetak=kecil,
                        dihitung=seratus,
                    )
