"""JUMLAH_ANAK: the roll-up by code, called once for each row over whole columns."""

from collections.abc import Mapping
from functools import lru_cache

from lakip_xl.functions.mapping import elementwise, flat
from lakip_xl.functions.spec import ArgumentValue, Result, Scalar
from lakip_xl.functions.values import TEXT_OR_NUMBER, Reader, is_blank, to_number, to_text_or_number
from lakip_xl.rules.anggaran import NilaiBaris, jumlah_anak
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.kode import baca_kode

_Sums = Mapping[str, NilaiBaris]
_ARGUMENTS = 3


def evaluate_jumlah_anak(*values: ArgumentValue) -> Result:
    """Sum the direct children of a code (see ``rules.anggaran.jumlah_anak``).

    Args:
        values: The code of the row (or a range of codes), the codes of the table, and the rows'
            own values in a range of the same shape. A text or an error among the values counts
            only where the sum needs it.

    Returns:
        The sum, or "" for a leaf and for a parent below which nothing is filled in.
    """
    if len(values) != _ARGUMENTS:
        return ErrorValue.VALUE
    kode, *columns = values
    return _find(kode, _read_columns(columns))


def _read_columns(columns: list[ArgumentValue]) -> _Sums | ErrorValue:
    for column in columns:
        if isinstance(column, ErrorValue):
            return column
    try:
        codes, values = flat(columns)
        return _sums(codes, values, tuple(map(type, codes)), tuple(map(type, values)))
    except RuleError as problem:
        return problem.error


# All rows of a table ask for the same columns, so the sums are made once. The key is the whole
# content, hence never stale; the types belong to it because 1 and TRUE are equal as keys.
@lru_cache(maxsize=8)
def _sums(
    codes: tuple[Scalar, ...], values: tuple[Scalar, ...], *_types: tuple[type, ...]
) -> _Sums:
    return jumlah_anak(
        ("" if is_blank(code) else baca_kode(to_text_or_number(code)), _own_value(value))
        for code, value in zip(codes, values, strict=True)
    )


def _own_value(value: Scalar) -> NilaiBaris:
    if is_blank(value):
        return None
    try:
        return to_number(value)
    except RuleError as problem:
        return problem.error


def _read_sums(sums: _Sums | ErrorValue) -> _Sums:
    if isinstance(sums, ErrorValue):
        raise RuleError(sums, "kolom kode atau kolom nilai tidak terbaca")
    return sums


def _sum_of(kode: str | float, sums: _Sums) -> Scalar:
    total = sums.get(baca_kode(kode))
    return "" if total is None else total


_find = elementwise(_sum_of, TEXT_OR_NUMBER, Reader(_read_sums, whole=True))
