"""The one catalogue of worksheet functions, in the order of the reference.

Each chapter is a module whose ``ENTRIES`` describe its functions; nothing else in the project
names a function, an argument or an example.
"""

from lakip_xl.functions.catalogue import (
    anggaran,
    capaian,
    efisiensi,
    ikm,
    ip_asn,
    kategori,
    merit,
    perbandingan,
    rincian,
    sakip,
    tulisan,
)
from lakip_xl.functions.spec import FunctionSpec

_CHAPTERS = (
    capaian,
    kategori,
    merit,
    ip_asn,
    sakip,
    ikm,
    anggaran,
    efisiensi,
    rincian,
    perbandingan,
    tulisan,
)

CATALOGUE: dict[str, FunctionSpec] = {
    entry.name: entry for chapter in _CHAPTERS for entry in chapter.ENTRIES
}
"""Every worksheet function by name."""
