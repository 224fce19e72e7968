"""Chapter SAKIP."""

from lakip_xl.functions.catalogue.shared import LKJIP, NOT_A_NUMBER, classes_of
from lakip_xl.functions.mapping import elementwise
from lakip_xl.functions.nilai_sakip import evaluate_nilai_sakip
from lakip_xl.functions.schemes import UNKNOWN_SCHEME, scheme_argument, scheme_reader
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.functions.values import NUMBER
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.sakip import predikat_sakip
from lakip_xl.schemes import default_of

_GROUP = "SAKIP"
_DEFAULT = default_of("sakip")
_SOURCE = f"{_DEFAULT.regulation}; {LKJIP}, tabel 3.1"
_BOBOT = "/".join(f"{bobot:g}" for bobot in _DEFAULT.known_weights())
_SKEMA = scheme_argument("sakip")

NILAI_SAKIP = FunctionSpec(
    name="NILAI_SAKIP",
    group=_GROUP,
    summary="Menjumlahkan nilai komponen evaluasi SAKIP, masing-masing paling tinggi bobotnya.",
    arguments=(
        Argument(
            "komponen",
            "Rentang nilai komponen: perencanaan, pengukuran, pelaporan, evaluasi internal. Sel "
            "kosong dilewati.",
            role=Role.RANGE,
        ),
        Argument(
            "bobot",
            f"Rentang bobot, sebentuk dengan komponen; bobot kosong berarti tanpa batas. Bila "
            f"tidak diisi: menurut skema, {_BOBOT} untuk empat komponen pada {_DEFAULT.id}.",
            role=Role.RANGE,
            optional=True,
            default=_BOBOT,
        ),
        _SKEMA,
    ),
    result="Nilai evaluasi, 0 sampai 100.",
    formula="Σ nilai komponen, masing-masing 0 sampai bobotnya",
    source=f"{_SOURCE}.",
    errors=(
        ErrorCase(ErrorValue.NUM, "Nilai komponen di bawah 0 atau di atas bobotnya."),
        ErrorCase(
            ErrorValue.VALUE,
            "Tanpa bobot, rentang komponen tidak sebanyak komponen skemanya (di bawahnya boleh "
            "kosong); atau bentuk rentang berbeda; atau ada teks.",
        ),
        UNKNOWN_SCHEME,
        NOT_A_NUMBER,
    ),
    examples=(
        Example((((25.5,), (24,), (12,), (20,)),), 81.5, "BKPSDM Kota Pontianak 2023."),
        Example(
            (((24,), (24,), (12,), (20,)), ((30,), (30,), (15,), (25,))),
            80.0,
            "Tahun 2022; laporan mencetak 80,61.",
        ),
        Example((((31,), (24,), (12,), (20,)),), ErrorValue.NUM, "Bobot perencanaan 30."),
        Example(
            (((24,), (20,), (12,), (8,), (15,)), None, "sakip_12_2015"),
            79.0,
            "Lima komponen sebelum 2022.",
        ),
    ),
    evaluate=evaluate_nilai_sakip,
    elementwise=False,
)

PREDIKAT_SAKIP = FunctionSpec(
    name="PREDIKAT_SAKIP",
    group=_GROUP,
    summary="Menyebut predikat SAKIP dari nilainya: AA, A, BB, B, CC, C, atau D.",
    arguments=(Argument("nilai", "Nilai evaluasi SAKIP, 0 sampai 100."), _SKEMA),
    result="Teks: predikat.",
    formula=classes_of(_DEFAULT.known_scale()),
    source=f"{_SOURCE}.",
    errors=(UNKNOWN_SCHEME, NOT_A_NUMBER),
    examples=(
        Example((81.51,), "A", "BKPSDM Kota Pontianak 2023."),
        Example((77.9,), "BB", "Tahun 2020."),
        Example((80,), "BB", "Tepat pada batas: 80 belum lebih dari 80."),
    ),
    evaluate=elementwise(predikat_sakip, NUMBER, scheme_reader("sakip")),
)

ENTRIES = (NILAI_SAKIP, PREDIKAT_SAKIP)
