"""Sums of a budget table: parents against their parts, totals against what they total."""

from collections.abc import Callable, Iterator
from math import fsum

from lakip_xl.audit.model import BarisAnggaran, Sel, TabelAnggaran
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import sama

Ambil = Callable[[BarisAnggaran], Sel | None]

KOLOM: tuple[Ambil, ...] = (
    lambda baris: baris.anggaran,
    lambda baris: baris.realisasi,
    lambda baris: baris.sisa,
)
"""The columns of a budget table that add up."""


def nilai_baris(tabel: TabelAnggaran, posisi: int, ambil: Ambil) -> float | None:
    """Give a line's own printed value or, where that is blank, the sum of its parts."""
    sel = ambil(tabel.baris[posisi])
    if sel is not None and sel.nilai is not None:
        return sel.nilai
    return jumlah_bagian(tabel, posisi, ambil)


def jumlah_bagian(tabel: TabelAnggaran, posisi: int | None, ambil: Ambil) -> float | None:
    """Add up the direct parts of a line, of the whole table with ``None``."""
    nilai = [nilai_baris(tabel, i, ambil) for i in tabel.bagian_dari(posisi)]
    ada = [satu for satu in nilai if satu is not None]
    return fsum(ada) if ada else None


def jumlah_daun(tabel: TabelAnggaran, ambil: Ambil) -> float | None:
    """Add up the lines that have no parts."""
    induk = {baris.induk for baris in tabel.baris}
    sel = [
        ambil(baris) for i, baris in enumerate(tabel.baris) if i not in induk and not baris.total
    ]
    ada = [satu.nilai for satu in sel if satu is not None and satu.nilai is not None]
    return fsum(ada) if ada else None


@aturan(
    "jumlah-jenjang",
    Tingkat.GALAT,
    tujuan="Anggaran dan realisasi program sama dengan jumlah kegiatannya, kegiatan dengan subnya.",
    dasar="Penjumlahan menurut kode: induk = jumlah anak langsungnya.",
    contoh="Program 2 tercetak 4.317.167.739, jumlah kegiatannya 4.317.165.739.",
)
def periksa_jenjang(tabel: TabelAnggaran, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold every parent, at every level, against the sum of its direct parts."""
    for posisi, baris in enumerate(tabel.baris):
        for ambil in KOLOM:
            sel = ambil(baris)
            benar = jumlah_bagian(tabel, posisi, ambil)
            if baris.total or sel is None or sel.nilai is None or benar is None:
                continue
            if sama(sel.nilai, benar):
                continue
            yield temuan(
                sel.letak,
                f"Tercetak {sel.teks}, jumlah bagiannya {tulis_angka(benar)} "
                f"(selisih {tulis_angka(sel.nilai - benar)}).",
                tercetak=sel.teks,
                dihitung=benar,
            )


@aturan(
    "jumlah-total",
    Tingkat.GALAT,
    tujuan="Total sama dengan jumlah baris yang ditotalnya; subtotal dan induk dihitung sekali.",
    dasar="Penjumlahan baris tingkat teratas.",
    contoh="Total memuat program dan kegiatannya sekaligus, sehingga bagian dihitung dua kali.",
)
def periksa_total(tabel: TabelAnggaran, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold every total against the lines at the top of the table."""
    for baris in tabel.baris:
        for ambil in KOLOM:
            sel = ambil(baris)
            if not baris.total or sel is None or sel.nilai is None:
                continue
            puncak = jumlah_bagian(tabel, None, ambil)
            if puncak is not None and not sama(sel.nilai, puncak):
                yield _total_beda(tabel, sel, ambil, puncak, temuan)


def _total_beda(
    tabel: TabelAnggaran, sel: Sel, ambil: Ambil, puncak: float, temuan: Pembuat
) -> Temuan:
    daun = jumlah_daun(tabel, ambil)
    semua = fsum(
        s.nilai
        for b in tabel.baris
        if not b.total and (s := ambil(b)) is not None and s.nilai is not None
    )
    nilai = sel.nilai or 0.0
    if daun is not None and sama(nilai, daun):
        return temuan(
            sel.letak,
            f"Tercetak {sel.teks}, sama dengan jumlah rinciannya, tetapi baris tingkat teratas "
            f"yang tercetak berjumlah {tulis_angka(puncak)} "
            f"(selisih {tulis_angka(nilai - puncak)}).",
            tercetak=sel.teks,
            dihitung=puncak,
            tingkat=Tingkat.PERINGATAN,
        )
    sebab = (
        ": induk dan rinciannya terhitung dua kali" if sama(nilai, semua) and puncak < semua else ""
    )
    return temuan(
        sel.letak,
        f"Tercetak {sel.teks}, jumlah baris tingkat teratas {tulis_angka(puncak)} "
        f"(selisih {tulis_angka(nilai - puncak)}){sebab}.",
        tercetak=sel.teks,
        dihitung=puncak,
    )
