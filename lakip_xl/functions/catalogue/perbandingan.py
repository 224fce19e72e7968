"""Chapter Perbandingan: earlier years, targets, periods."""

from lakip_xl.functions.catalogue.shared import (
    DIFFERENCE,
    LKJIP,
    NOT_A_NUMBER,
    REALISASI,
    RUMUS_OR_NONE,
    TARGET,
    UNKNOWN_RUMUS,
)
from lakip_xl.functions.mapping import aggregate, elementwise
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.functions.values import NUMBER, NUMBERS, optional_word
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.perbandingan import selisih, status_target, tren
from lakip_xl.rules.periode import JENIS_BAKU, Jenis, akumulasi

_GROUP = "Perbandingan"
_KINI = Argument("kini", "Nilai tahun ini.")
_LALU = Argument("lalu", "Nilai tahun lalu atau tahun pembanding.")
_JENIS_CHOICES = ", ".join(jenis.value for jenis in Jenis)
_RUMUS_TO_JUDGE = Argument(
    "rumus",
    "Rumus baris ini (naik, turun, turun_rasio, stabil) agar kinerjanya yang dinilai. Bila kosong: "
    "hanya angkanya yang dibandingkan.",
    optional=True,
)
_COMPARED = "Bilangan dibandingkan pada 15 angka penting, seperti Excel."

SELISIH = FunctionSpec(
    name="SELISIH",
    group=_GROUP,
    summary="Menghitung selisih nilai tahun ini dengan nilai pembanding.",
    arguments=(_KINI, _LALU),
    result="Selisih dalam satuan nilainya.",
    formula="kini - lalu",
    source=f"{LKJIP}, tabel 3.5 dan 3.6.",
    errors=(NOT_A_NUMBER,),
    examples=(
        Example((78, 63.44), 14.56, "IP ASN 2024 terhadap 2023."),
        Example((331.5, 329), 2.5, "Sistem merit terhadap target akhir Renstra."),
        Example((78, "n/a"), ErrorValue.VALUE, "Teks bukan bilangan."),
    ),
    evaluate=elementwise(selisih, NUMBER, NUMBER),
    native=DIFFERENCE,
)

TREN = FunctionSpec(
    name="TREN",
    group=_GROUP,
    summary="Menyebut arah perubahan sebuah nilai, atau dengan rumus arah kinerjanya.",
    arguments=(_KINI, _LALU, _RUMUS_TO_JUDGE),
    result="Teks: Meningkat, Menurun, atau Tetap; dengan rumus Membaik, Memburuk, atau Tetap.",
    formula="kini dibandingkan dengan lalu; turun dan turun_rasio: lebih rendah berarti membaik",
    source=f"{LKJIP}, tabel 3.5.",
    errors=(
        ErrorCase(
            ErrorValue.NA,
            "Rumus tidak dikenal, atau rumus stabil: tanpa target arahnya tidak dapat dinilai.",
        ),
        NOT_A_NUMBER,
    ),
    examples=(
        Example((78, 63.44), "Meningkat", "IP ASN 2024 terhadap 2023."),
        Example((102, 102), "Tetap", "Sistem merit 2024 terhadap 2023."),
        Example((4, 5, "turun"), "Membaik", "Makin rendah makin baik."),
        Example((4, 5, "mendatar"), ErrorValue.NA, "Rumus tidak dikenal."),
    ),
    evaluate=elementwise(tren, NUMBER, NUMBER, RUMUS_OR_NONE),
    remarks=_COMPARED,
)

STATUS_TARGET = FunctionSpec(
    name="STATUS_TARGET",
    group=_GROUP,
    summary="Menyebut kedudukan realisasi terhadap target, misalnya Di atas target.",
    arguments=(REALISASI, TARGET, _RUMUS_TO_JUDGE),
    result=(
        "Teks: Di atas target, Sesuai target, atau Di bawah target; dengan rumus Melampaui target, "
        "Sesuai target, atau Belum mencapai target."
    ),
    formula="realisasi dibandingkan dengan target, dengan rumus menurut arah baiknya",
    source=f"{LKJIP}, tabel 3.6 dan 3.11.",
    errors=(UNKNOWN_RUMUS, NOT_A_NUMBER),
    examples=(
        Example((78, 75), "Di atas target", "IP ASN 2024 terhadap target akhir RPD."),
        Example((78, 75, "naik"), "Melampaui target"),
        Example((6, 5, "turun"), "Belum mencapai target", "Makin rendah makin baik."),
        Example((75, 75), "Sesuai target"),
        Example((78, 75, "mendatar"), ErrorValue.NA, "Rumus tidak dikenal."),
    ),
    evaluate=elementwise(status_target, NUMBER, NUMBER, RUMUS_OR_NONE),
    remarks=_COMPARED,
)

AKUMULASI = FunctionSpec(
    name="AKUMULASI",
    group=_GROUP,
    summary="Menggabungkan nilai triwulan atau bulan menjadi nilai tahun.",
    arguments=(
        Argument(
            "nilai",
            "Rentang nilai periode, berurutan. Sel kosong bukan nol dan dilewati.",
            role=Role.RANGE,
        ),
        Argument(
            "jenis",
            f"Cara menggabungkan: {_JENIS_CHOICES}. Bila kosong: {JENIS_BAKU}.",
            optional=True,
            default=JENIS_BAKU.value,
        ),
    ),
    result="Bilangan dalam satuan nilainya.",
    formula="jumlah: Σ; terakhir: periode terisi paling akhir; rata: Σ / banyak; maks: tertinggi",
    source="PermenPANRB 53/2014 (pengukuran kinerja berkala).",
    errors=(
        ErrorCase(ErrorValue.NA, f"Jenis bukan salah satu dari: {_JENIS_CHOICES}."),
        NOT_A_NUMBER,
    ),
    examples=(
        Example((((10, 20, 30, ""),),), 60.0, "Tiga triwulan terisi."),
        Example(
            (((69.77, 82.98, 85.54),), "terakhir"), 85.54, "IP ASN Juli sampai September 2024."
        ),
        Example((((10, "", 30, ""),), "rata"), 20.0, "Rata-rata dua triwulan yang terisi."),
        Example((((10, 20),), "kali"), ErrorValue.NA, "Jenis tidak dikenal."),
    ),
    evaluate=aggregate(
        akumulasi,
        NUMBERS,
        optional_word({jenis.value: jenis for jenis in Jenis}, JENIS_BAKU, "jenis"),
    ),
    elementwise=False,
)

ENTRIES = (SELISIH, TREN, STATUS_TARGET, AKUMULASI)
