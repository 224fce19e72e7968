"""The weights on the sheet Pengaturan: of SAKIP's components, of aspek, of dimensions."""

from itertools import zip_longest

from lakip_xl.functions.spec import Scalar
from lakip_xl.schemes import of_family
from lakip_xl.workbook.schema import lists, schemes
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

_SPARE = 2
"""Empty rows for classes of the office's own."""


def _classes() -> tuple[tuple[Scalar, ...], ...]:
    """Give the classes of merit as a scale, as they are under the scheme that is chosen."""
    blank: tuple[Scalar, ...] = (None,) * 4
    per_scheme = [
        [
            (one.batas or 0, one.label, None, "ya" if one.termasuk else "tidak")
            for one in (scheme.scale.kelas if scheme.scale else ())
        ]
        for scheme in of_family("merit")
    ]
    height = max(map(len, per_scheme)) + _SPARE
    padded = [[*rows, *(blank,) * (height - len(rows))] for rows in per_scheme]
    return tuple(
        tuple(schemes.by_scheme("merit", cells) for cells in zip(*rows, strict=True))
        for rows in zip(*padded, strict=True)
    )


MERIT_CLASSES = Block(
    title="Kelas sistem merit",
    note="Menurut skemanya; yang kosong diisi instansi. Batas dalam poin total.",
    cell="N44",
    columns=(
        BlockColumn(
            "Batas bawah",
            is_filled_by_user=True,
            help="Batas bawah kelas dalam poin total; kelas terbawah menampung sisanya.",
        ),
        BlockColumn("Kategori", Format.TEXT, is_filled_by_user=True),
        BlockColumn("Mean", is_filled_by_user=True, help="Tidak dipakai; kosongkan."),
        BlockColumn(
            "Batas termasuk", Format.GENERAL, is_filled_by_user=True, choices=lists.YA_TIDAK
        ),
    ),
    rows=_classes(),
    names=(("KelasMerit", 0, 3), ("BatasKelasMerit", 0, 0)),
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
