"""Budget lines: absorption, what is left, shares, and bounds."""

import re
from collections.abc import Iterator

from lakip_xl.audit.checks.banding_angka import bedakan, cocok, jumlah, wajar
from lakip_xl.audit.checks.jenjang import KOLOM
from lakip_xl.audit.model import BarisAnggaran, TabelAnggaran
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.rules.anggaran import serapan, sisa
from lakip_xl.rules.format import rupiah, tulis_angka


def _berpasangan(tabel: TabelAnggaran) -> Iterator[tuple[BarisAnggaran, float, float]]:
    for baris in tabel.baris:
        if baris.anggaran is None or baris.realisasi is None:
            continue
        anggaran, realisasi = baris.anggaran.nilai, baris.realisasi.nilai
        if anggaran is not None and realisasi is not None:
            yield baris, anggaran, realisasi


def _tidak_dikenal(tabel: TabelAnggaran, temuan: Pembuat, kolom: str) -> Temuan:
    letak = next(b.anggaran.letak for b in tabel.baris if b.anggaran is not None)
    return temuan(
        Letak(tabel=tabel.nomor, kolom=kolom, sheet=letak.sheet),
        f"Kolom {kolom} pada tabel ini dihitung dengan cara yang tidak dikenal, "
        "sehingga tidak diperiksa.",
        tingkat=Tingkat.INFO,
    )


