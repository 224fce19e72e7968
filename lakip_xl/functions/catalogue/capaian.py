"""Chapter Capaian."""

from lakip_xl.functions.catalogue.shared import (
    KEBIJAKAN,
    KEBIJAKAN_ARGUMENT,
    LKJIP,
    NOT_A_NUMBER,
    REALISASI,
    RUMUS,
    RUMUS_ARGUMENT,
    TARGET,
    UNKNOWN_RUMUS,
)
from lakip_xl.functions.mapping import elementwise
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec
from lakip_xl.functions.values import NUMBER, TARGET_OR_BOUNDS, optional_number
from lakip_xl.rules.capaian import capaian_baris, capaian_rentang
from lakip_xl.rules.errors import ErrorValue

_GROUP = "Capaian"

CAPAIAN = FunctionSpec(
    name="CAPAIAN",
    group=_GROUP,
    summary="Menghitung capaian kinerja (persen) dari realisasi dan target menurut rumus baris.",
    arguments=(
        REALISASI,
        TARGET,
        RUMUS_ARGUMENT,
        Argument(
            "maks",
            "Batas tertinggi capaian dalam persen, misalnya 120. Kosong atau 0: tanpa batas.",
            optional=True,
        ),
        Argument(
            "min",
            "Batas terendah capaian dalam persen, misalnya 0. Kosong: tanpa batas.",
            optional=True,
        ),
        KEBIJAKAN_ARGUMENT,
        Argument(
            "target_atas",
            "Batas atas target untuk rumus rentang; target adalah batas bawahnya. Kosong bila "
            "target berupa teks seperti 80-90.",
            optional=True,
        ),
    ),
    result="Persen: 109,86 berarti 109,86 %. Tidak dibulatkan.",
    formula=(
        "naik: realisasi / target × 100\n"
        "turun: (2 × target - realisasi) / target × 100\n"
        "turun_rasio: target / realisasi × 100\n"
        "stabil: (1 - |1 - realisasi / target|) × 100\n"
        "rentang: 100 di antara dua batas; lihat CAPAIAN_RENTANG"
    ),
    source=f"PermenPANRB 53/2014; {LKJIP}, Bab III.A.",
    errors=(
        ErrorCase(ErrorValue.DIV0, "Target 0, atau realisasi 0 pada rumus turun_rasio."),
        UNKNOWN_RUMUS,
        ErrorCase(ErrorValue.NUM, "Batas terendah lebih besar daripada batas tertinggi."),
        NOT_A_NUMBER,
    ),
    examples=(
        Example((78, 71), 109.859154929577, "Indeks Profesionalitas ASN Kota Pontianak 2024."),
        Example((331.5, 325), 102.0, "Indeks Sistem Merit Kota Pontianak 2024."),
        Example((4, 5, "turun"), 120.0, "Makin rendah makin baik, rumus laporan."),
        Example((1167, 250, None, 120), 120.0, "466,8 % dibatasi menjadi 120 %."),
        Example((((78,), (0,)), ((71,), (5,))), ((109.859154929577,), (0.0,)), "Dua baris."),
        Example((78, 0), ErrorValue.DIV0, "Target 0 tidak punya capaian."),
        Example((78, ""), "", "Target belum diisi."),
        Example((85, "80-90", "rentang"), 100.0, "Di antara dua batas."),
        Example((45, 80, "rentang", None, None, None, 90), 56.25, "Di bawah batas bawah."),
        Example((0, 0, None, None, None, "tanpa capaian"), "", "Baris yang dibatalkan."),
    ),
    evaluate=elementwise(
        capaian_baris,
        NUMBER,
        TARGET_OR_BOUNDS,
        RUMUS,
        optional_number(None, zero_is_omitted=True),
        optional_number(None),
        KEBIJAKAN,
        optional_number(None, zero_is_omitted=True),
    ),
    remarks=(
        "Capaian tidak dibatasi kecuali diminta: capaian 466,8 % atau -46 % adalah hasil yang sah. "
        "Realisasi 0 adalah nilai, bukan sel kosong. Rumus dipilih per baris dan tidak pernah "
        "ditebak dari nama indikator."
    ),
)

CAPAIAN_RENTANG = FunctionSpec(
    name="CAPAIAN_RENTANG",
    group=_GROUP,
    summary="Menghitung capaian dalam persen terhadap target yang berupa rentang dua batas.",
    arguments=(
        REALISASI,
        Argument("bawah", "Batas bawah target."),
        Argument("atas", "Batas atas target."),
    ),
    result="Persen; 100 bila realisasi berada di dalam rentang, termasuk pada batasnya.",
    formula=(
        "di dalam rentang: 100\n"
        "di atas rentang: realisasi / batas atas × 100\n"
        "di bawah rentang: realisasi / batas bawah × 100"
    ),
    source="Perluasan dari rumus naik PermenPANRB 53/2014 untuk target berbentuk rentang.",
    errors=(
        ErrorCase(ErrorValue.NUM, "Batas bawah lebih besar daripada batas atas."),
        ErrorCase(ErrorValue.DIV0, "Batas yang dilewati realisasi bernilai 0."),
        NOT_A_NUMBER,
    ),
    examples=(
        Example((15, 10, 20), 100.0, "Di dalam rentang."),
        Example((25, 10, 20), 125.0, "Di atas rentang."),
        Example((8, 10, 20), 80.0, "Di bawah rentang."),
        Example((15, 20, 10), ErrorValue.NUM, "Batas tertukar."),
    ),
    evaluate=elementwise(capaian_rentang, NUMBER, NUMBER, NUMBER),
)

ENTRIES = (CAPAIAN, CAPAIAN_RENTANG)
