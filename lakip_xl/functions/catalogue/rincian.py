"""Chapter Anggaran, second part: the roll-up along codes."""

from lakip_xl.functions.catalogue.shared import LKJIP
from lakip_xl.functions.jumlah_anak import evaluate_jumlah_anak
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.rules.errors import ErrorValue

_KODE = (("3",), ("3.1",), ("3.1.1",), ("3.1.2",))

JUMLAH_ANAK = FunctionSpec(
    name="JUMLAH_ANAK",
    group="Anggaran",
    summary="Menjumlahkan nilai anak langsung sebuah kode (program, kegiatan, subkegiatan).",
    arguments=(
        Argument("kode", "Kode baris ini, misalnya 1.1."),
        Argument(
            "kode_rentang",
            "Rentang kode seluruh tabel, misalnya 1, 1.1, 1.1.1. Sebaiknya berformat teks agar "
            "1.10 tidak menjadi 1,1.",
            role=Role.RANGE,
        ),
        Argument(
            "nilai_rentang",
            "Rentang nilai yang diketik, sebentuk dengan rentang kode. Anak yang nilainya kosong "
            "diwakili jumlah anaknya sendiri.",
            role=Role.RANGE,
        ),
    ),
    result="Jumlah; kosong untuk kode tanpa anak dan bila belum ada nilai di bawahnya.",
    formula="Σ anak langsung: nilai anak, atau bila kosong jumlah anak-anaknya",
    source=f"{LKJIP}, tabel 2.4 dan 3.13.",
    errors=(
        ErrorCase(
            ErrorValue.VALUE,
            "Nilai yang ikut dijumlahkan berisi teks, kode tidak terbaca, atau bentuk rentang "
            "berbeda.",
        ),
        ErrorCase(ErrorValue.NUM, "Jumlahnya terlalu besar."),
    ),
    examples=(
        Example(
            ("3", _KODE, (("",), ("",), (946531796,), (36825000,))),
            983356796.0,
            "Program Pengembangan SDM 2024, hanya subkegiatan yang diisi.",
        ),
        Example(
            ("3", _KODE, (("",), (983356796,), (946531796,), (36825000,))),
            983356796.0,
            "Kegiatan diisi juga: tetap dihitung sekali.",
        ),
        Example(
            ("3.1.1", _KODE, (("",), ("",), (946531796,), (36825000,))),
            "",
            "Subkegiatan tidak punya anak.",
        ),
        Example(
            ("3", _KODE, (("",), ("",), ("-",), (36825000,))),
            ErrorValue.VALUE,
            "Tanda - bukan bilangan; biarkan kosong atau isi 0.",
        ),
    ),
    evaluate=evaluate_jumlah_anak,
    remarks=(
        "Spasi dan titik di akhir kode diabaikan. Tingkat yang tidak punya baris sendiri dianggap "
        "baris kosong. Baris dengan kode yang sama dijumlahkan. Galat atau teks di cabang lain "
        "tidak mengganggu."
    ),
    elementwise=False,
)

ENTRIES = (JUMLAH_ANAK,)
