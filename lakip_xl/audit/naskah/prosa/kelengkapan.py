"""What is missing or stands in the wrong place: percentages without a number, copied texts."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from lakip_xl.audit.model import TabelMerit
from lakip_xl.audit.naskah.aspek import bagian_aspek, nama_aspek
from lakip_xl.audit.naskah.isi import Naskah
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.peran import Peran, normal
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.rules.skala import LAKIP, kategori

ANGKA_BERARTI = 4
"""Numbers from which a table is worth the remark that it was not understood."""

TEKS_PANJANG = 40
"""Characters from which two equal texts in neighbouring rows are no coincidence."""

URAIAN_PANJANG = 80
"""Characters from which two opening sentences can be compared."""
SERUPA = 0.9
"""Share of common text from which one of two sentences is a copy, misspellings allowed for."""

_AWAL = re.compile(r"^[\d\W]*")
_KALIMAT_PERTAMA = re.compile(r"(?<=[a-z)])\.\s")
_KOSONG = re.compile(r"([A-Za-z][A-Za-z ]{3,40}?)\s*\(\s*%\s*\)")
_TERISI = re.compile(r"\(\s*\d[\d.,]*\s*%\s*\)")
_NOMOR = re.compile(r"^\d{1,2}[.)]?\s+")


@aturan(
    "tabel-tidak-dikenali",
    Tingkat.INFO,
    tujuan="Setiap tabel berisi angka dikenali artinya dari judul kolomnya.",
    dasar="Tabel yang tidak dikenali tidak diperiksa, dan itu dikatakan.",
    contoh="Tabel tanpa kepala yang tidak menyambung tabel sebelumnya.",
)
def periksa_tidak_dikenali(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Say which tables with figures were not understood, and hence not checked."""
    for tabel, model in zip(naskah.tabel, naskah.model_tabel, strict=True):
        if model or tabel.angka() < ANGKA_BERARTI or _terbaca(tabel):
            continue
        sebutan = f'"{tabel.judul[:80]}"' if tabel.judul else "tanpa judul"
        yield temuan(
            Letak(tabel=tabel.nomor, sel=tabel.baris[0].tempat),
            f"Tabel ini tidak dikenali ({sebutan}), sehingga angkanya tidak diperiksa.",
        )


def _terbaca(tabel: Tabel) -> bool:
    """Tell whether a table is known to have nothing to compute: a list, a scale, a contents."""
    if not tabel.naskah.berkepala:
        return len(tabel.naskah.kolom) <= 2
    peran = {tabel.naskah.kolom[i].peran for i in tabel.kolom_angka}
    return peran <= {Peran.NILAI, Peran.TARGET, Peran.BOBOT, Peran.ACUAN}


