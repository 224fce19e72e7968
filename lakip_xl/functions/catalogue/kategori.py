"""Chapter Kategori: scales, means, and the score of a sasaran."""

from lakip_xl.functions.catalogue.shared import (
    LKJIP,
    MALFORMED_SKALA,
    NOT_A_NUMBER,
    SKALA_ARGUMENT,
    UNKNOWN_SKALA,
    classes_of,
    means_of,
)
from lakip_xl.functions.mapping import aggregate, elementwise
from lakip_xl.functions.scales import SCALE
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.functions.values import NUMBER, NUMBERS, TEXT, optional_number
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kelompok import kategori_kelompok, rata_kelompok
from lakip_xl.rules.skala import SKALA_BAKU, kategori, mean_kelas, nilai_mean

_GROUP = "Kategori"
_SOURCE = f"{LKJIP}, Bab III.A"

_CAPAIAN_RANGE = Argument(
    "capaian",
    "Rentang capaian indikator dalam satu sasaran, dalam persen. Sel kosong dilewati.",
    role=Role.RANGE,
)
_MEAN_BAKU = tulis_angka(mean_kelas(SKALA_BAKU.terendah))
_MEAN_TERENDAH = Argument(
    "mean_terendah",
    f"Nilai mean kelas terendah, misalnya 27,5. Bila kosong: mean menurut skala ({_MEAN_BAKU} pada "
    f"{SKALA_BAKU.nama}).",
    optional=True,
    default=_MEAN_BAKU,
)
_NO_MEAN = ErrorCase(
    ErrorValue.NA, "Nama skala tidak dikenal, atau skala tidak menetapkan nilai mean."
)

KATEGORI = FunctionSpec(
    name="KATEGORI",
    group=_GROUP,
    summary="Menyebut kategori sebuah nilai pada skala, misalnya Sangat Berhasil.",
    arguments=(
        Argument("nilai", "Nilai yang dikategorikan, misalnya capaian dalam persen."),
        SKALA_ARGUMENT,
    ),
    result="Teks: kategori pada skala.",
    formula=classes_of(SKALA_BAKU),
    source=f"{_SOURCE} (skala ordinal); Permendagri 86/2017 (permendagri86).",
    errors=(UNKNOWN_SKALA, MALFORMED_SKALA, NOT_A_NUMBER),
    examples=(
        Example((109.86,), "Sangat Berhasil", "Capaian IP ASN Kota Pontianak 2024."),
        Example((85,), "Berhasil", "Tepat pada batas: 85 belum lebih dari 85."),
        Example((85.005,), "Sangat Berhasil", "Terbaca 85,01."),
        Example((91, "permendagri86"), "Sangat Tinggi", "Pada skala ini batas ikut masuk kelas."),
        Example(
            (60, ((50, "Lulus", 75, "ya"), ("", "Tidak lulus", 25, ""))),
            "Lulus",
            "Skala sendiri dari rentang.",
        ),
        Example((90, "bintang"), ErrorValue.NA, "Skala tidak dikenal."),
    ),
    evaluate=elementwise(kategori, NUMBER, SCALE),
    remarks=(
        "Kategori adalah kategori angka yang terbaca: nilai dibulatkan dulu ke dua desimal, "
        "setengah menjauhi nol, seperti ROUND. Jadi 85,00 adalah Berhasil dan 85,01 Sangat "
        "Berhasil. Kelas terendah menampung semua nilai yang tersisa."
    ),
)

NILAI_MEAN = FunctionSpec(
    name="NILAI_MEAN",
    group=_GROUP,
    summary="Memberi nilai mean sebuah kategori untuk Metode Rata-Rata Data Kelompok.",
    arguments=(
        Argument(
            "kategori", "Nama kategori, misalnya Berhasil. Huruf besar kecil tidak berpengaruh."
        ),
        SKALA_ARGUMENT,
    ),
    result="Nilai mean kategori.",
    formula=means_of(SKALA_BAKU),
    source=f"{_SOURCE} (Nilai Mean).",
    errors=(
        ErrorCase(
            ErrorValue.NA,
            "Kategori tidak ada pada skala, skala tidak menetapkan mean, atau nama skala tidak "
            "dikenal.",
        ),
        MALFORMED_SKALA,
    ),
    examples=(
        Example(("Sangat Berhasil",), 92.5),
        Example((" cukup berhasil ",), 62.5, "Spasi tepi dan huruf besar kecil diabaikan."),
        Example(("Istimewa",), ErrorValue.NA, "Bukan kategori pada skala lakip."),
    ),
    evaluate=elementwise(nilai_mean, TEXT, SCALE),
)

RATA_KELOMPOK = FunctionSpec(
    name="RATA_KELOMPOK",
    group=_GROUP,
    summary="Menghitung nilai sebuah sasaran dengan Metode Rata-Rata Data Kelompok.",
    arguments=(_CAPAIAN_RANGE, SKALA_ARGUMENT, _MEAN_TERENDAH),
    result="Nilai sasaran pada rentang skala (0 sampai 100 untuk lakip).",
    formula="Σ (jumlah indikator dalam kategori × mean kategori) / jumlah indikator",
    source=f"{_SOURCE} (Metode Rata-Rata Data Kelompok).",
    errors=(_NO_MEAN, MALFORMED_SKALA, NOT_A_NUMBER),
    examples=(
        Example((((109.86,), (102,)),), 92.5, "Kedua indikator utama Kota Pontianak 2024."),
        Example((((100,), (50,), ("",)),), 50.0, "Satu Sangat Berhasil, satu Tidak Berhasil."),
        Example((((100,), (50,)), "lakip", 27.5), 60.0, "Mean kelas terendah diganti 27,5."),
        Example((((100,), ("98,5",)),), ErrorValue.VALUE, "Teks bukan bilangan."),
    ),
    evaluate=aggregate(rata_kelompok, NUMBERS, SCALE, optional_number(None)),
    remarks=(
        "Mean 7,5 untuk Tidak Berhasil dipakai karena laporan mencetaknya; tengah kelas 0-55 "
        "adalah 27,5. Bila pilihan itu mengubah kategori sasaran, pemeriksaan memberi tahu."
    ),
    elementwise=False,
)

KATEGORI_KELOMPOK = FunctionSpec(
    name="KATEGORI_KELOMPOK",
    group=_GROUP,
    summary="Menyebut kategori sasaran dengan Metode Rata-Rata Data Kelompok.",
    arguments=(_CAPAIAN_RANGE, SKALA_ARGUMENT, _MEAN_TERENDAH),
    result="Teks: kategori sasaran.",
    formula="KATEGORI(RATA_KELOMPOK(capaian; skala; mean_terendah); skala)",
    source=f"{_SOURCE} (Metode Rata-Rata Data Kelompok).",
    errors=(_NO_MEAN, MALFORMED_SKALA, NOT_A_NUMBER),
    examples=(
        Example((((109.86,), (102,)),), "Sangat Berhasil", "Kota Pontianak 2024."),
        Example((((100,), (50,)),), "Tidak Berhasil", "Nilai 50 dengan mean terendah 7,5."),
        Example((((100,), (50,)), "lakip", 27.5), "Cukup Berhasil", "Nilai 60 dengan 27,5."),
        Example((((100,), (50,)), "bintang"), ErrorValue.NA, "Skala tidak dikenal."),
    ),
    evaluate=aggregate(kategori_kelompok, NUMBERS, SCALE, optional_number(None)),
    elementwise=False,
)

ENTRIES = (KATEGORI, NILAI_MEAN, RATA_KELOMPOK, KATEGORI_KELOMPOK)