@aturan(
    "serapan",
    Tingkat.GALAT,
    tujuan="Persentase serapan sama dengan realisasi dibagi anggaran.",
    dasar="Serapan = realisasi / anggaran × 100.",
    contoh="Anggaran 83.936.500, realisasi 83.302.500, tercetak 95.67: seharusnya 99,24.",
)
def periksa_serapan(tabel: TabelAnggaran, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold each absorption percentage against budget and spending."""
    hasil: list[Temuan] = []
    diuji = 0
    for baris, anggaran, realisasi in _berpasangan(tabel):
        if baris.serapan is None or baris.serapan.angka is None or anggaran == 0:
            continue
        diuji += 1
        benar = serapan(realisasi, anggaran)
        uraian = f"{tulis_angka(realisasi)} dari {tulis_angka(anggaran)}"
        hasil.extend(bedakan(baris.serapan, benar, temuan, uraian))
    yield from wajar(hasil, diuji, lambda: _tidak_dikenal(tabel, temuan, "serapan"))


@aturan(
    "sisa-anggaran",
    Tingkat.GALAT,
    tujuan="Sisa anggaran (atau efisiensi dalam rupiah) sama dengan anggaran dikurangi realisasi.",
    dasar="Sisa = anggaran - realisasi.",
    contoh="Anggaran 1.070.240.500, realisasi 983.356.796, tercetak 86.883.740.",
)
def periksa_sisa(tabel: TabelAnggaran, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold each remainder against budget and spending."""
    hasil: list[Temuan] = []
    diuji = 0
    for baris, anggaran, realisasi in _berpasangan(tabel):
        if baris.sisa is None or baris.sisa.angka is None:
            continue
        diuji += 1
        benar = sisa(anggaran, realisasi)
        if baris.sisa.angka.nilai == -benar or _menurut_keluaran(baris, anggaran, realisasi):
            continue  # printed as realisasi - anggaran, or for the part that was delivered
        hasil.extend(bedakan(baris.sisa, benar, temuan, "anggaran - realisasi"))
    yield from wajar(hasil, diuji, lambda: _tidak_dikenal(tabel, temuan, "sisa"))


def _menurut_keluaran(baris: BarisAnggaran, anggaran: float, realisasi: float) -> bool:
    """Tell whether a saving is that of the ministry's older method: PAK × CK - RAK.

    The total of such a column adds up its rows, which is tested as a sum.
    """
    if baris.capaian is None:
        return False
    if baris.capaian.nilai is None:
        return baris.total
    return cocok(baris.sisa, anggaran * baris.capaian.nilai / 100 - realisasi)


@aturan(
    "bagian-anggaran",
    Tingkat.GALAT,
    tujuan="Persentase terhadap total anggaran dihitung dari total tabelnya.",
    dasar="Bagian = anggaran (atau realisasi) baris / total anggaran × 100.",
    contoh="Realisasi 14.114.152.757 dari total 15.973.720.720, tercetak 88.63: seharusnya 88,36.",
)
def periksa_bagian(tabel: TabelAnggaran, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold each share against the total; the table shows whether of budget or of spending."""
    total = next((b.anggaran for b in tabel.baris if b.total and b.anggaran), None)
    penyebut = total.nilai if total else jumlah(b.anggaran for b in tabel.baris if not b.total)
    baris = [b for b in tabel.baris if b.bagian is not None and b.bagian.angka is not None]
    if not penyebut or not baris:
        return
    pilihan = []
    for ambil in (KOLOM[1], KOLOM[0]):
        hasil: list[Temuan] = []
        for satu in baris:
            sel = ambil(satu)
            if sel is not None and sel.nilai is not None:
                uraian = f"bagian dari {tulis_angka(penyebut)}"
                hasil.extend(bedakan(satu.bagian, sel.nilai / penyebut * 100, temuan, uraian))
        pilihan.append(hasil)
    tersedikit = min(pilihan, key=len)
    if len(tersedikit) < len(baris) or len(baris) == 1:
        yield from tersedikit
    else:
        yield _tidak_dikenal(tabel, temuan, "persentase terhadap total")


@aturan(
    "batas-anggaran",
    Tingkat.GALAT,
    tujuan="Anggaran dan realisasi tidak negatif, dan realisasi tidak melampaui anggarannya.",
    dasar="PP 12/2019: pengeluaran tidak boleh melampaui anggaran yang tersedia.",
    contoh="Anggaran 5.000.000, realisasi 50.000.000: serapan 1.000%.",
)
def periksa_batas(tabel: TabelAnggaran, temuan: Pembuat) -> Iterator[Temuan]:
    """Find negative money, spending above the budget, spending without a budget."""
    terbatas = list(_pengeluaran(tabel))
    for baris in terbatas:
        for sel in (baris.anggaran, baris.realisasi):
            if sel is not None and sel.nilai is not None and sel.nilai < 0:
                yield temuan(sel.letak, f"Nilai negatif: {sel.teks}.", tercetak=sel.teks)
        if baris.realisasi is None or not baris.realisasi.nilai:
            continue
        if baris.anggaran is not None and baris.anggaran.kosong:
            yield temuan(
                baris.realisasi.letak,
                f"Ada realisasi {baris.realisasi.teks} tanpa anggaran.",
                tercetak=baris.realisasi.teks,
            )
    for baris, anggaran, realisasi in _berpasangan(tabel):
        if realisasi > anggaran >= 0 and baris.realisasi is not None and baris in terbatas:
            yield temuan(
                baris.realisasi.letak,
                f"Realisasi {rupiah(realisasi)} melampaui anggaran {rupiah(anggaran)}.",
                tercetak=baris.realisasi.teks,
                dihitung=anggaran,
                tingkat=Tingkat.PERINGATAN,
            )


_PENERIMAAN = re.compile(
    r"^(?:[\d.]+\s*)?(?:jumlah |total )?(?:pendapatan|penerimaan)\b", re.IGNORECASE
)
_BELANJA = re.compile(r"^(?:[\d.]+\s*)?(?:jumlah |total )?(?:belanja|pengeluaran)\b", re.IGNORECASE)
_SISA = re.compile(r"\b(?:surplus|defisit|pembiayaan|silpa|netto)\b", re.IGNORECASE)


def _pengeluaran(tabel: TabelAnggaran) -> Iterator[BarisAnggaran]:
    """Give the lines that spend: income may exceed its target, a balance may be negative."""
    menerima = bool(re.search(r"\b(pendapatan|penerimaan)\b", tabel.judul, re.IGNORECASE))
    for baris in tabel.baris:
        if _PENERIMAAN.match(baris.uraian):
            menerima = True
        elif _BELANJA.match(baris.uraian):
            menerima = False
        if not menerima and not _SISA.search(baris.uraian):
            yield baris