@aturan(
    "persentase-kosong",
    Tingkat.PERINGATAN,
    tujuan="Setiap bobot dalam suatu daftar bobot disebut angkanya.",
    dasar="Daftar bobot harus lengkap agar berjumlah 100%.",
    contoh="Perlindungan dan pelayanan (4%), Sistem Informasi (%).",
)
def periksa_persentase_kosong(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find "(%)" without a number in a text that lists other percentages."""
    for alinea in (*naskah.alinea, *naskah.sel_prosa):
        if len(_TERISI.findall(alinea.teks)) < 2:
            continue
        for cocok in _KOSONG.finditer(alinea.teks):
            yield temuan(
                alinea.di(None, None, None),
                f'Persentase "{cocok[1].strip()}" tidak disebut angkanya.',
                tercetak=cocok[0],
            )


@aturan(
    "teks-tersalin",
    Tingkat.PERINGATAN,
    tujuan="Uraian indikator bukan salinan isi kolom lain pada baris di atasnya.",
    dasar="Dua baris yang berdampingan menilai hal yang berbeda.",
    contoh="Nama indikator 3.6 sama dengan kondisi indikator 3.5.",
)
def periksa_teks_tersalin(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find a long text that moved to another column of the next row of a merit table."""
    for tabel, model in zip(naskah.tabel, naskah.model_tabel, strict=True):
        merit = next((m for m in model if isinstance(m, TabelMerit)), None)
        if merit is None:
            continue
        kunci = {i.bobot.letak.sel: i.bobot.letak for a in merit.aspek for i in a.indikator}
        for posisi, (atas, bawah) in enumerate(pairwise(tabel.baris), start=1):
            panjang = {_teks(t): i for i, t in enumerate(atas.teks) if len(t) >= TEKS_PANJANG}
            for kolom, teks in enumerate(bawah.teks):
                if panjang.get(_teks(teks), kolom) != kolom:
                    asal = kunci.get(tabel.sel(posisi, merit_bobot(tabel)).letak.sel)
                    judul = tabel.naskah.kolom[kolom].judul
                    yield temuan(
                        Letak(tabel.nomor, asal.kunci if asal else None, judul, None, bawah.tempat),
                        f"{judul} sama dengan isi kolom lain pada baris di atasnya.",
                        tercetak=teks,
                    )


@aturan(
    "uraian-tersalin",
    Tingkat.PERINGATAN,
    tujuan="Uraian setiap aspek sistem merit berbicara tentang aspek itu sendiri.",
    dasar="Dua aspek yang berbeda tidak mempunyai uraian pembuka yang sama.",
    contoh="Uraian Promosi dan Mutasi menyalin uraian Pengembangan Karir.",
)
def periksa_uraian_tersalin(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find aspek that open with the sentence of another aspek."""
    pembuka: dict[str, str] = {}
    for alinea, fakta in bagian_aspek(naskah):
        nama = nama_aspek(fakta.aspek.nama)
        teks = _AWAL.sub("", alinea.teks)
        if nama in pembuka or not nama_aspek(teks).startswith(nama):
            continue
        teks = nama_aspek(_KALIMAT_PERTAMA.split(teks)[0]).removeprefix(nama).strip()
        asal = [n for n, lain in pembuka.items() if _serupa(teks, lain)]
        pembuka[nama] = teks
        if asal:
            yield temuan(
                alinea.di(fakta.tabel.nomor, fakta.aspek.nomor, "uraian"),
                f"Uraian aspek {fakta.aspek.nama} sama dengan uraian aspek {asal[0]}.",
                tercetak=alinea.teks[:160],
            )


def _serupa(satu: str, lain: str) -> bool:
    panjang = min(len(satu), len(lain)) >= URAIAN_PANJANG
    return panjang and SequenceMatcher(None, satu, lain).ratio() >= SERUPA


def merit_bobot(tabel: Tabel) -> int:
    """Give the weight column of a merit table."""
    return tabel.kolom(Peran.BOBOT)[0].indeks


def _teks(teks: str) -> str:
    return normal(_NOMOR.sub("", teks))


@aturan(
    "analisis-keberhasilan",
    Tingkat.PERINGATAN,
    tujuan="Aspek ditandai keberhasilan atau kegagalan sesuai dengan kategori capaiannya.",
    dasar="Kategori Berhasil dan Sangat Berhasil adalah keberhasilan.",
    contoh="Sistem Informasi ditandai kegagalan, padahal capaiannya 75%, kategori Berhasil.",
)
def periksa_analisis(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the ticks under Keberhasilan and Kegagalan against the capaian of the aspek."""
    fakta = {nama_aspek(f.aspek.nama): f for _, f in bagian_aspek(naskah) if f.utuh}
    for tabel in naskah.tabel:
        kolom = {normal(k.anak): k for k in tabel.naskah.kolom}
        if not {"keberhasilan", "kegagalan"} <= set(kolom):
            continue
        for posisi, baris in enumerate(tabel.baris):
            satu = fakta.get(nama_aspek(tabel.nama(baris)))
            tanda = [
                n for n in ("keberhasilan", "kegagalan") if _centang(baris.teks[kolom[n].indeks])
            ]
            if satu is None or tanda != ["kegagalan"]:
                continue
            benar = kategori(satu.capaian, LAKIP)
            if benar in ("Berhasil", "Sangat Berhasil"):
                yield temuan(
                    tabel.sel(posisi, kolom["kegagalan"]).letak,
                    f"{tabel.nama(baris)} ditandai kegagalan, padahal kategorinya {benar}.",
                    tercetak="kegagalan",
                    dihitung="keberhasilan",
                )


def _centang(teks: str) -> bool:
    return teks.strip().casefold() in {"√", "v", "✓", "✔", "x"}
