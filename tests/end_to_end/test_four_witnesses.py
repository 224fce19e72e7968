"""Cell by cell, four ways to a value must agree.

In every workbook each formula is computed by LibreOffice (cell, our VBA wrapper, xlwings'
``call_udf``, our function, and back), by formualizer, and, where the formula is plain enough, by
calling our functions from Python with the stored arguments; and the file holds a value already.
"""

import random
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import pytest
from direct import NotPlainError, Place, StoredWorkbook
from libreoffice import Calculated, Office

from lakip_xl.engine.evaluation import evaluate
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.cutting import cut
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook
from lakip_xl.workbook.template import new_workbook

DIGITS = 1e-9
PLAIN_SHARE = 0.8
"""The share of our calls that the direct witness must be able to read."""

CHANGED_INPUTS = {"tblIKU": "Realisasi", "tblProgram": "Realisasi", "tblAnggaran": "Realisasi"}


def blank(path: Path) -> None:
    new_workbook(path, None)


def example(path: Path) -> None:
    new_workbook(path, "pontianak-2024")


def other_numbers(path: Path) -> None:
    """The example with other results, as another office would type them, recalculated."""
    new_workbook(path, "pontianak-2024")
    change_inputs(path)
    recalculate(path)


def change_inputs(path: Path) -> None:
    package = open_package(path)
    workbook = Workbook(package)
    chance = random.Random(2024)  # noqa: S311 - the same numbers in every run
    parts = {}
    for name, title in CHANGED_INPUTS.items():
        table = workbook.table(name)
        assert table is not None
        column = table.column_number(title)
        sheet = workbook.sheet(table.sheet)
        assert column is not None
        assert sheet is not None
        area = table.data._replace(first_column=column, last_column=column)
        source = cut(package.read(sheet.part), [area])
        stored = source.stored_values(workbook.shared_strings)
        new: dict[int, Scalar] = {
            index: round(value * chance.uniform(0.6, 1.1), 2)
            for index, value in enumerate(stored)
            if isinstance(value, float)
            and source.columns[index] == column
            and area.holds(source.rows[index], column)
            and source.formula(index) is None
        }
        assert new, f"{name}[{title}] holds no typed numbers"
        parts[sheet.part] = source.patched(new)
    path.write_bytes(b"".join(package.rewritten(parts)))


def without_values(source: Path, target: Path) -> None:
    """Copy a workbook and take the stored value out of every formula cell."""
    package = open_package(source)
    parts = {}
    for sheet in Workbook(package).sheets:
        pieces = cut(package.read(sheet.part))
        parts[sheet.part] = pieces.patched(dict.fromkeys(range(len(pieces))))
    target.write_bytes(b"".join(package.rewritten(parts)))


@dataclass(frozen=True)
class Witnesses:
    stored: StoredWorkbook
    formualizer: dict[Place, Scalar]
    libreoffice: dict[Place, dict[str, Scalar]]
    office: Calculated


@pytest.fixture(scope="session", params=[blank, example, other_numbers], ids=lambda f: f.__name__)
def witnesses(
    request: pytest.FixtureRequest, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> Witnesses:
    folder = tmp_path_factory.mktemp("buku")
    workbook, emptied = folder / "buku.xlsm", folder / "tanpa_nilai.xlsm"
    request.param(workbook)
    without_values(workbook, emptied)
    evaluation = evaluate(emptied)
    assert evaluation.failures == ()
    calculated = office.calculate(emptied)
    return Witnesses(
        stored=StoredWorkbook(workbook),
        formualizer={
            (sheet.name, row, column): value
            for sheet in evaluation.workbook.sheets
            for (row, column), value in evaluation.values(sheet.name).items()
        },
        libreoffice={
            (sheet, *map(int, place.split(","))): content
            for sheet, cells in calculated.cells.items()
            for place, content in cells.items()
            if "formula" in content
        },
        office=calculated,
    )


def same(one: Scalar, other: Scalar) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= DIGITS * max(1.0, abs(one), abs(other))
    return (one or "") == (other or "")


def test_every_formula_was_computed_by_both_engines(witnesses: Witnesses) -> None:
    formulas = set(witnesses.stored.formulas)
    assert formulas
    assert set(witnesses.libreoffice) == formulas == set(witnesses.formualizer)


def test_libreoffice_through_the_vba_agrees_with_the_stored_values(witnesses: Witnesses) -> None:
    stored = witnesses.stored.values
    disagreeing = {
        place: (content["value"], stored[place])
        for place, content in witnesses.libreoffice.items()
        if content["error"] or not same(content["value"], stored[place])
    }
    assert disagreeing == {}


def test_formualizer_agrees_with_the_stored_values(witnesses: Witnesses) -> None:
    stored = witnesses.stored.values
    disagreeing = {
        place: (value, stored[place])
        for place, value in witnesses.formualizer.items()
        if not same(value, stored[place])
    }
    assert disagreeing == {}


def test_calling_the_functions_from_python_agrees_with_the_stored_values(
    witnesses: Witnesses,
) -> None:
    stored = witnesses.stored
    calls = stored.own_calls()
    plain, disagreeing = 0, {}
    for place in calls:
        try:
            value = stored.computed(place)
        except NotPlainError:
            continue
        plain += 1
        if not same(value, stored.values[place]):
            disagreeing[place] = (value, stored.values[place])
    assert disagreeing == {}
    assert plain >= PLAIN_SHARE * len(calls)


def test_every_function_went_through_the_whole_chain(witnesses: Witnesses) -> None:
    assert set(witnesses.office.calls) == set(CATALOGUE)


def test_other_numbers_are_other_results(tmp_path: Path) -> None:
    typed, changed = tmp_path / "contoh.xlsm", tmp_path / "lain.xlsm"
    example(typed)
    copyfile(typed, changed)
    change_inputs(changed)
    assert recalculate(changed).changed > len(CHANGED_INPUTS)
