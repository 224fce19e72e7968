"""Odd values in a column of the example: a few through every verb, and those that once failed.

The long run is a command, see ``odd_values``.
"""

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from odd_values import ODD, VERBS, fault, places, run, with_column

from lakip_xl.cli import main
from lakip_xl.workbook.book.opened import open_book

PAST_FAILURES = [
    ("tblAnggaran", "Anggaran", "1e308"),
    ("tblEfisiensi", "Realisasi", "1e308"),
    ("tblBelanja", "Realisasi", "1e308"),
    ("tblMerit", "Bobot", "1e308"),
    ("tblSAKIP", "Pelaporan Kinerja", "1e308"),
    ("tblSAKIP", "Evaluasi Internal", "1e308"),
    ("tblSAKIP", "Pelaporan Kinerja", "a text"),
]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contoh") / "contoh.xlsm"
    assert main(["baru", str(path), "--contoh", "pontianak-2024"]) == 0
    return path


def test_a_few_drawn_values_end_in_an_answer(example: Path) -> None:
    found = run(example, 3, seed=12)
    assert sum(found.values()) == 3 * len(VERBS)
    assert {key: n for key, n in found.items() if key[1]} == {}


@pytest.mark.parametrize(("table", "column", "value"), PAST_FAILURES)
def test_past_failures_stay_mended(
    table: str, column: str, value: str, example: Path, tmp_path: Path
) -> None:
    book = open_book(example, stored=True)
    assert (table, column) in places(book)
    assert fault("laporan", with_column(book, (table, column), ODD[value]), tmp_path) == ""


def test_a_figure_too_large_to_add_is_named_and_is_an_error(example: Path, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsm"
    path.write_bytes(with_column(open_book(example, stored=True), ("tblMerit", "Bobot"), 1e308))
    with redirect_stdout(io.StringIO()) as said:
        assert main(["periksa", str(path)]) == 1
    assert "terlalu besar untuk dihitung" in said.getvalue()
