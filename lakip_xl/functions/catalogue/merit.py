"""Chapter Sistem Merit."""

from lakip_xl.functions.catalogue.shared import LKJIP, NOT_A_NUMBER, classes_of
from lakip_xl.functions.mapping import elementwise, paired
from lakip_xl.functions.schemes import UNKNOWN_SCHEME, scheme_argument, scheme_reader
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.functions.values import NUMBER, optional_number
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.merit import (
    HIGHEST,
    HIGHEST_TOTAL,
    indeks_merit,
    kategori_merit,
    nilai_merit,
    realisasi_aspek,
    total_merit,
)
from lakip_xl.schemes import default_of

_GROUP = "Sistem Merit"
_DEFAULT = default_of("merit")
_SOURCE = f"{_DEFAULT.regulation}; {_DEFAULT.article}; {LKJIP}"
_MOST = tulis_angka(_DEFAULT.number(HIGHEST))
_MOST_TOTAL = tulis_angka(_DEFAULT.number(HIGHEST_TOTAL))
_SKEMA, _SKEMA_READER = scheme_argument("merit"), scheme_reader("merit")

_OUTSIDE = ErrorCase(
    ErrorValue.NUM, f"Nilai di luar 0 sampai {_MOST} (menurut skemanya), atau bobot negatif."
)
_OUTSIDE_MAKS = ErrorCase(ErrorValue.NUM, "Total di luar 0 sampai nilai maksimum.")
_TOTAL = Argument("total", "Jumlah nilai akhir semua aspek.")
_MAKS = Argument(
    "maks",
    f"Total tertinggi yang mungkin. Bila kosong: menurut skema, {_MOST_TOTAL} pada {_DEFAULT.id}.",
    optional=True,
    default=_MOST_TOTAL,
)
_MAKS_READER = optional_number(None, zero_is_omitted=True)

NILAI_MERIT = FunctionSpec(
    name="NILAI_MERIT",
    group=_GROUP,
    summary="Menghitung nilai akhir satu indikator sistem merit: bobot × nilai.",
    arguments=(
        Argument("bobot", "Bobot indikator."),
        Argument("nilai", f"Nilai tim verifikasi, 0 sampai {_MOST}."),
        _SKEMA,
    ),
    result="Poin.",
    formula="bobot × nilai",
    source=f"{_SOURCE}, tabel 3.9.",
    errors=(_OUTSIDE, UNKNOWN_SCHEME, NOT_A_NUMBER),
    examples=(
        Example((2.5, 3), 7.5, "Aspek 4 indikator 3 Kota Pontianak 2024."),
        Example((2.5, 4), 10.0),
        Example((2.5, 4.5), ErrorValue.NUM, "Nilai tertinggi 4."),
    ),
    evaluate=elementwise(nilai_merit, NUMBER, NUMBER, _SKEMA_READER),
)

TOTAL_MERIT = FunctionSpec(
    name="TOTAL_MERIT",
    group=_GROUP,
    summary="Menjumlahkan bobot × nilai semua indikator sistem merit dalam rentang.",
    arguments=(
        Argument("bobot", "Rentang bobot indikator.", role=Role.RANGE),
        Argument(
            "nilai",
            f"Rentang nilai 0 sampai {_MOST}, sebentuk dengan rentang bobot. Baris yang salah "
            "satunya kosong dilewati.",
            role=Role.RANGE,
        ),
        _SKEMA,
    ),
    result="Poin.",
    formula="Σ (bobot × nilai)",
    source=f"{_SOURCE}, tabel 3.9.",
    errors=(_OUTSIDE, UNKNOWN_SCHEME, NOT_A_NUMBER),
    examples=(
        Example(
            (((2.5,), (2.5,), (2.5,), (2.5,)), ((4,), (4,), (4,), (4,))),
            40.0,
            "Aspek Perencanaan Kebutuhan Kota Pontianak 2024.",
        ),
        Example((((2.5,), (5,)), ((4,), ("",))), 10.0, "Indikator kedua belum dinilai."),
        Example((((2.5,), (5,)), ((4,),)), ErrorValue.VALUE, "Bentuk rentang berbeda."),
    ),
    evaluate=paired(total_merit, NUMBER, NUMBER, option=_SKEMA_READER),
    elementwise=False,
)

