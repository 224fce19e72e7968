"""The scales on the sheet Pengaturan: the one in use, the presets, and the office's own."""

from lakip_xl.functions.spec import Scalar
from lakip_xl.rules.scheme import Scheme
from lakip_xl.rules.skala import Skala
from lakip_xl.schemes import DEFAULT_SCALE, of_family
from lakip_xl.workbook.schema import lists
from lakip_xl.workbook.schema.block import Block, BlockColumn
from lakip_xl.workbook.schema.kinds import Format
from lakip_xl.workbook.schema.model import Formula

_CLASSES = 10
_ACTIVE_ROW, _OWN_ROW, _PRESETS_ROW, _APART = 14, 29, 44, 15
_PRESETS = of_family("skala")
_DEFAULT = DEFAULT_SCALE.nama
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
    tops = [*(_PRESETS_ROW + _APART * n for n in range(len(_PRESETS))), _OWN_ROW]
    cells = [f"{letter}{top + _TO_FIRST + row}" for top in tops]
    shown = ",".join(f'IF({cell}="","",{cell})' for cell in cells)
    chosen = f'MATCH(IF(SkalaPilihan="","{_DEFAULT}",TRIM(SkalaPilihan)),DaftarSkala,0)'
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


def _preset_block(scheme: Scheme, row: int) -> Block:
    scale = scheme.known_scale()
    has_means = all(kelas.mean is not None for kelas in scale.kelas)
    return Block(
        title=f"Skala {scheme.id}",
        note=f"{scheme.article}; mean seperti pada skemanya."
        if has_means
        else f"{scheme.regulation} tidak menetapkan mean: Mean adalah tengah kelas, boleh diganti.",
        cell=f"B{row}",
        columns=_scale_columns(typed=not has_means),
        rows=_preset(scale),
        names=((f"Skala{scheme.id.replace('_', ' ').title().replace(' ', '')}", 0, 3),),
    )


SCALES = (
    _SCALE,
    _OWN_SCALE,
    *(_preset_block(one, _PRESETS_ROW + _APART * n) for n, one in enumerate(_PRESETS)),
)
LAST_ROW = _PRESETS_ROW + _APART * len(_PRESETS)
"""The first row below them."""
