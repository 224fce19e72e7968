"""The paragraphs that explain each aspek of the merit index, against its table."""

import re
from collections.abc import Callable, Iterator

from lakip_xl.audit.cetak import ANGKA, AngkaCetak, baca
from lakip_xl.audit.checks.banding_angka import AngkaDisebut, hadapkan
from lakip_xl.audit.naskah.aspek import Fakta, bagian_aspek, nama_aspek
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.audit.naskah.prosa.rumus import baca_rumus
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.skala import LAKIP, kategori

_N = r"(\d+)\s*(?:\([a-z ]+\)\s*)?"
_NILAI_MAKS = r"(?:hasil penilaian|nilai)(?: akhir)?(?: penilaian)? maksimal"

_BOBOT = re.compile(rf"\bbobot\s+(?:sebesar\s+)?({ANGKA})\s*%", re.IGNORECASE)
_INDIKATOR = re.compile(rf"\bdari\s+{_N}indikator", re.IGNORECASE)
_MAKSIMAL = re.compile(
    rf"{_N}(?:indikator|di ?antaranya)\s+(?:yang\s+|sudah\s+|telah\s+)*"
    rf"(?:memiliki|memperoleh|mendapatkan|mencapai)\s+{_NILAI_MAKS}",
    re.IGNORECASE,
)
_BELUM = re.compile(rf"{_N}indikator(?: lain)?\s+belum\s+mencapai\s+{_NILAI_MAKS}", re.IGNORECASE)
_NOL = re.compile(
    rf"{_N}indikator\s+(?:memperoleh|mendapatkan|memiliki)\s+nilai\s+0\b", re.IGNORECASE
)
_SEMUA = re.compile(r"\b(semuanya|keduanya|seluruhnya)\b[^.]*\bmaksimal\b", re.IGNORECASE)
_TAK_ADA = re.compile(r"\bbelum ada\b[^.]*\bmaksimal\b", re.IGNORECASE)
_NILAI_AKHIR = re.compile(
    rf"\bnilai akhir\b(?P<sela>(?: \w+){{0,4}}) sebesar\s+({ANGKA})", re.IGNORECASE
)
_REALISASI = re.compile(
    rf"\brealisasi(?: atas)?(?: aspek (?P<nama>[a-z ,]+?))?\s+(?:sebesar\s+)?({ANGKA})\s*%",
    re.IGNORECASE,
)
_CAPAIAN = re.compile(rf"\bcapaian kinerja\b[^.\d]{{0,50}}sebesar\s+({ANGKA})\s*%", re.IGNORECASE)
_KATEGORI = re.compile(
    r"(?:\bkategori\b[^.“\"\d]{0,40}?|\batau\s+)[“\"'*\s]*((?:(?:sangat|cukup|tidak)\s+)?berhasil)\b",
    re.IGNORECASE,
)


