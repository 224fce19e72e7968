"""Every example of the catalogue, computed by LibreOffice through the add-in's own VBA."""

import io
from pathlib import Path
from typing import Any

import pytest
from libreoffice import Calculated, Office
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Example, Scalar
from lakip_xl.package.addresses import address
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.archive import pack, unpack
from lakip_xl.workbook.ribbon.part import ADDIN_RIBBON_FILE
from lakip_xl.workbook.vba.modules import addin_modules, addin_workbook_module
from lakip_xl.workbook.vba.project import with_macros

PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
SHEET = "LAKIP"
EXAMPLES = [(spec, example) for spec in CATALOGUE.values() for example in spec.examples]
LEFT = 8
"""The column where an example's arguments that are ranges begin: every cell read costs time."""
NUMBERS = {
    ErrorValue.NULL: 2000,
    ErrorValue.DIV0: 2007,
    ErrorValue.VALUE: 2015,
    ErrorValue.NUM: 2036,
    ErrorValue.NA: 2042,
}


def tops() -> list[int]:
    """The first row of every example, one below the tallest range of the one before."""
    rows = [1]
    for _, example in EXAMPLES:
        areas = [v for v in (*example.arguments, example.result) if isinstance(v, list | tuple)]
        rows.append(rows[-1] + max(map(len, areas), default=1))
    return rows


def written(path: Path) -> Path:
    """A workbook that carries all that the add-in carries, with the examples on its sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for top, (spec, example) in zip(tops(), EXAMPLES, strict=False):
        left, arguments = LEFT, []
        for value in example.arguments:
            arguments.append(argument(sheet, top, left, value))
            left += len(value[0]) if isinstance(value, list | tuple) else 0
        formula = f"={spec.name}({','.join(arguments)})"
        if isinstance(example.result, tuple):
            last = address(top + len(example.result) - 1, len(example.result[0]))
            sheet.cell(top, 1).value = ArrayFormula(f"A{top}:{last}", formula)
        else:
            sheet.cell(top, 1).value = formula
    buffer = io.BytesIO()
    book.save(buffer)
    parts = unpack(buffer.getvalue())
    types = "[Content_Types].xml"
    workbook = with_macros(
        pack(parts | {types: parts[types].replace(PLAIN, MACROS)}),
        modules=addin_modules(),
        workbook_source=addin_workbook_module(),
        ribbon=ADDIN_RIBBON_FILE,
    )
    path.write_bytes(workbook)
    return path


def argument(sheet: Any, top: int, left: int, value: Any) -> str:
    if isinstance(value, list | tuple):
        for r, row in enumerate(value):
            for c, content in enumerate(row):
                cell = sheet.cell(top + r, left + c)
                cell.value = f"={content.value}" if isinstance(content, ErrorValue) else content
        return f"{address(top, left)}:{address(top + len(value) - 1, left + len(value[0]) - 1)}"
    if value is None:
        return ""
    if isinstance(value, ErrorValue):
        return str(value.value)
    if isinstance(value, bool):
        return str(value).upper()
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else repr(value)


@pytest.fixture(scope="module")
def calculated(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Calculated:
    return office.calculate(written(tmp_path_factory.mktemp("addin") / "lakip.xlsm"))


def test_every_function_of_the_add_in_was_asked(calculated: Calculated) -> None:
    assert set(calculated.calls) == set(CATALOGUE)


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=lambda n: f"{EXAMPLES[n][0].name}-{n}")
def test_an_example_comes_out_of_the_add_in(calculated: Calculated, number: int) -> None:
    example: Example = EXAMPLES[number][1]
    wanted = example.result if isinstance(example.result, tuple) else ((example.result,),)
    cells = calculated.cells[SHEET]
    top = tops()[number]
    for r, row in enumerate(wanted):
        for c, value in enumerate(row):
            assert same(cells.get(f"{top + r},{c + 1}", {}), value)


def same(cell: dict[str, Any], wanted: Scalar) -> bool:
    if isinstance(wanted, ErrorValue):
        # LibreOffice passes what CVErr made as this text; that it is an error in Excel is proved
        # in tests/vba.
        return bool(cell["value"] == f"Error {NUMBERS[wanted]}" or cell.get("error"))
    if cell.get("error"):
        return False
    if isinstance(wanted, float | int):
        return bool(cell["value"] == pytest.approx(wanted, rel=1e-12, abs=1e-12))
    return bool(cell.get("value", "") == (wanted or ""))
