"""Numbers in Indonesian words."""

import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Any

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
    kata: str = _pengeja().to_cardinal(bilangan)
    # num2words says "satu juta satu ribu", where the language has the one word "seribu".
    return _SATU_RIBU.sub(r"\1 seribu", kata)


@cache
def _pengeja() -> Any:
    """The speller of num2words for Indonesian.

    Its module is loaded by itself: the package would import fifty other languages first, which
    takes longer than all else that a recalculation imports.
    """
    package = importlib.util.find_spec("num2words")
    folder = package.submodule_search_locations if package else None
    if folder:
        file = Path(folder[0], "lang_ID.py")
        spec = importlib.util.spec_from_file_location("num2words_lang_id", file)
        if spec and spec.loader and file.is_file():
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module.Num2Word_ID()
    from num2words import CONVERTER_CLASSES  # a version that keeps it elsewhere

    return CONVERTER_CLASSES["id"]
