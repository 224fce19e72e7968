"""The list of what is still to be filled speaks of sheets, cells and columns that are there."""

import re

from lakip_xl.package.addresses import parse_cell
from lakip_xl.workbook.schema import FIELDS, SHEETS, TABLES
from lakip_xl.workbook.schema.guidance import STEPS, guidance, links


def test_every_step_names_columns_and_cells_of_the_schema() -> None:
    for step in STEPS:
        for table, column in re.findall(r"(tbl\w+)\[([^\]]+)\]", step.missing + step.used):
            assert TABLES[table][column].is_filled_by_user
        for name in re.findall(r"\b[A-Z][a-z]+[A-Z]\w+\b", step.missing):
            assert name in FIELDS


def test_every_step_leads_to_a_cell_that_is_typed_into() -> None:
    sheets = {sheet.title: sheet for sheet in SHEETS}
    for step in STEPS:
        sheet = sheets[step.sheet]
        row, _ = parse_cell(step.cell)
        letters = {table.letter(column.title) for table in sheet.tables for column in table}
        typed = {field.cell for field in sheet.fields if field.is_filled_by_user}
        assert step.cell in typed or (row == 9 and step.cell.rstrip("0123456789") in letters)


def test_numbers_words_and_links_stand_side_by_side() -> None:
    fields = guidance("C", 50)
    assert [field.cell for field in fields[:4]] == ["C50", "D50", "C51", "D51"]
    assert len(fields) == 2 * len(STEPS)
    assert list(links("B", 50)) == [f"B{50 + i}" for i in range(len(STEPS))]
