"""Where Python is gone every function of ours gives #N/A: no cell may say that things agree."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lakip_xl.engine.recalculation import recalculate
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.kinds import Kind, Type
from lakip_xl.workbook.schema.model import Column, Table

Place = tuple[str, int, int]
NAMES = ("Indeks Sistem Merit", "Indeks Profesionalitas ASN", "Angka kemiskinan")
WITHOUT_FUNCTIONS = {"Pengaturan", "Pemeriksaan", "Kamus", "Anggaran", "Sumber Daya"}
"""Budgets are sums, differences and quotients, which Excel computes itself."""
SAID_OF_ERRORS = ("Ada galat", "Perlu diperbaiki", "Beda")
"""What a cell may say that depends on a function that failed."""


def typed_rows(table: Table) -> list[Row]:
    """Rows with something in every cell that a person fills, also as if printed."""
    fixed = table.rows or ((),) * len(NAMES)
    return [
        {column.title: typed(column, order % len(NAMES)) for column in table.typed}
        | {column.title: value for column, value in zip(table.typed, row, strict=False)}
        for order, row in enumerate(fixed)
    ]


def typed(column: Column, row: int) -> Scalar:
    if column.choices and column.choices.values:
        return column.choices.values[row % len(column.choices.values)]
    if column.title.startswith("Kode"):
        return ("1", "1.1", "1.1.1")[row]
    if column.type is Type.TEXT:
        return NAMES[row]
    if column.kind is Kind.KEY:
        return row + 1
    return max(column.minimum or 0, min(column.maximum or 90, 3 + row))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with every sheet in use."""
    path = tmp_path_factory.mktemp("penuh") / "penuh.xlsm"
    tables = {table.name: typed_rows(table) for table in TABLES.values()}
    build(path, WorkbookData(tables=tables, fields={"TahunLaporan": 2025}))
    return path


def computed(path: Path) -> Iterator[tuple[Place, Scalar]]:
    book = Workbook(open_package(path))
    for sheet in book.sheets:
        for cell in book.cells(sheet):
            if cell.formula:
                yield (sheet.name, cell.row, cell.column), cell.value


def with_functions(
    answer: Callable[..., Scalar], source: Path, target: Path
) -> dict[Place, Scalar]:
    """Every computed cell, when each of our functions gives this."""
    shutil.copy(source, target)
    with pytest.MonkeyPatch.context() as patch:
        for name, spec in list(CATALOGUE.items()):
            patch.setitem(CATALOGUE, name, replace(spec, evaluate=answer))
        recalculate(target)
    return dict(computed(target))


@pytest.mark.parametrize("source", ["filled", "example_workbook"])
def test_no_cell_that_depends_on_a_function_says_that_all_is_well(
    source: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    workbook = request.getfixturevalue(source)
    failing = with_functions(lambda *_: ErrorValue.NA, workbook, tmp_path / "gagal.xlsm")
    others = [
        dict(computed(workbook)),
        *(
            with_functions(lambda *_, value=value: value, workbook, tmp_path / "lain.xlsm")
            for value in (0.0, 7.25, 1234.5, "kata")
        ),
    ]
    depending = [place for place in failing if len({repr(o[place]) for o in others}) > 1]
    assert len(depending) > 300
    if source == "filled":
        sheets = {table.sheet for table in Workbook(open_package(workbook)).tables}
        assert sheets - {sheet for sheet, *_ in depending} <= WITHOUT_FUNCTIONS
    wrong = [
        (place, failing[place])
        for place in depending
        if not isinstance(failing[place], ErrorValue)
        and not str(failing[place]).endswith(SAID_OF_ERRORS)
        and not (isinstance(failing[place], float) and float(str(failing[place])) > 0)
    ]
    assert wrong == []
