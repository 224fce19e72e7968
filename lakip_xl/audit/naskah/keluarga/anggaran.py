"""Budget tables: money by program, kegiatan and subkegiatan, or by kind of spending."""

import re

from lakip_xl.audit.cetak import baca
from lakip_xl.audit.model import BarisAnggaran, Sel, TabelAnggaran
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.keluarga.jenjang import susun_induk
from lakip_xl.audit.naskah.peran import Kolom, Peran
from lakip_xl.rules.pembulatan import sama

BERKODE = 0.8
"""Share of lines with a code from which the others are headings."""
_JUMLAH_UANG = 1e5
"""A figure from here on is money; below, it is a count or a percentage."""


def bangun(tabel: Tabel) -> list[TabelAnggaran]:
    """Make a model of every set of budget columns (one, or one per year or period)."""
    anggaran = [k for k in tabel.kolom(Peran.ANGGARAN) if k.indeks in tabel.kolom_angka]
    if not anggaran:
        return _tanpa_anggaran(tabel)
    hasil = []
    for nomor, kolom in enumerate(anggaran):
        batas = anggaran[nomor + 1].indeks if nomor + 1 < len(anggaran) else None
        hasil.append(_satu(tabel, kolom, batas))
    return [satu for satu in hasil if satu.baris]


def _tanpa_anggaran(tabel: Tabel) -> list[TabelAnggaran]:
    """Make a model of capaian beside serapan, the efficiency table that leaves money out."""
    if not tabel.kolom(Peran.EFISIENSI) or not tabel.kolom(Peran.SERAPAN):
        return []
    return [_satu(tabel, None, None)]


def _satu(tabel: Tabel, anggaran: Kolom | None, batas: int | None) -> TabelAnggaran:
    mulai = anggaran.indeks if anggaran is not None else -1

    def cari(peran: Peran) -> Kolom | None:
        semua = tabel.kolom(peran)
        if anggaran is not None and any(anggaran.label):
            sama = [k for k in semua if k.label == anggaran.label]
            if sama:
                return sama[0]
        dekat = [k for k in semua if k.indeks > mulai and (batas is None or k.indeks < batas)]
        return dekat[0] if dekat else None

    peran = (Peran.REALISASI_ANGGARAN, Peran.SERAPAN, Peran.SISA, Peran.BAGIAN)
    realisasi, serapan, sisa, bagian = (cari(satu) for satu in peran)
    selisih = cari(Peran.SELISIH)
    if sisa is None and _sebagai_sisa(tabel, selisih, anggaran, realisasi):
        sisa = selisih
    capaian = next(iter(tabel.kolom(Peran.CAPAIAN)), None)
    posisi_isi = [
        i for i, b in enumerate(tabel.baris) if _berisi(b.teks, anggaran, realisasi, tabel)
    ]
    total = _baris_total(tabel, posisi_isi)
    rinci = [i for i in posisi_isi if i == total or not _lewati(tabel, i)]
    if berkode(tabel, rinci):
        rinci = [i for i in rinci if i == total or tabel.kode(tabel.baris[i])]
    induk = susun_induk(tabel, rinci, total, anggaran)
    baris = []
    for i in rinci:

        def ambil(kolom: Kolom | None, posisi: int = i) -> Sel | None:
            return tabel.sel(posisi, kolom) if kolom is not None else None

        efisiensi = [tabel.sel(i, k) for k in tabel.kolom(Peran.EFISIENSI)]
        uang = [s for s in efisiensi if s.angka and abs(s.angka.nilai) >= _JUMLAH_UANG]
        baris.append(
            BarisAnggaran(
                kunci=tabel.kunci[i],
                uraian=tabel.nama(tabel.baris[i]),
                induk=induk[i],
                anggaran=ambil(anggaran),
                realisasi=ambil(realisasi),
                serapan=ambil(serapan),
                sisa=ambil(sisa) or (uang[0] if uang else None),
                bagian=ambil(bagian),
                capaian=ambil(capaian),
                efisiensi=tuple(s for s in efisiensi if s.angka and s not in uang),
                total=i == total,
            )
        )
    return TabelAnggaran(tabel.nomor, tabel.judul, tuple(baris))


def _sebagai_sisa(
    tabel: Tabel, selisih: Kolom | None, anggaran: Kolom | None, realisasi: Kolom | None
) -> bool:
    """Tell whether a column of differences is what is left of the budget, as most rows show."""
    if selisih is None or anggaran is None or realisasi is None:
        return False
    sesuai = diuji = 0
    for baris in tabel.baris:
        a, r, s = (baca(baris.teks[k.indeks]) for k in (anggaran, realisasi, selisih))
        if a is not None and r is not None and s is not None:
            diuji += 1
            sesuai += sama(abs(a.nilai - r.nilai), abs(s.nilai))
    return sesuai > diuji / 2


def _berisi(
    teks: tuple[str, ...], anggaran: Kolom | None, realisasi: Kolom | None, tabel: Tabel
) -> bool:
    kolom = [k for k in (anggaran, realisasi) if k is not None] or tabel.kolom(Peran.SERAPAN)
    return any(baca(teks[k.indeks]) is not None for k in kolom)


def berkode(tabel: Tabel, posisi: list[int]) -> bool:
    """Tell whether nearly every line has a code, and codes have levels."""
    kode = [tabel.kode(tabel.baris[i]) for i in posisi]
    ada = [satu for satu in kode if satu]
    return len(ada) >= BERKODE * len(kode) and any("." in satu for satu in ada)


def _lewati(tabel: Tabel, posisi: int) -> bool:
    """Leave out sub-totals, averages and totals before the last: they total something else."""
    baris = tabel.baris[posisi]
    return tabel.subtotal(baris) or tabel.total(baris)


def _baris_total(tabel: Tabel, posisi: list[int]) -> int | None:
    """Find the total: the last row headed so, else a last row without code or without name."""
    bernama = [i for i in posisi if tabel.total(tabel.baris[i])]
    if bernama:
        return bernama[-1] if bernama[-1] in (posisi[0], posisi[-1]) else None
    if len(posisi) < 3 or tabel.subtotal(tabel.baris[posisi[-1]]):
        return None
    akhir = tabel.baris[posisi[-1]]
    if berkode(tabel, posisi) and not tabel.kode(tabel.baris[posisi[0]]):
        return posisi[0]  # "Belanja" above all programs
    semua_berkode = all(tabel.kode(tabel.baris[i]) for i in posisi[:-1])
    nama_pendek = not re.search(
        r"\b(program|kegiatan|belanja)\b", tabel.label(akhir), re.IGNORECASE
    )
    if tabel.tanpa_nama(akhir) or (semua_berkode and not tabel.kode(akhir) and nama_pendek):
        return posisi[-1]
    return None