@aturan(
    "merit-prosa",
    Tingkat.GALAT,
    tujuan="Uraian setiap aspek sistem merit menyebut bobot, jumlah indikator, nilai akhir, "
    "realisasi, capaian, dan kategori yang benar.",
    dasar="Peraturan KASN 9/2019 dan tabel nilai indikator: realisasi = nilai akhir / nilai "
    "maksimum × bobot aspek; capaian = realisasi / bobot aspek × 100.",
    contoh="Aspek 5 disebut berbobot 10%, padahal 20%; 2 indikator disebut maksimal, padahal 5.",
)
def periksa_merit_prosa(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold each paragraph about an aspek against the table."""
    for alinea, fakta in bagian_aspek(naskah):
        if fakta.utuh:
            for uji in _UJI:
                yield from uji(alinea, fakta, temuan)


def _beda(
    alinea: Alinea, fakta: Fakta, temuan: Pembuat, klaim: tuple[str, AngkaCetak, float]
) -> Iterator[Temuan]:
    """Hold one number against the truth; the claim is what it is, as printed, and as it is."""
    hal, angka, benar = klaim
    letak = alinea.di(fakta.tabel.nomor, fakta.aspek.nomor, hal)
    sebutan = f"Uraian aspek {fakta.aspek.nama} menyebut {hal} {angka.teks}"
    yield from hadapkan(AngkaDisebut(letak, angka, sebutan), benar, temuan)


def _uji_angka(
    pola: re.Pattern[str], hal: str, benar: Callable[[Fakta], float | None]
) -> Callable[[Alinea, Fakta, Pembuat], Iterator[Temuan]]:
    """Make a test of the number that a pattern finds."""

    def uji(alinea: Alinea, fakta: Fakta, temuan: Pembuat) -> Iterator[Temuan]:
        for cocok in pola.finditer(alinea.teks):
            angka, nilai = baca(cocok[cocok.re.groups]), benar(fakta)
            if angka is not None and nilai is not None:
                yield from _beda(alinea, fakta, temuan, (hal, angka, nilai))

    return uji


def _uji_belum(alinea: Alinea, fakta: Fakta, temuan: Pembuat) -> Iterator[Temuan]:
    nol = fakta.nilai.count(0) if _NOL.search(alinea.teks) else 0
    for cocok in _BELUM.finditer(alinea.teks):
        angka = baca(cocok[1])
        benar = len(fakta.nilai) - fakta.maksimal - nol
        if angka is not None:
            hal = "jumlah indikator belum maksimal"
            yield from _beda(alinea, fakta, temuan, (hal, angka, benar))


def _uji_semua(alinea: Alinea, fakta: Fakta, temuan: Pembuat) -> Iterator[Temuan]:
    for pola, benar, kata in ((_SEMUA, len(fakta.nilai), "semua"), (_TAK_ADA, 0, "belum ada")):
        if pola.search(alinea.teks) and fakta.maksimal != benar:
            yield temuan(
                alinea.di(fakta.tabel.nomor, fakta.aspek.nomor, "jumlah indikator maksimal"),
                f"Uraian aspek {fakta.aspek.nama} menyebut {kata} indikator bernilai maksimal, "
                f"padahal {fakta.maksimal} dari {len(fakta.nilai)}.",
                tercetak=kata,
                dihitung=float(fakta.maksimal),
            )


def _uji_nilai_akhir(alinea: Alinea, fakta: Fakta, temuan: Pembuat) -> Iterator[Temuan]:
    for cocok in _NILAI_AKHIR.finditer(alinea.teks):
        angka = baca(cocok[2])
        benar = fakta.maks if "maksimal" in cocok["sela"] else fakta.akhir
        if angka is not None:
            yield from _beda(alinea, fakta, temuan, ("nilai akhir", angka, benar))


def _uji_rumus(alinea: Alinea, fakta: Fakta, temuan: Pembuat) -> Iterator[Temuan]:
    for rumus in baca_rumus(alinea.teks):
        if rumus.tanda != ("/", "×") or len(rumus.angka) != 3:
            continue
        akhir, maks, bobot = rumus.angka
        yield from _beda(alinea, fakta, temuan, ("nilai akhir", akhir, fakta.akhir))
        yield from _beda(alinea, fakta, temuan, ("nilai maksimum", maks, fakta.maks))
        if fakta.bobot is not None:
            yield from _beda(alinea, fakta, temuan, ("bobot", bobot, fakta.bobot))


def _uji_realisasi(alinea: Alinea, fakta: Fakta, temuan: Pembuat) -> Iterator[Temuan]:
    for cocok in _REALISASI.finditer(alinea.teks):
        nama, angka = cocok["nama"], baca(cocok[2])
        if angka is not None and fakta.realisasi is not None:
            yield from _beda(alinea, fakta, temuan, ("realisasi", angka, fakta.realisasi))
        if nama and not nama_aspek(fakta.aspek.nama).startswith(nama_aspek(nama)):
            lain = [a for a in fakta.tabel.aspek if nama_aspek(a.nama).startswith(nama_aspek(nama))]
            if lain:
                yield temuan(
                    alinea.di(fakta.tabel.nomor, fakta.aspek.nomor, "nama aspek"),
                    f"Uraian aspek {fakta.aspek.nama} menyebut realisasi aspek {nama.strip()}.",
                    tercetak=nama.strip(),
                    dihitung=fakta.aspek.nama,
                )


def _uji_kategori(alinea: Alinea, fakta: Fakta, temuan: Pembuat) -> Iterator[Temuan]:
    cocok = _KATEGORI.search(alinea.teks)
    benar = kategori(fakta.capaian, LAKIP)
    if cocok and "capaian" in alinea.teks.casefold() and cocok[1].casefold() != benar.casefold():
        yield temuan(
            alinea.di(fakta.tabel.nomor, fakta.aspek.nomor, "kategori"),
            f'Uraian aspek {fakta.aspek.nama} menyebut kategori "{cocok[1]}", padahal capaian '
            f"{tulis_angka(fakta.capaian)}% termasuk {benar}.",
            tercetak=cocok[1],
            dihitung=benar,
        )


_UJI = (
    _uji_angka(_BOBOT, "bobot", lambda f: f.bobot),
    _uji_angka(_INDIKATOR, "jumlah indikator", lambda f: len(f.nilai)),
    _uji_angka(_MAKSIMAL, "jumlah indikator maksimal", lambda f: f.maksimal),
    _uji_angka(_NOL, "jumlah indikator bernilai 0", lambda f: f.nilai.count(0)),
    _uji_belum,
    _uji_semua,
    _uji_nilai_akhir,
    _uji_rumus,
    _uji_realisasi,
    _uji_angka(_CAPAIAN, "capaian", lambda f: f.capaian),
    _uji_kategori,
)
