"""Sub-totals, components of components, and averages of a group of rows."""

from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.cetak import goyah
from lakip_xl.audit.checks.banding_angka import bedakan, cocok
from lakip_xl.audit.model import Rincian
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat


@aturan(
    "rincian",
    Tingkat.GALAT,
    tujuan="Subtotal dan nilai komponen sama dengan jumlah rinciannya.",
    dasar="Penjumlahan.",
    contoh="Jumlah Program 1 tercetak 9.850.750.000, rinciannya berjumlah 9.550.750.000.",
)
def periksa_rincian(rincian: Rincian, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold a sub-total against its parts."""
    angka = [sel.angka for sel in rincian.bagian if sel.angka is not None]
    if rincian.rata or not angka:
        return
    longgar = fsum(goyah(satu) for satu in angka)
    setara = rincian.setara.nilai if rincian.setara else None
    benar = fsum(satu.nilai for satu in angka)
    if setara is not None and cocok(rincian.total, setara):
        return
    dipakai = benar if setara is None else setara
    if not cocok(rincian.total, benar, longgar):
        yield from bedakan(rincian.total, dipakai, temuan, "jumlah rinciannya", longgar)


@aturan(
    "rata-rata-kelompok",
    Tingkat.PERINGATAN,
    tujuan="Rata-rata suatu kelompok baris sama dengan rata-rata capaian barisnya.",
    dasar="Jumlah capaian dibagi banyaknya indikator; capaian boleh dibatasi 100%.",
    contoh="Capaian 97,66 dan 101,65 dengan rata-rata tercetak 96,99: seharusnya 99,66.",
)
def periksa_rata_kelompok(rincian: Rincian, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold an average against the rows of its group."""
    nilai = [sel.angka.nilai for sel in rincian.bagian if sel.angka is not None]
    if not rincian.rata or not nilai:
        return
    dibatasi = fsum(min(satu, 100) for satu in nilai) / len(nilai)
    if not cocok(rincian.total, dibatasi, 0.01):
        uraian = f"rata-rata {len(nilai)} capaian"
        yield from bedakan(rincian.total, fsum(nilai) / len(nilai), temuan, uraian, 0.01)
