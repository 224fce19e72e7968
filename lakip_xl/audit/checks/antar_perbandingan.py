"""The same indicator in the same year, in more than one comparison table."""

from collections.abc import Iterator

from lakip_xl.audit.checks.antar_tabel import nama_indikator
from lakip_xl.audit.model import BarisBanding, Berkas, Sel, TabelBanding
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
