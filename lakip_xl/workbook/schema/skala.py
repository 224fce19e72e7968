"""The scales on the sheet Pengaturan: the one in use, the presets, and the office's own."""

from lakip_xl.functions.spec import Scalar
from lakip_xl.rules.skala import LAKIP, PERMENDAGRI86, Skala
from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.block import Block, BlockColumn
from lakip_xl.workbook.schema.kinds import Format
from lakip_xl.workbook.schema.model import Formula

_CLASSES = 10
_ACTIVE_ROW, _OWN_ROW, _LAKIP_ROW, _PERMENDAGRI_ROW = 14, 29, 44, 59
_TO_FIRST = 3
"""From the title of a block to its first row."""


def _scale_columns(*, typed: bool) -> tuple[BlockColumn, ...]:
    return (
        BlockColumn(
            "Batas bawah",
            Format.GENERAL,
            is_filled_by_user=typed,
            minimum=-1000,
            maximum=1000,
            help="Batas bawah kelas, dalam persen. Kelas terbawah menampung sisanya.",
        ),
        BlockColumn("Kategori", Format.GENERAL, is_filled_by_user=typed),
        BlockColumn(
            "Mean",
            Format.GENERAL,
            is_filled_by_user=typed,
            minimum=-1000,
            maximum=1000,
            help="Nilai mean kelas untuk metode rata kelompok. Boleh kosong bila metodenya lain.",
        ),
        BlockColumn(
            "Batas termasuk",
            Format.GENERAL,
            is_filled_by_user=typed,
            choices=lists.YA_TIDAK,
            help="ya: nilai tepat di batas bawah masuk kelas ini; tidak: masuk kelas di bawahnya.",
        ),
    )


def _padded(rows: tuple[tuple[Scalar, ...], ...]) -> tuple[tuple[Scalar, ...], ...]:
    return rows + ((None,) * len(rows[0]),) * (_CLASSES - len(rows))


_TOP = 100
"""The upper end of the highest class, where a preset's means are the middles of its classes."""


def _preset(skala: Skala) -> tuple[tuple[Scalar, ...], ...]:
    """Give the classes of a preset as rows; the lowest takes the rest, its bound reads 0."""
    bounds = [kelas.batas or 0 for kelas in skala.kelas]
    middles = [(low + high) / 2 for low, high in zip(bounds, [_TOP, *bounds], strict=False)]
    return _padded(
        tuple(
            (
                bound,
                kelas.label,
                middle if kelas.mean is None else kelas.mean,
                "ya" if kelas.termasuk else "tidak",
            )
            for kelas, bound, middle in zip(skala.kelas, bounds, middles, strict=True)
        )
    )


def _chosen(row: int, letter: str) -> Formula:
    """Give the formula of a cell of the scale in use: the same cell of the scale chosen."""
    cells = [f"{letter}{top + _TO_FIRST + row}" for top in (_LAKIP_ROW, _PERMENDAGRI_ROW, _OWN_ROW)]
    shown = ",".join(f'IF({cell}="","",{cell})' for cell in cells)
    chosen = 'MATCH(IF(SkalaPilihan="","lakip",TRIM(SkalaPilihan)),DaftarSkala,0)'
    return Formula(f"=CHOOSE({chosen},{shown})")


def _rank(row: int) -> Formula:
    label, bound = (f"{letter}{_ACTIVE_ROW + _TO_FIRST + row}" for letter in "CB")
    return Formula(
        f'=IF({label}="","",IF(ISNUMBER({bound}),RANK({bound},BatasKategori),'
        "COUNT(BatasKategori)+1))"
    )


_SCALE = Block(
    title="Skala kategori yang dipakai",
    note="Mengikuti pilihan skala di atas; boleh juga diketik langsung di sini, urutan bebas.",
    cell=f"B{_ACTIVE_ROW}",
    columns=(
        *_scale_columns(typed=True),
        BlockColumn("Peringkat", Format.GENERAL),
    ),
    rows=tuple(
        (*(_chosen(row, letter) for letter in "BCDE"), _rank(row)) for row in range(_CLASSES)
    ),
    names=(
        ("SkalaKategori", 0, 3),
        ("BatasKategori", 0, 0),
        ("LabelKategori", 1, 1),
        ("MeanKategori", 2, 2),
        ("PeringkatKategori", 4, 4),
    ),
)
_OWN_SCALE = Block(
    title="Skala sendiri",
    note="Satu kelas per baris, paling banyak sepuluh; dipakai bila pilihan skala: sendiri.",
    cell=f"B{_OWN_ROW}",
    columns=_scale_columns(typed=True),
    rows=((None,) * 4,) * _CLASSES,
    names=(("SkalaSendiri", 0, 3),),
)
_LAKIP_SCALE = Block(
    title="Skala lakip",
    note="Skala ordinal dan mean dari laporan; mean kelas terendah 7,5 seperti tercetak.",
    cell=f"B{_LAKIP_ROW}",
    columns=_scale_columns(typed=False),
    rows=_preset(LAKIP),
    names=(("SkalaLakip", 0, 3),),
)
_PERMENDAGRI_SCALE = Block(
    title="Skala permendagri86",
    note="Permendagri 86/2017 tidak menetapkan mean: Mean adalah tengah kelas, boleh diganti.",
    cell=f"B{_PERMENDAGRI_ROW}",
    columns=_scale_columns(typed=True),
    rows=_preset(PERMENDAGRI86),
    names=(("SkalaPermendagri86", 0, 3),),
)

SCALES = (_SCALE, _OWN_SCALE, _LAKIP_SCALE, _PERMENDAGRI_SCALE)
