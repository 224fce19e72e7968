"""Comparison with earlier years and with a target.

Numbers are compared at 15 significant digits, as Excel compares them, so the noise of binary
arithmetic never turns "Tetap" into "Meningkat".
"""

from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import kurangkan, melebihi, sama

_LEBIH_RENDAH_LEBIH_BAIK = frozenset({Rumus.TURUN, Rumus.TURUN_RASIO})


def selisih(kini: float, lalu: float) -> float:
    """Compute the difference kini - lalu.

    Source: LKjIP tabel 3.5 (78 - 63,44 = 14,56).

    Args:
        kini: This year's number.
        lalu: The number it is compared with.

    Returns:
        The difference, free of binary noise.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> selisih(78, 63.44), selisih(0.1 + 0.2, 0.3)
    (14.56, 0.0)
    """
    return kurangkan(kini, lalu)


def tren(kini: float, lalu: float, rumus: Rumus | None = None) -> str:
    """Name the direction of a number, or with a rumus the direction of the performance.

    Without a rumus Meningkat / Menurun / Tetap. With one Membaik / Memburuk / Tetap: a number
    whose rumus is ``turun`` or ``turun_rasio`` is better when it is lower.

    Source: LKjIP tabel 3.5.

    Args:
        kini: This year's number.
        lalu: The earlier number.
        rumus: The row's formula, or None to speak of the number itself.

    Returns:
        The word.

    Raises:
        RuleError: ``#N/A`` for ``stabil`` when the numbers differ: without the target nobody
            can say which is better.

    >>> tren(78, 63.44), tren(4, 5, Rumus.TURUN), tren(102, 102)
    ('Meningkat', 'Membaik', 'Tetap')
    """
    if sama(kini, lalu):
        return "Tetap"
    naik = kini > lalu
    if rumus is None:
        return "Meningkat" if naik else "Menurun"
    if rumus in (Rumus.STABIL, Rumus.RENTANG):
        raise RuleError(ErrorValue.NA, "rumus stabil membutuhkan target untuk menilai arah")
    return "Membaik" if naik is not (rumus in _LEBIH_RENDAH_LEBIH_BAIK) else "Memburuk"


def status_target(realisasi: float, target: float, rumus: Rumus | None = None) -> str:
    """Name the place of a number against a target, or with a rumus the performance.

    Without a rumus Di atas target / Sesuai target / Di bawah target. With one Melampaui target
    / Sesuai target / Belum mencapai target; off target, ``stabil`` has not reached it.

    Source: LKjIP tabel 3.6 and 3.11.

    Args:
        realisasi: The number.
        target: The target, for example that of the end of the plan.
        rumus: The row's formula, or None to speak of the number itself.

    Returns:
        The words.

    >>> status_target(78, 75), status_target(78, 75, Rumus.TURUN)
    ('Di atas target', 'Belum mencapai target')
    """
    if sama(realisasi, target):
        return "Sesuai target"
    di_atas = realisasi > target
    if rumus is None:
        return "Di atas target" if di_atas else "Di bawah target"
    if rumus in (Rumus.STABIL, Rumus.RENTANG):
        return "Belum mencapai target"
    lampau = di_atas is not (rumus in _LEBIH_RENDAH_LEBIH_BAIK)
    return "Melampaui target" if lampau else "Belum mencapai target"


def tercapai(realisasi: float, target: float, rumus: Rumus) -> bool:
    """Tell whether the target is met in the sense of the row's formula.

    >>> tercapai(80.78, 100, Rumus.NAIK), tercapai(4, 5, Rumus.TURUN)
    (False, True)
    """
    if rumus in (Rumus.STABIL, Rumus.RENTANG):
        return sama(realisasi, target)
    if rumus in _LEBIH_RENDAH_LEBIH_BAIK:
        return not melebihi(realisasi, target)
    return not melebihi(target, realisasi)
