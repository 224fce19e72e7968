"""Regulations as data: one file a scheme in ``data``, read once.

A new regulation is a new file. Nothing else in the project holds a threshold or a weight of one.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lakip_xl.rules.scheme import Scheme
from lakip_xl.rules.skala import Skala
from lakip_xl.schemes.loader import SchemeError, read_scheme

FAMILIES: Final = {
    "merit": "Sistem merit",
    "ip_asn": "IP ASN",
    "sakip": "SAKIP",
    "efisiensi": "Efisiensi anggaran",
    "ikm": "Kepuasan masyarakat",
    "skala": "Skala kategori",
}
"""What schemes are about, as users read it."""


def _load() -> dict[str, Scheme]:
    found = [
        # Not importlib.resources: its import alone costs more than reading every file.
        read_scheme(file.read_text(encoding="utf-8"), file.stem)
        for file in sorted(Path(__file__).with_name("data").glob("*.toml"))
    ]
    order = list(FAMILIES)
    for scheme in found:
        if scheme.family not in FAMILIES:
            raise SchemeError(f"{scheme.id}: unknown family {scheme.family!r}")
    for family in order:
        if sum(s.default for s in found if s.family == family) != 1:
            raise SchemeError(f"one scheme of {family!r} must be the default")
    found.sort(key=lambda s: (order.index(s.family), not s.default, s.valid_from, s.id))
    return {scheme.id: scheme for scheme in found}


SCHEMES: Mapping[str, Scheme] = _load()
"""Every scheme by its id: family by family, the default first, then by date."""


def of_family(family: str) -> tuple[Scheme, ...]:
    """Give the schemes of a family, the default first.

    >>> [scheme.id for scheme in of_family("merit")][:2]
    ['merit_40_2018', 'merit_19_2025']
    """
    return tuple(scheme for scheme in SCHEMES.values() if scheme.family == family)


def default_of(family: str) -> Scheme:
    """Give the scheme that a call without one means.

    >>> default_of("efisiensi").id
    'pmk_214_2017'
    """
    return of_family(family)[0]


def weights_of(family: str) -> dict[str, float]:
    """Give the weights of a family's default scheme by their names.

    >>> weights_of("ip_asn")["kompetensi"]
    40.0
    """
    scheme = default_of(family)
    return {
        one.name: value for one, value in zip(scheme.weights, scheme.known_weights(), strict=True)
    }


LAKIP: Final = SCHEMES["lakip"].known_scale()
PERMENDAGRI86: Final = SCHEMES["permendagri86"].known_scale()

DEFAULT_SCALE: Final = default_of("skala").known_scale()

LOWEST_MEANS: Final = (
    LAKIP.terendah.mean or 0.0,
    SCHEMES["lakip"].number("mean_terendah_tengah"),
)
"""The means of the lowest class that are in use: as the report prints it, and as its method gives
it."""

SCALES: Mapping[str, Skala] = {
    **{
        family: scale
        for family in FAMILIES
        if family != "skala" and (scale := default_of(family).scale) is not None
    },
    **{scheme.id: scheme.scale for scheme in SCHEMES.values() if scheme.scale is not None},
}
"""The scales by name: those of every scheme by its id, and a family's default by the family."""
