"""The weights on the sheet Pengaturan: of SAKIP's components, of aspek, of dimensions."""

from itertools import zip_longest

from lakip_xl.functions.spec import Scalar
from lakip_xl.schemes import of_family
from lakip_xl.workbook.schema import schemes
from lakip_xl.workbook.schema.block import Block, BlockColumn
from lakip_xl.workbook.schema.kinds import Format

_MOST_COMPONENTS = 5


def _padded(values: tuple[Scalar, ...], length: int) -> tuple[Scalar, ...]:
    return (*values, *(None,) * (length - len(values)))


SAKIP = Block(
    title="Bobot komponen SAKIP",
    note="Sejak evaluasi 2022 empat komponen; sebelumnya lima komponen dengan bobot lain.",
    cell="G4",
    columns=(
        BlockColumn("Skema", Format.TEXT),
        BlockColumn("Perencanaan"),
        BlockColumn("Pengukuran"),
        BlockColumn("Pelaporan"),
        BlockColumn("Evaluasi"),
        BlockColumn("Capaian"),
    ),
    rows=tuple(
        (one.regulation, *_padded(one.known_weights(), _MOST_COMPONENTS))
        for one in of_family("sakip")
    ),
    names=(("SkemaSakip", 0, 0), ("BobotSakip", 1, 5)),
)


def _weights(family: str) -> tuple[tuple[Scalar, Scalar], ...]:
    """Give name and weight of each part, as they are under the scheme that is chosen."""
    parts = [
        tuple((weight.name, weight.value) for weight in one.weights) for one in of_family(family)
    ]
    rows = zip_longest(*parts)
    return tuple(
        (
            schemes.by_scheme(family, tuple(part[0] if part else None for part in row)),
            schemes.by_scheme(family, tuple(part[1] if part else None for part in row)),
        )
        for row in rows
    )


ASPEK_MERIT = _weights("merit")

MERIT = Block(
    title="Bobot aspek sistem merit (%)",
    note="Menurut skemanya; yang kosong diisi instansi, jumlahnya 100.",
    cell="G10",
    columns=(
        BlockColumn("Aspek", Format.TEXT),
        BlockColumn(
            "Bobot",
            is_filled_by_user=True,
            minimum=0,
            maximum=100,
            help="Bobot aspek dalam persen; jumlah semua aspek harus 100.",
        ),
    ),
    rows=ASPEK_MERIT,
    names=(("AspekMerit", 0, 0), ("BobotAspekMerit", 1, 1)),
)

IP_ASN = Block(
    title="Bobot dimensi IP ASN",
    note="PermenPANRB 38/2018; jumlah keempatnya 100.",
    cell="J10",
    columns=(BlockColumn("Dimensi", Format.TEXT), BlockColumn("Bobot")),
    rows=tuple(
        (name.capitalize() if isinstance(name, str) and name[:1] != "=" else name, weight)
        for name, weight in _weights("ip_asn")
    ),
    names=(("BobotIpAsn", 1, 1),),
    row_names=(
        (0, 1, "BobotKualifikasi"),
        (1, 1, "BobotKompetensi"),
        (2, 1, "BobotKinerja"),
        (3, 1, "BobotDisiplin"),
    ),
)
