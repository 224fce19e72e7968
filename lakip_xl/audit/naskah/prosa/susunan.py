"""The draft as a document: years before tables, page numbers in the contents."""

import re
from collections.abc import Iterator

from lakip_xl.audit.naskah.dokumen import Paragraf, TabelWord
from lakip_xl.audit.naskah.isi import Naskah
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat

_PENGANTAR = re.compile(
    r"\btahun\s+(20\d\d)\s+(?:menunjukkan|disajikan|dapat dilihat|sebagaimana)[^.]{0,60}:\s*$",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"\b20\d\d\b")


@aturan(
    "tahun-pengantar",
    Tingkat.PERINGATAN,
    tujuan="Kalimat pengantar tabel menyebut tahun yang sama dengan judul tabelnya.",
    dasar="Tahun yang tertinggal biasanya berasal dari laporan tahun sebelumnya.",
    contoh='"tahun 2023 menunjukkan hasil sebagai berikut" di atas tabel tahun 2024.',
)
def periksa_tahun_pengantar(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the year of a sentence that announces a table against the caption."""
    for alinea in naskah.alinea:
        cocok = _PENGANTAR.search(alinea.teks)
        tabel = next((t for t in naskah.tabel if t.naskah.blok > alinea.blok), None)
        if cocok is None or tabel is None or not tabel.nomor:
            continue
        tahun = _TAHUN.findall(tabel.judul)
        if tahun and cocok[1] not in tahun and len(set(tahun)) == 1:
            yield temuan(
                alinea.di(tabel.nomor, None, "tahun"),
                f"Kalimat pengantar menyebut tahun {cocok[1]}, judul tabelnya tahun {tahun[0]}.",
                tercetak=cocok[1],
                dihitung=tahun[0],
            )


JUDUL_TERPANJANG = 250
"""Characters of a heading."""

_DAFTAR = re.compile(r"^daftar\s+(isi|tabel|gambar)\b", re.IGNORECASE)
_ENTRI = re.compile(r"^(?P<judul>.*[A-Za-z].*?)[\s.…]+(?P<halaman>\d{1,3})$")


@aturan(
    "halaman-daftar-isi",
    Tingkat.PERINGATAN,
    tujuan="Nomor halaman pada daftar isi tidak menurun.",
    dasar="Daftar isi memuat bagian laporan menurut urutannya.",
    contoh="Realisasi Anggaran halaman 90, Kesimpulan sesudahnya halaman 89.",
)
def periksa_daftar_isi(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find entries of the contents that stand on an earlier page than the entry before."""
    di_dalam = False
    dimuat: set[str] = set()
    sebelum: tuple[str, int] | None = None
    for satu in naskah.blok:
        if isinstance(satu, Paragraf) and _DAFTAR.match(satu.teks):
            di_dalam, sebelum, dimuat = True, None, set()
            continue
        if not di_dalam:
            continue
        for teks in _baris(satu):
            entri = _ENTRI.match(teks)
            judul = _tanpa_tahun(entri["judul"] if entri else teks)
            if len(teks) > JUDUL_TERPANJANG or (judul and judul in dimuat and entri is None):
                di_dalam = False  # the text itself begins
            dimuat.add(judul)
            if entri is None or not di_dalam:
                continue
            halaman = int(entri["halaman"])
            if sebelum is not None and halaman < sebelum[1]:
                yield temuan(
                    Letak(kunci=entri["judul"].strip(" ."), kolom="halaman", sel="daftar isi"),
                    f'"{entri["judul"].strip(" .")}" halaman {halaman}, padahal bagian sebelumnya '
                    f"halaman {sebelum[1]}.",
                    tercetak=str(halaman),
                )
            sebelum = (entri["judul"], halaman)


@aturan(
    "tahun-daftar-isi",
    Tingkat.PERINGATAN,
    tujuan="Judul pada daftar isi menyebut tahun yang sama dengan judul bagiannya.",
    dasar="Tahun yang tertinggal biasanya berasal dari laporan tahun sebelumnya.",
    contoh='Daftar isi "Realisasi Kinerja Tahun 2023", judul bagiannya Tahun 2024.',
)
def periksa_tahun_daftar_isi(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the years of entries of the contents against the headings that they lead to."""
    entri: dict[str, tuple[str, set[str]]] = {}
    judul: dict[str, set[str]] = {}
    for satu in naskah.blok:
        for teks in _baris(satu):
            cocok = _ENTRI.match(teks)
            sebutan = cocok["judul"] if cocok else teks
            tahun = set(_TAHUN.findall(sebutan))
            if not tahun or len(sebutan) > JUDUL_TERPANJANG:
                continue
            if cocok and not _TAHUN.fullmatch(cocok["halaman"]):
                entri.setdefault(_tanpa_tahun(sebutan), (sebutan.strip(" .-"), tahun))
            elif isinstance(satu, Paragraf):
                judul.setdefault(_tanpa_tahun(sebutan), set()).update(tahun)
    for kunci, (sebutan, tahun) in entri.items():
        benar = judul.get(kunci, tahun)
        if not tahun & benar:
            yield temuan(
                Letak(kunci=sebutan, kolom="tahun", sel="daftar isi"),
                f'Daftar isi "{sebutan}", judul bagiannya tahun {", ".join(sorted(benar))}.',
                tercetak=", ".join(sorted(tahun)),
                dihitung=", ".join(sorted(benar)),
            )


def _tanpa_tahun(teks: str) -> str:
    return " ".join(re.findall(r"[a-z]{2,}", teks.casefold()))


def _baris(satu: Paragraf | TabelWord) -> Iterator[str]:
    if isinstance(satu, Paragraf):
        yield satu.teks
    else:
        for baris in satu.kisi:
            yield " ".join(sel.teks for sel in baris if sel.asli)