REALISASI_ASPEK = FunctionSpec(
    name="REALISASI_ASPEK",
    group=_GROUP,
    summary="Menghitung realisasi satu aspek sistem merit dalam persen dari bobot aspeknya.",
    arguments=(
        Argument("nilai_akhir", "Jumlah nilai akhir indikator dalam aspek."),
        Argument("nilai_maks", "Nilai akhir tertinggi aspek: jumlah bobot indikator × 4."),
        Argument("bobot_aspek", "Bobot aspek dalam persen, misalnya 30."),
    ),
    result="Persen, 0 sampai bobot aspek.",
    formula="nilai akhir / nilai maksimum × bobot aspek",
    source=f"{_SOURCE}, rumus aspek di bawah tabel 3.9.",
    errors=(
        ErrorCase(ErrorValue.DIV0, "Nilai maksimum 0."),
        ErrorCase(ErrorValue.NUM, "Nilai akhir di luar 0 sampai maksimum, atau bobot negatif."),
        NOT_A_NUMBER,
    ),
    examples=(
        Example((72.5, 130, 30), 16.7307692307692, "Aspek Pengembangan Karier: 16,73 %."),
        Example((25, 40, 10), 6.25, "Aspek Promosi dan Mutasi."),
        Example((72.5, 0, 30), ErrorValue.DIV0, "Nilai maksimum belum ada."),
    ),
    evaluate=elementwise(realisasi_aspek, NUMBER, NUMBER, NUMBER),
)

INDEKS_MERIT = FunctionSpec(
    name="INDEKS_MERIT",
    group=_GROUP,
    summary="Menghitung indeks sistem merit: total dibagi total tertinggi.",
    arguments=(_TOTAL, _MAKS, _SKEMA),
    result="Rasio 0 sampai 1.",
    formula="total / maks",
    source=f"{_SOURCE}.",
    errors=(_OUTSIDE_MAKS, UNKNOWN_SCHEME, NOT_A_NUMBER),
    examples=(
        Example((331.5,), 0.808536585365854, "Kota Pontianak 2024."),
        Example((320, 400), 0.8, "Instrumen dengan total tertinggi 400."),
        Example((411,), ErrorValue.NUM, "Melebihi 410."),
    ),
    evaluate=elementwise(indeks_merit, NUMBER, _MAKS_READER, _SKEMA_READER),
)

KATEGORI_MERIT = FunctionSpec(
    name="KATEGORI_MERIT",
    group=_GROUP,
    summary="Menyebut kategori sistem merit dari totalnya: Sangat Baik, Baik, Kurang, atau Buruk.",
    arguments=(_TOTAL, _MAKS, _SKEMA),
    result="Teks: kategori sistem merit.",
    formula=classes_of(_DEFAULT.known_scale()),
    source=f"{_DEFAULT.regulation} menurut pemakaiannya; {LKJIP}, tabel 2.1.",
    errors=(_OUTSIDE_MAKS, UNKNOWN_SCHEME, NOT_A_NUMBER),
    examples=(
        Example((331.5,), "Sangat Baik", "Kota Pontianak 2024."),
        Example((324.5,), "Baik", "Di bawah 325."),
        Example((325,), "Sangat Baik", "Batas ikut masuk kelas."),
        Example((405, 400), ErrorValue.NUM, "Melebihi total tertinggi."),
        Example((331.5, 410, "merit_19_2025"), ErrorValue.NA, "Batas kategorinya belum diketahui."),
    ),
    evaluate=elementwise(kategori_merit, NUMBER, _MAKS_READER, _SKEMA_READER),
    remarks=(
        "Batas 325, 250, dan 175 adalah jumlah poin dan tidak ikut berubah dengan maks. Begitulah "
        "batas itu dipakai pada total nominal 400: Bandung 332,5 dan KPK 362,5 Sangat Baik, "
        "Denpasar 250,5 Baik, Perpusnas 211,5 Kurang. Laporan BKPSDM Kota Pontianak memakainya "
        "pada total tertinggi 410, karena bobot indikatornya berjumlah 102,5. Naskah PermenPANRB "
        "40/2018 sendiri belum dibaca. Argumen maks hanya menentukan total mana yang mungkin. "
        "Total dikategorikan menurut angka yang terbaca (dua desimal)."
    ),
)

ENTRIES = (NILAI_MERIT, TOTAL_MERIT, REALISASI_ASPEK, INDEKS_MERIT, KATEGORI_MERIT)
