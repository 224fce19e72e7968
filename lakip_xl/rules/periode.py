"""Periods: how quarterly or monthly values become the value of the year."""

import re
from collections.abc import Sequence
from enum import StrEnum

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan


class Jenis(StrEnum):
    """How the values of the periods accumulate."""

    JUMLAH = "jumlah"
    """Their sum."""
    TERAKHIR = "terakhir"
    """The last one that was filled in."""
    RATA = "rata"
    """The mean of those that were filled in."""
    MAKS = "maks"
    """The greatest."""


JENIS_BAKU = Jenis.JUMLAH

BULAN = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip
"""The months of the year, as sentences write them."""


def bulan(singkatan: str) -> str:
    """Give the month that a word shortens: its first letter and others, in their order.

    What fits no month, or several, is given back.

    >>> bulan("agt"), bulan("Sept"), bulan("juli"), bulan("ju")
    ('agustus', 'september', 'juli', 'ju')
    """
    pattern = ".*".join(map(re.escape, singkatan.lower()))
    found = [name for name in BULAN if re.match(pattern, name)]
    return found[0] if len(found) == 1 else singkatan


def akumulasi(nilai: Sequence[float], jenis: Jenis = JENIS_BAKU) -> float:
    """Accumulate the values of the periods that were filled in.

    A period that was not filled in is not a zero: leave it out of ``nilai``.

    Source: PermenPANRB 53/2014, periodic measurement of performance.

    Args:
        nilai: Values in the order of the periods.
        jenis: How they accumulate.

    Returns:
        A number in the unit of the values.

    Raises:
        RuleError: ``#DIV/0!`` without a value.

    >>> akumulasi([10, 20, 30]), akumulasi([10, 20, 30], Jenis.TERAKHIR)
    (60.0, 30)
    """
    if not nilai:
        raise RuleError(ErrorValue.DIV0, "belum ada periode yang terisi")
    if jenis is Jenis.JUMLAH:
        return jumlahkan(nilai)
    if jenis is Jenis.TERAKHIR:
        return nilai[-1]
    if jenis is Jenis.RATA:
        return jumlahkan(nilai) / len(nilai)
    return max(nilai)
