"""Quarters: what was planned and done so far, what is behind, and where the year will end.

The sheet Triwulan does the same with native formulas around CAPAIAN and AKUMULASI; these functions
are what those formulas are held against, and what the quarterly report computes with for any of
the quarters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lakip_xl.rules.capaian import RUMUS_BAKU, Rumus
from lakip_xl.rules.pembulatan import kurangkan
from lakip_xl.rules.periode import JENIS_BAKU, Jenis, akumulasi

BANYAK = 4
"""Quarters of a year."""
Nilai = Sequence[float | None]
"""A value for each quarter; None where it is not filled in."""


class Cara(StrEnum):
    """How a forecast was made; the values are what users read."""

    SELESAI = "realisasi empat triwulan"
    """Nothing is left to forecast."""
    SEBANDING = "realisasi × target setahun ÷ target s.d."
    """The rest of the year goes as far from its plan as the quarters so far."""
    RATA = "rata-rata triwulan × 4"
    """Sums without a plan: each quarter to come is like the mean of those so far."""
    BERTAHAN = "realisasi sekarang bertahan"
    """Other values without a plan: as they are."""


class Status(StrEnum):
    """Where a row stands against its plan."""

    TERTINGGAL = "Tertinggal"
    SESUAI = "Sesuai rencana"
    MENDAHULUI = "Mendahului"


@dataclass(frozen=True, slots=True)
class SampaiKini:
    """A row up to a quarter; figures in the unit of the row, None where there is none."""

    triwulan: int | None
    """The last quarter that holds a realisasi; None before the first."""
    target: float | None
    realisasi: float | None
    target_setahun: float | None
    """None unless all four quarters are planned."""
    prakiraan: float | None
    cara: Cara | None

    @property
    def deviasi(self) -> float | None:
        """Realisasi minus target, both up to the quarter."""
        if self.realisasi is None or self.target is None:
            return None
        return kurangkan(self.realisasi, self.target)


def sampai(
    target: Nilai, realisasi: Nilai, jenis: Jenis = JENIS_BAKU, hingga: int = BANYAK
) -> SampaiKini:
    """Accumulate a row up to a quarter, and forecast the end of its year.

    Source: PermenPANRB 53/2014, periodic measurement; the forecast is our own and says how.

    Args:
        target: The plan of each quarter, not accumulated (for ``jumlah``: of the quarter alone).
        realisasi: What was done, the same way.
        jenis: How quarters accumulate.
        hingga: The last quarter that is looked at, 1 to 4.

    Returns:
        The row's state at its last filled quarter.

    >>> kini = sampai([10, 20, 30, 40], [8, 16, None, None])
    >>> kini.target, kini.realisasi, kini.deviasi, kini.prakiraan, kini.cara.name
    (30.0, 24.0, -6.0, 80.0, 'SEBANDING')
    >>> sampai([None] * 4, [5, 7, None, None]).prakiraan
    24.0
    """
    terisi = [n for n, nilai in enumerate(realisasi[:hingga], start=1) if nilai is not None]
    setahun = _akumulasi(target, jenis) if None not in target[:BANYAK] else None
    if not terisi:
        return SampaiKini(None, None, None, setahun, None, None)
    akhir = terisi[-1]
    rencana = _akumulasi(target[:akhir], jenis)
    hasil = _akumulasi(realisasi[:akhir], jenis)
    prakiraan, cara = _prakiraan(hasil, rencana, setahun, jenis, akhir)
    return SampaiKini(akhir, rencana, hasil, setahun, prakiraan, cara)


def _akumulasi(nilai: Nilai, jenis: Jenis) -> float | None:
    ada = [satu for satu in nilai if satu is not None]
    return akumulasi(ada, jenis) if ada else None


def _prakiraan(
    hasil: float | None, rencana: float | None, setahun: float | None, jenis: Jenis, akhir: int
) -> tuple[float | None, Cara | None]:
    if hasil is None:
        return None, None
    if akhir == BANYAK:
        return hasil, Cara.SELESAI
    if rencana and setahun is not None:
        sebanding = hasil * setahun / rencana
        # The greatest value so far stands, whatever comes.
        return (max(hasil, sebanding) if jenis is Jenis.MAKS else sebanding), Cara.SEBANDING
    if jenis is Jenis.JUMLAH:
        return hasil * BANYAK / akhir, Cara.RATA
    return hasil, Cara.BERTAHAN


def status(realisasi: float, target: float, rumus: Rumus = RUMUS_BAKU) -> Status:
    """Say where a row stands against its plan, by what its rumus calls better.

    >>> status(8, 10).value, status(8, 10, Rumus.TURUN).value, status(9, 10, Rumus.STABIL).value
    ('Tertinggal', 'Mendahului', 'Tertinggal')
    """
    beda = kurangkan(realisasi, target)
    if beda == 0:
        return Status.SESUAI
    if rumus in (Rumus.STABIL, Rumus.RENTANG):
        return Status.TERTINGGAL
    lebih_baik = beda < 0 if rumus in (Rumus.TURUN, Rumus.TURUN_RASIO) else beda > 0
    return Status.MENDAHULUI if lebih_baik else Status.TERTINGGAL


def tertinggal(realisasi: float, target: float, rumus: Rumus = RUMUS_BAKU) -> float:
    """Compute by how much a row is behind its plan, in its own unit; 0 where it is not.

    >>> tertinggal(8, 10), tertinggal(12, 10), tertinggal(12, 10, Rumus.TURUN)
    (2.0, 0.0, 2.0)
    """
    if status(realisasi, target, rumus) is not Status.TERTINGGAL:
        return 0.0
    return abs(kurangkan(realisasi, target))


def cocok_setahun(terkumpul: float, setahun: float) -> bool:
    """Tell whether the quarters give the value of the year, as readers see both.

    >>> cocok_setahun(24.004, 24), cocok_setahun(24.02, 24)
    (True, False)
    """
    return abs(kurangkan(terkumpul, setahun)) < 0.01
