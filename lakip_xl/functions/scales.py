"""The argument skala: a preset's name, or a range that holds a scale of the office's own."""

from functools import lru_cache

from lakip_xl.functions.spec import ArgumentValue, Scalar
from lakip_xl.functions.values import (
    Reader,
    as_grid,
    cells,
    is_blank,
    is_grid,
    is_omitted_word,
    single,
    to_number,
    to_text,
)
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.skala import Kelas, Skala, susun_skala
from lakip_xl.schemes import DEFAULT_SCALE, SCALES

_YA_TIDAK = {"ya": True, "tidak": False}
_FEWEST_COLUMNS, _MOST_COLUMNS = 2, 4


def read_skala(value: ArgumentValue | Skala) -> Skala:
    """Read the argument skala.

    Args:
        value: A preset's name; a range with a class in each row (lower bound, label, [mean],
            [does the bound itself belong: ya/tidak]); nothing for the default scale.

    Returns:
        The scale.

    Raises:
        RuleError: ``#N/A`` for an unknown name, ``#VALUE!`` for a malformed range, and an error
            in the range itself.
    """
    if isinstance(value, Skala):
        return value
    value = single(value)
    if is_grid(value):
        grid = as_grid(value)
        content = tuple(cells(grid))
        # The types are part of the key because 1 and TRUE are equal as keys, not as cells.
        return _skala_from_cells(content, len(grid[0]), tuple(map(type, content)))
    if is_omitted_word(value):  # type: ignore[arg-type]  # a range was dealt with above
        return DEFAULT_SCALE
    if isinstance(value, ErrorValue):
        raise RuleError(value, "galat pada argumen")
    if isinstance(value, str) and (skala := SCALES.get(value.strip().lower())):
        return skala
    raise RuleError(ErrorValue.NA, f"skala {value!r} tidak dikenal")


@lru_cache(maxsize=16)
def _skala_from_cells(content: tuple[Scalar, ...], width: int, _types: tuple[type, ...]) -> Skala:
    """Build a scale from its range; every cell of a column passes the same one."""
    if not _FEWEST_COLUMNS <= width <= _MOST_COLUMNS:
        raise RuleError(ErrorValue.VALUE, "skala mempunyai dua sampai empat kolom")
    rows = [content[start : start + width] for start in range(0, len(content), width)]
    return susun_skala(
        "Pengaturan", [_kelas_from_row(row) for row in rows if not all(map(is_blank, row))]
    )


def _kelas_from_row(row: tuple[Scalar, ...]) -> Kelas:
    batas, label, mean, termasuk, *_ = *row, None, None
    return Kelas(
        label=to_text(label).strip(),
        batas=None if is_blank(batas) else to_number(batas),
        mean=None if is_blank(mean) else to_number(mean),
        termasuk=_to_yes_no(termasuk),
    )


def _to_yes_no(value: Scalar) -> bool:
    if isinstance(value, bool):
        return value
    if is_blank(value):
        return False
    answer = _YA_TIDAK.get(to_text(value).strip().lower())
    if answer is None:
        raise RuleError(ErrorValue.VALUE, f"{value!r} bukan ya atau tidak")
    return answer


SCALE = Reader(read_skala, required=False, whole=True)
