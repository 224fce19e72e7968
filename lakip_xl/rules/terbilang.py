"""Numbers in Indonesian words."""

import re

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import desimal15

BATAS = 1e15
"""From here on a float no longer has a true digit in every place."""

_SATU_RIBU = re.compile(r"\b(juta|miliar|triliun) satu ribu\b")


def terbilang(nilai: float, satuan: str = "") -> str:
    """Write a number in words.

    Source: the spelling rules of Indonesian (EYD); the words come from num2words.

    Args:
        nilai: Any number below 1.000.000.000.000.000 in size; decimals are read digit by digit.
        satuan: A unit to put behind the words, for example ``rupiah``.

    Returns:
        The words, in lower case.

    Raises:
        RuleError: ``#NUM!`` for a number too large to have true digits in every place.

    >>> terbilang(15000, "rupiah"), terbilang(1001000), terbilang(-16.73)
    ('lima belas ribu rupiah', 'satu juta seribu', 'min enam belas koma tujuh tiga')
    """
    if not abs(nilai) < BATAS:
        raise RuleError(ErrorValue.NUM, "bilangan terlalu besar untuk ditulis dengan huruf")
    bulat, _, pecahan = f"{abs(desimal15(nilai)):f}".partition(".")
    kata = _kata(int(bulat))
    if pecahan.strip("0"):
        kata = " ".join([kata, "koma", *(_kata(int(digit)) for digit in pecahan.rstrip("0"))])
    if nilai < 0:
        kata = f"min {kata}"
    satuan = satuan.strip()
    return f"{kata} {satuan}" if satuan else kata


def _kata(bilangan: int) -> str:
    """Spell a whole number ≥ 0.

    num2words is given whole numbers only: it spells ``str(number)``, which for floats may hold
    an exponent or a decimal part of zeros.
    """
    from num2words import num2words  # here: 20 ms that no other rule needs

    kata: str = num2words(bilangan, lang="id")
    # num2words says "satu juta satu ribu", where the language has the one word "seribu".
    return _SATU_RIBU.sub(r"\1 seribu", kata)
