"""Chapter Efisiensi: three methods, each named as what it is."""

from lakip_xl.functions.catalogue.shared import LKJIP, NOT_A_NUMBER
from lakip_xl.functions.mapping import elementwise, paired
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.functions.values import NUMBER
from lakip_xl.rules.efisiensi import (
    efisiensi_pmk,
    efisiensi_poin,
    efisiensi_rupiah,
    indeks_efisiensi,
    nilai_efisiensi,
)
from lakip_xl.rules.errors import ErrorValue

_GROUP = "Efisiensi"
_REPORT = f"{LKJIP}, tabel 3.10."
_PMK = "PMK 249/PMK.02/2011."
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
)

EFISIENSI_PMK = FunctionSpec(
    name="EFISIENSI_PMK",
    group=_GROUP,
    summary="Menghitung efisiensi (E) menurut cara lama Kementerian Keuangan.",
    arguments=(
        Argument("anggaran", "Rentang pagu keluaran dalam rupiah (PAK).", role=Role.RANGE),
        Argument("capaian", "Rentang capaian keluaran dalam persen (CK).", role=Role.RANGE),
        Argument(
            "realisasi",
            "Rentang realisasi anggaran dalam rupiah (RAK). Ketiga rentang sebentuk; baris yang "
            "salah satunya kosong dilewati.",
            role=Role.RANGE,
        ),
    ),
    result="E dalam persen.",
    formula="Σ(PAK × CK - RAK) / Σ(PAK × CK) × 100",
    source=_PMK,
    errors=(ErrorCase(ErrorValue.DIV0, "Σ(PAK × CK) sama dengan 0."), NOT_A_NUMBER),
    examples=(
        Example(
            (
                ((4796670550,), (1070240500,), (10106809670,)),
                ((102,), (102,), (102,)),
                ((4317165739,), (983356796,), (9526839222,)),
            ),
            8.99659867391614,
            "Ketiga program BKPSDM Kota Pontianak 2024 dengan capaian 102 %.",
        ),
        Example((((1000,),), ((0,),), ((900,),)), ErrorValue.DIV0, "Tidak ada capaian."),
    ),
    evaluate=paired(efisiensi_pmk, NUMBER, NUMBER, NUMBER),
    elementwise=False,
)

NILAI_EFISIENSI = FunctionSpec(
    name="NILAI_EFISIENSI",
    group=_GROUP,
    summary="Mengubah efisiensi (E) menjadi nilai 0 sampai 100 menurut Kementerian Keuangan.",
    arguments=(Argument("e", "Efisiensi dalam persen, hasil EFISIENSI_PMK."),),
    result="Nilai 0 sampai 100.",
    formula="50 + E / 20 × 50, dengan E dibatasi -20 sampai 20",
    source=_PMK,
    errors=(NOT_A_NUMBER,),
    examples=(
        Example((9,), 72.5),
        Example((35,), 100.0, "E dibatasi 20."),
        Example((-40,), 0.0, "E dibatasi -20."),
    ),
    evaluate=elementwise(nilai_efisiensi, NUMBER),
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
)

ENTRIES = (EFISIENSI_RP, EFISIENSI, EFISIENSI_PMK, NILAI_EFISIENSI, INDEKS_EFISIENSI)
