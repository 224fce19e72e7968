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
from lakip_xl.functions.poin import evaluate_poin
from lakip_xl.functions.sasaran import evaluate_jumlah_indikator, evaluate_nilai_sasaran
from lakip_xl.functions.scales import SCALE
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.functions.values import NUMBER, NUMBERS, TEXT, optional_number
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kelompok import kategori_kelompok, rata_kelompok
from lakip_xl.rules.skala import kategori, mean_kelas, nilai_mean
from lakip_xl.schemes import DEFAULT_SCALE

_GROUP = "Kategori"
_SOURCE = f"{LKJIP}, Bab III.A"

_CAPAIAN_RANGE = Argument(
    "capaian",
    "Rentang capaian indikator dalam satu sasaran, dalam persen. Sel kosong dilewati.",
    role=Role.RANGE,
)
_MEAN_BAKU = tulis_angka(mean_kelas(DEFAULT_SCALE.terendah))
_MEAN_TERENDAH = Argument(
    "mean_terendah",
    f"Nilai mean kelas terendah, misalnya 27,5. Bila kosong: mean menurut skala ({_MEAN_BAKU} pada "
    f"{DEFAULT_SCALE.nama}).",
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
    formula=classes_of(DEFAULT_SCALE),
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
    formula=means_of(DEFAULT_SCALE),
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

_SASARAN = Argument(
    "sasaran",
    "Nama sasaran; spasi berlebih dan huruf besar kecil tidak berpengaruh. Kosong: semua baris.",
    role=Role.RANGE,
)
_KOLOM_SASARAN = Argument(
    "kolom_sasaran",
    "Kolom sasaran seluruh tabel. Sel kosong mengikuti sasaran di atasnya.",
    role=Role.RANGE,
)
_KOLOM_CAPAIAN = Argument(
    "kolom_capaian", "Kolom capaian seluruh tabel. Sel kosong dilewati.", role=Role.RANGE
)
_NAMES = (("Mutu layanan",), ("",), ("Tata kelola",))

NILAI_SASARAN = FunctionSpec(
    name="NILAI_SASARAN",
    group=_GROUP,
    summary="Menghitung nilai sebuah sasaran dari indikator-indikatornya menurut metode instansi.",
    arguments=(
        _SASARAN,
        _KOLOM_SASARAN,
        _KOLOM_CAPAIAN,
        Argument(
            "metode",
            "rata kelompok, rata capaian, atau rata tertimbang. Bila kosong: rata kelompok.",
            optional=True,
            default="rata kelompok",
        ),
        SKALA_ARGUMENT,
        Argument("bobot", "Kolom bobot untuk rata tertimbang.", role=Role.RANGE, optional=True),
    ),
    result="Nilai sasaran; kosong bila belum ada capaian.",
    formula="rata-rata data kelompok, rata-rata capaian, atau Σ (bobot × capaian) / Σ bobot",
    source=f"{_SOURCE} (Metode Rata-Rata Data Kelompok); dua metode lain pilihan instansi.",
    errors=(
        ErrorCase(
            ErrorValue.NA, "Metode atau skala tidak dikenal, atau skala tidak menetapkan mean."
        ),
        ErrorCase(ErrorValue.VALUE, "Capaian sasaran ini berisi teks, atau bobotnya belum diisi."),
    ),
    examples=(
        Example(("mutu  layanan ", _NAMES, ((110,), (50,), (90,))), 50.0, "Dua indikator."),
        Example(("Mutu layanan", _NAMES, ((110,), (50,), (90,)), "rata capaian"), 80.0),
        Example(
            ("", _NAMES, ((110,), (50,), (90,)), "rata tertimbang", None, ((1,), (1,), (2,))),
            85.0,
            "Semua baris.",
        ),
        Example(("Mutu layanan", _NAMES, ((110,), ("-",), (90,))), ErrorValue.VALUE),
    ),
    evaluate=evaluate_nilai_sasaran,
    elementwise=False,
)

JUMLAH_INDIKATOR = FunctionSpec(
    name="JUMLAH_INDIKATOR",
    group=_GROUP,
    summary="Menghitung banyaknya indikator sebuah sasaran yang sudah punya capaian.",
    arguments=(_SASARAN, _KOLOM_SASARAN, _KOLOM_CAPAIAN),
    result="Banyaknya indikator.",
    formula="banyaknya baris sasaran ini yang capaiannya terisi",
    source=f"{_SOURCE} (Metode Rata-Rata Data Kelompok).",
    errors=(ErrorCase(ErrorValue.VALUE, "Capaian sasaran ini berisi teks."),),
    examples=(
        Example(("Mutu layanan", _NAMES, ((110,), (50,), (90,))), 2.0, "Diisi ke bawah."),
        Example(("Lain", _NAMES, ((110,), (50,), (90,))), 0.0),
        Example(("Mutu layanan", _NAMES, ((110,), ("-",), (90,))), ErrorValue.VALUE),
    ),
    evaluate=evaluate_jumlah_indikator,
    elementwise=False,
)

_PREDIKAT = (("BB", 70), ("B", 60), ("Baik", ""))

POIN = FunctionSpec(
    name="POIN",
    group=_GROUP,
    summary="Memberi poin sebuah predikat (BB, A, Pratama, Baik) menurut daftar di Pengaturan.",
    arguments=(
        Argument("nilai", "Predikat; bilangan kembali apa adanya."),
        Argument("daftar", "Rentang dua kolom: predikat dan poinnya.", role=Role.SCALE),
    ),
    result="Poin predikat.",
    formula="poin di baris predikat itu",
    source="Daftar predikat yang ditetapkan instansi di Pengaturan.",
    errors=(
        ErrorCase(ErrorValue.VALUE, "Kata tidak ada dalam daftar."),
        ErrorCase(ErrorValue.NA, "Predikat ada dalam daftar tetapi belum diberi poin."),
    ),
    examples=(
        Example((" bb ", _PREDIKAT), 70.0, "Huruf besar kecil tidak berpengaruh."),
        Example((81.5, _PREDIKAT), 81.5),
        Example(("Istimewa", _PREDIKAT), ErrorValue.VALUE),
        Example(("Baik", _PREDIKAT), ErrorValue.NA, "Poinnya belum diisi."),
    ),
    evaluate=evaluate_poin,
)

ENTRIES = (
    KATEGORI,
    NILAI_MEAN,
    RATA_KELOMPOK,
    KATEGORI_KELOMPOK,
    NILAI_SASARAN,
    JUMLAH_INDIKATOR,
    POIN,
)
