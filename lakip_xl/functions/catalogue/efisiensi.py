"""Chapter Efisiensi: the methods in use, each named as what it is."""

from lakip_xl.functions.catalogue.shared import DIFFERENCE, LKJIP, NOT_A_NUMBER
from lakip_xl.functions.efisiensi_pmk import evaluate_efisiensi_pmk
from lakip_xl.functions.mapping import elementwise
from lakip_xl.functions.schemes import UNKNOWN_SCHEME, scheme_argument, scheme_reader
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.functions.values import NUMBER
from lakip_xl.rules.efisiensi import (
    efisiensi_poin,
    efisiensi_rupiah,
    indeks_efisiensi,
    nilai_efisiensi,
)
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.schemes import of_family

_GROUP = "Efisiensi"
_REPORT = f"{LKJIP}, tabel 3.10."
_PMK = "; ".join(one.regulation for one in of_family("efisiensi") if one.numbers) + "."
_SKEMA = scheme_argument("efisiensi")
_CAPAIAN = Argument("capaian", "Capaian kinerja dalam persen.")
_SERAPAN = Argument("serapan", "Serapan anggaran dalam persen.")

EFISIENSI_RP = FunctionSpec(
    name="EFISIENSI_RP",
    group=_GROUP,
    summary="Menghitung efisiensi dalam rupiah: anggaran dikurangi realisasi.",
    arguments=(
        Argument("anggaran", "Anggaran (pagu) dalam rupiah."),
        Argument("realisasi", "Realisasi anggaran dalam rupiah."),
    ),
    result="Rupiah; negatif bila realisasi melebihi anggaran.",
    formula="anggaran - realisasi",
    source=_REPORT,
    errors=(NOT_A_NUMBER,),
    examples=(
        Example((15973720720, 14827361757), 1146358963, "BKPSDM Kota Pontianak 2024."),
        Example((4796670550, 4317165739), 479504811, "Program Kepegawaian Daerah."),
        Example(("15.973.720.720", 14827361757), ErrorValue.VALUE, "Teks bukan bilangan."),
    ),
    evaluate=elementwise(efisiensi_rupiah, NUMBER, NUMBER),
    native=DIFFERENCE,
)

EFISIENSI = FunctionSpec(
    name="EFISIENSI",
    group=_GROUP,
    summary="Menghitung efisiensi menurut laporan: capaian kinerja dikurangi serapan anggaran.",
    arguments=(_CAPAIAN, _SERAPAN),
    result="Poin persen.",
    formula="capaian - serapan",
    source=_REPORT,
    errors=(NOT_A_NUMBER,),
    examples=(
        Example((102, 92.82), 9.18, "BKPSDM Kota Pontianak 2024."),
        Example((80.78, 94.23), -13.45, "Capaian tertinggal dari serapan."),
        Example((102, ""), "", "Serapan belum diisi."),
        Example((102, "92,82%"), ErrorValue.VALUE, "Teks bukan bilangan; pakai ANGKA."),
    ),
    evaluate=elementwise(efisiensi_poin, NUMBER, NUMBER),
    native=DIFFERENCE,
)

_PROGRAMMES = (
    ((4796670550,), (1070240500,), (10106809670,)),
    ((102,), (102,), (102,)),
    ((4317165739,), (983356796,), (9526839222,)),
)

