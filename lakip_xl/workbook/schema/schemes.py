"""The schemes on the sheet Pengaturan: which there are, which are used, which are in force."""

from lakip_xl.functions.spec import Scalar
from lakip_xl.schemes import FAMILIES, SCHEMES, default_of, of_family
from lakip_xl.workbook.schema.block import Block, BlockColumn
from lakip_xl.workbook.schema.kinds import Choices, Format, Mark, Type
from lakip_xl.workbook.schema.model import Field, Formula

CHOSEN = {
    "merit": "SkemaMeritDipakai",
    "ip_asn": "SkemaIpAsnDipakai",
    "sakip": "SkemaSakipDipakai",
    "efisiensi": "SkemaEfisiensiDipakai",
    "ikm": "SkemaIkmDipakai",
}
"""The cell with the choice of each family; scales have SkalaPilihan."""
SCALE_CHOSEN = "SkalaPilihan"
_CUSTOM = frozenset({"efisiensi"})
"""Families that offices of a region use by custom, whatever is in force: left blank at first."""
OUTSIDE = "di luar masa berlaku"
_IN_FORCE = "berlaku"
_TOP, _LIST_TOP = 48, 59

LISTS = tuple(
    Choices(
        f"Daftar{name.removesuffix('Dipakai')}Id",
        f"Skema {FAMILIES[family]}",
        tuple(scheme.id for scheme in of_family(family)),
    )
    for family, name in CHOSEN.items()
)
"""The validation lists of the choices, one a family."""
LIST_OF = dict(zip(CHOSEN, LISTS, strict=True))


def by_scheme(family: str, values: tuple[Scalar, ...]) -> Scalar:
    """Give the value that a cell shows under each scheme of a family, in their order.

    Example:
        >>> by_scheme("ip_asn", (25,))
        25
    """
    if len({*values}) == 1:
        return values[0]
    name = CHOSEN[family]
    written = ",".join(_written(value) for value in values)
    chosen = f'IF({name}="","{default_of(family).id}",TRIM({name}))'
    return Formula(f"=CHOOSE(MATCH({chosen},{LIST_OF[family].name},0),{written})")


def _written(value: Scalar) -> str:
    if value is None:
        return '""'
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"


def _state(name: str) -> str:
    """Give the formula of the word whether a chosen scheme is in force in the report's year."""
    at = f"MATCH(TRIM({name}),SkemaTersedia,0)"
    known = f"COUNTIF(SkemaTersedia,TRIM({name}))"
    begins, ends = f"INDEX(SkemaMulai,{at})", f"INDEX(SkemaSampai,{at})"
    return (
        f'=IF(OR({name}="",TahunLaporan=""),"",IF({known}=0,"",IF(OR(TahunLaporan<{begins},'
        f'AND({ends}<>"",TahunLaporan>{ends})),"{OUTSIDE}","{_IN_FORCE}")))'
    )


def _state_name(name: str) -> str:
    return name.replace("Dipakai", "Berlaku").replace("Pilihan", "Berlaku")


def _fields() -> tuple[Field, ...]:
    result = []
    for row, (family, name) in enumerate(
        [*CHOSEN.items(), ("skala", SCALE_CHOSEN)], start=_TOP + 3
    ):
        result += [
            _choice(family, name, row) if family in CHOSEN else _scale_in_use(row),
            Field(
                _state_name(name),
                "",
                f"J{row}",
                Type.TEXT,
                "Apakah skemanya berlaku pada tahun laporan.",
                Format.GENERAL,
                formula=_state(name),
                mark=Mark.CHECK,
                since=3,
            ),
        ]
    return tuple(result)


def _choice(family: str, name: str, row: int) -> Field:
    return Field(
        name,
        FAMILIES[family],
        f"I{row}",
        Type.TEXT,
        f"Skema peraturan yang dipakai. Kosong: {default_of(family).id}.",
        Format.GENERAL,
        default=None if family in _CUSTOM else default_of(family).id,
        choices=LIST_OF[family],
        since=3,
    )


def _scale_in_use(row: int) -> Field:
    """Make the cell that repeats the scale, which is chosen at the top of the sheet."""
    return Field(
        "SkalaDipakai",
        FAMILIES["skala"],
        f"I{row}",
        Type.TEXT,
        "Dipilih di bagian atas lembar ini.",
        Format.GENERAL,
        formula=f'=IF({SCALE_CHOSEN}="","",{SCALE_CHOSEN})',
        since=4,
    )


FIELDS = _fields()
HEAD = Block(
    title="Skema peraturan yang dipakai",
    note="Satu skema tiap rumpun; pemeriksaan memberi tahu bila tahun laporan di luar masanya.",
    cell=f"G{_TOP}",
    columns=(
        BlockColumn("Rumpun", Format.TEXT),
        BlockColumn(""),
        BlockColumn("Skema"),
        BlockColumn("Pada tahun laporan"),
    ),
    rows=(),
    names=(),
)
AVAILABLE = Block(
    title="Skema yang tersedia",
    note="Tahun berlaku; sampai kosong berarti masih berlaku. Rinciannya di halaman panduan skema.",
    cell=f"G{_LIST_TOP}",
    columns=(
        BlockColumn("Peraturan", Format.TEXT),
        BlockColumn("Mulai", Format.YEAR),
        BlockColumn("Sampai", Format.YEAR),
        BlockColumn("Skema", Format.TEXT),
    ),
    rows=tuple(
        (
            scheme.regulation,
            scheme.valid_from.year,
            scheme.valid_until.year if scheme.valid_until else None,
            scheme.id,
        )
        for scheme in SCHEMES.values()
    ),
    names=(("SkemaMulai", 1, 1), ("SkemaSampai", 2, 2), ("SkemaTersedia", 3, 3)),
)
LAST_ROW = _LIST_TOP + 3 + len(AVAILABLE.rows)
"""The first row below the list."""


def in_force(cell: str) -> Field:
    """Give the line that says which schemes the workbook uses, and which are out of force.

    Args:
        cell: Where it stands.
    """
    each = [
        f'IF({name}="","",", "&{name}&IF({_state_name(name)}="{OUTSIDE}"," ({OUTSIDE})",""))'
        for name in (*CHOSEN.values(), SCALE_CHOSEN)
    ]
    return Field(
        "SkemaTahunIni",
        "",
        cell,
        Type.TEXT,
        formula='="Skema"&IF(TahunLaporan="",""," "&TahunLaporan)&":"&MID('
        + "&".join(each)
        + ",2,500)",
        since=3,
    )
