"""POIN: a predicate such as BB as the points that the office gives it."""

from lakip_xl.functions.mapping import elementwise
from lakip_xl.functions.spec import ArgumentValue
from lakip_xl.functions.values import TEXT_OR_NUMBER, Reader, as_grid, is_blank, to_number
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.sasaran import nama_baku

_WIDTH = 2
_Points = dict[str, float | ErrorValue]


def _read_list(value: ArgumentValue | _Points) -> _Points:
    if isinstance(value, dict):  # read once already, for a whole range
        return value
    grid = as_grid(value)
    if len(grid[0]) != _WIDTH:
        raise RuleError(ErrorValue.VALUE, "daftar predikat mempunyai dua kolom")
    points: _Points = {}
    for word, number in grid:
        if isinstance(word, ErrorValue):
            raise RuleError(word, "galat pada argumen")
        if not is_blank(word):
            points[nama_baku(str(word))] = ErrorValue.NA if is_blank(number) else to_number(number)
    return points


def _points_of(value: str | float, points: _Points) -> float:
    if not isinstance(value, str):
        return value
    found = points.get(nama_baku(value))
    if found is None:
        raise RuleError(ErrorValue.VALUE, f"{value!r} bukan predikat dalam daftar")
    if isinstance(found, ErrorValue):
        raise RuleError(found, f"predikat {value!r} belum diberi poin")
    return found


evaluate_poin = elementwise(_points_of, TEXT_OR_NUMBER, Reader(_read_list, whole=True))
