"""What several entries say in the same words: arguments, their readers, common errors."""

from lakip_xl.functions.spec import Argument, ErrorCase, Role
from lakip_xl.functions.values import optional_word
from lakip_xl.rules.capaian import RUMUS_BAKU, KebijakanNol, Rumus
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.skala import Skala
from lakip_xl.schemes import DEFAULT_SCALE, FAMILIES, SCALES, of_family

LKJIP = "LKjIP BKPSDM Kota Pontianak 2024"

_RUMUS_WORDS = {rumus.value: rumus for rumus in Rumus}
RUMUS = optional_word(_RUMUS_WORDS, RUMUS_BAKU, "rumus")
RUMUS_OR_NONE = optional_word(_RUMUS_WORDS, None, "rumus")

KEBIJAKAN = optional_word({one.value: one for one in KebijakanNol}, KebijakanNol.GALAT, "kebijakan")
KEBIJAKAN_ARGUMENT = Argument(
    "nol",
    "Kebijakan bila pembaginya 0: tanpa capaian (kosong), 100 bila realisasi 0, atau galat "
    "(#DIV/0!). Bila kosong: galat.",
    optional=True,
    default=KebijakanNol.GALAT.value,
)

_RUMUS_CHOICES = ", ".join(_RUMUS_WORDS)

REALISASI = Argument("realisasi", "Realisasi indikator, dalam satuan yang sama dengan target.")
TARGET = Argument("target", "Target indikator, dalam satuan yang sama dengan realisasi.")
RUMUS_ARGUMENT = Argument(
    "rumus",
    f"Rumus baris ini: {_RUMUS_CHOICES}. Bila kosong: {RUMUS_BAKU} (makin tinggi makin baik).",
    optional=True,
    default=RUMUS_BAKU.value,
)
SCALE_NAMES = (
    *(scheme.id for scheme in of_family("skala")),
    *(family for family in FAMILIES if family in SCALES),
)
"""The names that the argument skala knows, the short ones."""

SKALA_ARGUMENT = Argument(
    "skala",
    f"Nama skala ({', '.join(SCALE_NAMES)}) atau rentang berisi satu kelas per baris: batas bawah, "
    f"kategori, [mean], [batas ikut masuk kelas: ya/tidak]. Bila kosong: {DEFAULT_SCALE.nama}.",
    role=Role.SCALE,
    optional=True,
    default=DEFAULT_SCALE.nama,
)

NOT_A_NUMBER = ErrorCase(
    ErrorValue.VALUE,
    "Argumen yang harus bilangan berisi teks (termasuk teks yang tampak seperti bilangan) atau "
    "TRUE/FALSE, atau bentuk rentang argumennya berbeda.",
)
UNKNOWN_RUMUS = ErrorCase(ErrorValue.NA, f"Rumus bukan salah satu dari: {_RUMUS_CHOICES}.")
UNKNOWN_SKALA = ErrorCase(ErrorValue.NA, "Nama skala tidak dikenal.")
MALFORMED_SKALA = ErrorCase(
    ErrorValue.VALUE,
    "Rentang skala tidak terbaca: batas bukan bilangan, kategori kosong, atau batas berulang.",
)
DIFFERENCE = "ROUND({0}-{1},14-INT(LOG10(MAX(1,ABS({0}),ABS({1})))))"
"""A difference of numbers, rounded at the last of the 15 digits that the larger one carries."""
ZERO_TARGET = ErrorCase(ErrorValue.DIV0, "Target 0.")


def classes_of(skala: Skala) -> str:
    """Write the classes of a scale in one line, from the highest.

    >>> classes_of(DEFAULT_SCALE)
    '> 85 Sangat Berhasil; > 70 Berhasil; > 55 Cukup Berhasil; selebihnya Tidak Berhasil'
    """
    bounded = [
        f"{'≥' if kelas.termasuk else '>'} {tulis_angka(kelas.batas)} {kelas.label}"
        for kelas in skala.kelas
        if kelas.batas is not None
    ]
    return "; ".join([*bounded, f"selebihnya {skala.terendah.label}"])


def means_of(skala: Skala) -> str:
    """Write the means of a scale in one line, from the highest class.

    >>> means_of(DEFAULT_SCALE)
    'Sangat Berhasil 92,5; Berhasil 77,5; Cukup Berhasil 62,5; Tidak Berhasil 7,5'
    """
    return "; ".join(
        f"{kelas.label} {tulis_angka(kelas.mean)}"
        for kelas in skala.kelas
        if kelas.mean is not None
    )
