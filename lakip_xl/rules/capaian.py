"""Capaian: how far a target was reached, by the formula named for the row."""

from enum import StrEnum

from lakip_xl.rules.errors import ErrorValue, RuleError


class Rumus(StrEnum):
    """The formula of a row. It is chosen by the office, never guessed from the indicator."""

    NAIK = "naik"
    """Higher is better: R / T × 100."""
    TURUN = "turun"
    """Lower is better, the report's formula: (2T - R) / T × 100."""
    TURUN_RASIO = "turun_rasio"
    """Lower is better, the rival formula: T / R × 100."""
    STABIL = "stabil"
    """On target is best: (1 - abs(1 - R/T)) × 100."""
    RENTANG = "rentang"
    """Between two bounds is best: see ``capaian_rentang``."""


class KebijakanNol(StrEnum):
    """What an office does with a row whose capaian or serapan would divide by zero."""

    TANPA_CAPAIAN = "tanpa capaian"
    """Such a row has none and enters no mean: a cancelled row."""
    SERATUS = "100 bila realisasi 0"
    """100 when nothing was due and nothing was done; otherwise none."""
    GALAT = "galat"
    """The arithmetic speaks: ``#DIV/0!``."""


def tanpa_pembagi(realisasi: float, kebijakan: KebijakanNol, alasan: str) -> float | str:
    """Answer for a row that cannot be divided: 100, the empty text, or ``#DIV/0!``.

    >>> tanpa_pembagi(0, KebijakanNol.SERATUS, "target nol")
    100.0
    >>> tanpa_pembagi(3, KebijakanNol.TANPA_CAPAIAN, "target nol")
    ''
    """
    if kebijakan is KebijakanNol.GALAT:
        raise RuleError(ErrorValue.DIV0, alasan)
    return 100.0 if kebijakan is KebijakanNol.SERATUS and realisasi == 0 else ""


RUMUS_BAKU = Rumus.NAIK

# An enum looks its members up at every mention; this runs once for every cell.
_NAIK, _TURUN, _TURUN_RASIO = Rumus.NAIK, Rumus.TURUN, Rumus.TURUN_RASIO
_RENTANG = Rumus.RENTANG

Batas = tuple[float, float]
"""A target of two bounds, as the text 80-90 holds it."""


def capaian(
    realisasi: float,
    target: float,
    rumus: Rumus = RUMUS_BAKU,
    maks: float | None = None,
    minimum: float | None = None,
) -> float:
    """Compute the capaian of an indicator.

    Formula: ``naik`` R / T × 100; ``turun`` (2T - R) / T × 100; ``turun_rasio`` T / R × 100;
    ``stabil`` (1 - abs(1 - R/T)) × 100. The result is neither capped nor floored unless asked:
    the report prints 466,8 %, and a negative capaian is possible.

    Source: PermenPANRB 53/2014, Lampiran II; LKjIP Bab III.A (``naik`` and ``turun``).

    Args:
        realisasi: R, in the unit of the indicator.
        target: T, in the same unit.
        rumus: The row's formula.
        maks: Cap, in percent; None for none.
        minimum: Floor, in percent; None for none.

    Returns:
        Percent (109.86 means 109,86 %).

    Raises:
        RuleError: ``#DIV/0!`` when T is 0 (or R, for ``turun_rasio``); ``#NUM!`` when the floor
            is above the cap; ``#VALUE!`` for ``rentang``, which needs two bounds.

    >>> round(capaian(78, 71), 2)
    109.86
    >>> capaian(4, 5, Rumus.TURUN), capaian(4, 5, Rumus.TURUN_RASIO)
    (120.0, 125.0)
    """
    if rumus is _RENTANG:
        raise RuleError(ErrorValue.VALUE, "rentang memerlukan dua batas")
    if target == 0:
        raise RuleError(ErrorValue.DIV0, "target nol")
    if realisasi == target:
        hasil = 100.0  # whatever the formula, and free of the noise of 100 x T / T
    elif rumus is _NAIK:
        hasil = 100.0 * realisasi / target
    elif rumus is _TURUN:
        hasil = 100.0 * (2 * target - realisasi) / target
    elif rumus is _TURUN_RASIO:
        if realisasi == 0:
            raise RuleError(ErrorValue.DIV0, "realisasi nol")
        hasil = 100.0 * target / realisasi
    else:
        hasil = 100.0 - abs(100.0 - 100.0 * realisasi / target)
    if maks is None and minimum is None:
        return hasil
    return _batasi(hasil, maks, minimum)


