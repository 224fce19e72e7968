"""Tables against each other: the same money and the same indicators wherever they are printed."""

import re
from collections import Counter
from collections.abc import Iterator

from lakip_xl.audit.checks.banding_angka import cocok
from lakip_xl.audit.checks.capaian import rumus_baris
from lakip_xl.audit.checks.jenjang import KOLOM, jumlah_bagian
from lakip_xl.audit.model import (
    BarisAnggaran,
    BarisKinerja,
    Berkas,
    Sel,
    TabelAnggaran,
    TabelKinerja,
)
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import sama

VERSI_LAIN = 0.3
"""From this share of differing lines on, two tables print different versions of a budget."""

_ISI = re.compile(r"[a-z]{3,}")
_KATA_UMUM = frozenset({"program", "kegiatan", "sub", "subkegiatan", "dan", "daerah", "perangkat"})


def _kata(teks: str) -> frozenset[str]:
    teks = teks.casefold().replace("sumber daya manusia", "sdm")
    return frozenset(_ISI.findall(teks)) - _KATA_UMUM


def _tabel_anggaran(berkas: Berkas) -> list[TabelAnggaran]:
    return [m for m in berkas.tabel if isinstance(m, TabelAnggaran)]


def _pasangan(
    satu: TabelAnggaran, lain: TabelAnggaran
) -> Iterator[tuple[BarisAnggaran, BarisAnggaran]]:
    """Pair the lines of two tables: by code and name, or by a name that only one line has."""
    kode = {b.kunci: b for b in satu.baris if not b.total}
    nama = Counter(_kata(b.uraian) for b in satu.baris if not b.total)
    milik = {_kata(b.uraian): b for b in satu.baris if not b.total}
    for baris in lain.baris:
        kata = _kata(baris.uraian)
        if baris.total or not kata:
            continue
        calon = kode.get(baris.kunci)
        if calon is not None and "." in baris.kunci and _senama(calon.uraian, baris.uraian):
            yield calon, baris
        elif nama[kata] == 1 and milik[kata].kunci.count(".") == 0:
            yield milik[kata], baris


def _senama(satu: str, lain: str) -> bool:
    kiri, kanan = _kata(satu), _kata(lain)
    return bool(kiri) and len(kiri & kanan) >= 0.7 * max(len(kiri), len(kanan))


