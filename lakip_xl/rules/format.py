"""Numbers written as Indonesian text."""

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import bulatkan_desimal, desimal15

_TUKAR = str.maketrans(",.", ".,")
DESIMAL_TERBANYAK = 10
_SATUAN_RUPIAH = frozenset({"rp", "rp.", "rupiah"})


def tulis_angka(nilai: float, desimal: int = 2, *, tetap: bool = False) -> str:
    """Write a number with Indonesian separators.

    Args:
        nilai: Any finite number; rounded half away from zero.
        desimal: Digits behind the comma, at most.
        tetap: Keep trailing zeros, so that there are exactly ``desimal`` digits.

    Returns:
        The text: dots between thousands, a comma before decimals.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> tulis_angka(14827361757), tulis_angka(109.859), tulis_angka(100.0)
    ('14.827.361.757', '109,86', '100')
    """
    teks = f"{desimal15(bulatkan_desimal(nilai, desimal)):,.{desimal}f}".translate(_TUKAR)
    if desimal and not tetap:
        teks = teks.rstrip("0").rstrip(",")
    return teks


def tulis_ukuran(nilai: float, satuan: str, desimal: int = 2) -> str:
    """Write a number with its unit: ``109,86%``, ``1.167 Orang``, ``Rp 14.827.361.757``.

    Args:
        nilai: Any finite number.
        satuan: The unit as the row has it; ``%`` and ``Rp`` take their own places.
        desimal: Digits behind the comma, at most.

    Returns:
        The text.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> tulis_ukuran(111.88, "%"), tulis_ukuran(1167, "Orang"), tulis_ukuran(5e6, "Rp")
    ('111,88%', '1.167 Orang', 'Rp 5.000.000')
    """
    satuan = satuan.strip()
    angka = tulis_angka(nilai, desimal)
    if satuan == "%":
        return f"{angka}%"
    if satuan.casefold() in _SATUAN_RUPIAH:
        return f"-Rp {angka[1:]}" if angka.startswith("-") else f"Rp {angka}"
    return f"{angka} {satuan}".rstrip()


def rupiah(nilai: float, desimal: float = 0) -> str:
    """Write an amount of money.

    Source: the form the report uses; the sign stands before the currency.

    Args:
        nilai: Rupiah.
        desimal: Digits behind the comma, 0 to 10, always written; cut to a whole number as
            Excel's ROUND does.

    Returns:
        The text.

    Raises:
        RuleError: ``#NUM!`` for a count of digits outside 0…10.

    >>> rupiah(14827361757), rupiah(-1500.5, 2)
    ('Rp 14.827.361.757', '-Rp 1.500,50')
    """
    if not 0 <= desimal <= DESIMAL_TERBANYAK:
        raise RuleError(ErrorValue.NUM, "jumlah desimal di luar 0 sampai 10")
    angka = tulis_angka(nilai, int(desimal), tetap=True)
    return f"-Rp {angka[1:]}" if angka.startswith("-") else f"Rp {angka}"