def capaian_baris(  # noqa: PLR0913, PLR0917  # the arguments of the worksheet function
    realisasi: float,
    target: float | Batas,
    rumus: Rumus = RUMUS_BAKU,
    maks: float | None = None,
    minimum: float | None = None,
    nol: KebijakanNol = KebijakanNol.GALAT,
    target_atas: float | None = None,
) -> float | str:
    """Compute the capaian of a row under the office's policies.

    As ``capaian``; a target of two bounds (``rentang``) and a division by zero have their say.

    Args:
        realisasi: R, in the unit of the indicator.
        target: T, or its two bounds.
        rumus: The row's formula.
        maks: Cap, in percent; None for none.
        minimum: Floor, in percent; None for none.
        nol: What to answer when T is 0 (or R, for ``turun_rasio``).
        target_atas: The upper bound, for ``rentang`` with a target of one number.

    Returns:
        Percent; the empty text where ``nol`` leaves the row without.

    Raises:
        RuleError: as ``capaian``; ``#VALUE!`` for two bounds without the rumus ``rentang``.

    >>> capaian_baris(85, (80, 90), Rumus.RENTANG)
    100.0
    """
    if rumus is _RENTANG:
        return _batasi(capaian_rentang(realisasi, *_batas(target, target_atas)), maks, minimum)
    if isinstance(target, tuple):
        raise RuleError(ErrorValue.VALUE, "target dua batas hanya untuk rumus rentang")
    if target == 0:
        return tanpa_pembagi(realisasi, nol, "target nol")
    if rumus is _TURUN_RASIO and realisasi == 0:
        # Nothing happened where less is better: no ratio, whatever was due.
        return tanpa_pembagi(target, nol, "realisasi nol")
    return capaian(realisasi, target, rumus, maks, minimum)


def _batas(target: float | Batas, atas: float | None) -> Batas:
    if isinstance(target, tuple):
        return target
    if atas is None:
        raise RuleError(ErrorValue.VALUE, "rentang memerlukan dua batas")
    return target, atas


def _batasi(hasil: float, maks: float | None, minimum: float | None) -> float:
    if maks is not None and minimum is not None and minimum > maks:
        raise RuleError(ErrorValue.NUM, "batas bawah di atas batas atas")
    if maks is not None:
        hasil = min(hasil, maks)
    return hasil if minimum is None else max(hasil, minimum)


def capaian_rentang(realisasi: float, bawah: float, atas: float) -> float:
    """Compute the capaian against a target that is a range.

    Formula: inside the range (bounds included) 100; above it R / atas × 100; below it
    R / bawah × 100.

    Source: an extension for indicators whose target is printed as two bounds; the report's own
    formulas know one target only.

    Args:
        realisasi: R, in the unit of the indicator.
        bawah: Lower bound of the target.
        atas: Upper bound of the target.

    Returns:
        Percent.

    Raises:
        RuleError: ``#NUM!`` when the bounds are crossed; ``#DIV/0!`` when the bound that R
            missed is 0.

    >>> capaian_rentang(15, 10, 20), capaian_rentang(25, 10, 20), capaian_rentang(8, 10, 20)
    (100.0, 125.0, 80.0)
    """
    if bawah > atas:
        raise RuleError(ErrorValue.NUM, "batas bawah di atas batas atas")
    batas = max(bawah, min(realisasi, atas))
    if batas == realisasi:
        return 100.0
    if batas == 0:
        raise RuleError(ErrorValue.DIV0, "batas rentang nol")
    return 100.0 * realisasi / batas
