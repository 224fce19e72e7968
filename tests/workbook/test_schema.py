"""The schema is one web of names: nothing in it points at what is not there."""

import itertools

import pytest

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.package.addresses import column_number, parse_cell
from lakip_xl.workbook.formula import calls, names, row_columns, table_columns
from lakip_xl.workbook.schema import FIELDS, SHEETS, TABLES
from lakip_xl.workbook.schema.kinds import Kind, Mark
from lakip_xl.workbook.schema.model import Column, Field, Table
from lakip_xl.workbook.schema.pemeriksaan import FINDING_KEYS, TBL_TEMUAN

FIXED_SHEETS = (
    "Beranda", "Pengaturan", "IKU", "Sasaran", "IP ASN", "Sistem Merit", "Program", "Anggaran",
    "Triwulan", "Efisiensi", "Sumber Daya", "Perbandingan", "Analisis", "SAKIP", "LKE", "IKM",
    "Pemeriksaan", "Kamus",
)  # fmt: skip
FIXED_TABLES = {
    "tblIKU", "tblIPASN", "tblMerit", "tblAspekMerit", "tblProgram", "tblAnggaran",
    "tblEfisiensi", "tblPerbandingan", "tblSAKIP", "tblTemuan",
}  # fmt: skip
FINDING_JSON_KEYS = (
    "aturan", "tingkat", "sheet", "sel", "tabel", "kunci", "kolom", "tercetak", "dihitung", "pesan",
)  # fmt: skip
EXCEL_FUNCTIONS = {
    "AND", "AVERAGE", "CHAR", "CHOOSE", "COLUMNS", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF",
    "COUNTIFS", "FIND", "IF", "IFERROR", "INDEX", "ISNUMBER", "ISREF", "ISTEXT", "LEFT", "LEN",
    "LOWER", "MATCH", "MAX", "MID", "N", "NOT", "OR", "RANK", "ROUND", "ROWS", "SUBSTITUTE", "SUM",
    "SUMIFS", "SUMPRODUCT", "TRIM", "UPPER", "VALUE",
}  # fmt: skip

COLUMNS = [
    pytest.param(table, column, id=f"{table.name}.{column.title}")
    for table in TABLES.values()
    for column in table
]
COMPUTED = [param for param in COLUMNS if param.values[1].formula is not None]
FIELD_LIST = [pytest.param(field, id=name) for name, field in FIELDS.items()]


def defined_names() -> set[str]:
    found = set(FIELDS)
    for sheet in SHEETS:
        for block in sheet.blocks:
            found |= {name for name, *_ in block.names}
            found |= {name for *_, name in block.row_names}
    return found


def test_the_sheets_stand_in_their_order() -> None:
    assert tuple(sheet.title for sheet in SHEETS) == FIXED_SHEETS


def test_the_ten_tables_of_the_plan_exist_and_may_not_be_missing() -> None:
    required = {name for name, table in TABLES.items() if not table.optional}
    assert required == FIXED_TABLES


def test_a_finding_has_a_column_for_every_key_of_the_audit() -> None:
    assert tuple(FINDING_KEYS) == FINDING_JSON_KEYS
    assert tuple(FINDING_KEYS.values()) == tuple(column.title for column in TBL_TEMUAN)


@pytest.mark.parametrize(("table", "column"), COMPUTED)
def test_a_formula_reads_only_columns_that_exist(table: Table, column: Column) -> None:
    titles = {c.title for c in table}
    assert column.formula is not None
    assert row_columns(column.formula) <= titles
    for other, title in table_columns(column.formula):
        assert title in {c.title for c in TABLES[other]}


@pytest.mark.parametrize("field", FIELD_LIST)
def test_a_figure_reads_only_columns_that_exist(field: Field) -> None:
    for table, title in table_columns(field.formula or ""):
        assert title in {c.title for c in TABLES[table]}


def test_formulas_use_only_defined_names_and_known_functions() -> None:
    formulas = [c.formula for table in TABLES.values() for c in table if c.formula]
    formulas += [field.formula for field in FIELDS.values() if field.formula]
    for formula in formulas:
        assert names(formula) <= defined_names(), formula
        assert calls(formula) <= EXCEL_FUNCTIONS | set(CATALOGUE), formula


def test_names_are_given_once() -> None:
    given = [field.name for sheet in SHEETS for field in sheet.fields]
    given += [name for sheet in SHEETS for block in sheet.blocks for name, *_ in block.names]
    assert len(given) == len({name.casefold() for name in given})
    assert not {name.casefold() for name in given} & {name.casefold() for name in CATALOGUE}


@pytest.mark.parametrize("column", [pytest.param(p.values[1], id=p.id) for p in COLUMNS])
def test_a_column_explains_itself_within_the_limits_of_excel(column: Column) -> None:
    assert 1 <= len(column.help) <= 255
    assert column.help.endswith(".")
    assert 1 <= len(column.title) <= 32
    assert 5 <= column.width <= 100
    assert not set(column.title) & set("[]#'@:"), "a structured reference would need escapes"
    assert (column.formula is not None) == (column.kind is Kind.COMPUTED)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_printed_column_names_the_computed_one_and_is_compared(
    table: Table, column: Column
) -> None:
    if column.kind is not Kind.PRINTED:
        return
    assert table[str(column.printed_of)]
    compared = {title for c in table if c.formula for title in row_columns(c.formula)}
    assert column.title in compared or column.title == "Tercetak Penjelasan"


def test_every_difference_on_a_table_is_counted_on_its_sheet() -> None:
    for table in TABLES.values():
        if any(column.kind is Kind.PRINTED for column in table):
            counter = FIELDS[f"Beda{table.name.removeprefix('tbl')}"].formula
            stated = {"tblAnggaran": "BedaInduk", "tblEfisiensi": "BedaEfisiensiDiisi"}.get(
                table.name
            )
            counter = f"{counter}{FIELDS[stated].formula if stated else ''}"
            for column in table:
                if column.mark in (Mark.DIFFERENCE, Mark.CHECK):
                    assert f"{table.name}[{column.title}]" in counter


def test_tables_of_a_sheet_do_not_touch() -> None:
    for sheet in SHEETS:
        spans = [(column_number(t.column), column_number(t.last_column)) for t in sheet.tables]
        for (_, last), (first, _) in itertools.pairwise(spans):
            assert first >= last + 2


def test_figures_of_a_sheet_stand_in_cells_of_their_own() -> None:
    for sheet in SHEETS:
        cells = [parse_cell(field.cell) for field in sheet.fields]
        assert len(cells) == len(set(cells))


def test_a_table_without_such_a_column_says_so() -> None:
    with pytest.raises(KeyError, match="tblIKU has no column 'Warna'"):
        TABLES["tblIKU"]["Warna"]
