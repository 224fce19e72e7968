"""Chapter Kepuasan Masyarakat."""

from lakip_xl.functions.catalogue.shared import NOT_A_NUMBER, classes_of
from lakip_xl.functions.mapping import aggregate, elementwise
from lakip_xl.functions.schemes import UNKNOWN_SCHEME, scheme_argument, scheme_reader
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec, Role
from lakip_xl.functions.values import NUMBER, NUMBERS
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.ikm import FACTOR, HIGHEST, LOWEST, kategori_ikm, nilai_ikm
from lakip_xl.schemes import default_of

_GROUP = "Kepuasan Masyarakat"
_DEFAULT = default_of("ikm")
_SOURCE = f"{_DEFAULT.regulation}, {_DEFAULT.article}."
_SKEMA, _SKEMA_READER = scheme_argument("ikm"), scheme_reader("ikm")
_LOW, _HIGH, _TIMES = (f"{_DEFAULT.number(one):g}" for one in (LOWEST, HIGHEST, FACTOR))
_NINE = tuple((mark,) for mark in (3.4, 3.2, 3.5, 3.6, 3.1, 3.4, 3.3, 3.5, 3.2))

NILAI_IKM = FunctionSpec(
    name="NILAI_IKM",
    group=_GROUP,
    summary="Menghitung Indeks Kepuasan Masyarakat dari nilai rata-rata unsur-unsurnya.",
    arguments=(
        Argument(
            "unsur",
            f"Rentang nilai rata-rata unsur, masing-masing {_LOW} sampai {_HIGH}. Sel kosong "
            "dilewati.",
            role=Role.RANGE,
        ),
        _SKEMA,
    ),
    result="Indeks, 25 sampai 100.",
    formula=f"rata-rata nilai unsur × {_TIMES}",
    source=_SOURCE,
    errors=(
        ErrorCase(ErrorValue.NUM, f"Nilai unsur di luar {_LOW} sampai {_HIGH}."),
        UNKNOWN_SCHEME,
        NOT_A_NUMBER,
    ),
    examples=(
        Example((_NINE,), 83.8888888888889, "Sembilan unsur."),
        Example((((4,), (4,), (4,)),), 100.0, "Semua unsur penuh."),
        Example((((3.4,), (5,)),), ErrorValue.NUM, "Nilai unsur paling tinggi 4."),
    ),
    evaluate=aggregate(nilai_ikm, NUMBERS, _SKEMA_READER),
    elementwise=False,
)

KATEGORI_IKM = FunctionSpec(
    name="KATEGORI_IKM",
    group=_GROUP,
    summary="Menyebut mutu pelayanan dari Indeks Kepuasan Masyarakat: A, B, C, atau D.",
    arguments=(Argument("nilai", "Indeks Kepuasan Masyarakat, 25 sampai 100."), _SKEMA),
    result="Teks: mutu pelayanan.",
    formula=classes_of(_DEFAULT.known_scale()),
    source=_SOURCE,
    errors=(
        ErrorCase(ErrorValue.NUM, "Indeks di luar 25 sampai 100."),
        UNKNOWN_SCHEME,
        NOT_A_NUMBER,
    ),
    examples=(
        Example((83.89,), "B"),
        Example((88.31,), "A", "Batas ikut masuk kelas."),
        Example((64.99,), "D"),
        Example((3.4,), ErrorValue.NUM, "Itu nilai unsur, bukan indeks."),
    ),
    evaluate=elementwise(kategori_ikm, NUMBER, _SKEMA_READER),
    remarks="Indeks dikategorikan menurut angka yang terbaca (dua desimal).",
)

ENTRIES = (NILAI_IKM, KATEGORI_IKM)