@aturan(
    "anggaran-antar-tabel",
    Tingkat.GALAT,
    tujuan="Anggaran dan realisasi yang sama tercetak sama di semua tabel.",
    dasar="Angka yang sama dari sumber yang sama.",
    contoh="Program 2: realisasi 4.317.165.739 pada tabel efisiensi, 4.317.167.739 pada tabel "
    "realisasi.",
)
def periksa_anggaran(berkas: Berkas, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare the lines that two budget tables share."""
    tabel = _tabel_anggaran(berkas)
    for nomor, lain in enumerate(tabel):
        for satu in (t for t in tabel[:nomor] if not _lain_versi(t, lain)):
            pasangan = list(_pasangan(satu, lain))
            beda = [
                (kiri, kanan)
                for a, b in pasangan
                for kiri, kanan in ((a.anggaran, b.anggaran), (a.realisasi, b.realisasi))
                if kiri is not None and kanan is not None and _berbeda(kiri, kanan)
            ]
            if beda and len(pasangan) > 2 and len(beda) > VERSI_LAIN * len(pasangan) * 2:
                kiri, kanan = beda[0]
                yield temuan(
                    kanan.letak,
                    f"Sebagian besar baris berbeda dengan Tabel {satu.nomor or '(tanpa nomor)'}: "
                    "tampaknya anggaran sebelum dan sesudah perubahan.",
                    tingkat=Tingkat.INFO,
                )
                continue
            for kiri, kanan in beda:
                yield _laporkan(satu, lain, kiri, kanan, temuan)


def _lain_versi(satu: TabelAnggaran, lain: TabelAnggaran) -> bool:
    """Tell whether two models are of one table, or of different years."""
    tahun = [set(re.findall(r"20\d\d", f"{_kolom(t)} {t.judul}")) for t in (satu, lain)]
    berlainan = bool(tahun[0] and tahun[1]) and not tahun[0] & tahun[1]
    return berlainan or (
        satu.nomor is not None and satu.nomor == lain.nomor and satu.judul == lain.judul
    )


def _kolom(tabel: TabelAnggaran) -> str:
    return next((b.anggaran.letak.kolom or "" for b in tabel.baris if b.anggaran), "")


def _berbeda(kiri: Sel, kanan: Sel) -> bool:
    if kiri.nilai is None or kanan.nilai is None:
        return False
    return not sama(kiri.nilai, kanan.nilai)


def _laporkan(
    satu: TabelAnggaran, lain: TabelAnggaran, kiri: Sel, kanan: Sel, temuan: Pembuat
) -> Temuan:
    """Blame the cell with which its own table disagrees more; the later one in a draw."""
    salah, benar, tabel = (kanan, kiri, satu)
    if _pertentangan(satu, kiri) > _pertentangan(lain, kanan):
        salah, benar, tabel = (kiri, kanan, lain)
    return temuan(
        salah.letak,
        f"Tercetak {salah.teks}, pada Tabel {tabel.nomor or '(tanpa nomor)'} {benar.teks}.",
        tercetak=salah.teks,
        dihitung=benar.nilai,
    )


def _pertentangan(tabel: TabelAnggaran, sel: Sel) -> int:
    """Count the relations of its own table that a figure breaks."""
    for posisi, baris in enumerate(tabel.baris):
        for ambil in KOLOM[:2]:
            if ambil(baris) != sel:
                continue
            induk = tabel.baris[baris.induk] if baris.induk is not None else None
            jumlah: list[tuple[Sel | None, float | None]] = [
                (sel, jumlah_bagian(tabel, posisi, ambil))
            ]
            if induk is not None:
                jumlah.append((ambil(induk), jumlah_bagian(tabel, baris.induk, ambil)))
            salah = sum(
                satu is not None and satu.nilai is not None and nilai is not None
                and not sama(satu.nilai, nilai)
                for satu, nilai in jumlah
            )  # fmt: skip
            return salah + (not _serapan_cocok(baris))
    return 0


def _serapan_cocok(baris: BarisAnggaran) -> bool:
    anggaran = baris.anggaran.nilai if baris.anggaran else None
    realisasi = baris.realisasi.nilai if baris.realisasi else None
    if not anggaran or realisasi is None or baris.serapan is None or baris.serapan.angka is None:
        return True
    return cocok(baris.serapan, realisasi / anggaran * 100)


@aturan(
    "total-antar-tabel",
    Tingkat.GALAT,
    tujuan="Total anggaran dan realisasi sama di semua tabel yang menotal seluruh anggaran.",
    dasar="Angka yang sama dari sumber yang sama.",
    contoh="Total realisasi 14.827.361.757 menurut jenis belanja, 14.827.631.757 menurut program.",
)
def periksa_total(berkas: Berkas, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare totals; a total that is alone against two others is the wrong one."""
    tabel = _tabel_anggaran(berkas)
    total = [b for satu in tabel for b in satu.baris if b.total]
    dirinci = {jumlah_bagian(satu, None, KOLOM[1]) for satu in tabel}
    anggaran = Counter(b.anggaran.nilai for b in total if b.anggaran and b.anggaran.nilai)
    if not anggaran:
        return
    utama, banyak = anggaran.most_common(1)[0]
    if banyak < 2:
        return
    seluruh = [b for b in total if b.anggaran and b.anggaran.nilai == utama]
    realisasi = Counter(b.realisasi.nilai for b in seluruh if b.realisasi and b.realisasi.nilai)
    if len(realisasi) > 1:
        benar = max(realisasi, key=lambda nilai: (realisasi[nilai], nilai in dirinci))
        for baris in seluruh:
            sel = baris.realisasi
            if sel is not None and sel.nilai and sel.nilai != benar:
                yield temuan(
                    sel.letak,
                    f"Total realisasi {sel.teks}, pada tabel lain {tulis_angka(benar)}.",
                    tercetak=sel.teks,
                    dihitung=benar,
                )


def nama_indikator(uraian: str) -> str:
    """Bring the name of an indicator to the form in which tables are compared."""
    return " ".join(re.sub(r"^\d+\s*[.)]?\s*|[^a-z ]", " ", uraian.casefold()).split())


@aturan(
    "indikator-antar-tabel",
    Tingkat.PERINGATAN,
    tujuan="Target dan realisasi indikator yang sama tercetak sama di semua tabel.",
    dasar="Perjanjian kinerja dan tabel capaian menyebut target yang sama.",
    contoh="Indeks Sistem Merit: target 325 pada perjanjian kinerja, 352 pada tabel capaian.",
)
def periksa_indikator(berkas: Berkas, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare indicators that stand once in each of two tables."""
    pertama: dict[str, tuple[TabelKinerja, BarisKinerja]] = {}
    semua = [m for m in berkas.tabel if isinstance(m, TabelKinerja)]
    banyak = Counter((m.nomor, m.judul) for m in semua)
    for tabel in semua:
        if banyak[tabel.nomor, tabel.judul] > 1 and not _tahun_sendiri(tabel, semua):
            continue
        cacah = Counter(nama_indikator(b.uraian) for b in tabel.baris)
        for baris in tabel.baris:
            nama = nama_indikator(baris.uraian)
            if cacah[nama] > 1 or len(nama) < 12:
                continue
            asal, lain = pertama.setdefault(nama, (tabel, baris))
            if asal is tabel or _lain_tahun(asal, tabel):
                continue
            for kiri, kanan in (
                ((lain.target,), (baris.target,)),
                (lain.realisasi, baris.realisasi),
            ):
                beda = _berlainan(kiri, kanan)
                if beda is None:
                    continue
                salah, benar, sumber = beda[1], beda[0], asal
                if capaian_salah(lain) and not capaian_salah(baris):
                    salah, benar, sumber = beda[0], beda[1], tabel
                yield temuan(
                    salah.letak,
                    f"Tercetak {salah.teks}, pada {_sebut(sumber)} {benar.teks}.",
                    tercetak=salah.teks,
                    dihitung=benar.nilai,
                )


def _berlainan(
    kiri: tuple[Sel | None, ...], kanan: tuple[Sel | None, ...]
) -> tuple[Sel, Sel] | None:
    """Give the likeliest two figures of which none of the one side is any of the other."""
    dua = [(a, b) for a in kiri for b in kanan if a is not None and b is not None]
    return dua[0] if dua and all(_berbeda(a, b) for a, b in dua) else None


def capaian_salah(baris: BarisKinerja) -> bool:
    """Tell whether no formula makes the capaian of a row right: then a figure of it is wrong."""
    return baris.capaian is not None and bool(baris.realisasi) and rumus_baris(baris) is None


def _sebut(tabel: TabelKinerja) -> str:
    return f"Tabel {tabel.nomor}" if tabel.nomor else "tabel ringkasan"


def _tahun_sendiri(tabel: TabelKinerja, semua: list[TabelKinerja]) -> bool:
    """Tell whether one of several years in a table is the year of the whole report.

    That is the last year that any other table names over its target or in its caption.
    """
    lain = [t for t in semua if (t.nomor, t.judul) != (tabel.nomor, tabel.judul)]
    tahun = set().union(*(tahun_tabel(t) for t in lain))
    return bool(tahun) and max(tahun) in tahun_tabel(tabel)


def _kolom_target(tabel: TabelKinerja) -> str:
    return next((b.target.letak.kolom or "" for b in tabel.baris if b.target), "")


def tahun_tabel(tabel: TabelKinerja) -> set[str]:
    """Give the years of the target column, else those of the caption."""
    kolom = set(re.findall(r"20\d\d", _kolom_target(tabel)))
    return kolom or set(re.findall(r"20\d\d", tabel.judul))


def _lain_tahun(satu: TabelKinerja, lain: TabelKinerja) -> bool:
    """Tell whether two tables speak of different years, periods or columns of one table."""
    tahun = [tahun_tabel(t) for t in (satu, lain)]
    periode = [
        bool(re.search(r"triwulan|\btw\b|semester", _kolom_target(t), re.IGNORECASE))
        for t in (satu, lain)
    ]
    return (
        any(periode)
        or satu.nomor == lain.nomor is not None
        or (bool(tahun[0] and tahun[1]) and tahun[0] != tahun[1])
    )