EFISIENSI_PMK = FunctionSpec(
    name="EFISIENSI_PMK",
    group=_GROUP,
    summary="Menghitung efisiensi (E) menurut peraturan Kementerian Keuangan yang dipilih.",
    arguments=(
        Argument("anggaran", "Rentang pagu keluaran dalam rupiah (PAK).", role=Role.RANGE),
        Argument(
            "capaian",
            "Rentang capaian keluaran dalam persen (CK). Pada pmk_22_2021 boleh beberapa kolom, "
            "satu per indikator keluaran.",
            role=Role.RANGE,
        ),
        Argument(
            "realisasi",
            "Rentang realisasi anggaran dalam rupiah (RAK). Ketiga rentang sebentuk; baris yang "
            "salah satunya kosong dilewati.",
            role=Role.RANGE,
        ),
        _SKEMA,
    ),
    result="E dalam persen.",
    formula=(
        "pmk_214_2017: Σ(PAK × CK - RAK) / Σ(PAK × CK) × 100\n"
        "pmk_249_2011: rata-rata (1 - (RAK / RVK) / (PAK / TVK)) × 100, dengan CK = RVK / TVK\n"
        "pmk_22_2021: seperti pmk_214_2017, CK rata-rata geometrik indikator keluaran"
    ),
    source=_PMK,
    errors=(
        ErrorCase(ErrorValue.DIV0, "PAK × CK sama dengan 0: jumlahnya, atau satu keluaran."),
        UNKNOWN_SCHEME,
        NOT_A_NUMBER,
    ),
    examples=(
        Example(
            _PROGRAMMES,
            8.99659867391614,
            "Ketiga program BKPSDM Kota Pontianak 2024 dengan capaian 102 %.",
        ),
        Example((*_PROGRAMMES, "pmk_249_2011"), 9.75594049149666, "Rata-rata tiap program."),
        Example((((1000,),), ((90, 40),), ((500,),), "pmk_22_2021"), 16.6666666666667),
        Example((((1000,),), ((0,),), ((900,),)), ErrorValue.DIV0, "Tidak ada capaian."),
        Example((*_PROGRAMMES, "pmk_62_2023"), ErrorValue.NA, "Tidak punya rumus E."),
    ),
    evaluate=evaluate_efisiensi_pmk,
    remarks=(
        "Tanpa skema dihitung menurut PMK 214/PMK.02/2017, seperti sejak versi pertama fungsi ini; "
        "dahulu sumbernya keliru disebut PMK 249/PMK.02/2011, yang rumusnya lain. Ketiga program "
        "contoh memberi 9,756 menurut PMK 249 dan 8,997 menurut PMK 214."
    ),
    elementwise=False,
)

NILAI_EFISIENSI = FunctionSpec(
    name="NILAI_EFISIENSI",
    group=_GROUP,
    summary="Mengubah efisiensi (E) menjadi nilai 0 sampai 100 menurut Kementerian Keuangan.",
    arguments=(Argument("e", "Efisiensi dalam persen, hasil EFISIENSI_PMK."), _SKEMA),
    result="Nilai 0 sampai 100.",
    formula="50 + E / 20 × 50, dengan E dibatasi -20 sampai 20",
    source=_PMK,
    errors=(UNKNOWN_SCHEME, NOT_A_NUMBER),
    examples=(
        Example((9,), 72.5),
        Example((35,), 100.0, "E dibatasi 20."),
        Example((-40,), 0.0, "E dibatasi -20."),
    ),
    evaluate=elementwise(nilai_efisiensi, NUMBER, scheme_reader("efisiensi")),
)

INDEKS_EFISIENSI = FunctionSpec(
    name="INDEKS_EFISIENSI",
    group=_GROUP,
    summary="Menghitung indeks efisiensi (IE): capaian kinerja dibagi serapan anggaran.",
    arguments=(_CAPAIAN, _SERAPAN),
    result="Rasio; di atas 1 berarti efisien. Tingkat efisiensi TE = IE - 1.",
    formula="capaian / serapan",
    source="Metode indeks: capaian keluaran dibagi capaian masukan.",
    errors=(ErrorCase(ErrorValue.DIV0, "Serapan 0."), NOT_A_NUMBER),
    examples=(
        Example((102, 92.82), 1.0989010989011, "BKPSDM Kota Pontianak 2024."),
        Example((90, 100), 0.9, "Belum efisien."),
        Example((102, 0), ErrorValue.DIV0, "Belum ada serapan."),
    ),
    evaluate=elementwise(indeks_efisiensi, NUMBER, NUMBER),
    native="{0}/{1}",
)

ENTRIES = (EFISIENSI_RP, EFISIENSI, EFISIENSI_PMK, NILAI_EFISIENSI, INDEKS_EFISIENSI)
