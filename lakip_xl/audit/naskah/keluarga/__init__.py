"""From tables of a draft to the models that the checks read, one module per family."""

from collections.abc import Iterator

from lakip_xl.audit.model import Model
from lakip_xl.audit.naskah.keluarga import (
    anggaran,
    banding,
    ikm,
    kinerja,
    matriks,
    merit,
    rincian,
    sakip,
)
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.rules.skala import Skala


def bangun(tabel: Tabel, skala: list[Skala]) -> Iterator[Model]:
    """Make every model that a table holds; none when it is of no known family.

    Args:
        tabel: The table.
        skala: The scales that the report states.
    """
    khusus: list[Model] = [
        *merit.bangun(tabel),
        *sakip.bangun_sakip(tabel),
        *sakip.bangun_ip_asn(tabel),
        *ikm.bangun(tabel),
    ]
    if khusus:
        yield from khusus
        return
    umum: list[Model] = [
        *kinerja.bangun(tabel, skala),
        *anggaran.bangun(tabel),
        *rincian.bangun(tabel),
    ]
    yield from umum
    if umum:
        yield from matriks.bangun_bobot(tabel)
    else:
        yield from matriks.bangun(tabel)
        yield from matriks.bangun_subtotal(tabel)
    yield from banding.bangun(tabel)
