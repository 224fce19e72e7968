"""Laws that no head names: random figures obey them, one that does not is found, none else is."""

import random
from collections.abc import Callable

import pytest

from lakip_xl.audit.finding import Finding

Rows = list[list[str]]
Periksa = Callable[[str], list[Finding]]


def balance(rng: random.Random) -> Rows:
    rows = [["Uraian", "Saldo Awal", "Bertambah", "Berkurang", "Saldo Akhir"]]
    for name in ("Tanah", "Mesin", "Gedung", "Jalan"):
        a, b, c = (rng.randint(10_000, 99_999) for _ in range(3))
        rows.append([name, *map(str, (a, b, c, a + b - c))])
    return rows


def running(rng: random.Random) -> Rows:
    rows = [["Bulan", "Kunjungan", "Kunjungan s.d. Bulan Ini"]]
    total = 0
    for name in ("Januari", "Februari", "Maret", "April", "Mei"):
        month = rng.randint(1_000, 9_999)
        total += month
        rows.append([name, str(month), str(total)])
    return rows


def on_its_side(rng: random.Random) -> Rows:
    years = [str(2015 + n) for n in range(6)]
    people = [rng.randint(200_000, 900_000) for _ in years]
    parts = [[rng.randint(10_000, 60_000) for _ in years] for _ in range(3)]
    students = [sum(column) for column in zip(*parts, strict=True)]
    rows = [["Komponen", *years], ["Penduduk usia sekolah", *map(str, people)]]
    rows.append(["Jumlah Siswa", *map(str, students)])
    names = ("Negeri", "Swasta", "Madrasah")
    rows += [[name, *map(str, part)] for name, part in zip(names, parts, strict=True)]
    return rows


@pytest.mark.parametrize("make", [balance, running, on_its_side])
@pytest.mark.parametrize("seed", range(5))
def test_the_figure_that_breaks_a_law_is_found(
    make: Callable[[random.Random], Rows], seed: int, periksa: Periksa
) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secret depends on it
    rows = make(rng)
    assert periksa(text(rows)) == []
    # The last of a running total: one in the middle breaks two of its few lines.
    row, column = (rng.randint(2, len(rows) - 1) if make is not running else -1), -1
    figure = rows[row][column]
    rows[row][column] = str(int(figure[0]) % 9 + 1) + figure[1:]
    assert periksa(text(rows)) != []


def test_two_rows_that_changed_places_are_both_told(periksa: Periksa) -> None:
    rows = [
        ["Indikator", "Target", "Realisasi", "Capaian (%)"],
        ["Panjang jalan mantap", "350", "297", "115,29"],
        ["Luas lahan terairi", "170", "196", "84,86"],
    ]
    found = {one.sel for one in periksa(text(rows))}
    assert found == {f"tabel ke-1, baris {n}, kolom 4" for n in (2, 3)}


@pytest.mark.parametrize("name", ["Produksi padi", "Angka kematian bayi"])
def test_a_lone_indicator_of_which_less_is_better_is_not_called_wrong(
    name: str, periksa: Periksa
) -> None:
    """Its name need not say so: a target and a realisasi that changed places stay unfound there."""
    rows = [
        ["Indikator", "Target", "Realisasi", "Capaian (%)"],
        ["Panjang jalan mantap", "350", "297", "84,86"],
        ["Luas lahan terairi", "170", "196", "115,29"],
        [name, "71", "83", "85,54"],
    ]
    assert periksa(text(rows)) == []


def text(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in rows)
