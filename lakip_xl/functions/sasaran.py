"""NILAI_SASARAN and JUMLAH_INDIKATOR: the rows of one sasaran, chosen from whole columns."""

from lakip_xl.functions.mapping import flat
from lakip_xl.functions.scales import read_skala
from lakip_xl.functions.spec import ArgumentValue, Result, Scalar
from lakip_xl.functions.values import (
    cells,
    first_error,
    is_blank,
    is_grid,
    optional_word,
    single,
    to_number,
)
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.sasaran import Metode, isi_ke_bawah, nama_baku, nilai_sasaran

_METODE = optional_word({one.value: one for one in Metode}, Metode.RATA_KELOMPOK, "metode")
_FEWEST, _MOST = 3, 6
_METODE_AT, _SKALA_AT, _BOBOT_AT = 3, 4, 5


def evaluate_nilai_sasaran(*values: ArgumentValue) -> Result:
    """Score a sasaran (see ``rules.sasaran``).

    Only the rows of the sasaran matter: an error or a text in another group does not.
    """
    if not _FEWEST <= len(values) <= _MOST:
        return ErrorValue.VALUE
    if error := first_error([single(value) for value in values if not is_grid(single(value))]):
        return error
    try:
        rows = _rows(values)
        metode = _METODE.read(single(values[_METODE_AT]) if len(values) > _METODE_AT else None)
        skala = read_skala(values[_SKALA_AT] if len(values) > _SKALA_AT else None)
        if not rows:
            return ""
        capaian = [to_number(cell) for cell, _ in rows]
        bobot = [to_number(cell) for _, cell in rows] if metode is Metode.RATA_TERTIMBANG else None
        return nilai_sasaran(capaian, metode, skala, bobot)
    except RuleError as problem:
        return problem.error


def evaluate_jumlah_indikator(*values: ArgumentValue) -> Result:
    """Count the indicators of a sasaran that have a capaian."""
    if len(values) != _FEWEST:
        return ErrorValue.VALUE
    if error := first_error([single(value) for value in values if not is_grid(single(value))]):
        return error
    try:
        if all(map(is_blank, cells(values[2]))):
            return ""
        rows = _rows(values)
        for cell, _ in rows:
            to_number(cell)
        return float(len(rows))
    except RuleError as problem:
        return problem.error


def _rows(values: tuple[ArgumentValue, ...]) -> list[tuple[Scalar, Scalar]]:
    """Give capaian and weight of each filled row of the sasaran; of every row for a blank one."""
    wanted = nama_baku(_name(single(values[0])))
    columns = [values[1], values[2]]
    if len(values) > _BOBOT_AT and not is_omitted(values[_BOBOT_AT]):
        columns.append(values[_BOBOT_AT])
    names, capaian, *rest = flat(columns)
    weights = rest[0] if rest else (None,) * len(capaian)
    filled = zip(capaian, weights, strict=True)
    if not wanted:
        return [row for row in filled if not is_blank(row[0])]
    groups = isi_ke_bawah(map(_name, names))
    return [
        row
        for group, row in zip(groups, filled, strict=True)
        if group == wanted and not is_blank(row[0])
    ]


def is_omitted(value: ArgumentValue) -> bool:
    """Tell whether the weights were left out: not a range, and nothing but a blank."""
    return not is_grid(value) and is_blank(value)


def _name(value: object) -> str:
    if isinstance(value, ErrorValue):
        raise RuleError(value, "galat pada argumen")
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value}"
