"""A workbook's structure and cells read alike, whoever wrote the file."""

import random
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from packages import MAIN, STRICT, formulas, prefixed, row, sheet, table, workbook

from lakip_xl.errors import PackageError
from lakip_xl.package.addresses import Area
from lakip_xl.package.cells import Cell, FormulaKind
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Visibility, Workbook
from lakip_xl.rules.errors import ErrorValue


def opened(data: bytes) -> Workbook:
    return Workbook(open_package(data))


def cells(data: str, strings: str = "") -> list[Cell]:
    book = opened(workbook({"A": data}, strings=strings))
    return list(book.cells(book.sheets[0]))


def values(data: str, strings: str = "") -> list[object]:
    return [cell.value for cell in cells(data, strings)]


def test_it_lists_sheets_tables_and_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "IKU"
    first.append(["Nama", "Target"])
    first.append(["a", 1])
    first.add_table(Table(displayName="tblIKU", ref="A1:B2"))
    book.create_sheet("Rahasia").sheet_state = "veryHidden"
    first.row_dimensions[2].hidden = True
    first.column_dimensions["B"].hidden = True
    book.save(tmp_path / "a.xlsx")
    read = Workbook(open_package(tmp_path / "a.xlsx"))
    assert [(s.name, s.visibility) for s in read.sheets] == [
        ("IKU", Visibility.VISIBLE),
        ("Rahasia", Visibility.VERY_HIDDEN),
    ]
    found = read.table("TBLIKU")
    assert found is not None
    assert found.area == Area(1, 1, 2, 2)
    assert found.data == Area(2, 1, 2, 2)
    assert found.column_number("target") == 2
    hidden = read.hidden(read.sheets[0])
    assert hidden.covers(2, 1)
    assert hidden.covers(1, 2)
    assert not hidden.covers(1, 1)


def test_every_type_of_value_is_read() -> None:
    data = sheet(
        row(
            1,
            '<c r="A1"><v>1.5</v></c>',
            '<c r="B1" t="s"><v>0</v></c>',
            '<c r="C1" t="b"><v>1</v></c>',
            '<c r="D1" t="e"><v>#DIV/0!</v></c>',
            '<c r="E1" t="str"><f>"a"</f><v>a_x000D_b</v></c>',
            '<c r="F1" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r>'
            "<rPh><t>x</t></rPh></is></c>",
            '<c r="G1" t="d"><v>2024-01-31</v></c>',
            '<c r="H1" s="4"/>',
            '<c r="I1" t="n"><v>1E+2</v></c>',
        )
    )
    assert values(data, "<si><r><t>satu</t></r><r><t xml:space='preserve'> dua</t></r></si>") == [
        1.5, "satu dua", True, ErrorValue.DIV0, "a\rb", "a b", 45322.0, 100.0,
    ]  # fmt: skip


def test_formulas_are_read_with_their_kind() -> None:
    data = sheet(
        row(
            1,
            '<c r="A1"><f>1+1</f><v>2</v></c>',
            '<c r="B1"><f t="shared" ref="B1:B9" si="3">A1&lt;2</f></c>',
            '<c r="C1"><f t="shared" si="3"/></c>',
            '<c r="D1" cm="1"><f t="array" ref="D1:D3">A1:A3</f></c>',
            '<c r="E1"><f t="dataTable" ref="E1:E2" dt2D="0" r1="A1"/></c>',
        )
    )
    found = [cell.formula for cell in cells(data)]
    assert [f.text for f in found if f] == ["1+1", "A1<2", "", "A1:A3", ""]
    assert [f.kind for f in found if f] == [
        FormulaKind.NORMAL,
        FormulaKind.SHARED,
        FormulaKind.SHARED,
        FormulaKind.ARRAY,
        FormulaKind.DATA_TABLE,
    ]
    assert [f.dynamic for f in found if f] == [False, False, False, True, False]
    assert found[3]
    assert found[3].area == Area(1, 4, 3, 4)


@pytest.mark.parametrize(
    "data",
    [
        sheet(row(2, '<c r="A2"><v>1</v></c>', '<c r="B2"><v>2</v></c>')),
        sheet("<row/><row><c><v>1</v></c><c><v>2</v></c></row>"),
        prefixed(
            '<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c><x:c r="B2"><x:v>2</x:v></x:c></x:row>'
        ),
        sheet("<row r='2'><c r='A2'><v>1</v></c><c r='B2'><v>2</v></c></row>").replace(
            MAIN, STRICT
        ),
        sheet('\n <row r="2">\n <c r="A2">\n<v>1</v> </c><!-- c --><?pi x?>'
              '<c r="B2"><v><![CDATA[2]]></v></c></row>'),
    ],
    ids=["plain", "without addresses", "prefixed", "strict", "comments and CDATA"],
)  # fmt: skip
def test_every_legal_layout_reads_the_same(data: str) -> None:
    assert [cell[:3] for cell in cells(data)] == [(2, 1, 1.0), (2, 2, 2.0)]


def test_a_cell_stands_where_its_address_says_or_right_of_the_one_before() -> None:
    chance = random.Random(11)  # noqa: S311 - the same cells every time
    rows, due = [], []
    for number in range(1, 1200, 3):
        place, text = (number, 0), ""
        for _ in range(chance.randint(0, 6)):
            place = place[0], place[1] + 1
            address = ""
            if chance.random() < 0.7:
                row_of = number if chance.random() < 0.8 else chance.randint(1, 1_048_576)
                place = row_of, chance.randint(1, 16_000)
                letters = get_column_letter(place[1])
                letters = letters.lower() if chance.random() < 0.2 else letters
                address = f' r="{letters}{place[0]}"'
            text += f"<c{address}><v>1</v></c>"
            due.append(place)
        rows.append(f'<row r="{number}">{text}</row>')
    assert [(cell.row, cell.column) for cell in cells(sheet("".join(rows)))] == due


@pytest.mark.parametrize(
    "data",
    [
        sheet('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
        sheet('<row r="x"><c><v>1</v></c></row>'),
        "<worksheet",
    ],
)
def test_a_damaged_sheet_is_named(data: str) -> None:
    with pytest.raises(PackageError, match=r"sheet|sheet1\.xml"):
        cells(data)


def test_a_sheet_without_its_part_is_named() -> None:
    data = workbook({"Induk": formulas("1")}).replace(b"worksheets/sheet1", b"worksheets/sheet9")
    with pytest.raises(PackageError):
        _ = opened(data).sheets


def test_settings_that_change_results_are_read() -> None:
    book = opened(
        workbook(
            {"A": sheet("")},
            properties='<workbookPr date1904="1"/>',
            settings='<calcPr iterate="1" iterateCount="7" iterateDelta="0.5"/>',
        )
    )
    assert book.calculation.date1904
    assert book.calculation.iterations == 7
    assert book.calculation.change == 0.5


def test_a_tables_total_row_is_not_data() -> None:
    book = opened(workbook({"A": sheet("")}, tables={"A": table("t", "B3:C9", "x", "y", totals=1)}))
    assert book.tables[0].data == Area(4, 2, 8, 3)
