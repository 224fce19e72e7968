"""Rapikan: texts that are numbers, and percentages that Excel stored as fractions."""

from lakip_xl.services.angka_teks import find_number_texts
from lakip_xl.services.table import OpenTable


def table(*rows: list[object], percents: frozenset[tuple[int, int]] = frozenset()) -> OpenTable:
    return OpenTable("tblIKU", "IKU", ("Target", "Realisasi"), 9, 5, rows, frozenset(), percents)  # type: ignore[arg-type]  # cells of any kind


def test_a_percentage_becomes_a_number_of_percent() -> None:
    [satu] = find_number_texts([table([95.0, 0.945], percents=frozenset({(0, 1)}))])
    assert (satu.cell, satu.teks, satu.change.value) == ("IKU!F9", "94,5%", 94.5)


def test_only_what_shows_as_a_percentage_is_one() -> None:
    assert find_number_texts([table([0.95, 0.9])]) == []
    assert find_number_texts([table([95.0, True], percents=frozenset({(0, 0), (0, 1)}))]) == []


def test_a_cell_of_blanks_only_is_emptied_and_never_read_as_zero() -> None:
    found = find_number_texts([table(["  ", "\u00a0"], ["", None])])
    assert [(one.cell, one.change.value, one.ambigu) for one in found] == [
        ("IKU!E9", None, False),
        ("IKU!F9", None, False),
    ]
