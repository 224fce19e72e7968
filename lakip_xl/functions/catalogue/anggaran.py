"""Chapter Anggaran: absorption."""

from lakip_xl.functions.catalogue.shared import KEBIJAKAN, KEBIJAKAN_ARGUMENT, LKJIP, NOT_A_NUMBER
from lakip_xl.functions.mapping import elementwise
from lakip_xl.functions.spec import Argument, ErrorCase, Example, FunctionSpec
from lakip_xl.functions.values import NUMBER
from lakip_xl.rules.anggaran import serapan_baris
from lakip_xl.rules.errors import ErrorValue

SERAPAN = FunctionSpec(
    name="SERAPAN",
    group="Anggaran",
    summary="Menghitung serapan anggaran dalam persen.",
    arguments=(
        Argument("realisasi", "Realisasi anggaran dalam rupiah."),
        Argument("anggaran", "Anggaran (pagu) dalam rupiah."),
        KEBIJAKAN_ARGUMENT,
    ),
    result="Persen: 92,82 berarti 92,82 %. Tidak dibulatkan.",
    formula="realisasi / anggaran × 100",
    source=f"{LKJIP}, tabel 3.13.",
    errors=(ErrorCase(ErrorValue.DIV0, "Anggaran 0."), NOT_A_NUMBER),
    examples=(
        Example((14827361757, 15973720720), 92.8234693526055, "BKPSDM Kota Pontianak 2024."),
        Example((0, 25000000), 0.0, "Belum ada realisasi: 0 adalah nilai."),
        Example((1000000, 0), ErrorValue.DIV0, "Tanpa anggaran tidak ada serapan."),
        Example((0, 0, "tanpa capaian"), "", "Pagu dihapus: baris ini tanpa serapan."),
    ),
    evaluate=elementwise(serapan_baris, NUMBER, NUMBER, KEBIJAKAN),
    native="IF({1}=0,{call},100*{0}/{1})",
)

ENTRIES = (SERAPAN,)
