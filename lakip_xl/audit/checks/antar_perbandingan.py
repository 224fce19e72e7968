"""The same indicator in the same year, in more than one comparison table."""

from collections.abc import Iterator

from lakip_xl.audit.checks.antar_tabel import capaian_salah, nama_indikator, tahun_tabel
from lakip_xl.audit.checks.banding_angka import cocok
from lakip_xl.audit.model import BarisBanding, BarisKinerja, Berkas, Sel, TabelBanding, TabelKinerja
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat


@aturan(
    "tahun-antar-tabel",
    Tingkat.PERINGATAN,
    tujuan="Nilai indikator pada tahun yang sama tercetak sama di semua tabel perbandingan.",
    dasar="Dua tabel yang sepakat tentang satu tahun membandingkan besaran yang sama.",
    contoh="Kecepatan rata-rata 2023: 30,50 pada Tabel 3.1, 30,80 pada Tabel 3.4.",
)
def periksa_tahun(berkas: Berkas, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare rows that agree on at least one year, in the other years."""
    pertama: dict[str, tuple[TabelBanding, BarisBanding]] = {}
    for tabel in (m for m in berkas.tabel if isinstance(m, TabelBanding)):
        for baris in tabel.baris:
            asal, lain = pertama.setdefault(nama_indikator(baris.uraian), (tabel, baris))
            if asal is tabel or asal.nomor == tabel.nomor:
                continue
            kiri, kanan = _per_tahun(lain), _per_tahun(baris)
            bersama = [tahun for tahun in kanan if tahun in kiri]
            beda = [t for t in bersama if kiri[t].nilai != kanan[t].nilai]
            if len(beda) < len(bersama) and len(beda) == 1:
                sel, benar = kanan[beda[0]], kiri[beda[0]]
                yield temuan(
                    sel.letak,
                    f"Tercetak {sel.teks}, pada Tabel {asal.nomor or '(tanpa nomor)'} "
                    f"{benar.teks} untuk tahun {beda[0]}.",
                    tercetak=sel.teks,
                    dihitung=benar.nilai,
                )


def _per_tahun(baris: BarisBanding) -> dict[int, Sel]:
    return {tahun: sel for tahun, sel in baris.nilai if tahun is not None and sel.nilai is not None}


@aturan(
    "nilai-antar-tabel",
    Tingkat.PERINGATAN,
    tujuan="Nilai tahun ini pada tabel perbandingan sama dengan realisasi pada tabel capaian.",
    dasar="Tabel yang sepakat tentang satu indikator membandingkan besaran yang sama.",
    contoh="IPM 72,95 pada tabel capaian, 75,95 pada perbandingan dengan nasional.",
)
def periksa_nilai(berkas: Berkas, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare this year's values of a comparison table with realisasi of the same indicators."""
    kinerja = [m for m in berkas.tabel if isinstance(m, TabelKinerja)]
    tahun = {t for m in kinerja for t in tahun_tabel(m)}
    milik: dict[str, list[BarisKinerja]] = {}
    for m in kinerja:
        if not tahun_tabel(m) or max(tahun) in tahun_tabel(m):
            for baris in m.baris:
                milik.setdefault(nama_indikator(baris.uraian), []).append(baris)
    for tabel in (m for m in berkas.tabel if isinstance(m, TabelBanding)):
        pasangan = [
            (sel, semua)
            for baris in tabel.baris
            if (sel := _kini(baris, max(tahun, default=None))) is not None
            if (semua := milik.get(nama_indikator(baris.uraian)))
        ]
        beda = [(sel, semua) for sel, semua in pasangan if not _termasuk(sel, semua)]
        if not beda or 2 * len(beda) > len(pasangan):
            continue
        for sel, semua in beda:
            asal = semua[0].realisasi[0]
            yield temuan(
                sel.letak,
                f"Tercetak {sel.teks}, realisasi pada Tabel "
                f"{asal.letak.tabel or '(tanpa nomor)'} {asal.teks}.",
                tercetak=sel.teks,
                dihitung=asal.nilai,
            )


def _kini(baris: BarisBanding, tahun: str | None) -> Sel | None:
    """Give this year's value: that of the year, or the one beside a reference."""
    terisi = [(t, sel) for t, sel in baris.nilai if sel.nilai is not None]
    sesuai = [sel for t, sel in terisi if t is not None and str(t) == tahun]
    if sesuai or baris.acuan is None:
        return sesuai[0] if sesuai else None
    return terisi[0][1] if len(terisi) == 1 and terisi[0][0] is None else None


def _termasuk(sel: Sel, semua: list[BarisKinerja]) -> bool:
    """Tell whether a value is a realisasi or a capaian of the rows, as far as they are known."""
    lain = [s for b in semua for s in (*b.realisasi, b.capaian) if s is not None and s.angka]
    if not all(b.realisasi for b in semua) or any(capaian_salah(b) for b in semua):
        return True
    return any(cocok(sel, s.nilai or 0.0) for s in lain)
