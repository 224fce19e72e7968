"""The argument instrumen: a scheme, or a range with an office's own points of training."""

from collections.abc import Mapping
from functools import lru_cache

from lakip_xl.functions.schemes import scheme_reader
from lakip_xl.functions.spec import ArgumentValue, Scalar
from lakip_xl.functions.values import (
    Reader,
    as_grid,
    is_blank,
    is_grid,
    single,
    to_number,
    to_text,
)
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.ip_asn import PoinPelatihan, poin_pelatihan
from lakip_xl.rules.sasaran import nama_baku

Instrument = Mapping[str, PoinPelatihan]
_SCHEME = scheme_reader("ip_asn")
_WIDTH = 6


def _read(value: ArgumentValue | Instrument) -> Instrument:
    if isinstance(value, Mapping):  # read once already, for a whole range
        return value
    value = single(value)
    if not is_grid(value):
        return {nama_baku(nama): p for nama, p in poin_pelatihan(_SCHEME.read(value)).items()}
    rows = tuple(tuple(row) for row in as_grid(value))
    # The types are part of the key because 1 and TRUE are equal as keys, not as cells.
    return _from_rows(rows, tuple(type(cell) for row in rows for cell in row))


@lru_cache(maxsize=8)
def _from_rows(rows: tuple[tuple[Scalar, ...], ...], _types: tuple[type, ...]) -> Instrument:
    """Read the range; every cell of a column of people passes the same one."""
    if len(rows[0]) != _WIDTH:
        raise RuleError(ErrorValue.VALUE, "instrumen pelatihan mempunyai enam kolom")
    return {
        nama_baku(to_text(name)): PoinPelatihan(
            *(0.0 if is_blank(cell) else to_number(cell) for cell in points)
        )
        for name, *points in rows
        if not is_blank(name)
    }


INSTRUMENT = Reader(_read, required=False, whole=True)
