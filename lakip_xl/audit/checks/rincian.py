"""Sub-totals, components of components, and averages of a group of rows."""

from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.cetak import goyah
from lakip_xl.audit.checks.banding_angka import bedakan, cocok
from lakip_xl.audit.model import Akumulasi, Rincian
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.periode import Jenis, akumulasi


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


@aturan(
    "akumulasi-periode",
    Tingkat.PERINGATAN,
    tujuan="Realisasi setahun mengikuti realisasi triwulannya: jumlah, rata-rata, nilai terakhir, "
    "atau nilai tertinggi.",
    dasar="PermenPANRB 53/2014: pengukuran berkala; realisasi keuangan selalu dijumlahkan.",
    contoh="Triwulan I sampai IV: 9, 11, 8, dan 13 dokumen, setahun tercetak 14: jumlahnya 41.",
)
def periksa_akumulasi(satu: Akumulasi, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the value of a year against every way in which its periods add up."""
    angka = [sel.angka for sel in satu.periode if sel.angka is not None]
    terisi = [a.nilai for a in angka if a.nilai]
    if satu.total.angka is None or len(terisi) < 2:
        return
    longgar = fsum(goyah(a) for a in angka)
    jenis = [Jenis.JUMLAH] if satu.uang else list(Jenis)
    if any(cocok(satu.total, akumulasi(terisi, cara), longgar) for cara in jenis):
        return
    benar = fsum(terisi)
    yield temuan(
        satu.total.letak,
        f"Tercetak {satu.total.teks}; triwulannya berjumlah {tulis_angka(benar)}, nilai "
        f"terakhirnya {tulis_angka(terisi[-1])}.",
        tercetak=satu.total.teks,
        dihitung=benar if satu.uang else None,
    )
