"""Cells that a sheet leaves out can be added; everything else stays where it was."""

import pytest
from packages import MAIN, prefixed, sheet

from lakip_xl.errors import PackageError
from lakip_xl.package.filling import with_cells

C = '<c r="B2"><v>1</v></c>'


@pytest.mark.parametrize(
    ("rows", "missing", "filled"),
    [
        (
            f'<row r="2">{C}</row>',
            [(2, 1), (2, 3)],
            f'<row r="2"><c r="A2"/>{C}<c r="C2"/></row>',
        ),
        (
            '<row r="2" ht="9"/><row r="4"/>',
            [(2, 2), (3, 1)],
            '<row r="2" ht="9"><c r="B2"/></row><row r="3"><c r="A3"/></row><row r="4"/>',
        ),
        (
            f'<row r="2">{C}</row>',
            [(3, 2), (1, 1), (4, 1), (3, 1)],
            (
                f'<row r="1"><c r="A1"/></row><row r="2">{C}</row>'
                '<row r="3"><c r="A3"/><c r="B3"/></row><row r="4"><c r="A4"/></row>'
            ),
        ),
        (
            "<row><c><v>1</v></c></row><row><c/></row>",
            [(1, 2), (2, 2)],
            '<row><c><v>1</v></c><c r="B1"/></row><row><c/><c r="B2"/></row>',
        ),
    ],
)
def test_cells_come_in_their_order(rows: str, missing: list[tuple[int, int]], filled: str) -> None:
    assert with_cells(sheet(rows).encode(), missing).decode() == sheet(filled)


def test_they_bear_the_prefix_of_the_sheet() -> None:
    content = prefixed('<x:row r="1"><x:c r="A1"/></x:row><!-- <row r="9"/> -->').encode()
    assert with_cells(content, [(1, 2), (2, 1)]).decode() == prefixed(
        '<x:row r="1"><x:c r="A1"/><x:c r="B1"/></x:row><!-- <row r="9"/> -->'
        '<x:row r="2"><x:c r="A2"/></x:row>'
    )


@pytest.mark.parametrize("rows", ['<row r="2"/><row r="1"/>', '<row r="x"/>', "<row>"])
def test_a_damaged_sheet_is_refused(rows: str) -> None:
    with pytest.raises(PackageError):
        with_cells(f'<worksheet xmlns="{MAIN}"><sheetData>{rows}'.encode(), [(1, 1)])
